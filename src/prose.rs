// SPDX-License-Identifier: EUPL-1.2
//! What stands in a Markdown text: raw HTML and pictures, each with its place. Knows nothing about plans.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

/// More quote marks than this at the head of a line are refused before the text is parsed.
pub const MAX_CITAZIONI: usize = 50;

/// Immagine (picture) of a Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Immagine {
    /// Its address or path.
    pub url: String,
    /// Its alternative text.
    pub alt: String,
    /// Where it begins, in bytes.
    pub offset: usize,
    /// As written.
    pub scritta: String,
}

/// Where the first line begins that opens more quotes than a text may have.
pub fn citazione_annidata(markdown: &str) -> Option<usize> {
    // Most texts have few such marks, or none: their lines need not be looked at.
    memchr::memchr_iter(b'>', markdown.as_bytes()).nth(MAX_CITAZIONI)?;
    let mut at = 0;
    for line in markdown.split_inclusive('\n') {
        let marks = line.bytes().take_while(|b| matches!(b, b'>' | b' ' | b'\t')).filter(|b| *b == b'>').count();
        if marks > MAX_CITAZIONI {
            return Some(at + line.find('>').unwrap_or(0));
        }
        at += line.len();
    }
    None
}

/// Raw HTML, block or inline: where it begins and its first line. Nothing if the text must not be parsed.
pub fn html_grezzo(markdown: &str) -> Vec<(usize, String)> {
    // Most texts hold no `<` at all and need no parsing.
    if !markdown.contains('<') {
        return Vec::new();
    }
    let mut found = Vec::new();
    walk(markdown, |node, (from, _)| {
        let literal = match &node.data.borrow().value {
            NodeValue::HtmlBlock(block) => block.literal.clone(),
            NodeValue::HtmlInline(text) => text.clone(),
            _ => return,
        };
        let piece = literal.trim_start().lines().next().unwrap_or("").trim_end().to_string();
        found.push((exact(markdown, from, &piece), piece));
    });
    found
}

/// The pictures of a text. Nothing if the text must not be parsed.
pub fn immagini(markdown: &str) -> Vec<Immagine> {
    if memchr::memmem::find(markdown.as_bytes(), b"![").is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    walk(markdown, |node, (from, to)| {
        let NodeValue::Image(link) = &node.data.borrow().value else { return };
        let offset = exact(markdown, from, "![");
        let scritta = markdown.get(offset..to).filter(|s| s.starts_with("![")).unwrap_or("![").to_string();
        found.push(Immagine { url: link.url.clone(), alt: testo(node), offset, scritta });
    });
    found
}

/// The paths a local picture may have: from the plan's folder, then from the folder of the text that shows it.
pub fn percorsi(url: &str, cartella: &str) -> [String; 2] {
    let url = url.replace("%20", " ").replace('\\', "/");
    [piano(&url), piano(&format!("{cartella}/{url}"))]
}

/// A path without `.` and `..`; one that leaves the plan's folder stays as it is and is found nowhere.
fn piano(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|p| *p != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Parses a text and shows every node with the bytes it covers.
fn walk(markdown: &str, mut see: impl for<'a> FnMut(&'a AstNode<'a>, (usize, usize))) {
    if citazione_annidata(markdown).is_some() {
        return;
    }
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let lines: Vec<usize> = std::iter::once(0).chain(markdown.match_indices('\n').map(|(i, _)| i + 1)).collect();
    // Lines and columns count from one; columns are bytes, and the end is included.
    let byte = |line: usize, column: usize| {
        let start = line.checked_sub(1).and_then(|l| lines.get(l)).copied().unwrap_or(markdown.len());
        crate::source::floor(markdown, start + column.saturating_sub(1))
    };
    for node in root.descendants() {
        let place = node.data.borrow().sourcepos;
        let end = byte(place.end.line, place.end.column + 1);
        see(node, (byte(place.start.line, place.start.column), end));
    }
}

/// The place of a piece: at `near`, or the first time after the line of `near` begins.
fn exact(markdown: &str, near: usize, piece: &str) -> usize {
    if markdown.get(near..).is_some_and(|rest| rest.starts_with(piece)) {
        return near;
    }
    let line = markdown.get(..near).and_then(|before| before.rfind('\n')).map_or(0, |i| i + 1);
    markdown.get(line..).and_then(|rest| rest.find(piece)).map_or(near, |i| line + i)
}

/// The text inside a node.
fn testo<'a>(node: &'a AstNode<'a>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        match &inner.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_html_is_found_where_it_stands() {
        let text = "Perché è così:\n\n<div class=\"a\">\nx\n</div>\n\n> - già <b>grasso</b> e `<code>`\n";
        let found = html_grezzo(text);
        assert_eq!(found.len(), 3, "{found:?}");
        for (at, piece) in &found {
            assert!(text[*at..].starts_with(piece.as_str()), "{at} {piece}");
        }
    }

    #[test]
    fn signs_and_addresses_are_not_html() {
        assert!(html_grezzo("meno di 5 < 10 > 3, lavori < € 40.000, <https://esempio.it>, \\<b>").is_empty());
    }

    #[test]
    fn pictures_have_address_text_and_place() {
        let text = "È qui: ![la *torre*](immagini/torre.svg) e ![](x.png)";
        let found = immagini(text);
        assert_eq!((found[0].url.as_str(), found[0].alt.as_str()), ("immagini/torre.svg", "la torre"));
        assert_eq!((found[1].alt.as_str(), found[1].scritta.as_str()), ("", "![](x.png)"));
        assert_eq!(&text[found[1].offset..], "![](x.png)");
    }

    #[test]
    fn pictures_are_looked_for_from_the_plan_and_from_the_text() {
        assert_eq!(percorsi("../immagini/a%20b.svg", "testi"), ["../immagini/a b.svg", "immagini/a b.svg"]);
        assert_eq!(percorsi("./immagini/x.svg", ""), ["immagini/x.svg", "immagini/x.svg"]);
        assert_eq!(percorsi("../../x.svg", "testi")[1], "../x.svg");
    }

    #[test]
    fn deep_quotes_are_not_parsed() {
        let deep = format!("a\n{} <b>", "> ".repeat(60));
        assert_eq!(citazione_annidata(&deep), Some(2));
        assert!(html_grezzo(&deep).is_empty());
        assert_eq!(citazione_annidata(&">".repeat(50)), None);
    }

    #[test]
    fn long_and_strange_texts_end() {
        for text in ["- ".repeat(5_000), "[".repeat(20_000), "*a **a ".repeat(5_000), "1. ".repeat(5_000)] {
            html_grezzo(&format!("{text}<b>"));
            immagini(&format!("{text}![x](y)"));
        }
    }
}
