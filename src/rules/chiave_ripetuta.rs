// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "chiave-ripetuta",
    catalogo: &[],
    summary: "una chiave sta una volta sola in una scheda",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("chiave_ripetuta.md"),
    check: None,
};
