// SPDX-License-Identifier: EUPL-1.2
//! `file:riga:colonna: errore[regola] messaggio`, one line a finding.

use super::{Report, Where, last_words, shown, waived};
use crate::visibile::in_riga;
use std::fmt::Write as _;

/// The report.
pub fn write(report: &Report<'_>) -> String {
    let mut out = String::new();
    let (findings, left) = shown(report, None);
    for finding in findings {
        let at = Where::of(report.sources, finding.span());
        let help = finding.help.as_deref().map_or(String::new(), |h| format!(" — {}", one_line(h)));
        let _ = writeln!(
            out,
            "{}: {}[{}] {}{help}",
            at.luogo(),
            finding.level.parola(),
            finding.rule,
            one_line(&finding.message)
        );
    }
    if left > 0 {
        let _ = writeln!(out, "… e altri {left}: usa `--max` per vederne di più");
    }
    out.push_str(&waived(report));
    let _ = writeln!(out, "{}", last_words(report));
    out
}

fn one_line(text: &str) -> String {
    in_riga(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
