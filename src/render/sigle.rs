// SPDX-License-Identifier: EUPL-1.2
//! Abbreviations in texts: where they stand, and the way from there to the glossary.

use super::pagina::{Aggiunta, Tag};
use crate::json::Value;
use memchr::memmem;
use std::collections::{HashMap, HashSet};

/// Words looked for in texts, each with what is known of it.
pub struct Cercate<V> {
    parole: HashMap<String, V>,
    /// The bytes they begin with: most words of a text need not be looked at.
    iniziali: [bool; 256],
}

impl<V> Cercate<V> {
    /// Looks for these words; one that comes twice is what it was first.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, V)>) -> Self {
        let mut parole = HashMap::new();
        let mut iniziali = [false; 256];
        for (word, value) in words {
            // The first byte of a character: never one inside it.
            let Some(first) = word.bytes().next() else { continue };
            iniziali[usize::from(first)] = true;
            parole.entry(word.to_string()).or_insert(value);
        }
        Cercate { parole, iniziali }
    }

    /// The words that stand whole in a text: place, word and what is known of it.
    pub fn in_testo<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, &'t str, &V)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            // Only where a word may begin is it seen whether one does.
            while let Some(n) = text.as_bytes()[from..].iter().position(|b| self.iniziali[usize::from(*b)]) {
                let at = from + n;
                from = at + 1;
                if text[..at].ends_with(char::is_alphanumeric) {
                    continue;
                }
                let word = &text[at..];
                let word = &word[..word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len())];
                if let Some(value) = self.parole.get(word) {
                    return Some((at, word, value));
                }
            }
            None
        })
    }
}

/// The abbreviations of the glossary with their anchors. In each section the first in a text leads there: enough to find the
/// way, little enough to read on.
#[derive(Default)]
pub struct Sigle {
    ancore: Option<Cercate<String>>,
    dette: HashSet<String>,
}

impl Sigle {
    /// From abbreviations and anchors.
    pub fn new<'w>(ancore: impl IntoIterator<Item = (&'w str, String)>) -> Self {
        Sigle { ancore: Some(Cercate::new(ancore)), dette: HashSet::new() }
    }

    /// Those that the glossary of a view lists.
    pub fn del_glossario(vista: &Value) -> Self {
        let voci = vista.pointer("/indici/sigle").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        Sigle::new(voci.iter().filter_map(|v| Some((v["sigla"].as_str()?, v["ancora"].as_str()?.to_string()))))
    }

    /// Whoever reads a section may not have read the one before.
    pub fn nuova_sezione(&mut self) {
        self.dette.clear();
    }

    /// The abbreviations in a text that this section says for the first time: place, word, anchor.
    pub fn prime<'t>(&mut self, text: &'t str) -> Vec<(usize, &'t str, String)> {
        let Sigle { ancore: Some(ancore), dette } = self else { return Vec::new() };
        let found = ancore.in_testo(text).filter(|(at, word, _)| {
            // What follows these may be a part of an escaped sign.
            !text[..*at].ends_with(['&', '#']) && dette.insert(word.to_string())
        });
        found.map(|(at, word, ancora)| (at, word, ancora.clone())).collect()
    }
}

/// Rinvii (references): abbreviations of a page lead to the glossary, in every text that is neither a link nor a name of something.
/// A page without the glossary, whose theme leaves it out, stays as it is; an extract, which has none, leads to the whole document.
pub struct Rinvii<'s, 'p> {
    sigle: &'s mut Sigle,
    /// Inside the contents, before the glossary.
    attivi: bool,
    escluso: Escluso<'p>,
    glossario: bool,
}

impl<'s, 'p> Rinvii<'s, 'p> {
    /// Begins with a page.
    pub fn new(page: &str, sigle: &'s mut Sigle, estratto: bool) -> Self {
        let glossario = estratto || memmem::find(page.as_bytes(), GLOSSARIO.as_bytes()).is_some();
        Rinvii { sigle, attivi: false, escluso: Escluso::default(), glossario }
    }

