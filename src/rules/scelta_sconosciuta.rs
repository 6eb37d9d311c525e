// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "scelta-sconosciuta",
    catalogo: &["gen-type-known", "ptfp-channel-valid"],
    summary: "una parola di un elenco chiuso è una di quelle ammesse",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("scelta_sconosciuta.md"),
    check: None,
};
