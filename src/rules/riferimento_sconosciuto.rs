// SPDX-License-Identifier: EUPL-1.2
//! Found while reading and linking.
use super::{Anni, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "riferimento-sconosciuto",
    catalogo: &["gen-no-dangling", "org-tree", "ptfp-hire-office"],
    summary: "ogni riferimento porta a un elemento del piano",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("riferimento_sconosciuto.md"),
    check: None,
};
