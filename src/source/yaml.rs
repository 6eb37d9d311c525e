// SPDX-License-Identifier: EUPL-1.2
//! Reads YAML into `Node`s with the events of granit-parser. Knows nothing about plans.
//!
//! Only the part of YAML that TOML has too: no anchors, aliases, tags, complex keys or second
//! documents. The tree is built with an explicit stack, so depth costs no recursion. Another parser would be put in
//! here (`ARCHITECTURE.md`, Dependencies, says which was measured).

use super::node::{Data, Entry, Node, Scalar, Style};
use super::{FileId, MAX_DEPTH, MAX_VALUES, Span, duplicate_keys, italiano, too_many_values};
use crate::diagnostic::Diagnostic;
use granit_parser::{Event, Options, Parser, ScalarStyle};
use std::borrow::Cow;

/// An open collection: where it is written, and where its own items begin among those of all that are open.
enum Frame<'s> {
    Seq(u32, usize),
    Map(u32, usize, Option<(Cow<'s, str>, Span)>),
}

/// Reads `text` as one YAML document. `None` when it cannot be read; the findings say why.
pub fn parse<'s>(file: FileId, text: &'s str, out: &mut Vec<Diagnostic>) -> Option<Node<'s>> {
    let mut options = Options::default();
    options.block_nesting_limit = MAX_DEPTH;
    options.flow_nesting_limit = MAX_DEPTH;
    let mut builder = Builder {
        file,
        text,
        stack: Vec::new(),
        items: Vec::new(),
        entries: Vec::new(),
        root: None,
        documents: 0,
        values: 0,
        out,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                let span = Span::new(file, range.start, range.end);
                builder.event(event, span)?;
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
                builder.out.push(italiano::yaml_error(file, text, at, error.kind()));
                return None;
            }
        }
    }
    Some(builder.root.unwrap_or(Node { span: Span::new(file, 0, 0), data: Data::Map(Vec::new()) }))
}

struct Builder<'s, 'o> {
    file: FileId,
    text: &'s str,
    stack: Vec<Frame<'s>>,
    /// What the open lists hold so far, the outermost first. Each takes its own when it ends: a list of its own for each, grown
    /// item by item, would be copied as often as it doubles, and keep room for as many again.
    items: Vec<Node<'s>>,
    /// The same of the open groups.
    entries: Vec<Entry<'s>>,
    root: Option<Node<'s>>,
    documents: usize,
    values: usize,
    out: &'o mut Vec<Diagnostic>,
}

