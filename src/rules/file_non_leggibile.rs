// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "file-non-leggibile",
    catalogo: &[],
    summary: "ogni file del piano è un file normale, di testo, leggibile",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("file_non_leggibile.md"),
    check: None,
};
