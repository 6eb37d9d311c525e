// SPDX-License-Identifier: EUPL-1.2
//! Findings to text. Adding a format is one file here and one variant.

mod breve;
pub mod diff;
mod esteso;
mod github;
mod json;
pub mod regole;

use crate::diagnostic::{Diagnostic, Level};
use crate::rules::Outcome;
use crate::source::{Sources, Span};
use crate::visibile;
use clap::ValueEnum;

/// A report format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Con l'estratto del file, la fonte e che cosa scrivere
    Esteso,
    /// Una riga per risultato
    Breve,
    /// JSON, con lo schema in `schemas/validate.schema.json`
    Json,
    /// Annotazioni per GitHub Actions
    Github,
}

/// What a report is about.
pub struct Report<'r> {
    /// The plan's folder, as the user gave it.
    pub piano: &'r str,
    /// The plan's files, and last year's for findings that point there.
    pub sources: &'r Sources,
    /// What was found.
    pub outcome: &'r Outcome,
    /// At most this many findings in the formats for people; all when none.
    pub max: Option<usize>,
    /// With colours.
    pub color: bool,
}

/// Counts of findings by level.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errori: usize,
    /// Warnings.
    pub avvisi: usize,
    /// Notes.
    pub note: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Counts {
        let count = |level| findings.iter().filter(|f| f.level == level).count();
        Counts { errori: count(Level::Error), avvisi: count(Level::Warning), note: count(Level::Note) }
    }
}

/// The report in `format`.
pub fn write(format: Format, report: &Report<'_>) -> String {
    match format {
        Format::Esteso => esteso::write(report),
        Format::Breve => breve::write(report),
        Format::Json => json::write(report),
        Format::Github => github::write(report),
    }
}

/// Path, line and column (from 1) of the start, line and column of the end (exclusive).
pub struct Where<'s> {
    /// Path as shown.
    pub file: &'s str,
    /// First line.
    pub riga: usize,
    /// First column, in Unicode scalars.
    pub colonna: usize,
    /// Last line.
    pub fine_riga: usize,
    /// Column after the last.
    pub fine_colonna: usize,
}

impl<'s> Where<'s> {
    /// Where a span stands.
    pub fn of(sources: &'s Sources, span: Span) -> Where<'s> {
        let file = sources.file(span.file);
        let (riga, colonna) = file.position(span.start);
        let (fine_riga, fine_colonna) = file.position(span.end);
        Where { file: &file.shown, riga, colonna, fine_riga, fine_colonna }
    }

    /// `file:riga:colonna`, for people.
    pub fn luogo(&self) -> String {
        format!("{}:{}:{}", visibile::nome(self.file), self.riga, self.colonna)
    }
}

/// `1 errore`, `2 errori`.
pub fn plurale(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The findings that the plan waives, each with its place and reason.
fn waived(report: &Report<'_>) -> String {
    let mut out = String::new();
    let max = report.max.unwrap_or(usize::MAX);
    for finding in report.outcome.waived.iter().take(max) {
        let at = Where::of(report.sources, finding.span());
        let why: Vec<&str> = finding.help.as_deref().unwrap_or("").split_whitespace().collect();
        let why = why.join(" ");
        out.push_str(&format!("{}: per deroga[{}] {}\n", at.luogo(), finding.rule, visibile::in_riga(&why)));
    }
    if report.outcome.waived.len() > max {
        out.push_str(&format!("… e altri {} per deroga\n", report.outcome.waived.len() - max));
    }
    out
}

/// The last words of the formats for people: what was found and how much was read.
fn last_words(report: &Report<'_>) -> String {
    let counts = Counts::of(&report.outcome.findings);
    let mut found = Vec::new();
    if counts.errori > 0 {
        found.push(plurale(counts.errori, "errore", "errori"));
    }
    if counts.avvisi > 0 {
        found.push(plurale(counts.avvisi, "avviso", "avvisi"));
    }
    if counts.note > 0 {
        found.push(plurale(counts.note, "nota", "note"));
    }
    let found = if found.is_empty() { "niente da segnalare".to_string() } else { found.join(", ") };
    let waived = match report.outcome.waived.len() {
        0 => String::new(),
        n => format!("; {} per deroga", plurale(n, "risultato taciuto", "risultati taciuti")),
    };
    format!(
        "{found}{waived}. Letti {} con {}.",
        plurale(report.outcome.file, "file", "file"),
        plurale(report.outcome.elementi, "elemento", "elementi")
    )
}

/// The findings to show and how many are left out.
fn shown<'r>(report: &'r Report<'_>, default: Option<usize>) -> (&'r [Diagnostic], usize) {
    let all = &report.outcome.findings;
    let max = report.max.or(default).unwrap_or(all.len()).min(all.len());
    (&all[..max], all.len() - max)
}
