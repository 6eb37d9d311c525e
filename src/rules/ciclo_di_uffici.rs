// SPDX-License-Identifier: EUPL-1.2
use super::shared::cicli;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::struttura_organizzativa::Ufficio;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ciclo-di-uffici",
    catalogo: &["gen-no-cycle", "org-tree"],
    summary: "nessun ufficio dipende, alla fine, da sé stesso",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("ciclo_di_uffici.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    cicli::controlla::<Ufficio>(cx, &RULE, |u| &u.padre, "gli uffici dipendono l'uno dall'altro", out);
}
