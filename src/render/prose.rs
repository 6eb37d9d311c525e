// SPDX-License-Identifier: EUPL-1.2
//! Prose to safe HTML with comrak: raw HTML shown as text, links `[[genere:id]]` resolved, local pictures embedded.

use super::filters::{html, md};
use super::sigle::Sigle;
use crate::graph::Graph;
use crate::model::id::Genere;
use crate::prose;
use crate::source::{Sources, read_binary};
use base64::prelude::{BASE64_STANDARD, Engine};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeLink, NodeValue};
use comrak::{Arena, Options};
use std::borrow::Cow;
use std::collections::HashMap;

/// What prose needs to become HTML; counts texts, so that footnotes of two texts never share an id.
pub struct Prosa<'p> {
    /// To resolve links.
    pub graph: &'p Graph<'p>,
    /// To find pictures.
    pub sources: &'p Sources,
    /// Texts so far.
    pub texts: usize,
    /// Abbreviations that lead to the glossary: in Markdown, for of HTML the finished page is looked through.
    pub sigle: Sigle,
}

impl Prosa<'_> {
    /// The HTML of a Markdown text.
    pub fn html(&mut self, markdown: &str) -> String {
        self.texts += 1;
        let (arena, options) = (Arena::new(), options());
        let Some(root) = self.read(markdown, &arena, &options) else {
            // Without the sign that no page may hold, which otherwise the reader of Markdown takes out.
            return format!("<p>{}</p>", html(&markdown.replace('\0', "\u{fffd}")));
        };
        each(root, |node, around| {
            let inside = self.tame(node, around, &arena);
            let mut data = node.data.borrow_mut();
            match &mut data.value {
                // The document has its own headings: those of a text are printed as strong paragraphs, see below.
                NodeValue::Heading(heading) => heading.level = 6,
                NodeValue::Image(link) => link.url = self.picture(&link.url).unwrap_or_default(),
                _ => {}
            }
            inside
        });
        notes_outside(root);
        let mut out = String::new();
        if comrak::html::format_document(root, &options, &mut out).is_err() {
            return format!("<p>{}</p>", html(markdown));
        }
        self.own_words(&out)
    }

    /// The Markdown of a Markdown text, fit to stand among others: what is open in it ends with it.
    pub fn markdown(&mut self, markdown: &str) -> String {
        self.texts += 1;
        let (arena, options) = (Arena::new(), options());
        let Some(root) = self.read(markdown, &arena, &options) else {
            return md(&markdown.replace('\0', "\u{fffd}"));
        };
        each(root, |node, around| {
            let inside = self.tame(node, around, &arena);
            self.sigle(node, around, &arena);
            let mut data = node.data.borrow_mut();
            match &mut data.value {
                NodeValue::Heading(_) => {
                    data.value = NodeValue::Paragraph;
                    drop(data);
                    let strong = arena.alloc(NodeValue::Strong.into());
                    for child in node.children().collect::<Vec<_>>() {
                        strong.append(child);
                    }
                    node.append(strong);
                }
                NodeValue::Link(link) | NodeValue::Image(link) => link.url = in_markdown(&link.url),
                NodeValue::FootnoteDefinition(note) => note.name = self.note_in_markdown(&note.name),
                NodeValue::FootnoteReference(note) => note.name = self.note_in_markdown(&note.name),
                _ => {}
            }
            inside
        });
        notes_outside(root);
        each(root, |node, around| {
            signs(node, around, &arena);
            Dentro::di(&node.data.borrow().value, around)
        });
        let mut out = String::new();
        if comrak::format_commonmark(root, &options, &mut out).is_err() {
            return md(markdown);
        }
        out.trim_end().to_string()
    }

    /// The tree of a text; none of one that must be shown as it is.
    fn read<'a>(&self, markdown: &str, arena: &'a Arena<'a>, options: &Options<'_>) -> Option<&'a AstNode<'a>> {
        if prose::citazione_annidata(markdown).is_some() {
            return None;
        }
        let root = comrak::parse_document(arena, &self.links(markdown), options);
        notes_last(root);
        (prose::richiami_ripetuti(root) <= prose::MAX_RICHIAMI).then_some(root)
    }

    /// Raw HTML becomes text; unsafe links, links in links, pictures that are not there and notes that nothing leads to, their words.
    /// Says what its children stand in.
    fn tame<'a>(&self, node: &'a AstNode<'a>, around: Dentro, arena: &'a Arena<'a>) -> Dentro {
        let mut data = node.data.borrow_mut();
        match &mut data.value {
            NodeValue::HtmlInline(raw) => data.value = NodeValue::Text(std::mem::take(raw).into()),
            NodeValue::HtmlBlock(raw) => {
                let text = NodeValue::Text(std::mem::take(&mut raw.literal).trim_end().to_string().into());
                data.value = NodeValue::Paragraph;
                drop(data);
                node.append(arena.alloc(text.into()));
                return around;
            }
            // The reader lets one stand in another when an empty pair of brackets follows it.
            NodeValue::Link(link) if around != Dentro::Collegamento && prose::raggiungibile(&link.url) => {}
            NodeValue::Image(link) if self.picture(&link.url).is_some() => {}
            // What is elsewhere is not fetched, but can be reached.
            NodeValue::Image(link)
                if around != Dentro::Collegamento && prose::raggiungibile(&link.url) && !link.url.starts_with('#') =>
            {
                let link = std::mem::take(link);
                data.value = NodeValue::Link(link);
            }
            // A note that nothing leads to is written where it stands: also one inside another, or whose name another has too.
            NodeValue::FootnoteDefinition(note) if note.total_references > 0 => {}
            NodeValue::Link(_) | NodeValue::Image(_) | NodeValue::FootnoteDefinition(_) => {
                drop(data);
                for child in node.children().collect::<Vec<_>>() {
                    node.insert_before(child);
                }
                node.detach();
                return around;
            }
            _ => {}
        }
        Dentro::di(&data.value, around)
    }

    /// Abbreviations lead to the glossary, where a link may stand.
    fn sigle<'a>(&mut self, node: &'a AstNode<'a>, around: Dentro, arena: &'a Arena<'a>) {
        let data = node.data.borrow();
        let NodeValue::Text(text) = &data.value else { return };
        if around != Dentro::Niente {
            return;
        }
        let found = self.sigle.prime(text);
        if found.is_empty() {
            return;
        }
        let words = |words: &str| -> &'a AstNode<'a> { arena.alloc(NodeValue::Text(words.to_string().into()).into()) };
        let mut done = 0;
        for (at, word, ancora) in found {
            let link = NodeLink { url: format!("#{ancora}"), title: String::new() };
            let link = arena.alloc(NodeValue::Link(Box::new(link)).into());
            link.append(words(word));
            node.insert_before(words(&text[done..at]));
            node.insert_before(link);
            done = at + word.len();
        }
        node.insert_before(words(&text[done..]));
        node.detach();
    }

    /// Replaces `[[genere:id]]` with a link to the element, or with the id when there is none.
    fn links(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find("[[") {
            out.push_str(&rest[..open]);
            let inner = &rest[open + 2..];
            let Some(close) = inner.find("]]") else {
                out.push_str(&rest[open..]);
                return out;
            };
            let target = inner[..close].split_once(':').filter(|_| !inner[..close].contains(['\n', '[']));
            match target.and_then(|(word, id)| Some((Genere::da_parola(word)?, id))) {
                Some((genere, id)) => match self.graph.find(genere, id) {
                    Some(n) => {
                        let name = self.graph.nodo(n).record.nome().map_or(id, |t| t.as_str());
                        out.push_str(&format!("[{}](#{})", md(name), genere.ancora(id)));
                    }
                    None => out.push_str(&md(id)),
                },
                None => out.push_str(&rest[open..open + 2 + close + 2]),
            }
            rest = &inner[close + 2..];
        }
        out.push_str(rest);
        out
    }

    /// The name of a note among those of other texts, in signs that every reader takes for a part of it.
    fn note_in_markdown(&self, name: &str) -> String {
        let sign = |c: char| match c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            true => c.to_string(),
            false => format!("+{:x}+", u32::from(c)),
        };
        format!("t{}-{}", self.texts, name.chars().map(sign).collect::<String>())
    }

    /// A local picture as a data address; nothing for one that is not in the plan.
    fn picture(&self, url: &str) -> Option<String> {
        data_uri(self.sources, url)
    }

    /// Headings as strong paragraphs, footnotes with ids of their own and Italian words.
    fn own_words(&self, text: &str) -> String {
        let n = self.texts;
        let text = text.replace("<h6>", "<p class=\"titoletto\"><strong>").replace("</h6>", "</strong></p>");
        let text = tables(&text, n);
        if !text.contains("footnote") {
            return text;
        }
        text.replace("id=\"fn", &format!("id=\"t{n}-fn"))
            .replace("href=\"#fn", &format!("href=\"#t{n}-fn"))
            .replace("aria-label=\"Back to reference ", "aria-label=\"Torna al richiamo ")
    }
}

