// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ufficio-senza-obiettivi",
    catalogo: &["perf-every-office"],
    summary: "ogni ufficio di primo livello ha almeno un obiettivo di performance",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 8",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art8",
        certezza: "K",
    }],
    doc: include_str!("ufficio_senza_obiettivi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for ufficio in senza(cx) {
        let nodo = cx.graph.nodo(ufficio);
        out.report(&RULE, nodo.span)
            .message(format!("l'ufficio `{}` non ha obiettivi di performance", nodo.id))
            .label("né suoi né degli uffici che ne dipendono")
            .help("aggiungi un obiettivo con questo `ufficio`, o mettilo tra i `contributori` di quelli a cui lavora");
    }
}

/// Offices of the first level without goals, where goals are due.
pub fn senza(cx: &Context<'_>) -> Vec<usize> {
    let obiettivi = cx.obiettivi();
    if cx.profilo.regime != Regime::Ordinario || obiettivi.incompleti || obiettivi.tutti.is_empty() {
        return Vec::new();
    }
    let struttura = cx.struttura();
    let coinvolti = cx.coinvolti();
    struttura.senza_obiettivi(cx, coinvolti)
}
