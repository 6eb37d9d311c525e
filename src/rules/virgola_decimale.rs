// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "virgola-decimale",
    catalogo: &[],
    summary: "un numero con la virgola sta tra virgolette dove la virgola separa",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("virgola_decimale.md"),
    check: None,
};