/// What a node stands in that decides what may stand there: the last of these, where it stands in several.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Dentro {
    #[default]
    Niente,
    Immagine,
    Collegamento,
}

impl Dentro {
    /// What the children of a node stand in.
    fn di(value: &NodeValue, around: Dentro) -> Dentro {
        around.max(match value {
            NodeValue::Link(_) => Dentro::Collegamento,
            NodeValue::Image(_) => Dentro::Immagine,
            _ => Dentro::Niente,
        })
    }
}

/// Shows every node, in order, with what it stands in; `see` says what its children do. To look at what is around each would be
/// to walk again and again over nodes that are nested by the hundred thousand.
fn each<'a>(root: &'a AstNode<'a>, mut see: impl FnMut(&'a AstNode<'a>, Dentro) -> Dentro) {
    let (mut nodes, mut open) = (Vec::new(), Vec::new());
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                nodes.push((node, open.last().copied()));
                open.push(nodes.len() - 1);
            }
            NodeEdge::End(_) => drop(open.pop()),
        }
    }
    let mut inside: Vec<Dentro> = Vec::with_capacity(nodes.len());
    for (node, parent) in nodes {
        let around = parent.map_or(Dentro::Niente, |parent: usize| inside[parent]);
        inside.push(see(node, around));
    }
}

