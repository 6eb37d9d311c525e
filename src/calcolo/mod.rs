// SPDX-License-Identifier: EUPL-1.2
//! Computations on the figures of a plan, one file a computation: for the rules, that judge them, and for the document, that
//! shows them. A result keeps its operands; what cannot be computed says why. Knows the plan and the tables of facts
//! (`rules::dati`), no rule.

pub mod aree;
pub mod capacita;
pub mod collegamenti;
pub mod personale;
pub mod persone;
pub mod quote;

use crate::source::Span;

/// Why a figure cannot be computed: nothing is ever guessed.
#[derive(Debug, Clone, PartialEq)]
pub struct Incalcolabile {
    /// The reason, as it may stand after «non si può calcolare:».
    pub motivo: String,
    /// What it is about, when it is one thing.
    pub luogo: Option<Span>,
}

impl Incalcolabile {
    /// A reason with its place.
    pub fn new(motivo: impl Into<String>, luogo: Option<Span>) -> Self {
        Incalcolabile { motivo: motivo.into(), luogo }
    }
}

/// Amounts that no exact number holds: nobody wrote them in earnest.
fn troppo_grande() -> Incalcolabile {
    Incalcolabile::new("gli importi sono troppo grandi", None)
}
