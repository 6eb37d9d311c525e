// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "chiave-mancante",
    catalogo: &[],
    summary: "una scheda ha le chiavi senza le quali non ha senso",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("chiave_mancante.md"),
    check: None,
};
