// SPDX-License-Identifier: EUPL-1.2
//! What stands in a Markdown text: raw HTML and pictures, each with its place. Knows nothing about plans.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use std::collections::HashSet;

/// More quote marks than this at the head of a line are refused before the text is parsed.
pub const MAX_CITAZIONI: usize = 50;
/// References to notes beyond the first of each: with more of them a text is shown as it is, for each gets a way back from its note.
pub const MAX_RICHIAMI: usize = 200;
/// A picture inside more pictures than this is not looked at: it stands in the words of theirs, and is never shown.
const MAX_IMMAGINI: usize = 8;
/// How often the whole text, at most, is searched for pieces that are not where the parser says.
const MAX_RICERCHE: usize = 64;

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
    walk(markdown, |node, (from, _), luoghi| {
        let data = node.data.borrow();
        let literal = match &data.value {
            NodeValue::HtmlBlock(block) => &block.literal,
            NodeValue::HtmlInline(text) => text,
            _ => return,
        };
        let piece = literal.trim_start().lines().next().unwrap_or("").trim_end().to_string();
        found.push((luoghi.exact(from, &piece), piece));
    });
    found
}

/// The pictures of a text. Nothing if the text must not be parsed.
pub fn immagini(markdown: &str) -> Vec<Immagine> {
    if memchr::memmem::find(markdown.as_bytes(), b"![").is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    walk(markdown, |node, (from, to), luoghi| {
        let NodeValue::Image(link) = &node.data.borrow().value else { return };
        let offset = luoghi.exact(from, "![");
        let scritta = markdown.get(offset..to).filter(|s| s.starts_with("![")).unwrap_or("![").to_string();
        found.push(Immagine { url: link.url.clone(), alt: testo(node), offset, scritta });
    });
    found
}

/// Collegamento (link) of a Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collegamento {
    /// Its address.
    pub url: String,
    /// Where it begins, in bytes.
    pub offset: usize,
    /// As written.
    pub scritto: String,
}

/// Whether a document can lead to an address: it stands by itself, without the files of the plan beside it.
pub fn raggiungibile(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    lower.starts_with('#') || ["http://", "https://", "mailto:", "tel:"].iter().any(|s| lower.starts_with(s))
}

/// The links of a text to where no document can lead, whose address is not in their words. Nothing if the text must not be parsed.
pub fn irraggiungibili(markdown: &str) -> Vec<Collegamento> {
    // Their address is written right after their words, or in a line of its own.
    if !["](", "]:"].iter().any(|sign| memchr::memmem::find(markdown.as_bytes(), sign.as_bytes()).is_some()) {
        return Vec::new();
    }
    let (mut found, mut inside) = (Vec::new(), 0);
    walk(markdown, |node, (from, to), luoghi| {
        let NodeValue::Link(link) = &node.data.borrow().value else { return };
        // Of links in a link, which a strange text can hold by the thousand, the outermost is told.
        if from < inside {
            return;
        }
        inside = to;
        if raggiungibile(&link.url) || testo(node) == link.url {
            return;
        }
        let offset = luoghi.exact(from, "[");
        let scritto = markdown.get(offset..to).filter(|s| s.starts_with('[')).unwrap_or("[").to_string();
        // `[[obiettivo:uno]](2027)`: the link to the element ends before the round bracket.
        if scritto.starts_with("[[") && scritto.contains("]](") {
            return;
        }
        found.push(Collegamento { url: link.url.clone(), offset, scritto });
    });
    found
}

/// Nota (note) of a Markdown text that nothing leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotaSola {
    /// Where it begins, in bytes.
    pub offset: usize,
    /// How it is written there.
    pub scritta: String,
    /// What bears its name leads to another one.
    pub omonima: bool,
}

/// The notes of a text that nothing leads to. Nothing if the text must not be parsed.
pub fn note_sole(markdown: &str) -> Vec<NotaSola> {
    if memchr::memmem::find(markdown.as_bytes(), b"]:").is_none() {
        return Vec::new();
    }
    let (mut found, mut led_to) = (Vec::new(), HashSet::new());
    walk(markdown, |node, (from, _), luoghi| {
        let NodeValue::FootnoteDefinition(note) = &node.data.borrow().value else { return };
        if note.total_references > 0 {
            led_to.insert(note.name.to_lowercase());
        } else {
            let scritta = format!("[^{}]", note.name);
            found.push((note.name.to_lowercase(), luoghi.exact(from, &scritta), scritta));
        }
    });
    let nota = |(name, offset, scritta)| NotaSola { offset, scritta, omonima: led_to.contains(&name) };
    found.into_iter().map(nota).collect()
}

