// SPDX-License-Identifier: EUPL-1.2
//! Reads TOML into `Node`s with toml's recoverable `DeTable`. Knows nothing about plans.

use super::node::{Data, Entry, Node, Scalar, Style};
use super::{FileId, MAX_DEPTH, Span, duplicate_keys, italiano};
use crate::diagnostic::Diagnostic;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Findings kept for one file: the recoverable parser cascades.
const MAX_ERRORS: usize = 3;

/// Reads `text` as TOML. `None` when it cannot be read; the findings say why.
pub fn parse<'s>(file: FileId, text: &'s str, out: &mut Vec<Diagnostic>) -> Option<Node<'s>> {
    if let Some(at) = too_deep(text) {
        out.push(
            Diagnostic::new(
                "toml-non-valido",
                Span::new(file, at, at + 1),
                format!("più di {MAX_DEPTH} livelli uno dentro l'altro"),
            )
            .help("un piano non ne ha bisogno: controlla le parentesi"),
        );
        return None;
    }
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|e| e.span().map_or(0, |s| s.start));
    if !errors.is_empty() {
        let mut lines: Vec<std::ops::Range<usize>> = Vec::new();
        for error in &errors {
            let at = super::floor(text, error.span().map_or(0, |s| s.start));
            if lines.iter().any(|line| line.contains(&at)) {
                continue;
            }
            let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
            let end = text[at..].find('\n').map_or(text.len() + 1, |i| at + i + 1);
            lines.push(start..end);
            let (found, stops) = italiano::toml_error(file, text, error);
            out.push(found);
            if stops || lines.len() == MAX_ERRORS {
                break;
            }
        }
        return None;
    }
    let span = Span::new(file, table.span().start, table.span().end);
    let entries = entries(file, text, table.into_inner(), out);
    Some(Node { span, data: Data::Map(entries) })
}

/// Where brackets or dotted keys nest deeper than the limit: before parsing, since the parser recurses.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut dots, mut quote) = (0usize, 0usize, None);
    let mut previous = b'\n';
    // What counts is ASCII: no byte of another character is mistaken for it.
    for (at, c) in text.bytes().enumerate() {
        match (quote, c) {
            (Some(q), c) if c == q && previous != b'\\' => quote = None,
            (Some(_), b'\n') => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(c),
            (None, b'[' | b'{') => depth += 1,
            (None, b']' | b'}') => depth = depth.saturating_sub(1),
            (None, b'.') => dots += 1,
            (None, b'\n') => dots = 0,
            (None, _) => {}
        }
        if depth > MAX_DEPTH || dots > 4 * MAX_DEPTH {
            return Some(at);
        }
        previous = c;
    }
    None
}

fn entries<'s>(file: FileId, text: &'s str, table: DeTable<'s>, out: &mut Vec<Diagnostic>) -> Vec<Entry<'s>> {
    let entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            Entry {
                key: key.into_inner(),
                key_span: Span::new(file, span.start, span.end),
                node: node(file, text, value, out),
            }
        })
        .collect();
    duplicate_keys(&entries, out);
    entries
}

fn node<'s>(file: FileId, text: &'s str, value: Spanned<DeValue<'s>>, out: &mut Vec<Diagnostic>) -> Node<'s> {
    let range = value.span();
    let mut span = Span::new(file, range.start, range.end);
    // A number, a truth value or a date is its text: the field decides what it means.
    let slice = text.get(range).unwrap_or("");
    let data = match value.into_inner() {
        DeValue::String(s) => {
            let style =
                if slice.starts_with("\"\"\"") || slice.starts_with("'''") { Style::Block } else { Style::Quoted };
            Data::Scalar(Scalar { text: s, style })
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            let text = if slice.contains('_') { Cow::Owned(slice.replace('_', "")) } else { Cow::Borrowed(slice) };
            Data::Scalar(Scalar { text, style: Style::Plain })
        }
        DeValue::Array(items) => Data::Seq(items.into_iter().map(|v| node(file, text, v, out)).collect()),
        DeValue::Table(table) => Data::Map(entries(file, text, table, out)),
    };
    // The span of a `[table]` is its header: the node reaches to its last child.
    match &data {
        Data::Seq(items) => items.iter().for_each(|n| span = span.union(n.span)),
        Data::Map(entries) => entries.iter().for_each(|e| span = span.union(e.key_span).union(e.node.span)),
        Data::Scalar(_) => {}
    }
    Node { span, data }
}
