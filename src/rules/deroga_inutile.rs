// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "deroga-inutile",
    catalogo: &[],
    summary: "una deroga serve a qualcosa",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("deroga_inutile.md"),
    check: None,
};
