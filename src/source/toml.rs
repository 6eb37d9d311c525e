// SPDX-License-Identifier: EUPL-1.2
//! Reads TOML into `Node`s with toml's recoverable `DeTable`. Knows nothing about plans.

use super::node::{Data, Entry, Node, Scalar, Style};
use super::{FileId, MAX_DEPTH, MAX_VALUES, Span, italiano, too_many_values};
use crate::diagnostic::Diagnostic;
use memchr::{memchr, memchr3};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Findings kept for one file: the recoverable parser cascades.
const MAX_ERRORS: usize = 3;

/// Bytes of a file of which every error is looked for: of each the parser keeps a copy of some hundred bytes.
const ALL_ERRORS: usize = 1 << 20;

/// Reads `text` as TOML. `None` when it cannot be read; the findings say why.
pub fn parse<'s>(file: FileId, text: &'s str, out: &mut Vec<Diagnostic>) -> Option<Node<'s>> {
    if let Some((at, what)) = too_much(text) {
        out.push(match what {
            TooMuch::Depth => Diagnostic::new(
                "toml-non-valido",
                Span::new(file, at, at + 1),
                format!("più di {MAX_DEPTH} livelli uno dentro l'altro"),
            )
            .help("un piano non ne ha bisogno: controlla le parentesi"),
            TooMuch::Values => too_many_values(file, at),
        });
        return None;
    }
    let (table, mut errors) = read(text);
    errors.sort_by_key(|e| e.span().map_or(0, |s| s.start));
    let Some(table) = table else {
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
    };
    let span = Span::new(file, table.span().start, table.span().end);
    let entries = entries(file, text, table.into_inner());
    Some(Node { span, data: Data::Map(entries) })
}

/// The table, or what is wrong: all of it, but of a large file, whose every line may be wrong, only the first error.
fn read(text: &str) -> (Option<Spanned<DeTable<'_>>>, Vec<toml::de::Error>) {
    match DeTable::parse(text) {
        Ok(table) => (Some(table), Vec::new()),
        Err(_) if text.len() <= ALL_ERRORS => (None, DeTable::parse_recoverable(text).1),
        Err(first) => (None, vec![first]),
    }
}

/// What a file may have too much of.
#[derive(Debug, PartialEq, Eq)]
enum TooMuch {
    Depth,
    Values,
}

/// Where brackets and dotted keys nest deeper than the limit, or values are more than the limit: before parsing, since the
/// parser recurses and builds the whole tree.
fn too_much(text: &str) -> Option<(usize, TooMuch)> {
    // What begins a value; decimals count for two.
    let mut values = 0;
    // Levels of the last `[header]`, then of the key at hand, then of the keys inside each open bracket.
    let mut levels = vec![0usize, 0];
    let (mut depth, mut in_header, mut new_line) = (0, false, true);
    let mut at = 0;
    // What counts is ASCII: no byte of another character is mistaken for it.
    let bytes = text.as_bytes();
    while let Some(c) = bytes.get(at) {
        let top = levels.len() == 2;
        let current = if in_header { 0 } else { levels.len() - 1 };
        values += usize::from(matches!(c, b'=' | b',' | b'[' | b'{' | b'.'));
        match c {
            b'#' | b'"' | b'\'' => {
                at = end_of_words(bytes, at);
                new_line = false;
                continue;
            }
            b'\n' if top => {
                depth -= std::mem::take(&mut levels[1]);
                (in_header, new_line) = (false, true);
            }
            b'[' if new_line => {
                levels = vec![0, 0];
                (depth, in_header, new_line) = (0, true, false);
            }
            b'[' | b'{' if !in_header => {
                levels.push(0);
                depth += 1;
            }
            b']' | b'}' if !in_header && !top => depth -= levels.pop().unwrap_or_default() + 1,
            b',' => depth -= std::mem::take(&mut levels[current]),
            b'.' => {
                levels[current] += 1;
                depth += 1;
            }
            b' ' | b'\t' | b'\r' => {}
            _ => new_line = false,
        }
        if depth > MAX_DEPTH {
            return Some((at, TooMuch::Depth));
        }
        if values > MAX_VALUES {
            return Some((at, TooMuch::Values));
        }
        at += 1;
    }
    None
}

/// Where a comment or a text that begins at `at` ends: what stands in it opens nothing.
fn end_of_words(bytes: &[u8], mut at: usize) -> usize {
    let quote = bytes[at];
    if quote == b'#' {
        return memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end);
    }
    let long = bytes[at..].starts_with(&[quote; 3]);
    at += if long { 3 } else { 1 };
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr3(quote, b'\\', b'\n', rest)) {
        at += next;
        match bytes[at] {
            b'\n' if !long => return at,
            b'\\' if quote == b'"' && bytes.get(at + 1) != Some(&b'\n') => at += 1,
            c if c != quote => {}
            _ if !long => return at + 1,
            _ if bytes[at..].starts_with(&[quote; 3]) => return at + 3,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The parser has refused keys written twice.
fn entries<'s>(file: FileId, text: &'s str, table: DeTable<'s>) -> Vec<Entry<'s>> {
    table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            Entry {
                key: key.into_inner(),
                key_span: Span::new(file, span.start, span.end),
                node: node(file, text, value),
            }
        })
        .collect()
}

fn node<'s>(file: FileId, text: &'s str, value: Spanned<DeValue<'s>>) -> Node<'s> {
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
        DeValue::Array(items) => Data::Seq(items.into_iter().map(|v| node(file, text, v)).collect()),
        DeValue::Table(table) => Data::Map(entries(file, text, table)),
    };
    // The span of a `[table]` is its header: the node reaches to its last child.
    match &data {
        Data::Seq(items) => items.iter().for_each(|n| span = span.union(n.span)),
        Data::Map(entries) => entries.iter().for_each(|e| span = span.union(e.key_span).union(e.node.span)),
        Data::Scalar(_) => {}
    }
    Node { span, data }
}

#[cfg(test)]
mod tests {
    use super::{MAX_VALUES, TooMuch, too_much};

    #[test]
    fn brackets_and_dots_of_texts_and_comments_are_no_depth() {
        let many = "[".repeat(100);
        for text in [
            format!("a = \"\"\"\nperché {many} \"\n\"\"\"\nb = 1\n"),
            format!("a = '''\nperché {many} '\n'''\n"),
            format!("a = \"è \\\" {many}\"\n"),
            format!("a = 'C:\\' # {many}\n"),
            format!("# {}\na = 1\n", ".".repeat(400)),
        ] {
            assert_eq!(too_much(&text), None, "{text}");
        }
        let deep = Some(("a = \"è\"\nb = ".len() + 64, TooMuch::Depth));
        assert_eq!(too_much(&format!("a = \"è\"\nb = {many}")), deep);
    }

    #[test]
    fn values_of_a_file_are_counted_and_words_are_not() {
        let commas = format!("a = \"è{}\"\n", ",".repeat(MAX_VALUES));
        assert_eq!(too_much(&commas), None);
        let values = "a = è\n".repeat(MAX_VALUES);
        assert_eq!(too_much(&values), None);
        assert_eq!(too_much(&format!("{values}a = è\n")), Some((values.len() + 2, TooMuch::Values)));
    }
}
