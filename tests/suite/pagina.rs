// SPDX-License-Identifier: EUPL-1.2
//! A page as a browser reads it (html5ever), and what no page made of a plan may hold: for the tests and for `fuzz/`.

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

/// An element of a page.
pub struct Elem {
    pub name: String,
    pub attrs: Vec<(String, String)>,
    pub children: Vec<Nodo>,
}

/// What an element holds.
pub enum Nodo {
    Elem(Elem),
    Text(String),
    Comment,
}

impl Elem {
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(k, _)| k == name).map(|(_, v)| &**v)
    }

    /// This and every element inside, in order.
    pub fn all(&self) -> Vec<&Elem> {
        fn push<'e>(e: &'e Elem, out: &mut Vec<&'e Elem>) {
            out.push(e);
            for child in e.elements() {
                push(child, out);
            }
        }
        let mut out = Vec::new();
        push(self, &mut out);
        out
    }

    pub fn elements(&self) -> impl Iterator<Item = &Elem> {
        self.children.iter().filter_map(|c| match c {
            Nodo::Elem(e) => Some(e),
            _ => None,
        })
    }

    pub fn named(&self, name: &str) -> Vec<&Elem> {
        self.all().into_iter().filter(|e| e.name == name).collect()
    }

    pub fn with_id(&self, id: &str) -> Option<&Elem> {
        self.all().into_iter().find(|e| e.attr("id") == Some(id))
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attr("class").is_some_and(|c| c.split_whitespace().any(|c| c == class))
    }
}

/// A page as a browser reads it, without errors of syntax.
pub fn parse(name: &str, html: &str) -> Elem {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let errors: Vec<String> = dom.errors.borrow().iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{name}: errors of HTML syntax: {errors:?}");
    let root = dom.document.children.borrow().iter().find_map(elem).expect("an <html>");
    assert!(html.starts_with("<!doctype html>\n<html "), "{name}");
    root
}

/// A piece of a page.
pub fn fragment(html: &str) -> Elem {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    dom.document.children.borrow().iter().find_map(elem).expect("an <html>")
}

fn elem(handle: &Handle) -> Option<Elem> {
    let NodeData::Element { name, attrs, .. } = &handle.data else { return None };
    let children = handle.children.borrow();
    Some(Elem {
        name: name.local.to_string(),
        attrs: attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect(),
        children: children
            .iter()
            .filter_map(|c| match &c.data {
                NodeData::Element { .. } => elem(c).map(Nodo::Elem),
                NodeData::Text { contents } => Some(Nodo::Text(contents.borrow().to_string())),
                NodeData::Comment { .. } => Some(Nodo::Comment),
                _ => None,
            })
            .collect(),
    })
}

/// Runs of white space as one space.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text a reader sees: blocks and cells are separate words, styles are not read.
pub fn elements_text(elem: &Elem) -> String {
    fn push(e: &Elem, out: &mut String) {
        const INLINE: [&str; 9] = ["a", "span", "em", "strong", "code", "del", "sup", "abbr", "b"];
        if ["style", "title", "script"].contains(&&*e.name) {
            return;
        }
        let block = !INLINE.contains(&&*e.name);
        if block {
            out.push('\n');
        }
        // A picture says its words in an attribute; the logo stands in pages only.
        if e.attr("class") != Some("logo") {
            out.push_str(e.attr("alt").unwrap_or_default());
        }
        for child in &e.children {
            match child {
                Nodo::Elem(e) => push(e, out),
                Nodo::Text(t) => out.push_str(t),
                Nodo::Comment => {}
            }
        }
        if block {
            out.push('\n');
        }
    }
    let mut out = String::new();
    push(elem, &mut out);
    spaced(&out)
}

/// The words of an element that is not shown, as a piece of text.
pub fn body_of(elem: &Elem) -> Elem {
    let children = elem
        .children
        .iter()
        .filter_map(|c| match c {
            Nodo::Text(t) => Some(Nodo::Text(t.clone())),
            _ => None,
        })
        .collect();
    Elem { name: "p".into(), attrs: Vec::new(), children }
}

/// Refuses whatever of a document runs, is fetched or leads to an address that is not of the web.
pub fn inert(page: &Elem, wrong: &mut Vec<String>) {
    inert_piece(page, wrong);
    if page.named("script").len() != 4 {
        wrong.push(format!("{} scripts", page.named("script").len()));
    }
}

/// The same of a piece of a page, with as many scripts of ours as it has.
pub fn inert_piece(page: &Elem, wrong: &mut Vec<String>) {
    const REFUSED: [&str; 11] =
        ["iframe", "object", "embed", "form", "link", "base", "audio", "video", "source", "frame", "noscript"];
    for elem in page.all() {
        if REFUSED.contains(&&*elem.name) || elem.name == "script" && !is_known_script(elem) {
            wrong.push(format!("<{}>", elem.name));
        }
        for (name, value) in &elem.attrs {
            let lower = value.trim().to_ascii_lowercase();
            let right = match &**name {
                // The page's own tables, to be saved and not opened.
                "href" if lower.starts_with("data:application/json;base64,") => elem.attr("download").is_some(),
                "href" => ["#", "https://", "http://", "mailto:", "tel:"].iter().any(|s| lower.starts_with(s)),
                "src" | "srcset" | "poster" | "data" | "background" => lower.starts_with("data:image/"),
                "http-equiv" => lower == "content-security-policy",
                "style" => false,
                name => !name.starts_with("on"),
            };
            if !right {
                wrong.push(format!("<{} {name}=\"{}\">", elem.name, short(value)));
            }
        }
    }
    for style in page.named("style") {
        let text = elements_text(&body_of(style)).to_ascii_lowercase();
        for refused in ["@import", "url(http", "url(\"http", "url('http", "url(//", "expression("] {
            if text.contains(refused) {
                wrong.push(format!("the style has `{refused}`"));
            }
        }
    }
    for img in page.named("img") {
        if img.attr("alt").is_none() || img.attr("src").is_none() {
            wrong.push("<img> without alt or src".into());
        }
    }
}

/// The beginning of a text, for a message.
pub fn short(text: &str) -> String {
    text.chars().take(120).collect()
}

/// Data that a browser does not run, or a script of the document to the letter.
pub fn is_known_script(script: &Elem) -> bool {
    let text = raw_text(script);
    match script.attr("type") {
        Some("application/ld+json") => serde_json::from_str::<Value>(&text).is_ok_and(|v| v["@type"] == "Report"),
        Some("application/json") => {
            let data = serde_json::from_str::<Value>(&text);
            script.attr("id") == Some("piao-dati") && !text.contains('<') && data.is_ok_and(|v| v["tabelle"].is_array())
        }
        Some(_) => false,
        None => {
            let own = [
                include_str!("../../src/render/templates/html/script.js"),
                include_str!("../../src/render/templates/html/dati.js"),
            ];
            script.attrs.is_empty() && own.contains(&text.trim_start())
        }
    }
}

/// The text of a style or a script as a browser hashes it.
pub fn raw_text(elem: &Elem) -> String {
    elem.children.iter().map(|c| if let Nodo::Text(t) = c { &**t } else { "" }).collect()
}
