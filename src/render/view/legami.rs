// SPDX-License-Identifier: EUPL-1.2
//! How the parts of the plan hold together, sort by sort.

use crate::calcolo::collegamenti::collegamenti;
use crate::json::{Value, json};
use crate::model::id::Genere;
use crate::rules::Context;

/// At most so many elements that stand alone are named: a longer list says the same.
const NOMINATI: usize = 20;

/// Rows of `che_cosa`, `collegati`, `totale`; in a draft also `isolati`, for who is writing the plan. `rif` makes a link.
pub fn legami(cx: &Context<'_>, bozza: bool, rif: &dyn Fn(Genere, &str) -> Value) -> Value {
    let rows = collegamenti(cx.piano, cx.graph);
    let rows = rows.iter().map(|c| {
        let named: Vec<Value> = c
            .isolati
            .iter()
            .filter_map(|i| i.nodo.filter(|_| bozza))
            .take(NOMINATI)
            .map(|n| rif(cx.graph.nodo(n).genere, cx.graph.nodo(n).id))
            .collect();
        let mut row = json!({
            "che_cosa": c.che_cosa,
            "collegati": (c.totale - c.isolati.len()).to_string(),
            "totale": c.totale.to_string(),
        });
        if !named.is_empty() {
            row["isolati"] = json!(&named);
        }
        if named.len() < c.isolati.len() && !named.is_empty() {
            row["altri"] = json!(format!("e altri {}", c.isolati.len() - named.len()));
        }
        row
    });
    rows.collect()
}
