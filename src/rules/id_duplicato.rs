// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "id-duplicato",
    catalogo: &["gen-unique-ids"],
    summary: "un id nomina un solo elemento del suo genere",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("id_duplicato.md"),
    check: None,
};
