// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::trattamento::processi;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Processo, Rischio};

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-senza-processo",
    catalogo: &["risk-risk-process"],
    summary: "ogni rischio appartiene a un processo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("rischio_senza_processo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // Without any process the cause is another.
    if cx.graph.is_incomplete() || cx.graph.tutti::<Processo>().next().is_none() {
        return;
    }
    let mut total = 0;
    let mut found = Vec::new();
    for (n, rischio) in cx.graph.tutti::<Rischio>() {
        total += 1;
        // An unknown process has its own finding.
        if rischio.processi.is_missing() && processi(cx.graph, n).next().is_none() {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "processi",
        tutti: format!("nessuno dei {total} rischi dice in quale processo può accadere"),
        label: "in quale processo può accadere?",
        help: "aggiungi `processi` con gli id dei processi, oppure richiamalo in `rischi` del processo",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("il rischio `{}` non è di nessun processo", n.id));
}
