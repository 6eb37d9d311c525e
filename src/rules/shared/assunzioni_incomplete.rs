// SPDX-License-Identifier: EUPL-1.2
//! What rows of hirings do not say: one finding for what all of many lack, one for each row otherwise.

use super::fabbisogni::{assunzioni, letta};
use crate::calcolo::personale::intero;
use crate::model::fabbisogni::Assunzione;
use crate::rules::{Context, Findings, Rule};
use crate::source::decode::Spanned;

/// Rows that all lack the same are told once from this many on.
const MOLTE: usize = 3;

/// Reports the fields that rows lack, as `missing` says.
pub fn riporta(
    cx: &Context<'_>,
    out: &mut Findings,
    rule: &'static Rule,
    what: &str,
    missing: impl Fn(&Assunzione) -> Vec<&'static str>,
) {
    let Some(f) = letta(cx) else { return };
    let somebody = |r: &&Spanned<Assunzione>| r.numero.get().and_then(intero) != Some(0);
    let rows: Vec<(&Spanned<Assunzione>, Vec<&'static str>)> =
        assunzioni(f).filter(somebody).map(|r| (r, missing(r))).collect();
    let Some((first, fields)) = rows.first() else { return };
    let common: Vec<&str> = match rows.len() >= MOLTE {
        true => fields.iter().copied().filter(|c| rows.iter().all(|(_, m)| m.contains(c))).collect(),
        false => Vec::new(),
    };
    if !common.is_empty() {
        out.report(rule, first.span)
            .insieme(cx)
            .message(format!("nessuna delle {} righe di assunzioni dice {}", rows.len(), list(&common)))
            .label("questa e tutte le altre")
            .help(format!("aggiungi a ogni riga {}", list(&common)));
    }
    for (row, fields) in &rows {
        let own: Vec<&str> = fields.iter().copied().filter(|c| !common.contains(c)).collect();
        let Some(field) = own.first() else { continue };
        out.report(rule, row.span)
            .campo(field)
            .message(format!("{what} senza {}{}", list(&own), name(row)))
            .label("manca qui")
            .help(format!("aggiungi {}", list(&own)));
    }
}

fn list(fields: &[&str]) -> String {
    fields.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(", ")
}

/// What tells the row from the others.
fn name(row: &Assunzione) -> String {
    let year = row.anno.get().map(|a| format!("nel {}", a.0));
    let area = row.area.get().map(|t| format!("in «{}»", t.as_str()));
    let words: Vec<String> = [year, area].into_iter().flatten().collect();
    if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) }
}
