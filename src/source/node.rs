// SPDX-License-Identifier: EUPL-1.2
//! One spanned tree for YAML and TOML. A scalar is its slice of the source and its style:
//! the field it is read into decides its type, never the parser.

use super::Span;
use std::borrow::Cow;

/// A node of the tree.
#[derive(Debug, Clone)]
pub struct Node<'s> {
    /// The bytes it covers, from its first to its last child.
    pub span: Span,
    /// What it holds.
    pub data: Data<'s>,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum Data<'s> {
    /// A single value.
    Scalar(Scalar<'s>),
    /// A list.
    Seq(Vec<Node<'s>>),
    /// Keys and values, in order of appearance.
    Map(Vec<Entry<'s>>),
}

/// A single value: its text and how it was written.
#[derive(Debug, Clone)]
pub struct Scalar<'s> {
    /// The text, escapes and folding resolved.
    pub text: Cow<'s, str>,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: a number, a date, a word.
    Plain,
    /// Between quotes.
    Quoted,
    /// A block of lines (`|`, `>`, or TOML's `"""`).
    Block,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry<'s> {
    /// The key.
    pub key: Cow<'s, str>,
    /// Where the key is.
    pub key_span: Span,
    /// The value.
    pub node: Node<'s>,
}

impl<'s> Node<'s> {
    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&Scalar<'s>> {
        match &self.data {
            Data::Scalar(s) => Some(s),
            Data::Seq(_) | Data::Map(_) => None,
        }
    }

    /// The entries, if it is a map.
    pub fn map(&self) -> Option<&[Entry<'s>]> {
        match &self.data {
            Data::Map(m) => Some(m),
            Data::Scalar(_) | Data::Seq(_) => None,
        }
    }

    /// The value of a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.map()?.iter().find(|e| e.key == key).map(|e| &e.node)
    }

    /// Nothing was written: an empty plain scalar, `~` or `null`, or an empty quoted text.
    pub fn is_empty(&self) -> bool {
        self.scalar().is_some_and(|s| match s.style {
            Style::Plain => matches!(&*s.text, "" | "~" | "null" | "Null" | "NULL"),
            Style::Quoted | Style::Block => s.text.trim().is_empty(),
        })
    }

    /// Where to point when something is missing inside: the first key, or the first line.
    pub fn head(&self) -> Span {
        match &self.data {
            Data::Map(m) => m
                .first()
                .map_or(self.span, |e| if e.key_span.start >= self.span.start { e.key_span } else { self.span }),
            Data::Seq(_) | Data::Scalar(_) => self.span,
        }
    }

    /// What was found, in words for a message.
    pub fn found(&self) -> String {
        match &self.data {
            Data::Scalar(_) if self.is_empty() => "niente".into(),
            Data::Scalar(s) => format!("«{}»", brief(&s.text)),
            Data::Seq(v) if v.is_empty() => "un elenco vuoto".into(),
            Data::Seq(_) => "un elenco".into(),
            Data::Map(_) => "un gruppo di chiavi".into(),
        }
    }
}

/// A text cut to fit a message.
pub fn brief(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or("");
    if line.chars().count() <= 60 && line.len() == text.trim().len() {
        return line.to_string();
    }
    format!("{}…", line.chars().take(57).collect::<String>().trim_end())
}
