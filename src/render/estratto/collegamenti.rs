// SPDX-License-Identifier: EUPL-1.2
//! Links of an extract to what is not in it: they lead to the whole document, where the plan says where it is, else
//! only their words stay. One pass over the text that the templates wrote.

use crate::render::Format;
use std::collections::HashSet;

/// The text with no link that leads nowhere. `sito` is the address of the whole document, as its markup may hold it.
pub fn collega(text: &str, format: Format, sito: Option<&str>) -> String {
    let known: HashSet<&str> = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    match format {
        Format::Html => html(text, &known, sito),
        Format::Markdown => markdown(text, &known, sito),
    }
}

/// Links are never one inside the other.
fn html(text: &str, known: &HashSet<&str>, sito: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<a ") {
        let (before, link) = rest.split_at(at);
        out.push_str(before);
        let end = link.find('>').map_or(link.len(), |e| e + 1);
        let (tag, after) = link.split_at(end);
        let target = tag.split_once("href=\"#").and_then(|(head, t)| Some((head, t.split_once('"')?)));
        rest = after;
        match target {
            Some((head, (id, tail))) if !known.contains(id) => match sito {
                Some(sito) => out.push_str(&format!("{head}href=\"{sito}#{id}\"{tail}")),
                None => {
                    let (words, after) = after.split_once("</a>").unwrap_or((after, ""));
                    out.push_str(words);
                    rest = after;
                }
            },
            _ => out.push_str(tag),
        }
    }
    out.push_str(rest);
    out
}

/// `[words](#id)`: the words hold no bracket that is not escaped.
fn markdown(text: &str, known: &HashSet<&str>, sito: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](#") {
        let (before, link) = rest.split_at(at);
        out.push_str(before);
        if escaped(out.as_bytes(), out.len()) {
            // A text that looks like a link.
            out.push(']');
            rest = &link[1..];
            continue;
        }
        let (id, after) = link[3..].split_once(')').unwrap_or((&link[3..], ""));
        match sito {
            _ if known.contains(id) => out.push_str(&format!("](#{id})")),
            Some(sito) => out.push_str(&format!("]({sito}#{id})")),
            None => apri(&mut out),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Takes away the bracket that opened the words at the end of `out`.
fn apri(out: &mut String) {
    let bytes = out.as_bytes();
    if let Some(open) = (0..bytes.len()).rev().find(|at| bytes[*at] == b'[' && !escaped(bytes, *at)) {
        out.remove(open);
    }
}

/// Whether a sign stands for itself: an odd number of backslashes is before it.
fn escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_lose_their_brackets() {
        let text = "[a](#qui) \\[b\\](#via) [c](#via) \\\\[d](#via) <a id=\"qui\"></a>";
        let kept = "[a](#qui) \\[b\\](#via) c \\\\d <a id=\"qui\"></a>";
        assert_eq!(collega(text, Format::Markdown, None), kept);
        let led = "[a](#qui) \\[b\\](#via) [c](https://e.it/p#via) \\\\[d](https://e.it/p#via) <a id=\"qui\"></a>";
        assert_eq!(collega(text, Format::Markdown, Some("https://e.it/p")), led);
    }
}
