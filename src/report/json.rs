// SPDX-License-Identifier: EUPL-1.2
//! The versioned contract for other programs: `schemas/validate.schema.json`.

use super::{Counts, Report, Where};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Sources;
use serde_json::{Value, json};

/// The report.
pub fn write(report: &Report<'_>) -> String {
    let counts = Counts::of(&report.outcome.findings);
    let value = json!({
        "versione": 1,
        "piano": report.piano,
        "letti": { "file": report.outcome.file, "elementi": report.outcome.elementi },
        "risultati": report.outcome.findings.iter().map(|f| finding(f, report.sources)).collect::<Vec<_>>(),
        "conteggi": { "errori": counts.errori, "avvisi": counts.avvisi, "note": counts.note },
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

fn finding(finding: &Diagnostic, sources: &Sources) -> Value {
    let at = Where::of(sources, finding.span());
    let fonti: Vec<Value> = rules::rule_of(finding.rule)
        .map(|r| {
            r.fonti
                .iter()
                .map(|f| json!({ "atto": f.atto, "articolo": f.articolo, "url": f.url, "certezza": f.certezza }))
                .collect()
        })
        .unwrap_or_default();
    let collegati: Vec<Value> = finding
        .altri
        .iter()
        .map(|label| {
            let at = Where::of(sources, label.span);
            json!({ "file": at.file, "riga": at.riga, "colonna": at.colonna, "messaggio": label.testo })
        })
        .collect();
    json!({
        "regola": finding.rule,
        "livello": finding.level.parola(),
        "messaggio": finding.message,
        "file": at.file,
        "riga": at.riga,
        "colonna": at.colonna,
        "fine_riga": at.fine_riga,
        "fine_colonna": at.fine_colonna,
        "genere": finding.genere,
        "id": finding.id,
        "campo": finding.campo,
        "aiuto": finding.help,
        "impronta": finding.impronta,
        "fonti": fonti,
        "collegati": collegati,
    })
}
