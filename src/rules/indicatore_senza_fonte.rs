// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-fonte",
    catalogo: &["ind-source", "vp-source"],
    summary: "ogni indicatore dice da dove vengono i suoi dati",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, domande guida sugli indicatori",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("indicatore_senza_fonte.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for uso in cx.usati() {
        if !uso.indicatore.fonte.is_missing() {
            continue;
        }
        let nodo = cx.graph.nodo(uso.nodo);
        out.report(&RULE, nodo.span)
            .campo("fonte")
            .message(format!("l'indicatore `{}` non dice da dove vengono i dati", nodo.id))
            .label("chi controlla, dove guarda?")
            .help("aggiungi `fonte` con l'id di una delle `fonti` della scheda anagrafica, o in parole");
    }
}