impl<'s> Builder<'s, '_> {
    /// Takes one event; `None` when the file is beyond reading.
    fn event(&mut self, event: Event<'s>, span: Span) -> Option<()> {
        if matches!(event, Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..)) {
            self.values += usize::from(!self.at_key());
            if self.values > MAX_VALUES {
                self.out.push(too_many_values(self.file, span.start as usize));
                return None;
            }
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                // What is not written the parser gives as `~`.
                let written = style != ScalarStyle::Plain || text != "~" || self.text.get(span.range()) == Some("~");
                let text = if written { text } else { Cow::default() };
                if let Some(Frame::Map(_, _, key @ None)) = self.stack.last_mut() {
                    *key = Some((text, span));
                    return Some(());
                }
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                    _ => Style::Quoted,
                };
                let span = match style {
                    // A literal block's last line break is YAML's, not the author's.
                    Style::Block => self.trim_end(span),
                    Style::Plain if text.is_empty() => self.empty(span),
                    Style::Plain | Style::Quoted => span,
                };
                self.done(Node { span, data: Data::Scalar(Scalar { text, style }) })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                self.refuse_complex_key(span)?;
                self.stack.push(Frame::Seq(span.start, self.items.len()));
                Some(())
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                self.refuse_complex_key(span)?;
                self.stack.push(Frame::Map(span.start, self.entries.len(), None));
                Some(())
            }
            Event::SequenceEnd => {
                let Some(Frame::Seq(start, from)) = self.stack.pop() else { return Some(()) };
                let items: Vec<Node<'s>> = self.items.drain(from..).collect();
                let end = self.collection_end(span, items.last().map(|n| n.span.end), ']');
                self.done(Node { span: Span { file: self.file, start, end }, data: Data::Seq(items) })
            }
            Event::MappingEnd => {
                let Some(Frame::Map(start, from, _)) = self.stack.pop() else { return Some(()) };
                let entries: Vec<Entry<'s>> = self.entries.drain(from..).collect();
                let last = entries.last().map(|e| e.node.span.end.max(e.key_span.end));
                let end = self.collection_end(span, last, '}');
                duplicate_keys(&entries, self.out);
                self.split_decimals(&entries);
                self.done(Node { span: Span { file: self.file, start, end }, data: Data::Map(entries) })
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.refuse(
                span,
                "i rimandi `*nome` non si usano nei file del piano",
                "scrivi di nuovo il valore; se è un testo che comincia con `*`, mettilo tra virgolette",
            ),
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return self.refuse(
                        span,
                        "un file del piano contiene un solo documento: qui `---` ne comincia un altro",
                        "togli la riga `---`, oppure metti il resto in un altro file",
                    );
                }
                Some(())
            }
            _ => Some(()),
        }
    }

    /// A node is complete: it goes to its parent.
    fn done(&mut self, node: Node<'s>) -> Option<()> {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Frame::Seq(..)) => self.items.push(node),
            Some(Frame::Map(_, _, key)) => {
                let (key, key_span) = key.take()?;
                self.entries.push(Entry { key, key_span, node });
            }
        }
        Some(())
    }

    /// The value of this line, when what the parser refuses is a text without quotes.
    fn unquoted(&self, span: Span) -> Option<Diagnostic> {
        let at = super::floor(self.text, (span.start as usize).min(self.text.len()));
        let start = self.text[..at].rfind('\n').map_or(0, |i| i + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |i| at + i);
        italiano::wants_quotes(self.file, self.text, (start, &self.text[start..end]))
    }

    fn refuse(&mut self, span: Span, message: &str, help: &str) -> Option<()> {
        if let Some(found) = self.unquoted(span) {
            self.out.push(found);
            return None;
        }
        self.out.push(Diagnostic::new("yaml-non-valido", span, message).help(help));
        None
    }

    fn refuse_properties(&mut self, anchor: usize, tag: bool, span: Span) -> Option<()> {
        if anchor > 0 {
            return self.refuse(
                span,
                "i segnalibri `&nome` non si usano nei file del piano",
                "togli `&nome`; se è un testo che comincia con `&`, mettilo tra virgolette",
            );
        }
        if tag {
            return self.refuse(
                span,
                "i tipi `!nome` non si usano nei file del piano",
                "togli `!nome`; se è un testo che comincia con `!`, mettilo tra virgolette",
            );
        }
        Some(())
    }

    /// Whether the next scalar is a key.
    fn at_key(&self) -> bool {
        matches!(self.stack.last(), Some(Frame::Map(_, _, None)))
    }

    fn refuse_complex_key(&mut self, span: Span) -> Option<()> {
        if self.at_key() {
            return self.refuse(span, "una chiave è una parola, non un elenco né un gruppo", "scrivi `chiave: valore`");
        }
        Some(())
    }

    /// The end of a collection: its bracket, or the end of its last child.
    fn collection_end(&self, span: Span, last: Option<u32>, bracket: char) -> u32 {
        let closes = self.text.get(span.start as usize..).is_some_and(|t| t.starts_with(bracket));
        if closes { span.end.max(span.start + 1) } else { last.unwrap_or(span.start) }
    }

    /// Where an empty value should have been written: the parser marks what comes after it.
    fn empty(&self, span: Span) -> Span {
        let after = |from: u32, mark: char| {
            let rest = self.text.get(from as usize..)?;
            let skipped = rest.len() - rest.trim_start().len();
            rest[skipped..].starts_with(mark).then_some(from + skipped as u32 + 1)
        };
        let at = match self.stack.last() {
            Some(Frame::Map(_, _, Some((_, key)))) => after(key.end, ':').unwrap_or(key.end),
            Some(Frame::Seq(start, from)) => {
                after(self.items[*from..].last().map_or(*start, |n| n.span.end), '-').unwrap_or(span.start)
            }
            _ => span.start,
        };
        Span { start: at, end: at, ..span }
    }

    fn trim_end(&self, span: Span) -> Span {
        let slice = self.text.get(span.range()).unwrap_or("");
        Span { end: span.start + slice.trim_end().len() as u32, ..span }
    }

    /// `{2026: 90,50%, 2027: …}`: YAML reads `50%` as a key without a value.
    fn split_decimals(&mut self, entries: &[Entry<'s>]) {
        for pair in entries.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            if self.text.get(before.node.span.end as usize..after.key_span.start as usize) != Some(",") {
                continue;
            }
            let digits = before
                .node
                .scalar()
                .is_some_and(|s| s.style == Style::Plain && s.text.ends_with(|c: char| c.is_ascii_digit()))
                && after.key.starts_with(|c: char| c.is_ascii_digit());
            let has_colon =
                self.text.get(after.key_span.end as usize..).is_some_and(|t| t.trim_start().starts_with(':'));
            if digits && !has_colon {
                let span = Span { start: before.node.span.start, ..after.key_span };
                let written = self.text.get(span.range()).unwrap_or("").to_string();
                self.out.push(
                    Diagnostic::new(
                        "virgola-decimale",
                        span,
                        format!("la virgola di `{written}` è letta come separatore, non come decimale"),
                    )
                    .label("qui il valore è spezzato in due")
                    .help(format!("mettilo tra virgolette: `\"{written}\"`")),
                );
            }
        }
    }
}
