// SPDX-License-Identifier: EUPL-1.2
//! Prose to safe HTML with comrak: raw HTML shown as text, links `[[genere:id]]` resolved, local pictures embedded.

use super::filters::html;
use crate::graph::Graph;
use crate::model::id::Genere;
use crate::source::{Sources, read_binary};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options};

/// Deeper quotations cost quadratic time to parse: such a text is shown as it is written.
const MAX_QUOTES: usize = 50;

/// What prose needs to become HTML; counts texts, so that footnotes of two texts never share an id.
pub struct Prosa<'p> {
    /// To resolve links.
    pub graph: &'p Graph<'p>,
    /// To find pictures.
    pub sources: &'p Sources,
    /// Texts so far.
    pub texts: usize,
}

impl Prosa<'_> {
    /// The HTML of a Markdown text.
    pub fn html(&mut self, markdown: &str) -> String {
        self.texts += 1;
        if too_quoted(markdown) {
            return format!("<p>{}</p>", html(markdown));
        }
        let text = self.links(markdown, |label, anchor| format!("[{}](#{anchor})", super::filters::md(label)));
        let options = options();
        let arena = Arena::new();
        let root = comrak::parse_document(&arena, &text, &options);
        for node in root.descendants() {
            let mut data = node.data.borrow_mut();
            match &mut data.value {
                // The document has its own headings: those of a text are printed as strong paragraphs, see below.
                NodeValue::Heading(heading) => heading.level = 6,
                NodeValue::Image(link) => link.url = self.picture(&link.url),
                NodeValue::Link(link) if !safe_url(&link.url) => link.url.clear(),
                _ => {}
            }
        }
        let mut out = String::new();
        if comrak::html::format_document(root, &options, &mut out).is_err() {
            return format!("<p>{}</p>", html(markdown));
        }
        self.own_words(&out)
    }

    /// The Markdown of a Markdown text: only its links change.
    pub fn markdown(&mut self, markdown: &str) -> String {
        self.links(markdown, |label, anchor| format!("[{}](#{anchor})", super::filters::md(label)))
    }

    /// Replaces `[[genere:id]]` with a link to the element, or with the id when there is none.
    fn links(&self, text: &str, link: impl Fn(&str, &str) -> String) -> String {
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
                        out.push_str(&link(name, &format!("{}-{id}", genere.parola())));
                    }
                    None => out.push_str(&super::filters::md(id)),
                },
                None => out.push_str(&rest[open..open + 2 + close + 2]),
            }
            rest = &inner[close + 2..];
        }
        out.push_str(rest);
        out
    }

    /// A local picture as a data address; nothing for one that is not in the plan.
    fn picture(&self, url: &str) -> String {
        data_uri(self.sources, url).unwrap_or_default()
    }

    /// Headings as strong paragraphs, footnotes with ids of their own and Italian words.
    fn own_words(&self, text: &str) -> String {
        let n = self.texts;
        let text = text.replace("<h6>", "<p class=\"titoletto\"><strong>").replace("</h6>", "</strong></p>");
        if !text.contains("footnote") {
            return text;
        }
        text.replace("id=\"fn", &format!("id=\"t{n}-fn"))
            .replace("href=\"#fn", &format!("href=\"#t{n}-fn"))
            .replace("aria-label=\"Back to reference ", "aria-label=\"Torna al richiamo ")
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.description_lists = true;
    options.render.escape = true;
    options
}

/// A line that begins with more quotation marks than anyone writes.
fn too_quoted(markdown: &str) -> bool {
    markdown
        .lines()
        .any(|line| line.chars().filter(|c| !c.is_whitespace()).take_while(|c| *c == '>').count() > MAX_QUOTES)
}

fn safe_url(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    lower.starts_with('#') || ["http://", "https://", "mailto:", "tel:"].iter().any(|s| lower.starts_with(s))
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
    Some(format!("data:{kind};base64,{}", base64(&bytes)))
}

/// Base 64, RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0u32, |w, b| (w << 8) | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let index = (word >> (18 - 6 * i)) & 63;
            out.push(if i <= chunk.len() { char::from(ALPHABET[index as usize]) } else { '=' });
        }
    }
    out
}
