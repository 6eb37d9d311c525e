// SPDX-License-Identifier: EUPL-1.2
use super::dati::names;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Parere;
use crate::model::tipi::{Giorno, Testo};
use crate::model::valore::stampa_data;
use crate::source::Span;
use crate::source::decode::Field;
use crate::source::node::brief;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "parere-dopo-l-adozione",
    catalogo: &["act-opinion-order"],
    summary: "pareri e confronti vengono prima dell'adozione del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 448/2001",
            articolo: "art. 19, c. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2001-12-28;448~art19",
            certezza: "P",
        },
        Fonte {
            atto: "D.Lgs. 198/2006",
            articolo: "art. 48",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2006-04-11;198~art48",
            certezza: "P",
        },
    ],
    doc: include_str!("parere_dopo_l_adozione.md"),
    check: Some(check),
};

/// Who was heard, and when.
struct Sentito<'p> {
    chi: &'p str,
    giorno: Date,
    span: Span,
}

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manifest = &cx.piano.manifesto;
    let Some((day, place)) = manifest.adozione.get().and_then(|a| a.data.both()) else { return };
    let heard = sentiti(cx);
    // An opinion given later may be about an amendment.
    let amended = manifest.variazioni.elementi().iter().filter_map(|v| v.data.get()).map(|g| g.data).max();
    let auditors = |who: &str| names(who, "revisor") || names(who, "collegio sindacale");
    let before = heard.iter().any(|s| auditors(s.chi) && s.giorno <= day.data);
    for opinion in &heard {
        let late = opinion.giorno > day.data && amended.is_none_or(|last| opinion.giorno > last);
        // The auditors have already spoken, for instance on the DUP.
        if !late || (before && auditors(opinion.chi)) {
            continue;
        }
        out.report(&RULE, opinion.span)
            .message(format!(
                "«{}» è del {}, dopo l'adozione del piano ({})",
                brief(opinion.chi),
                stampa_data(opinion.giorno),
                stampa_data(day.data)
            ))
            .label("dopo l'adozione")
            .help("correggi la data sbagliata; se riguarda una variazione del piano, scrivila in `[[variazioni]]` di `piao.toml`")
            .also(place, "il piano è adottato qui");
    }
}

/// Who was heard on the plan. The opinions of section 1 may be on other things, and those of later years are.
fn sentiti<'p>(cx: &Context<'p>) -> Vec<Sentito<'p>> {
    let sections = &cx.piano.sezioni;
    let scheda = sections.scheda_anagrafica.as_ref();
    let own = [cx.piano.manifesto.adozione.get().map(|a| &a.pareri), sections.fabbisogni.as_ref().map(|f| &f.pareri)];
    let own = own.into_iter().flatten().flat_map(|list| list.elementi());
    let of_section = scheda.into_iter().flat_map(|s| s.pareri.elementi()).filter(|p| on_the_plan(p));
    let opinions = own.chain(of_section).map(|p| (&p.organo, &p.data));
    let unions = scheda.into_iter().flat_map(|s| s.confronto_sindacale.elementi()).map(|c| (&c.oggetto, &c.data));
    let heard = |(who, day): (&'p Field<Testo>, &'p Field<Giorno>)| {
        let (giorno, span) = day.both().filter(|(g, _)| g.data.year() <= cx.profilo.anno)?;
        Some(Sentito { chi: &who.get()?.testo, giorno: giorno.data, span })
    };
    opinions.chain(unions).filter_map(heard).collect()
}

/// An opinion that does not say what it is on, or names the plan or what the plan has absorbed.
fn on_the_plan(parere: &Parere) -> bool {
    let Some(text) = parere.oggetto.get() else { return parere.oggetto.is_missing() };
    let any = |words: &[&str]| words.iter().any(|word| names(&text.testo, word));
    any(&["piao", "piano", "azioni positive", "fabbisogn", "assunzion"])
        && !any(&["relazione", "consuntiv", "rendiconto", "valida", "valutazion"])
}
