// SPDX-License-Identifier: EUPL-1.2
use super::rischi_non_valutati;
use super::shared::valutazione::valutato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Rischio;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-senza-livello",
    catalogo: &["risk-rating-present"],
    summary: "ogni rischio ha un livello nelle parole della scala",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("rischio_senza_livello.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if rischi_non_valutati::nessuno(cx) {
        return;
    }
    for (n, rischio) in cx.graph.tutti::<Rischio>() {
        let nodo = cx.graph.nodo(n);
        if valutato(cx.graph, n, rischio) || cx.graph.maybe(nodo.id) {
            continue;
        }
        out.report(&RULE, nodo.span)
            .campo("rischio_iniziale")
            .message(format!("il rischio `{}` non ha un livello", nodo.id))
            .label("quanto è esposto l'ente?")
            .help("aggiungi `rischio_iniziale` con una parola della scala, e `motivazione` con i dati su cui poggia");
    }
}
