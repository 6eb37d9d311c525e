// SPDX-License-Identifier: EUPL-1.2
//! The last step of an HTML document: the fonts, the script and the policy that lets a browser run nothing else.
//!
//! Templates mark the places with HTML comments. The text of a plan cannot forge one: its `<` is escaped everywhere.

use super::{Error, grafici, theme};
use crate::visibile::di_pagina;
use base64::prelude::{BASE64_STANDARD, Engine};
use memchr::memmem;
use sha2::{Digest, Sha256};

/// Where the policy goes: in the head, before any style.
const REGOLE: &str = "<!-- piao: regole -->";
/// Where the fonts go: in the head, after the style sheet.
const CARATTERI: &str = "<!-- piao: caratteri -->";
/// Where the marks of the trajectories go, if the page has any: before the first of them.
const SEGNI: &str = "<!-- piao: segni -->\n";
/// Where the script goes: at the end of the body.
const PROGRAMMA: &str = "<!-- piao: programma -->";

/// The document's own scripts: search, filters, contents; the buttons that save its tables. Without them everything can still be
/// read and printed.
const SCRIPTS: [&str; 2] = [include_str!("templates/html/script.js"), include_str!("templates/html/dati.js")];

/// Titillium Web by weight, cut to the letters of Western languages (`caratteri/LEGGIMI.md`).
const TITILLIUM: [(u16, &[u8]); 3] = [
    (400, include_bytes!("templates/html/caratteri/titillium-web-400.woff2")),
    (600, include_bytes!("templates/html/caratteri/titillium-web-600.woff2")),
    (700, include_bytes!("templates/html/caratteri/titillium-web-700.woff2")),
];

/// The document with fonts, script and policy. A theme that leaves another mark out does without that part; not without the policy.
pub fn finish(text: &str, caratteri: bool) -> Result<String, Error> {
    let text = di_pagina(text);
    regolata(&text)?;
    let fonts = if caratteri { font_faces() } else { String::new() };
    let marks = if trova(&text, grafici::TRAIETTORIA).is_some() { grafici::SEGNI } else { "" };
    let scripts = SCRIPTS.map(|script| format!("<script>\n{script}</script>")).join("\n");
    let text = sostituite(&text, &[(CARATTERI, &fonts), (SEGNI, marks), (PROGRAMMA, &scripts)]);
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy(&text));
    Ok(sostituite(&text, &[(REGOLE, &policy)]))
}

/// A policy binds what follows it, and only in the head: before its mark there are whole tags of the head, and nothing that could run,
/// fetch, or begin the body. Nothing changes the page later, which no policy stops.
fn regolata(text: &str) -> Result<(), Error> {
    let refused = |why: &str| Err(Error(format!("{}: {why}", theme::NON_SI_USA)));
    let Some(end) = trova(text, REGOLE) else {
        return refused(&format!(
            "manca `{REGOLE}`, al cui posto va ciò che impedisce alla pagina di eseguire programmi; scrivilo subito dopo `<head>`"
        ));
    };
    if let Some(piece) = non_di_testa(&text[..end]) {
        let piece: String = piece.chars().take(20).take_while(|c| !matches!(c, '>' | '\n')).collect();
        return refused(&format!("`{REGOLE}` va in testa, subito dopo `<head>`; prima c'è `{piece}`"));
    }
    if porta_altrove(text) {
        return refused("`<meta http-equiv>` porterebbe chi legge altrove; toglilo");
    }
    Ok(())
}

