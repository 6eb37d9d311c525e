// SPDX-License-Identifier: EUPL-1.2
//! Prose compared by words: the passages that changed, with a few words around each.

use super::valori::piano_di_righe;
use similar::{ChangeTag, TextDiff};

/// Words shown before and after a changed passage.
const INTORNO: usize = 4;
/// Of longer texts only what they share at both ends is left out: nobody reads such a difference word by word.
const MAX_PAROLE: usize = 4_000;

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brano {
    /// In both.
    Uguale(String),
    /// Only in the text before.
    Tolto(String),
    /// Only in the text after.
    Aggiunto(String),
    /// Equal words left out.
    Salto,
}

/// The changed passages of a text, with the words around them.
pub fn confronta(prima: &str, dopo: &str) -> Vec<Brano> {
    let (a, b) = (piano_di_righe(prima), piano_di_righe(dopo));
    let a: Vec<&str> = a.split(' ').collect();
    let b: Vec<&str> = b.split(' ').collect();
    let runs = if a.len().max(b.len()) > MAX_PAROLE { ends(&a, &b) } else { words(&a, &b) };
    shorten(runs)
}

/// Runs of equal, taken and added words.
fn words(a: &[&str], b: &[&str]) -> Vec<(ChangeTag, Vec<String>)> {
    let diff = TextDiff::from_slices(a, b);
    let mut runs: Vec<(ChangeTag, Vec<String>)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, words)) if *tag == change.tag() => words.push(change.value().to_string()),
            _ => runs.push((change.tag(), vec![change.value().to_string()])),
        }
    }
    runs
}

/// What long texts share at both ends, and the two middles.
fn ends(a: &[&str], b: &[&str]) -> Vec<(ChangeTag, Vec<String>)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let own = |words: &[&str]| words.iter().map(|w| w.to_string()).collect::<Vec<_>>();
    let runs = [
        (ChangeTag::Equal, own(&a[..head])),
        (ChangeTag::Delete, own(&a[head..a.len() - tail])),
        (ChangeTag::Insert, own(&b[head..b.len() - tail])),
        (ChangeTag::Equal, own(&a[a.len() - tail..])),
    ];
    runs.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

/// Leaves out equal words that are far from any change.
fn shorten(runs: Vec<(ChangeTag, Vec<String>)>) -> Vec<Brano> {
    let last = runs.len().saturating_sub(1);
    let mut out = Vec::new();
    for (i, (tag, words)) in runs.into_iter().enumerate() {
        match tag {
            ChangeTag::Delete => out.push(Brano::Tolto(words.join(" "))),
            ChangeTag::Insert => out.push(Brano::Aggiunto(words.join(" "))),
            ChangeTag::Equal => {
                let (head, tail) = (if i == 0 { 0 } else { INTORNO }, if i == last { 0 } else { INTORNO });
                if words.len() <= head + tail + 2 {
                    out.push(Brano::Uguale(words.join(" ")));
                    continue;
                }
                if head > 0 {
                    out.push(Brano::Uguale(words[..head].join(" ")));
                }
                out.push(Brano::Salto);
                if tail > 0 {
                    out.push(Brano::Uguale(words[words.len() - tail..].join(" ")));
                }
            }
        }
    }
    out
}

/// The passages in one line: `… entro [-un anno-] {+sei mesi+} dalla …`.
pub fn in_riga(brani: &[Brano]) -> String {
    let parts: Vec<String> = brani
        .iter()
        .map(|b| match b {
            Brano::Uguale(t) => t.clone(),
            Brano::Tolto(t) => format!("[-{t}-]"),
            Brano::Aggiunto(t) => format!("{{+{t}+}}"),
            Brano::Salto => "…".into(),
        })
        .collect();
    parts.join(" ")
}

/// The same, cut after the passage that makes it longer than `max` characters; a passage is cut inside its marks.
pub fn in_riga_corta(brani: &[Brano], max: usize) -> String {
    let mut out: Vec<Brano> = Vec::new();
    let mut left = max;
    for brano in brani {
        let cut = |t: &str| match t.chars().count() <= left {
            true => t.to_string(),
            false => format!("{}…", t.chars().take(left.max(40)).collect::<String>().trim_end()),
        };
        let (short, long) = match brano {
            Brano::Uguale(t) => (Brano::Uguale(cut(t)), t.chars().count()),
            Brano::Tolto(t) => (Brano::Tolto(cut(t)), t.chars().count()),
            Brano::Aggiunto(t) => (Brano::Aggiunto(cut(t)), t.chars().count()),
            Brano::Salto => (Brano::Salto, 1),
        };
        let opened = out.last().is_some_and(|b| matches!(b, Brano::Tolto(_)));
        // What was taken away is not shown without what took its place.
        if left == 0 && !(opened && matches!(short, Brano::Aggiunto(_))) {
            out.push(Brano::Salto);
            break;
        }
        left = left.saturating_sub(long);
        out.push(short);
    }
    in_riga(&out)
}
