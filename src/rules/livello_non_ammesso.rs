// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "livello-non-ammesso",
    catalogo: &[],
    summary: "una regola di legge non si abbassa nel manifesto",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("livello_non_ammesso.md"),
    check: None,
};