/// The addresses that a text gives to words which are nowhere in it, `[1]: https://…` in a line of its own, and which no reader of
/// Markdown shows: where they begin, and the words in their brackets. Nothing if the text must not be parsed.
pub fn indirizzi_soli(markdown: &str) -> Vec<(usize, &str)> {
    if memchr::memmem::find(markdown.as_bytes(), b"]:").is_none() {
        return Vec::new();
    }
    let mut shown = HashSet::new();
    let mut text =
        |text: &str| shown.extend(tra_quadre(text).filter(|(.., named)| *named).map(|(_, word, _)| chiave(word)));
    walk(markdown, |node, _, _| match &node.data.borrow().value {
        NodeValue::Text(words) => text(words),
        NodeValue::Code(code) => text(&code.literal),
        NodeValue::CodeBlock(code) => text(&code.literal),
        NodeValue::HtmlBlock(html) => text(&html.literal),
        _ => {}
    });
    let used: HashSet<String> =
        tra_quadre(markdown).filter(|(.., named)| !named).map(|(_, word, _)| chiave(word)).collect();
    // After what makes quotes and lists.
    let heads_a_line = |at: usize| {
        let before = markdown[..at].trim_end_matches(|c: char| c.is_ascii_digit() || " \t>-*+.)".contains(c));
        before.is_empty() || before.ends_with('\n')
    };
    let alone = |(at, word, named): &(usize, &str, bool)| {
        *named && !word.starts_with('^') && heads_a_line(*at) && {
            let key = chiave(word);
            !shown.contains(&key) && !used.contains(&key)
        }
    };
    tra_quadre(markdown).filter(alone).map(|(at, word, _)| (at, word)).collect()
}

/// Short words in square brackets: where the bracket opens, the words, and whether an address or a note follows them.
fn tra_quadre(text: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    const MAX: usize = 60;
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|at| {
        let end = crate::source::floor(text, (at + 1 + MAX).min(text.len()));
        let inside = &text[at + 1..end];
        let word = &inside[..inside.find([']', '[', '\n'])?];
        let after = &text[at + 1 + word.len()..];
        // Letters and digits only: other signs may be written in more than one way.
        let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '^'));
        (plain && after.starts_with(']')).then(|| (at, word, after.starts_with("]:")))
    })
}

/// Brackets are the same however their words are spelled.
fn chiave(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Cells of the tables of a text that stand beyond the last column, which no reader of Markdown shows: where they begin, and what
/// stands there to the end of their row. Nothing if the text must not be parsed.
pub fn celle_in_piu(markdown: &str) -> Vec<(usize, String)> {
    if memchr::memchr(b'|', markdown.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut columns = 0;
    walk(markdown, |node, (from, _), luoghi| match &node.data.borrow().value {
        NodeValue::Table(table) => columns = table.num_columns,
        NodeValue::TableRow(false) => {
            let row = &markdown[from..luoghi.fine_riga(from)];
            if let Some(at) = dopo_le_colonne(row, columns) {
                let rest = row[at..].trim_end_matches(|c: char| c.is_whitespace() || c == '|');
                found.push((from + at, rest.to_string()));
            }
        }
        _ => {}
    });
    found
}

/// Where a row goes on after so many cells, if something is written there.
fn dopo_le_colonne(row: &str, columns: usize) -> Option<usize> {
    let first = row.len() - row.trim_start().len();
    let mut bars = 0;
    let mut signs = row.char_indices().skip_while(|(at, c)| *at < first || *at == first && *c == '|');
    while let Some((at, sign)) = signs.next() {
        match sign {
            // The sign after it is no bar.
            '\\' => drop(signs.next()),
            '|' => bars += 1,
            _ => {}
        }
        if bars == columns {
            let rest = &row[at + 1..];
            let written = rest.trim_matches(|c: char| c.is_whitespace() || c == '|');
            return (!written.is_empty()).then(|| row.len() - rest.trim_start().len());
        }
    }
    None
}

/// How often the notes of a parsed text are referred to again, after the first time.
pub fn richiami_ripetuti<'a>(root: &'a AstNode<'a>) -> usize {
    let again = |node: &AstNode<'_>| match &node.data.borrow().value {
        NodeValue::FootnoteDefinition(note) => note.total_references.saturating_sub(1) as usize,
        _ => 0,
    };
    root.descendants().map(again).sum()
}

