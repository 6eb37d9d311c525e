// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, UN_EURO, euro};
use super::shared::formazione::Parlato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;
use crate::model::comuni::Parere;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "equilibrio-non-asseverato",
    catalogo: &["ptfp-balance-certified"],
    summary: "chi aumenta la spesa di personale fa asseverare l'equilibrio di bilancio dai revisori",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 34/2019",
        articolo: "art. 33",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2019-04-30;34~art33",
        certezza: "K",
    }],
    doc: include_str!("equilibrio_non_asseverato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let Some(soglia) = prospetto.riga(VoceSpesa::Soglia) else { return };
    let Ok(conto) = capacita::rapporto(prospetto.capacita) else { return };
    if conto.rapporto > soglia.valore || cx.graph.is_incomplete() {
        return;
    }
    let previste = prospetto.previste();
    let Some(oltre) = previste.iter().find(|p| p.spesa - conto.spesa > UN_EURO) else { return };
    if said(cx, &prospetto) {
        return;
    }
    out.report(&RULE, oltre.luogo)
        .message(format!(
            "la spesa di personale sale da {} a {} euro nel {}, e non si dice che i revisori hanno asseverato l'equilibrio",
            euro(conto.spesa),
            euro(oltre.spesa),
            oltre.anno
        ))
        .label("l'aumento vuole l'equilibrio pluriennale asseverato")
        .help("aggiungi ai `pareri` quello con `oggetto: Asseverazione dell'equilibrio pluriennale di bilancio`, data e numero");
}

/// Somewhere in the section, or among the opinions on the plan.
fn said(cx: &Context<'_>, prospetto: &Prospetto<'_>) -> bool {
    let words = |t: &str| t.contains("assever") || t.contains("equilibri");
    let text = Parlato::di(prospetto.fabbisogni);
    let scheda = cx.piano.sezioni.scheda_anagrafica.iter().flat_map(|s| s.pareri.elementi());
    let adozione = cx.piano.manifesto.adozione.get().into_iter().flat_map(|a| a.pareri.elementi());
    let opinion = |p: &Parere| [&p.oggetto, &p.esito].iter().any(|t| t.get().is_some_and(|t| words(&fold(t.as_str()))));
    words(&text.brevi) || words(&text.prosa) || scheda.chain(adozione).any(|p| opinion(p))
}
