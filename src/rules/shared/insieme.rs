// SPDX-License-Identifier: EUPL-1.2
//! One fault in many elements: when all of them have it the cause is one, and so is the finding.

use crate::graph::Nodo;
use crate::rules::context::Finding;
use crate::rules::{Context, Findings, Rule};

/// Elements that all have the same fault are told once from this many on.
const MOLTI: usize = 5;

/// What to say of elements that lack something.
pub struct Mancanza<'t> {
    /// The rule.
    pub rule: &'static Rule,
    /// What all of them lack: «nessuno dei 24 processi ha un ufficio».
    pub tutti: String,
    /// Why here.
    pub label: &'t str,
    /// What to write.
    pub help: &'t str,
    /// The field they lack; empty when what is missing is written elsewhere.
    pub campo: &'t str,
}

/// Reports the elements at `mancanti`, out of `totale` of their kind.
pub fn riporta(
    cx: &Context<'_>,
    out: &mut Findings,
    mancanza: &Mancanza<'_>,
    mancanti: &[usize],
    totale: usize,
    uno: impl Fn(&Nodo<'_>) -> String,
) {
    let Some(first) = mancanti.first() else { return };
    let Mancanza { rule, tutti, label, help, campo } = mancanza;
    if mancanti.len() == totale && totale >= MOLTI {
        let place = cx.graph.nodo(*first).span;
        let label = format!("{label} (qui e negli altri)");
        with_field(out.report(rule, place), campo).message(tutti).label(label).help(*help).insieme(cx);
        return;
    }
    for n in mancanti {
        let nodo = cx.graph.nodo(*n);
        with_field(out.report(rule, nodo.span), campo).message(uno(nodo)).label(*label).help(*help);
    }
}

fn with_field<'f>(finding: Finding<'f>, campo: &str) -> Finding<'f> {
    if campo.is_empty() { finding } else { finding.campo(campo) }
}
