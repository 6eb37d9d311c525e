// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "collegamento-sconosciuto",
    catalogo: &[],
    summary: "ogni collegamento `[[genere:id]]` porta a un elemento del piano",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("collegamento_sconosciuto.md"),
    check: None,
};
