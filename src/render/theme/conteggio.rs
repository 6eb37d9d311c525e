// SPDX-License-Identifier: EUPL-1.2
//! The work of a theme is counted: tera has no limit of its own and nothing here reads a clock. Calls are put into the
//! source of the templates, where they loop, print, keep a value or begin, and each takes from one budget that grows with the
//! plan. The source is divided into words as tera's lexer does; what tera would refuse is left as it is, for tera to tell.

use super::limiti::{GIRI, INGRESSO, STAMPA, VALORE};

/// Blocks one inside the other, at most: each takes room that runs out.
const BLOCCHI: usize = 3;

/// A source with its calls, and where they stand.
pub struct Contato {
    /// What tera reads.
    pub testo: String,
    /// Line (from 1), column (from 0) and letters of each addition, in order: errors are told where the author wrote.
    aggiunte: Vec<(usize, usize, usize)>,
    /// The templates it includes or extends.
    pub inclusi: Vec<String>,
    /// What would nest too deeply, and its line.
    pub troppo_a_fondo: Option<(usize, &'static str)>,
}

impl Contato {
    /// The column of the source as written.
    pub fn colonna(&self, riga: usize, colonna: usize) -> usize {
        let before = self.aggiunte.iter().filter(|(r, c, _)| *r == riga && *c < colonna);
        colonna - before.map(|(_, c, n)| (*n).min(colonna - c)).sum::<usize>().min(colonna)
    }
}

/// Puts the calls into a source.
pub fn conta(sorgente: &str) -> Contato {
    let mut scan = Scan {
        text: sorgente,
        added: Vec::new(),
        loops: Vec::new(),
        included: Vec::new(),
        blocks: 0,
        component: false,
        too_deep: None,
        extends: false,
    };
    let mut at = 0;
    while let Some(next) = scan.tag(at) {
        at = next;
    }
    if !scan.extends {
        scan.added.push((0, format!("{{{{ {INGRESSO}(n={}) }}}}", peso_di(sorgente.len()))));
    }
    scan.added.sort_by_key(|(at, _)| *at);
    let mut out = unisci(sorgente, &scan.added);
    out.inclusi = scan.included;
    out.troppo_a_fondo = scan.too_deep.map(|(at, why)| (sorgente[..at].matches('\n').count() + 1, why));
    out
}

/// What reading some text again costs.
fn peso_di(bytes: usize) -> usize {
    1 + bytes / 64
}

fn unisci(sorgente: &str, added: &[(usize, String)]) -> Contato {
    let mut out = Contato {
        testo: String::with_capacity(sorgente.len() * 2),
        aggiunte: Vec::new(),
        inclusi: Vec::new(),
        troppo_a_fondo: None,
    };
    let (mut line, mut column, mut from) = (1, 0, 0);
    for (at, text) in added {
        let piece = &sorgente[from..*at];
        line += piece.matches('\n').count();
        column = piece.rsplit_once('\n').map_or(column + piece.chars().count(), |(_, last)| last.chars().count());
        out.testo.push_str(piece);
        out.testo.push_str(text);
        out.aggiunte.push((line, column, text.chars().count()));
        column += text.chars().count();
        from = *at;
    }
    out.testo.push_str(&sorgente[from..]);
    out
}

/// A word of a tag: its first and last byte.
#[derive(Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    /// A name; otherwise a string or a sign.
    name: bool,
}

struct Scan<'t> {
    text: &'t str,
    added: Vec<(usize, String)>,
    /// Open loops: where their price goes, and where their body begins.
    loops: Vec<(usize, usize)>,
    included: Vec<String>,
    /// Blocks open, and whether a component is.
    blocks: usize,
    component: bool,
    too_deep: Option<(usize, &'static str)>,
    extends: bool,
}

