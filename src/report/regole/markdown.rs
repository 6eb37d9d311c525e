// SPDX-License-Identifier: EUPL-1.2
//! Markdown: a checklist to print or to put in a wiki.

use super::{Elenco, anni, condizioni, enti, fonte, livello, spiegazione};
use crate::rules::Rule;
use std::fmt::Write as _;

/// A checklist, one heading a part of the plan.
pub fn list(elenco: &Elenco) -> String {
    let mut text = String::from("# Che cosa deve avere il piano\n");
    if elenco.filtro.ha_profilo() {
        let _ = writeln!(text, "\n{}.", elenco.per_chi());
    }
    for (parte, rules) in &elenco.parti {
        let _ = writeln!(text, "\n## {}\n", parte.nome());
        for rule in rules {
            let sources: Vec<String> = rule
                .fonti
                .iter()
                .map(|f| format!("[{}]({})", [f.atto, f.articolo].join(", ").trim_end_matches(", "), f.url))
                .collect();
            let from = if sources.is_empty() { "regola dello strumento".into() } else { sources.join("; ") };
            let summary = rule.summary.trim_end_matches('.');
            let _ = writeln!(
                text,
                "- [ ] **{}** {summary} — {from} · `{}`",
                livello(rule, elenco.filtro.regime()),
                rule.id
            );
        }
    }
    let _ = writeln!(text, "\n{} regole.", elenco.quante());
    text
}

/// One rule.
pub fn one(rule: &Rule) -> String {
    let mut text = spiegazione(rule);
    text.push_str("\n## Da dove viene\n\n");
    let _ = writeln!(text, "- Livello: {}", livello(rule, None));
    let _ = writeln!(text, "- Piani: {}", anni(rule));
    let _ = writeln!(text, "- Enti: {}", enti(rule));
    for condizione in condizioni(rule) {
        let _ = writeln!(text, "- Solo {condizione}");
    }
    if rule.fonti.is_empty() {
        text.push_str("- Fonte: regola dello strumento, per la coerenza del piano\n");
    }
    for f in rule.fonti {
        let _ = writeln!(text, "- Fonte: [{}]({})", fonte(f), f.url);
    }
    text
}
