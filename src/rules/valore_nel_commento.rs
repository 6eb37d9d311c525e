// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-nel-commento",
    catalogo: &[],
    summary: "un valore che comincia con `#` sta tra virgolette",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("valore_nel_commento.md"),
    check: None,
};
