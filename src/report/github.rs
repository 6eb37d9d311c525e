// SPDX-License-Identifier: EUPL-1.2
//! Workflow commands of GitHub Actions: one annotation a finding.

use super::{Report, Where, last_words, shown};
use crate::diagnostic::Level;
use crate::visibile::in_righe;
use std::fmt::Write as _;

/// The report.
pub fn write(report: &Report<'_>) -> String {
    let mut out = String::new();
    let (findings, left) = shown(report, None);
    for finding in findings {
        let at = Where::of(report.sources, finding.span());
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        let text = match &finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        };
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            property(at.file),
            at.riga,
            at.colonna,
            at.fine_riga,
            at.fine_colonna,
            property(finding.rule),
            data(&text)
        );
    }
    if left > 0 {
        let _ = writeln!(out, "::notice::e altri {left} risultati");
    }
    let _ = writeln!(out, "{}", last_words(report));
    out
}

fn data(text: &str) -> String {
    in_righe(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
