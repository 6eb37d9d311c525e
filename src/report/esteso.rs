// SPDX-License-Identifier: EUPL-1.2
//! The default: the excerpt of the file with what is wrong, the source and what to write. miette draws it.

use super::{Report, Where, last_words, shown, waived};
use crate::diagnostic::{Diagnostic, Label, Level};
use crate::rules;
use crate::source::{FileId, SourceFile, Sources, floor};
use crate::visibile::{in_riga, nome, stessi_posti};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Findings shown when the user gives no `--max`.
const DEFAULT_MAX: usize = 100;
/// Longer lines would drown the excerpt.
const MAX_LINE: usize = 400;

/// The report.
pub fn write(report: &Report<'_>) -> String {
    let mut out = String::new();
    let (findings, left) = shown(report, Some(DEFAULT_MAX));
    let mut texts: HashMap<FileId, Cow<'_, str>> = HashMap::new();
    for finding in findings {
        let file = finding.span().file;
        let text = texts.entry(file).or_insert_with(|| stessi_posti(&report.sources.file(file).text));
        draw(finding, report, text, &mut out);
        out.push('\n');
    }
    if left > 0 {
        let _ = writeln!(
            out,
            "… e altri {left} risultati: usa `--max {}` per vederli tutti, o `--format breve`\n",
            report.outcome.findings.len()
        );
    }
    out.push_str(&waived(report));
    let _ = writeln!(out, "{}", last_words(report));
    out
}

fn draw(finding: &Diagnostic, report: &Report<'_>, text: &str, out: &mut String) {
    let theme = GraphicalTheme {
        characters: ThemeCharacters {
            error: "×".into(),
            warning: "!".into(),
            advice: "·".into(),
            ..ThemeCharacters::unicode()
        },
        styles: if report.color { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(100)
        .with_context_lines(1)
        .with_footer(footer(finding, report.sources))
        .with_wrap_lines(true);
    let view = View { finding, source: Excerpt { file: report.sources.file(finding.span().file), text } };
    let before = out.len();
    if handler.render_report(out, &view).is_err() {
        out.truncate(before);
        let _ = writeln!(out, "{}", view);
    }
}

/// Other places, what to write, where it comes from, where to read more.
fn footer(finding: &Diagnostic, sources: &Sources) -> String {
    let mut lines = Vec::new();
    for label in finding.altri.iter().filter(|l| !same_excerpt(finding, l, sources)) {
        let at = Where::of(sources, label.span);
        lines.push(format!("vedi anche: {} — {}", at.luogo(), in_riga(&label.testo)));
    }
    if let Some(help) = &finding.help {
        lines.push(format!("aiuto: {}", in_riga(help)));
    }
    if let Some(rule) = rules::rule_of(finding.rule) {
        for fonte in rule.fonti {
            let comma = if fonte.articolo.is_empty() { "" } else { ", " };
            let doubt = if fonte.da_verificare() { ", da verificare sul testo" } else { "" };
            let (atto, articolo) = (fonte.atto, fonte.articolo);
            lines.push(format!("fonte: {atto}{comma}{articolo} (certezza {}{doubt})", fonte.certezza));
        }
    }
    lines.push(format!("altro: piao explain {}", finding.rule));
    lines.join("\n")
}

/// Whether a second place is near enough to be drawn with the first.
fn same_excerpt(finding: &Diagnostic, label: &Label, sources: &Sources) -> bool {
    let file = sources.file(finding.span().file);
    label.span.file == finding.span().file
        && file.line_of(label.span.start).abs_diff(file.line_of(finding.span().start)) <= 30
}

struct View<'r> {
    finding: &'r Diagnostic,
    source: Excerpt<'r>,
}

impl std::fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.finding.message)
    }
}

impl std::fmt::Display for View<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let finding = self.finding;
        write!(f, "{}[{}]: {}", finding.level.parola(), finding.rule, in_riga(&finding.message))
    }
}

impl std::error::Error for View<'_> {}

impl miette::Diagnostic for View<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.level {
            Level::Error => miette::Severity::Error,
            Level::Warning => miette::Severity::Warning,
            Level::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let file = self.source.file;
        let near = self.finding.altri.iter().filter(move |l| {
            l.span.file == self.finding.span().file
                && file.line_of(l.span.start).abs_diff(file.line_of(self.finding.span().start)) <= 30
        });
        let labels = std::iter::once(&self.finding.label).chain(near).map(move |label| {
            let start = floor(&file.text, label.span.start as usize);
            let end = floor(&file.text, label.span.end as usize);
            // A label over many lines says less than one on the first.
            let line_end = start + file.text[start..].find('\n').unwrap_or(file.text.len() - start);
            let end = end.min(line_end).max(start);
            let text = (!label.testo.is_empty()).then(|| in_riga(&label.testo).into_owned());
            LabeledSpan::new(text, start, end - start)
        });
        Some(Box::new(labels))
    }
}

/// A file's lines by number, so that drawing does not read the whole file each time.
struct Excerpt<'r> {
    file: &'r SourceFile,
    /// Its text as it may be shown, every character where it stands in the file.
    text: &'r str,
}

impl std::fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file.path)
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let file = self.file;
        let start = floor(&file.text, span.offset());
        let end = floor(&file.text, span.offset() + span.len());
        let (first, last) = (file.line_of(start as u32), file.line_of(end.max(start) as u32));
        if before == 0 && after == 0 {
            // miette takes the header's line and column from this call.
            let line_start = file.line_range(first).start;
            let column = file.text[line_start..start].chars().count();
            let contents = &self.text.as_bytes()[start..end];
            return Ok(Box::new(MietteSpanContents::new_named(
                nome(&file.shown).into_owned(),
                contents,
                (start, contents.len()).into(),
                first,
                column,
                1,
            )));
        }
        let from = file.line_range(first.saturating_sub(before)).start;
        let until = file.line_range((last + after).min(file.line_count() - 1)).end;
        // A single enormous line is shown around the span only.
        let (from, line, column) = if start - from.min(start) > MAX_LINE {
            (floor(&file.text, start - MAX_LINE / 2), first, MAX_LINE / 2)
        } else {
            (from, first.saturating_sub(before), 0)
        };
        let until = if until - end.min(until) > MAX_LINE * 4 { floor(&file.text, end + MAX_LINE) } else { until };
        let contents = &self.text.as_bytes()[from..until.max(from)];
        Ok(Box::new(MietteSpanContents::new_named(
            nome(&file.shown).into_owned(),
            contents,
            (from, contents.len()).into(),
            line,
            column,
            last - first + 1,
        )))
    }
}
