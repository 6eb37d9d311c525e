// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "data-del-consuntivo",
    catalogo: &[],
    summary: "la data di un consuntivo è quella del nome del file",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("data_del_consuntivo.md"),
    check: None,
};
