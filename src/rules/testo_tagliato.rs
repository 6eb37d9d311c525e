// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "testo-tagliato",
    catalogo: &[],
    summary: "un testo non finisce prima di un `#` attaccato a una parola",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("testo_tagliato.md"),
    check: None,
};
