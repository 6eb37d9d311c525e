// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "predefinito-inutile",
    catalogo: &[],
    summary: "i predefiniti di un file servono a qualche sua scheda",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("predefinito_inutile.md"),
    check: None,
};