    /// A tag of the page, in order, and the text from `before` up to it.
    pub fn passa(&mut self, page: &str, before: usize, tag: &Tag<'p>, aggiunte: &mut Vec<Aggiunta>) {
        if self.attivi && self.escluso.livelli == 0 && before < tag.at {
            let found = self.sigle.prime(&page[before..tag.at]);
            aggiunte.extend(found.into_iter().map(|(at, word, ancora)| Aggiunta {
                da: before + at,
                a: before + at + word.len(),
                testo: format!("<a href=\"#{ancora}\">{word}</a>"),
            }));
        }
        match tag.nome {
            "main" => self.attivi = self.glossario && !tag.chiude,
            "section" if tag.interno.contains("class=\"sezione\"") => {
                self.attivi &= !tag.interno.contains(GLOSSARIO);
                self.sigle.nuova_sezione();
            }
            _ => {}
        }
        self.escluso.passa(tag);
    }
}

/// How the section of the glossary is marked.
const GLOSSARIO: &str = " id=\"glossario\"";

/// Elements in which no link may stand, or whose words name or number something.
const SENZA_COLLEGAMENTI: [&str; 20] = [
    "a", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "nav", "option", "pre",
    "script", "style", "summary", "svg", "th",
];

/// The outermost element without links that is open, and how many of its name are open in it.
#[derive(Default)]
struct Escluso<'p> {
    nome: &'p str,
    livelli: usize,
}

impl<'p> Escluso<'p> {
    fn passa(&mut self, tag: &Tag<'p>) {
        let hidden = || tag.interno.contains("class=\"nascosto\"") || tag.interno.contains(" hidden");
        if self.livelli > 0 {
            match tag.nome == self.nome {
                true if tag.chiude => self.livelli -= 1,
                true if tag.apre() => self.livelli += 1,
                _ => {}
            }
        } else if tag.apre() && (SENZA_COLLEGAMENTI.contains(&tag.nome) || hidden()) {
            *self = Escluso { nome: tag.nome, livelli: 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::pagina::rifinita;

    fn sigle() -> Sigle {
        Sigle::new([("OIV", "sigla-oiv".to_string()), ("È", "sigla-e".to_string()), ("lt", "sigla-lt".to_string())])
    }

    #[test]
    fn whole_words_once_a_section() {
        let mut sigle = sigle();
        assert!(
            sigle.prime("NOIV, OIVA e però l’oiv, non è &lt; &#lt").is_empty(),
            "parts of words and of escaped signs"
        );
        let found = sigle.prime("L’OIV (È lui) e l’OIV");
        assert_eq!(found, [(4, "OIV", "sigla-oiv".to_string()), (9, "È", "sigla-e".to_string())]);
        assert!(sigle.prime("OIV").is_empty(), "said already");
        sigle.nuova_sezione();
        assert_eq!(sigle.prime("OIV").len(), 1);
        assert!(Sigle::default().prime("OIV").is_empty());
    }

    #[test]
    fn links_stand_where_links_may_stand() {
        let page = "<body><p>OIV</p><main><h2>OIV</h2><p><a href=\"#x\" title=\"a > OIV\">l’OIV</a><span class=\"nascosto\">OIV <span>OIV</span> OIV</span>\
                    <b>L’OIV</b> OIV</p><section class=\"sezione\" id=\"b\"><table><tr><th>OIV</th><td data-t=\"OIV\">OIV</td></tr></table></section>\
                    <section class=\"sezione\" id=\"glossario\"><dl><dt>OIV</dt><dd>l’OIV</dd></dl></section><p>OIV</p></main>";
        let link = "<a href=\"#sigla-oiv\">OIV</a>";
        let expected =
            page.replace("<b>L’OIV", &format!("<b>L’{link}")).replace("\">OIV</td>", &format!("\">{link}</td>"));
        assert_eq!(rifinita(page, &mut sigle(), false), expected);
        let without = page.replace(" id=\"glossario\"", "");
        assert_eq!(rifinita(&without, &mut sigle(), false), without, "a theme may leave the glossary out");
        assert_ne!(rifinita(&without, &mut sigle(), true), without, "an extract leads to the whole document");
    }
}