/// Notes that something leads to stand at the end, in the order in which they are referred to.
fn notes_last<'a>(root: &'a AstNode<'a>) {
    let (mut order, mut notes) = (HashMap::new(), Vec::new());
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::FootnoteReference(reference) => drop(order.insert(reference.name.clone(), reference.ix)),
            NodeValue::FootnoteDefinition(note) if note.total_references > 0 => notes.push((note.name.clone(), node)),
            _ => {}
        }
    }
    notes.sort_by_key(|(name, _)| order.get(name).copied());
    notes.into_iter().for_each(|(_, note)| root.append(note));
}

/// What leads to a note is a link: in the words of a link, or of a picture, it cannot be followed, and goes after them.
fn notes_outside<'a>(root: &'a AstNode<'a>) {
    let mut outermost = None;
    each(root, |node, around| {
        let data = node.data.borrow();
        let inside = Dentro::di(&data.value, around);
        let is_note = matches!(data.value, NodeValue::FootnoteReference(_));
        drop(data);
        if around == Dentro::Niente && inside != Dentro::Niente {
            outermost = Some(node);
        }
        if let Some(last) = outermost.filter(|_| is_note && around != Dentro::Niente) {
            last.insert_after(node);
            // The next one stands after this.
            outermost = Some(node);
        }
        inside
    });
}

/// What a text is not must not be made of it by whoever shows the Markdown: where this reader sees no address, another may, and
/// takes what follows for a part of it, be it the backslash before a `<` or the beginning of a piece of code. So what makes an
/// address, and what opens HTML, are written as the names of their signs. In the words of a link no reader looks for addresses.
/// A line that would begin the rows of a table, and divide a piece of code by a bar in it, does not begin one. What follows the
/// sign of a note makes neither an address nor a note of it.
fn signs<'a>(node: &'a AstNode<'a>, around: Dentro, arena: &'a Arena<'a>) {
    const SEGNI: [(&str, &str); 3] = [("<", "&lt;"), ("://", "&#58;//"), ("www.", "www&#46;")];
    let segni = if around == Dentro::Collegamento { &SEGNI[..1] } else { &SEGNI[..] };
    let data = node.data.borrow();
    let NodeValue::Text(text) = &data.value else { return };
    let put = |value: NodeValue| node.insert_before(arena.alloc(value.into()));
    let mut done = 0;
    if let Some((at, sign)) = delimiter(node, text).or_else(|| after_a_note(node, text)) {
        put(NodeValue::Raw(format!("&#{};", u32::from(sign))));
        done = at + 1;
    }
    // One walk for all of them: each by itself would be looked for to the end again and again.
    for (at, _) in text.match_indices(['<', ':', 'w']) {
        let Some((sign, name)) = segni.iter().find(|(sign, _)| text[at..].starts_with(sign)) else { continue };
        if at > done {
            put(NodeValue::Text(text[done..at].to_string().into()));
        }
        put(NodeValue::Raw(name.to_string()));
        done = at + sign.len();
    }
    if done > 0 {
        put(NodeValue::Text(text[done..].to_string().into()));
        drop(data);
        node.detach();
    }
}

