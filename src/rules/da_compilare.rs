// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "da-compilare",
    catalogo: &[],
    summary: "ogni campo è compilato",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("da_compilare.md"),
    check: None,
};
