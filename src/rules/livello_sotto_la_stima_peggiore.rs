// SPDX-License-Identifier: EUPL-1.2
use super::shared::valutazione::{motivato, peggiore, scala_comune};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Rischio;

/// The rule.
pub static RULE: Rule = Rule {
    id: "livello-sotto-la-stima-peggiore",
    catalogo: &["risk-rating-not-average"],
    summary: "un livello di rischio più basso della stima peggiore è motivato",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("livello_sotto_la_stima_peggiore.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scala) = scala_comune(cx) else { return };
    for (n, rischio) in cx.graph.tutti::<Rischio>() {
        let Some(p) = peggiore(&scala, rischio).filter(|_| !motivato(cx.graph, n, rischio)) else { continue };
        let id = cx.graph.nodo(n).id;
        out.report(&RULE, p.luogo)
            .message(format!(
                "il rischio `{id}` è `{}`, ma la stima di {} è `{}`, e il motivo non c'è",
                p.livello, p.indicatore.nome, p.stima
            ))
            .label("il livello complessivo")
            .also(p.luogo_stima, "la stima peggiore")
            .help("scrivi in `motivazione` perché il livello è più basso, oppure alzalo: il giudizio non è la media delle stime");
    }
}
