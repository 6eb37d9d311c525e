// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "chiave-in-due-file",
    catalogo: &[],
    summary: "una chiave con un solo valore sta in un solo file della sezione",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("chiave_in_due_file.md"),
    check: None,
};
