// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-target",
    catalogo: &["ind-target"],
    summary: "ogni indicatore usato da un obiettivo ha un valore atteso",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
        certezza: "P",
    }],
    doc: include_str!("indicatore_senza_target.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for uso in cx.indicatori() {
        if uso.indicatore.target.is_missing() && uso.legami.iter().all(|l| l.target.is_missing()) {
            let nodo = cx.graph.nodo(uso.nodo);
            out.report(&RULE, nodo.span)
                .campo("target")
                .message(format!("l'indicatore `{}` non ha un valore atteso", nodo.id))
                .label("quanto si vuole raggiungere?")
                .help("aggiungi `target` con un valore per anno: `target: { 2027: …, 2028: …, 2029: … }`");
        }
    }
}
