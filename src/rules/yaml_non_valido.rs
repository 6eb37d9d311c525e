// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "yaml-non-valido",
    catalogo: &[],
    summary: "un file YAML si legge per intero",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("yaml_non_valido.md"),
    check: None,
};
