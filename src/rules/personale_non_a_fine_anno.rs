// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::Personale;
use crate::model::valore::stampa_data;
use crate::source::decode::fold;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-non-a-fine-anno",
    catalogo: &["ptfp-date"],
    summary: "la tabella del personale è al 31 dicembre dell'anno prima",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. c",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("personale_non_a_fine_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(section) = fabbisogni::letta(cx).filter(|_| cx.piano.manifesto.anno.get().is_some()) else { return };
    let anno = cx.profilo.anno;
    let (Ok(last), Ok(first)) = (Date::new(anno - 1, 12, 31), Date::new(anno, 1, 1)) else { return };
    let tables = section.personale.elementi();
    // The staff of the first of January is that of the day before; one table of that day is enough.
    let on_the_day = |t: &Personale| match t.al.get() {
        Some(giorno) => giorno.data == last || giorno.data == first,
        None => !t.al.is_missing() || in_words(t),
    };
    if tables.iter().any(|t| on_the_day(t)) {
        return;
    }
    let Some(table) = tables.iter().max_by_key(|t| t.al.get().map(|g| g.data)) else { return };
    let message = match table.al.get() {
        Some(giorno) => format!("il personale è contato al {}, non al {}", stampa_data(giorno.data), stampa_data(last)),
        None => format!("non si dice a quale data è contato il personale: deve essere il {}", stampa_data(last)),
    };
    out.report(&RULE, table.al.span().unwrap_or(table.span))
        .campo("personale")
        .message(message)
        .label("a che giorno?")
        .help(format!("aggiungi la tabella del personale con `al: {last}`; le altre date possono restare"));
}

/// A note or the source says the day in words.
fn in_words(table: &Personale) -> bool {
    [&table.nota, &table.fonte, &table.popolazione].into_iter().filter_map(|t| t.get()).any(|t| {
        let text = fold(t.as_str());
        text.contains("31") && ["dicembre", "/12", ".12", "_12"].iter().any(|m| text.contains(m))
    })
}
