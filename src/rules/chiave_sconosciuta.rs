// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "chiave-sconosciuta",
    catalogo: &[],
    summary: "ogni chiave è una di quelle previste",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("chiave_sconosciuta.md"),
    check: None,
};
