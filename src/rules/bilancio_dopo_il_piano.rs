// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoDocumento;
use crate::model::valore::stampa_data;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "bilancio-dopo-il-piano",
    catalogo: &["act-budget-before"],
    summary: "un ente locale adotta il piano dopo il bilancio di previsione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 8, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("bilancio_dopo_il_piano.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(adozione) = cx.piano.manifesto.adozione.get() else { return };
    let Some((day, span)) = adozione.data.both() else { return };
    if adozione.provvisorio.get().is_some_and(|p| p.0) {
        return;
    }
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let budgets = scheda.documenti.elementi().iter().filter(|d| d.tipo.get() == Some(&TipoDocumento::Bilancio));
    let dated = budgets.filter_map(|d| Some((d.titolo.get(), d.data.both()?)));
    // Budgets are amended during the year: the first act counts.
    let mine = dated.filter(|(title, (day, _))| is_of(cx.profilo.anno, title.map_or("", |t| &t.testo), day.data));
    let Some((budget, place)) = mine.map(|(_, dated)| dated).min_by_key(|(g, _)| g.data) else { return };
    if budget.data <= day.data {
        return;
    }
    out.report(&RULE, span)
        .message(format!(
            "il piano è adottato il {}, prima del bilancio di previsione ({})",
            stampa_data(day.data),
            stampa_data(budget.data)
        ))
        .label("prima del bilancio")
        .help("correggi la data sbagliata; se il piano è provvisorio, in attesa del bilancio, scrivi `provvisorio = true` in `[adozione]`")
        .also(place, "il bilancio");
}

/// Whether a budget is of this plan: its title begins with that year or, without years, its act is of the months around.
fn is_of(anno: i16, title: &str, day: Date) -> bool {
    let year = |run: &&str| run.len() == 4 && run.starts_with("20");
    match title.split(|c: char| !c.is_ascii_digit()).find(year) {
        Some(first) => first.parse() == Ok(anno),
        None => day.year() == anno || day.year() == anno - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_of_another_year_is_another_budget() {
        let day = |y, m| Date::new(y, m, 15).expect("a day");
        assert!(is_of(2027, "Bilancio di previsione 2027-2029", day(2026, 12)));
        assert!(is_of(2027, "Bilancio di previsione 2027/2029, deliberazione 42", day(2027, 3)));
        assert!(!is_of(2025, "Bilancio 2026-2028", day(2026, 4)));
        assert!(is_of(2027, "Bilancio di previsione", day(2027, 1)) && !is_of(2027, "Bilancio", day(2028, 1)));
    }
}