impl Scan<'_> {
    /// The next tag from `at`; where it ends, or nothing.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let start = at
            + text[at..].char_indices().map(|(i, _)| i).find(|i| {
                let rest = &text[at + i..];
                rest.starts_with("{{") || rest.starts_with("{%") || rest.starts_with("{#")
            })?;
        if text[start..].starts_with("{#") {
            return Some(start + text[start..].find("#}")? + 2);
        }
        let block = text[start..].starts_with("{%");
        let (words, end) = self.words(start + 2 + usize::from(text.as_bytes().get(start + 2) == Some(&b'-')), block)?;
        let word = |n: usize| words.get(n).filter(|w| w.name).map_or("", |w| &text[w.start..w.end]);
        let trims = text[..end].ends_with(if block { "-%}" } else { "-}}" });
        match word(0) {
            _ if !block => self.print(&words),
            "raw" if words.len() == 1 => return self.after_raw(end),
            "include" => {
                if self.component {
                    self.too_deep = Some((start, "un componente non può includere un modello"));
                }
                self.include(&words);
            }
            "block" => {
                self.blocks += 1;
                if self.blocks > BLOCCHI {
                    self.too_deep = Some((start, "troppi blocchi uno dentro l’altro"));
                }
            }
            "endblock" => self.blocks = self.blocks.saturating_sub(1),
            "endcomponent" => self.component = false,
            "extends" => {
                self.extends = true;
                self.include(&words);
            }
            "set" | "set_global" => self.value(&words),
            "endfor" => self.close_loop(start),
            "component" => {
                self.component = true;
                self.entry(&words, end, trims);
            }
            _ => {}
        }
        self.iterations(&words, block, end);
        Some(end)
    }

    /// Words until the end of a tag; the byte after it.
    fn words(&self, mut at: usize, block: bool) -> Option<(Vec<Word>, usize)> {
        let bytes = self.text.as_bytes();
        let close: &[u8] = if block { b"%}" } else { b"}}" };
        let mut words = Vec::new();
        loop {
            let c = *bytes.get(at)?;
            if bytes[at..].starts_with(close) {
                return Some((words, at + 2));
            }
            if c == b'-' && bytes[at + 1..].starts_with(close) {
                return Some((words, at + 3));
            }
            let start = at;
            match c {
                b'"' | b'\'' | b'`' => at = after_string(bytes, at)?,
                c if c.is_ascii_alphanumeric() || c == b'_' => {
                    while bytes.get(at).is_some_and(|c| c.is_ascii_alphanumeric() || *c == b'_') {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
            if !c.is_ascii_whitespace() {
                words.push(Word { start, end: at, name: c.is_ascii_alphabetic() || c == b'_' });
            }
        }
    }

    /// The byte after `{% endraw %}`.
    fn after_raw(&self, mut at: usize) -> Option<usize> {
        loop {
            at += self.text[at..].find("{%")? + 2;
            let rest = self.text[at..].trim_start_matches('-').trim_start();
            if let Some(rest) = rest.strip_prefix("endraw") {
                let tail = rest.trim_start();
                let tail = tail.strip_prefix('-').unwrap_or(tail);
                if tail.starts_with("%}") {
                    return Some(self.text.len() - tail.len() + 2);
                }
            }
        }
    }

    fn sign(&self, word: Option<&Word>) -> &str {
        word.map_or("", |w| &self.text[w.start..w.end])
    }

    /// Puts a filter around some words.
    fn wrap(&mut self, words: &[Word], filter: String) {
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            self.added.push((first.start, "(".into()));
            self.added.push((last.end, format!(")|{filter}")));
        }
    }

    /// `include "name"`.
    fn include(&mut self, words: &[Word]) {
        let name = self.sign(words.get(1)).trim_matches(['"', '\'', '`']).to_string();
        self.included.push(name);
    }

    /// What is printed; a component counts what it prints itself.
    fn print(&mut self, words: &[Word]) {
        if self.sign(words.first()) != "<" {
            self.wrap(words, STAMPA.into());
        }
    }

    /// `set x = ...`: what is kept.
    fn value(&mut self, words: &[Word]) {
        if self.sign(words.get(2)) == "=" {
            self.wrap(&words[3..], VALORE.into());
        }
    }

    /// `component x(a, b=1)`: a call and what it was given.
    fn entry(&mut self, words: &[Word], end: usize, trims: bool) {
        let open = words.iter().position(|w| self.sign(Some(w)) == "(").unwrap_or(words.len());
        let mut depth = 0;
        let mut names = Vec::new();
        for (n, w) in words.iter().enumerate().skip(open) {
            match self.sign(Some(w)) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
            let before = self.sign(words.get(n.wrapping_sub(1)));
            if w.name && depth == 1 && matches!(before, "(" | "," | "@" | ".") {
                names.push(self.sign(Some(w)).to_string());
            }
        }
        let body = self.text[end..].find("endcomponent").unwrap_or(0);
        let tail = if trims { "-" } else { "" };
        self.added.push((end, format!("{{{{ {INGRESSO}(n={}, di=\"{}\") {tail}}}}}", peso_di(body), names.join(","))));
    }

    /// `for x in LIST`, as a tag or inside a list: the list is counted before it is walked over.
    fn iterations(&mut self, words: &[Word], block: bool, end: usize) {
        let mut spans = Vec::new();
        for n in 0..words.len() {
            let is = |n: usize, what: &str| self.sign(words.get(n)) == what && words.get(n).is_some_and(|w| w.name);
            if !is(n, "for") {
                continue;
            }
            let list = match () {
                () if is(n + 2, "in") => n + 3,
                () if self.sign(words.get(n + 2)) == "," && is(n + 4, "in") => n + 5,
                () => continue,
            };
            let as_tag = block && n == 0;
            let mut depth = 0i32;
            let stop = (list..words.len()).find(|m| {
                match self.sign(words.get(*m)) {
                    "(" | "[" | "{" => depth += 1,
                    ")" | "]" | "}" => depth -= 1,
                    _ => {}
                }
                !as_tag && (depth < 0 || depth == 0 && is(*m, "if"))
            });
            spans.push((list, stop.unwrap_or(words.len()), as_tag));
        }
        for (from, to, as_tag) in spans {
            if from >= to {
                continue;
            }
            self.wrap(&words[from..to], format!("{GIRI}(n=1)"));
            if as_tag {
                self.loops.push((self.added.len() - 1, end));
            }
        }
    }

    /// The price of each round is known at the end of the body.
    fn close_loop(&mut self, at: usize) {
        if let Some((index, from)) = self.loops.pop() {
            self.added[index].1 = format!(")|{GIRI}(n={})", peso_di(at - from));
        }
    }
}

/// The byte after a string that begins at `at`.
fn after_string(bytes: &[u8], at: usize) -> Option<usize> {
    let mut escaped = false;
    let end = bytes[at + 1..].iter().position(|c| {
        let ends = !escaped && *c == bytes[at];
        escaped = !escaped && *c == b'\\';
        ends
    })?;
    Some(at + 1 + end + 1)
}
