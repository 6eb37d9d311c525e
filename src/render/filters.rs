// SPDX-License-Identifier: EUPL-1.2
//! The filters of the templates: texts, references, values, Markdown cells. They choose markup, not words.

use super::Format;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers the filters for a format.
pub fn register(tera: &mut Tera, format: Format) {
    tera.register_filter("t", move |v: &Value, _: Kwargs, _: &State| Value::safe_string(&testo(v, format)));
    tera.register_filter("rif", move |v: &Value, _: Kwargs, _: &State| finished(rif(v, format), format));
    tera.register_filter("v", move |v: &Value, _: Kwargs, _: &State| Value::safe_string(&valore(v, format)));
    tera.register_filter("elenco", move |v: &Value, _: Kwargs, _: &State| {
        let items: Vec<String> = v.as_array().unwrap_or_default().iter().map(|x| rif(x, format)).collect();
        finished(items.join(", "), format)
    });
    if format == Format::Html {
        return super::componenti::register(tera);
    }
    tera.register_filter("md", |v: &str, _: Kwargs, _: &State| -> TeraResult<String> { Ok(md(v)) });
    tera.register_filter("cella", |v: &Value, _: Kwargs, _: &State| -> TeraResult<String> {
        let text = v.as_str().unwrap_or_default();
        // In Markdown only the texts of `t` and `v` are marked: they are words still, the rest is Markdown already.
        Ok(if v.is_safe() { cella(&md(text)) } else { cella(text) })
    });
}

/// Finished markup: safe in HTML; in Markdown without the mark of a text that `cella` has yet to escape.
fn finished(text: String, format: Format) -> Value {
    match format {
        Format::Html => Value::safe_string(&text),
        Format::Markdown => Value::from(text),
    }
}

fn key<'v>(v: &'v Value, name: &'static str) -> Option<&'v Value> {
    v.as_map().and_then(|m| m.get(&name.into()))
}

fn text<'v>(v: &'v Value, name: &'static str) -> Option<&'v str> {
    key(v, name).and_then(Value::as_str)
}

/// HTML text; Markdown is escaped by `md`, which knows where it stands.
fn plain(text: &str, format: Format) -> String {
    match format {
        Format::Html => html(text),
        Format::Markdown => text.to_string(),
    }
}

/// A text, with its other languages marked.
pub fn testo(v: &Value, format: Format) -> String {
    if let Some(s) = v.as_str() {
        return plain(s, format);
    }
    let Some(first) = text(v, "testo") else { return plain(&v.to_string(), format) };
    let mut out = plain(first, format);
    for other in key(v, "altre").and_then(Value::as_array).unwrap_or_default() {
        let (lang, words) = (text(other, "lingua").unwrap_or(""), text(other, "testo").unwrap_or(""));
        match format {
            Format::Html => out.push_str(&format!(" / <span lang=\"{}\">{}</span>", html(lang), html(words))),
            Format::Markdown => out.push_str(&format!(" / {words}")),
        }
    }
    out
}

/// A link to an element of the plan, or the text that stands in its place.
pub fn rif(v: &Value, format: Format) -> String {
    let Some(anchor) = text(v, "ancora") else { return testo_md(v, format) };
    let name = key(v, "nome").map(|n| testo(n, format)).unwrap_or_default();
    match format {
        Format::Html => format!("<a href=\"#{}\">{name}</a>", html(anchor)),
        Format::Markdown => format!("[{}](#{anchor})", md(&name)),
    }
}

fn testo_md(v: &Value, format: Format) -> String {
    let text = testo(v, format);
    if format == Format::Markdown && v.as_map().is_some() { md(&text) } else { text }
}

/// A value with what the body added to it.
pub fn valore(v: &Value, format: Format) -> String {
    let Some(printed) = text(v, "stampa") else { return testo(v, format) };
    let mut out = plain(printed, format);
    if let Some(before) = text(v, "prima") {
        out.push_str(&format!(" (prima: {})", plain(before, format)));
    }
    if let Some(state) = text(v, "stato") {
        out.push_str(&format!(" [{}]", plain(state, format)));
    }
    if let Some(note) = key(v, "nota") {
        out.push_str(&format!(" ({})", testo(note, format)));
    }
    out
}

/// Text safe inside HTML elements and quoted attributes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

/// Text safe inside a line of Markdown, at its beginning too.
pub fn md(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = match text.as_bytes().get(digits) {
        // A list begins with these, a line under a title too.
        Some(mark @ (b'-' | b'+' | b'=')) if digits == 0 && ends_word(text, 1, *mark) => text,
        Some(b'.' | b')') if digits > 0 && ends_word(text, digits + 1, b' ') => {
            out.push_str(&text[..digits]);
            &text[digits..]
        }
        _ => "",
    };
    let text = match rest.chars().next() {
        Some(first) => {
            out.push('\\');
            out.push(first);
            &rest[1..]
        }
        None => text,
    };
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '&' => out.push_str("&amp;"),
            // An address before it would take a backslash with it, and leave a tag.
            '<' => out.push_str("&lt;"),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Whether at a byte a text ends, goes on with a space or repeats its mark.
fn ends_word(text: &str, at: usize, mark: u8) -> bool {
    text.as_bytes().get(at).is_none_or(|b| b.is_ascii_whitespace() || *b == mark)
}

/// Markdown text safe inside a table cell.
fn cella(text: &str) -> String {
    text.trim().replace('|', "\\|").replace("\r\n", "<br>").replace(['\n', '\r'], "<br>")
}

#[cfg(test)]
mod tests {
    use super::md;

    #[test]
    fn no_tag_is_left_after_an_address() {
        let mut options = comrak::Options::default();
        options.extension.autolink = true;
        options.render.r#unsafe = true;
        for text in ["https://esempio.it<img src=x onerror=alert(1)>", "vedi www.esempio.it<b>qui</b>", "a < b"] {
            let html = comrak::markdown_to_html(&md(text), &options);
            assert!(!html.contains("<img") && !html.contains("<b>"), "{text}: {html}");
        }
        assert_eq!(md("a < b > c & *d*"), "a &lt; b \\> c &amp; \\*d\\*");
    }
}
