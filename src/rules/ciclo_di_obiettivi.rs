// SPDX-License-Identifier: EUPL-1.2
use super::shared::cicli;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Obiettivo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ciclo-di-obiettivi",
    catalogo: &["gen-no-cycle"],
    summary: "nessun obiettivo discende, alla fine, da sé stesso",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("ciclo_di_obiettivi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    cicli::controlla::<Obiettivo>(cx, &RULE, |o| &o.padre, "gli obiettivi discendono l'uno dall'altro", out);
}
