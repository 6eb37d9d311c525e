// SPDX-License-Identifier: EUPL-1.2
//! Texts that others wrote, as a terminal, a log and a page may show them: nothing in them moves the cursor, changes a colour, turns the
//! direction of what follows or begins a line of its own. Knows nothing about plans.

use std::borrow::Cow;

/// A character that is no part of what a reader sees, and may change the rest.
fn comanda(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A name, in one line: `\n` and `\u{1b}` where such characters stand.
pub fn nome(text: &str) -> Cow<'_, str> {
    mostra(text, comanda, |c, out| out.extend(c.escape_default()))
}

/// A text in one line: a space where a line ends, `\u{1b}` where such a character stands.
pub fn in_riga(text: &str) -> Cow<'_, str> {
    mostra(text, comanda, |c, out| if c.is_whitespace() { out.push(' ') } else { out.extend(c.escape_default()) })
}

/// A text in its lines.
pub fn in_righe(text: &str) -> Cow<'_, str> {
    mostra(text, |c| comanda(c) && c != '\n', |c, out| out.extend(c.escape_default()))
}

/// A whole page: a browser reads a lone carriage return as a new line and refuses a NUL, for which it shows U+FFFD. With neither, what is
/// written is what it reads.
pub fn di_pagina(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'\r', 0, text.as_bytes()).is_some() {
        text.replace('\r', "\n").replace('\0', "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// The text of a file: every character where it was, and as many bytes.
pub fn stessi_posti(text: &str) -> Cow<'_, str> {
    let bad = |c| comanda(c) && !matches!(c, '\n' | '\t');
    if !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        // Before the end of a line it is part of it; by itself it goes back to the start.
        let end = c == '\r' && chars.peek() == Some(&'\n');
        out.push(if bad(c) && !end { di_byte(c.len_utf8()) } else { c });
    }
    Cow::Owned(out)
}

fn di_byte(n: usize) -> char {
    match n {
        1 => '?',
        2 => '¿',
        _ => '\u{fffd}',
    }
}

fn mostra(text: &str, bad: impl Fn(char) -> bool, show: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let Some(first) = text.find(&bad) else { return Cow::Borrowed(text) };
    let mut out = text[..first].to_string();
    for c in text[first..].chars() {
        if bad(c) { show(c, &mut out) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// C0, DEL, C1, ends of lines, and what turns the direction of a text.
    const TUTTI: &str = "a\0\u{7}\u{8}\t\n\u{b}\r\u{1b}[2J\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}è";

    #[test]
    fn nothing_is_left_that_commands_a_terminal() {
        for text in [nome(TUTTI), in_riga(TUTTI)] {
            assert!(!text.contains(comanda) && text.starts_with('a') && text.ends_with('è'), "{text}");
        }
        assert_eq!(nome("a\nb\u{1b}[1m"), "a\\nb\\u{1b}[1m");
        assert_eq!(in_riga("a\nb\u{2028}c\u{202e}"), "a b c\\u{202e}");
        assert_eq!(in_righe("a\nb\r\u{9b}"), "a\nb\\r\\u{9b}");
        assert!(matches!(nome("perché `è` «così»\u{a0}–"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_text_of_a_file_keeps_its_places() {
        for text in [TUTTI, "a: è\r\nb\r\n\r\n", "a\rb\r\nc\n\nd", "\r", "\r\n\n\r\n\r"] {
            let shown = stessi_posti(text);
            assert_eq!(shown.len(), text.len(), "{text:?}");
            let ends = |t: &str| memchr::memchr_iter(b'\n', t.as_bytes()).collect::<Vec<_>>();
            assert_eq!(ends(&shown), ends(text), "{text:?}");
            assert!(shown.replace("\r\n", "\n").chars().all(|c| !comanda(c) || matches!(c, '\n' | '\t')), "{shown:?}");
            assert!(text.char_indices().all(|(at, _)| shown.is_char_boundary(at)));
        }
    }
}
