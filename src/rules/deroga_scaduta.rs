// SPDX-License-Identifier: EUPL-1.2
//! Found where waivers are applied, on the day that `--al` gives.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "deroga-scaduta",
    catalogo: &[],
    summary: "una deroga con una scadenza vale fino a quel giorno",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("deroga_scaduta.md"),
    check: None,
};
