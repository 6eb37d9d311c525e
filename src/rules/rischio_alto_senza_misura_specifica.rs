// SPDX-License-Identifier: EUPL-1.2
use super::shared::scala::{self, Scala};
use super::shared::trattamento::Trattamento;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Rischio;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-alto-senza-misura-specifica",
    catalogo: &["risk-high-specific"],
    summary: "un rischio al livello peggiore ha almeno una misura specifica",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("rischio_alto_senza_misura_specifica.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(words) = Scala::del_rischio(cx) else { return };
    let trattamento = cx.trattamento();
    if Trattamento::nessuna(cx) {
        return;
    }
    for (n, rischio) in cx.graph.tutti::<Rischio>() {
        let Some((level, place)) = scala::livello(rischio).filter(|(l, _)| words.peggiore(l.as_str())) else {
            continue;
        };
        if trattamento.risposto(cx.graph, n, rischio) {
            continue;
        }
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .campo("misure")
            .message(format!("il rischio `{}` è `{level}` e non ha misure specifiche", nodo.id))
            .label("che cosa si fa per questo rischio?")
            .also(place, "il livello è il peggiore della scala")
            .help("aggiungi in `misure` una misura con `genere: specifica`, o l'id di una scritta altrove");
    }
}