/// Where the first reference stands that is one too many, and how it is written.
pub fn nota_troppo_richiamata(markdown: &str) -> Option<(usize, &str)> {
    memchr::memmem::find_iter(markdown.as_bytes(), b"[^").nth(MAX_RICHIAMI)?;
    let mut again = Vec::new();
    walk(markdown, |node, (from, to), _| {
        if matches!(&node.data.borrow().value, NodeValue::FootnoteReference(note) if note.ref_num > 1) {
            again.push((from, to));
        }
    });
    let (from, to) = *again.get(MAX_RICHIAMI)?;
    Some((from, markdown.get(from..to).unwrap_or("")))
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

/// Parses a text and shows every node with the bytes it covers, in the order in which they are written.
fn walk(markdown: &str, mut see: impl for<'a> FnMut(&'a AstNode<'a>, (usize, usize), &mut Luoghi<'_>)) {
    if citazione_annidata(markdown).is_some() {
        return;
    }
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.parse.leave_footnote_definitions = true;
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut luoghi = Luoghi::di(markdown);
    let mut nodes = shown(root);
    // The parser takes the notes to the end.
    nodes.sort_by_key(|node| node.data.borrow().sourcepos.start);
    for node in nodes {
        let place = node.data.borrow().sourcepos;
        let end = luoghi.byte(place.end.line, place.end.column + 1);
        let start = luoghi.byte(place.start.line, place.start.column);
        see(node, (start, end), &mut luoghi);
    }
}

/// Every node, but what stands in pictures inside too many others.
fn shown<'a>(root: &'a AstNode<'a>) -> Vec<&'a AstNode<'a>> {
    let (mut nodes, mut inside) = (Vec::new(), 0);
    for edge in root.traverse() {
        let (NodeEdge::Start(node) | NodeEdge::End(node)) = edge;
        let picture = matches!(node.data.borrow().value, NodeValue::Image(_));
        match edge {
            NodeEdge::Start(_) => {
                inside += usize::from(picture);
                if inside <= MAX_IMMAGINI {
                    nodes.push(node);
                }
            }
            NodeEdge::End(_) => inside -= usize::from(picture),
        }
    }
    nodes
}

/// The places of a text, asked for in the order of writing.
struct Luoghi<'m> {
    testo: &'m str,
    /// Where its lines begin.
    righe: Vec<usize>,
    /// Where the last piece that was asked for ends.
    dopo: usize,
    /// Bytes that may still be searched.
    ancora: usize,
}