/// The first sign of a line of bars, hyphens and colons, as stands between the head and the rows of a table.
fn delimiter<'a>(node: &'a AstNode<'a>, text: &str) -> Option<(usize, char)> {
    let of_a_table = |c: char| matches!(c, '-' | ':' | '|') || c.is_whitespace();
    if !text.contains('-') || !text.chars().all(of_a_table) {
        return None;
    }
    let ends = |near: Option<&'a AstNode<'a>>| {
        near.is_none_or(|n| matches!(n.data.borrow().value, NodeValue::SoftBreak | NodeValue::LineBreak))
    };
    (ends(node.previous_sibling()) && ends(node.next_sibling()))
        .then(|| text.char_indices().find(|(_, c)| !c.is_whitespace()))
        .flatten()
}

/// The bracket or colon right after the sign of a note.
fn after_a_note<'a>(node: &'a AstNode<'a>, text: &str) -> Option<(usize, char)> {
    let note = |near: &AstNode<'_>| matches!(near.data.borrow().value, NodeValue::FootnoteReference(_));
    let first = text.chars().next().filter(|c| matches!(c, '(' | ':'))?;
    node.previous_sibling().is_some_and(note).then_some((0, first))
}

/// Tables of a text like those of the document: named, with scopes, scrolling by themselves. Plan text never looks like
/// this markup, for its `<` and `"` are escaped.
fn tables(html: &str, text: usize) -> String {
    let mut out = String::with_capacity(html.len());
    for (i, part) in html.split("<table>").enumerate() {
        if i > 0 {
            let name = format!("Tabella {text}.{i} nel testo");
            out.push_str(&format!("<div class=\"tabella-testo\" tabindex=\"0\" role=\"group\" aria-label=\"{name}\"><table><caption class=\"nascosto\">{name}</caption>"));
        }
        out.push_str(part);
    }
    if out.len() == html.len() {
        return out;
    }
    let out = out
        .replace("</table>", "</table></div>")
        .replace("<th>", "<th scope=\"col\">")
        .replace("<th align", "<th scope=\"col\" align")
        .replace(" align=\"right\"", " class=\"num\"")
        .replace(" align=\"left\"", "")
        .replace(" align=\"center\"", "");
    out.split_inclusive("</table>").map(named_rows).collect()
}

/// A table without a head over its first column: the cells of that column are the heads of the rows.
fn named_rows(table: &str) -> Cow<'_, str> {
    let Some((head, rows)) = table.split_once("<tr>\n<th scope=\"col\"></th>") else { return table.into() };
    let mut out = format!("{head}<tr>\n<td></td>");
    for (i, row) in rows.split("<tr>\n<td>").enumerate() {
        match row.split_once("</td>") {
            Some((name, rest)) if i > 0 => out.push_str(&format!("<tr>\n<th scope=\"row\">{name}</th>{rest}")),
            _ => out.push_str(row),
        }
    }
    out.into()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.description_lists = true;
    // Otherwise a note that nothing leads to is lost.
    options.parse.leave_footnote_definitions = true;
    options.render.escape = true;
    options.render.prefer_fenced = true;
    options
}

/// An address as Markdown may hold it: with a control character or a space in it, nobody reads a link there, and one that is written
/// between `<` and `>` would end at its own `>`.
fn in_markdown(url: &str) -> String {
    let encode = |c: char| match c.is_ascii_control() || matches!(c, ' ' | '<' | '>') {
        true => format!("%{:02X}", u32::from(c)),
        false => c.to_string(),
    };
    url.chars().map(encode).collect()
}

/// The picture at `path` of the plan as a data address.
pub fn data_uri(sources: &Sources, path: &str) -> Option<String> {
    let kind = match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    let bytes = read_binary(sources, path.trim_start_matches("./"))?;
    Some(format!("data:{kind};base64,{}", BASE64_STANDARD.encode(&bytes)))
}
