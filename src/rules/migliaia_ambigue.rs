// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "migliaia-ambigue",
    catalogo: &[],
    summary: "un numero con il punto delle migliaia sta tra virgolette",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("migliaia_ambigue.md"),
    check: None,
};