impl<'m> Luoghi<'m> {
    fn di(testo: &'m str) -> Luoghi<'m> {
        let righe = std::iter::once(0).chain(memchr::memchr_iter(b'\n', testo.as_bytes()).map(|i| i + 1)).collect();
        Luoghi { testo, righe, dopo: 0, ancora: testo.len() * MAX_RICERCHE }
    }

    /// Lines and columns count from one; columns are bytes, and the end is included.
    fn byte(&self, line: usize, column: usize) -> usize {
        let start = line.checked_sub(1).and_then(|l| self.righe.get(l)).copied().unwrap_or(self.testo.len());
        crate::source::floor(self.testo, start + column.saturating_sub(1))
    }

    /// Where the line of a byte ends.
    fn fine_riga(&self, at: usize) -> usize {
        self.righe.get(self.righe.partition_point(|line| *line <= at)).map_or(self.testo.len(), |next| next - 1)
    }

    /// The place of a piece: at `near`, or the next one in the line of `near`, or the first time after that line begins.
    fn exact(&mut self, near: usize, piece: &str) -> usize {
        let there = self.testo.get(near..).is_some_and(|rest| rest.starts_with(piece));
        let Some(at) = (if there { Some(near) } else { self.cerca(near, piece) }) else { return near };
        self.dopo = at + piece.len();
        at
    }

    /// After an escaped bar of a table the parser's columns are some bytes short, in the whole line: to look for each piece
    /// from where the line begins would be to read a long one again and again.
    fn cerca(&mut self, near: usize, piece: &str) -> Option<usize> {
        let n = self.righe.partition_point(|line| *line <= near);
        let line = self.righe[n.saturating_sub(1)];
        let end = self.righe.get(n).copied().unwrap_or(self.testo.len());
        let after = Some(self.dopo).filter(|dopo| (line + 1..=end).contains(dopo));
        after.and_then(|from| self.da(from, piece)).or_else(|| self.da(line, piece))
    }

    fn da(&mut self, from: usize, piece: &str) -> Option<usize> {
        let rest = self.testo.get(from..).filter(|_| self.ancora > 0)?;
        let found = memchr::memmem::find(rest.as_bytes(), piece.as_bytes());
        self.ancora = self.ancora.saturating_sub(found.unwrap_or(rest.len()));
        found.map(|at| from + at)
    }
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
    fn links_to_where_no_document_can_lead_are_found() {
        let text = "È [qui](www.esempio.it), [là](../a.pdf \"Già\"), <ftp://a.it>, [x](https://a.it), [y](#z), [w][v], [[misura:uno]](2027) e [](MAILTO:a@b.it)\n\n[v]: b.pdf";
        let found = irraggiungibili(text);
        let scritti: Vec<(&str, &str)> = found.iter().map(|c| (&*c.url, &*c.scritto)).collect();
        let expected =
            [("www.esempio.it", "[qui](www.esempio.it)"), ("../a.pdf", "[là](../a.pdf \"Già\")"), ("b.pdf", "[w][v]")];
        assert_eq!(scritti, expected);
        assert!(found.iter().all(|c| text[c.offset..].starts_with(&c.scritto)));
    }

    #[test]
    fn notes_that_nothing_leads_to_are_found() {
        let text = "È[^1].\n\n[^1]: a[^4]\n\n[^è]: b\n\n> [^3]: c\n\n[^1]: d\n\n[^4]: e\n\n`[^9]: f`";
        let found = note_sole(text);
        // The last of two of the same name is the one that counts.
        let note: Vec<(&str, bool)> = found.iter().map(|nota| (&*nota.scritta, nota.omonima)).collect();
        assert_eq!(note, [("[^1]", true), ("[^è]", false), ("[^3]", false)]);
        assert!(found.iter().all(|nota| text[nota.offset..].starts_with(&nota.scritta)));
    }

    #[test]
    fn addresses_of_words_that_are_not_there_are_found() {
        let text = "È [a b], [due][c] e `[h]: x`.\n\n[1]: https://a.it\n[A  B]: https://b.it\n[C]: <x>\n[^n]: Già\n\n> [d]: y\n\nSì\n[e]: z\n\n    [f]: w\n\n- a\n\n  [g.]: v \"w\"\n\n1. [i]: u";
        let found = indirizzi_soli(text);
        assert_eq!(found.iter().map(|(_, word)| *word).collect::<Vec<_>>(), ["1", "d", "g.", "i"]);
        assert!(found.iter().all(|(at, word)| text[*at..].starts_with(&format!("[{word}]:"))));
        assert_eq!(indirizzi_soli("[1]: già a.it\n\n`[2]: a`").len(), 0);
    }

    #[test]
    fn cells_beyond_the_last_column_are_found() {
        let head = "| È | B |\n|---|---|\n";
        for (rows, expected) in [
            ("| 1 | 2 |\n| 1 |\n1 | 2\n| 1 | 2 |  |\n|| 2 |", &[][..]),
            ("| 1 | 2 | 3 |", &["3"]),
            ("1 | 2 | è | 4  \n", &["è | 4"]),
            ("| 1 \\| uno | 2 |\n| 1 \\\\| 2 | 3", &["3"]),
            ("|| 2 | 3", &["3"]),
        ] {
            for text in [format!("{head}{rows}"), format!("Già\n\n{head}{rows}").replace('\n', "\n> ")] {
                let found = celle_in_piu(&text);
                assert_eq!(found.iter().map(|(_, rest)| &**rest).collect::<Vec<_>>(), expected, "{text}");
                assert!(found.iter().all(|(at, rest)| text[*at..].starts_with(rest.as_str())), "{text}");
            }
        }
    }

    #[test]
    fn deep_quotes_are_not_parsed() {
        let deep = format!("a\n{} <b>", "> ".repeat(60));
        assert_eq!(citazione_annidata(&deep), Some(2));
        assert!(html_grezzo(&deep).is_empty());
        assert_eq!(citazione_annidata(&">".repeat(50)), None);
    }

    #[test]
    fn a_note_may_be_referred_to_again_but_not_by_the_hundred() {
        let text = |n: usize| format!("È{}\n\n[^a]: Già.\n", "[^a]".repeat(n));
        assert_eq!(nota_troppo_richiamata(&text(MAX_RICHIAMI + 1)), None);
        assert_eq!(nota_troppo_richiamata(&text(MAX_RICHIAMI + 2)), Some((2 + 4 * (MAX_RICHIAMI + 1), "[^a]")));
        let many: String = (0..1_000).map(|n| format!("È[^{n}].\n\n[^{n}]: Già.\n\n")).collect();
        assert_eq!(nota_troppo_richiamata(&many), None);
    }

    #[test]
    fn long_and_strange_texts_end() {
        for text in ["- ".repeat(5_000), "[".repeat(20_000), "*a **a ".repeat(5_000), "1. ".repeat(5_000)] {
            html_grezzo(&format!("{text}<b>"));
            immagini(&format!("{text}![x](y)"));
            irraggiungibili(&format!("{text}[x](y)"));
            note_sole(&format!("{text}\n\n[^x]: y"));
            indirizzi_soli(&format!("{text}\n\n[x]: y"));
            celle_in_piu(&format!("{text}\n\n|x|\n|-|\n|y|{text}"));
        }
        let nested = format!("{}x](y){}", "[a ".repeat(20_001), "[]](y)".repeat(20_000));
        assert_eq!(irraggiungibili(&nested).len(), 1, "the outermost");
    }
}
