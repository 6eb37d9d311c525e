// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::valutazione::{motivato, peggiore, scala_comune, valutato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;
use crate::model::rischi_corruttivi::Rischio;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-senza-motivazione",
    catalogo: &["risk-rating-motivation"],
    summary: "ogni livello di rischio ha una motivazione scritta",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2019",
        articolo: "allegato 1 (metodo qualitativo)",
        url: "https://www.anticorruzione.it",
        certezza: "K",
    }],
    doc: include_str!("rischio_senza_motivazione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // A level below its worst estimate is told by its own rule, in the ordinary regime.
    let scala = scala_comune(cx).filter(|_| cx.profilo.regime == Regime::Ordinario);
    let mut total = 0;
    let mut found = Vec::new();
    for (n, rischio) in cx.graph.tutti::<Rischio>().filter(|(n, r)| valutato(cx.graph, *n, r)) {
        let altrove = scala.as_ref().is_some_and(|s| peggiore(s, rischio).is_some());
        if altrove {
            continue;
        }
        total += 1;
        if !motivato(cx.graph, n, rischio) && !cx.graph.maybe(cx.graph.nodo(n).id) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "motivazione",
        tutti: format!("nessuno dei {total} livelli di rischio ha una motivazione"),
        label: "perché questo livello?",
        help: "aggiungi `motivazione`: due righe con i fatti e i dati, per esempio quanti casi, quante segnalazioni",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("il livello del rischio `{}` non è motivato", n.id));
}