/// The first piece that is not a whole tag of the head, without attributes that run, nor a whole comment.
fn non_di_testa(text: &str) -> Option<&str> {
    const DI_TESTA: [&str; 5] = ["html", "head", "meta", "title", "!doctype"];
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = if rest.starts_with("<!--") {
            // `<!-->` is whole; `--!>` ends a comment for a browser, which then reads what seems to be in it.
            rest[2..].find("-->").map(|at| at + 5).filter(|end| !rest[..*end].contains("--!>"))
        } else {
            let tag = rest.strip_prefix('<').and_then(senza_valori);
            tag.filter(|(words, _)| {
                let words = words.to_ascii_lowercase();
                let mut words = words.split(|c: char| c.is_ascii_whitespace() || c == '/');
                words.next().is_some_and(|name| DI_TESTA.contains(&name)) && !words.any(|word| word.starts_with("on"))
            })
            .and_then(|(words, len)| match words.to_ascii_lowercase().starts_with("title") {
                // What stands between is its text, whatever it looks like.
                true => rest.find("</title>").map(|at| at + "</title>".len()),
                false => Some(1 + len),
            })
        };
        let Some(end) = end else { return Some(rest) };
        rest = rest[end..].trim_start();
    }
    None
}

/// What stands after a `<` up to its `>`, without the values between quotes, and how long it is with them; a quote opens one only
/// after a `=`. Nothing when the tag does not end.
fn senza_valori(tag: &str) -> Option<(String, usize)> {
    let (mut out, mut quote) = (String::new(), None);
    for (at, c) in tag.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return Some((out, at + 1)),
            None if matches!(c, '"' | '\'') && out.trim_end().ends_with('=') => quote = Some(c),
            None => out.push(c),
        }
    }
    None
}

/// Whether a `<meta>` does what a header of the server would do.
fn porta_altrove(text: &str) -> bool {
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        at += open + 1;
        if text.get(at..at + 4).is_some_and(|name| name.eq_ignore_ascii_case("meta")) {
            let tag = text[at..].split('>').next().unwrap_or_default();
            if tag.to_ascii_lowercase().contains("http-equiv") {
                return true;
            }
            // Inside a tag none begins.
            at += tag.len();
        }
    }
    false
}

/// Where a word stands first.
fn trova(text: &str, word: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), word.as_bytes())
}

/// The text with something else in the first place of each mark.
fn sostituite(text: &str, marks: &[(&str, &str)]) -> String {
    let mut places: Vec<(usize, &str, &str)> =
        marks.iter().filter_map(|(mark, by)| Some((trova(text, mark)?, *mark, *by))).collect();
    places.sort_unstable();
    let mut out = String::with_capacity(text.len() + places.iter().map(|(_, _, by)| by.len()).sum::<usize>());
    let mut done = 0;
    for (at, mark, by) in places {
        out.push_str(&text[done..at]);
        out.push_str(by);
        done = at + mark.len();
    }
    out.push_str(&text[done..]);
    out
}

/// What the page may do: show its own styles and embedded pictures and fonts, run our scripts. A theme may add styles,
/// never scripts: only the texts of `SCRIPTS` have a hash.
fn policy(text: &str) -> String {
    let styles: String = styles(text).map(|style| format!(" {}", hash(style))).collect();
    format!(
        "default-src 'none'; img-src data:; font-src data:; style-src{}; script-src{}; base-uri 'none'; form-action 'none'",
        if styles.is_empty() { " 'none'" } else { &styles },
        SCRIPTS.map(|script| format!(" {}", hash(&format!("\n{script}")))).concat(),
    )
}

/// The contents of the `<style>` elements. What follows one that is never closed is all its own.
fn styles(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let (attributes, after) = rest[trova(rest, "<style")? + "<style".len()..].split_once('>')?;
            rest = after;
            if attributes.is_empty() || attributes.starts_with(char::is_whitespace) {
                let end = trova(after, "</style")?;
                rest = &after[end..];
                return Some(&after[..end]);
            }
        }
    })
}

/// The hash of a style or a script as policies write it.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The style sheet of the embedded fonts.
fn font_faces() -> String {
    let faces: String = TITILLIUM
        .iter()
        .map(|(weight, bytes)| {
            let data = BASE64_STANDARD.encode(bytes);
            format!("@font-face {{ font-family: \"Titillium Web\"; font-weight: {weight}; font-display: swap; src: url(data:font/woff2;base64,{data}) format(\"woff2\"); }}\n")
        })
        .collect();
    format!("<style>\n{faces}</style>")
}
