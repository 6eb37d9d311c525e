// SPDX-License-Identifier: EUPL-1.2
//! The words of a text with their places, and small patterns of words in it. Knows nothing of plans.

use crate::source::decode::fold;
use std::borrow::Cow;

/// A word: letters and digits, in lower case.
pub struct Parola<'t> {
    /// In lower case, without accents.
    pub testo: Cow<'t, str>,
    /// As written.
    pub scritta: &'t str,
    /// Its first byte.
    pub inizio: usize,
    /// The byte after its last.
    pub fine: usize,
}

/// The words of a text, in order.
pub fn parole(testo: &str) -> Vec<Parola<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in testo.char_indices().chain([(testo.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let scritta = &testo[from..at];
                // Most words are written as they are looked for.
                let plain = scritta.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
                let testo = if plain { Cow::Borrowed(scritta) } else { Cow::Owned(fold(scritta)) };
                found.push(Parola { testo, scritta, inizio: from, fine: at });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The bytes of the sentence around a piece of a text: a full stop ends it only before a capital, so that «art. 36» does not.
pub fn frase(testo: &str, inizio: usize, fine: usize) -> (usize, usize) {
    let ends = |at: usize| {
        let rest = &testo[at + 1..];
        let blank = rest.starts_with(char::is_whitespace);
        match testo.as_bytes()[at] {
            b'\n' => rest.starts_with(['\n', '-', '*', '#']),
            b'.' | b'!' | b'?' => blank && rest.trim_start().starts_with(char::is_uppercase),
            b';' => true,
            _ => false,
        }
    };
    let marks = |text: &'static [char]| move |c: char| text.contains(&c);
    const MARKS: &[char] = &['\n', '.', '!', '?', ';'];
    let from =
        testo[..inizio].rmatch_indices(marks(MARKS)).map(|(at, _)| at).find(|at| ends(*at)).map_or(0, |at| at + 1);
    let to = testo[fine..].match_indices(marks(MARKS)).map(|(at, _)| fine + at).find(|at| ends(*at));
    (from, to.unwrap_or(testo.len()))
}

/// Espressione (pattern): words in a row. `a|b` one of two, `abrogat*` any ending, `n?` may be missing; a word with a capital is
/// looked for as it is written. `!24` is the word that tells best that the pattern may stand in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Espressione {
    pezzi: Vec<Pezzo>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Pezzo {
    modi: Vec<Modo>,
    facoltativo: bool,
    spia: bool,
}

/// How a word of a text may be.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Modo {
    /// Written so, capitals included.
    Scritto(String),
    /// This word.
    Parola(String),
    /// With this beginning.
    Inizio(String),
}

impl Modo {
    fn leggi(modo: &str) -> Modo {
        match modo.strip_suffix('*') {
            _ if modo.contains(char::is_uppercase) => Modo::Scritto(modo.into()),
            Some(inizio) => Modo::Inizio(inizio.into()),
            None => Modo::Parola(modo.into()),
        }
    }

    fn vale(&self, parola: &Parola<'_>) -> bool {
        match self {
            Modo::Scritto(modo) => parola.scritta == modo,
            Modo::Parola(modo) => parola.testo == *modo,
            Modo::Inizio(inizio) => parola.testo.starts_with(&**inizio),
        }
    }

    /// How long it is as patterns write it.
    fn len(&self) -> usize {
        self.testo().len() + usize::from(matches!(self, Modo::Inizio(_)))
    }

    fn testo(&self) -> &str {
        match self {
            Modo::Scritto(testo) | Modo::Parola(testo) | Modo::Inizio(testo) => testo,
        }
    }
}

impl Espressione {
    /// Reads a pattern; words are separated by blanks.
    pub fn leggi(testo: &str) -> Espressione {
        let pezzi = testo.split_whitespace().map(|word| {
            let (word, facoltativo) = word.strip_suffix('?').map_or((word, false), |w| (w, true));
            let (word, spia) = word.strip_prefix('!').map_or((word, false), |w| (w, true));
            Pezzo { modi: word.split('|').map(Modo::leggi).collect(), facoltativo, spia }
        });
        Espressione { pezzi: pezzi.collect() }
    }

    /// The words of which a text that holds it has one: those of the piece that says so, else of the first of the longest
    /// that may not be missing.
    pub fn spie(&self) -> impl Iterator<Item = String> {
        let certi = self.pezzi.iter().rev().filter(|p| !p.facoltativo);
        let weight = |p: &&Pezzo| (p.spia, p.modi.iter().map(Modo::len).min());
        let modi = certi.max_by_key(weight).map(|p| &p.modi[..]).unwrap_or_default();
        modi.iter().map(|m| m.testo().to_lowercase())
    }

    /// Whether it begins at this word; then the place after its last.
    pub fn a(&self, parole: &[Parola<'_>], at: usize) -> Option<usize> {
        da(&self.pezzi, parole, at)
    }

    /// Whether it stands somewhere in these words.
    pub fn in_(&self, parole: &[Parola<'_>]) -> bool {
        (0..parole.len()).any(|at| self.a(parole, at).is_some())
    }
}

fn da(pezzi: &[Pezzo], parole: &[Parola<'_>], at: usize) -> Option<usize> {
    let Some((pezzo, resto)) = pezzi.split_first() else { return Some(at) };
    let here = parole.get(at).filter(|parola| pezzo.modi.iter().any(|modo| modo.vale(parola)));
    if here.is_some()
        && let Some(end) = da(resto, parole, at + 1)
    {
        return Some(end);
    }
    if pezzo.facoltativo { da(resto, parole, at) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(espressione: &str, testo: &str) -> bool {
        Espressione::leggi(espressione).in_(&parole(testo))
    }

    #[test]
    fn patterns_are_found_in_words() {
        assert!(
            found("d lgs n? 50 2016", "ai sensi del D.Lgs. n. 50/2016,") && found("d lgs n? 50 2016", "d.lgs 50/2016")
        );
        assert!(!found("d lgs n? 50 2016", "d.lgs 150/2016") && !found("d lgs n? 50 2016", "d.lgs 50/2017"));
        assert!(found("posizion* organizzativ*", "le Posizioni Organizzative") && !found("posizione", "posizioni"));
        assert!(found("categoria|cat C|D", "cat. D") && !found("categoria|cat A", "categoria a rischio"));
        assert!(found("piu*", "più") && !found("a b", "b a") && !found("a", ""));
    }

    #[test]
    fn a_pattern_names_the_words_that_tell_of_it() {
        let spie = |testo| Espressione::leggi(testo).spie().collect::<Vec<_>>();
        assert_eq!(spie("d lgs n? 50 del? 2016"), ["2016"]);
        assert_eq!(spie("ptpct|PTPC 2027 27"), ["ptpct", "ptpc"]);
        assert_eq!(spie("almeno|non !24|ventiquattro or*"), ["24", "ventiquattro"]);
        assert!(found("almeno|non !24 or*", "non 24 ore") && !found("almeno !24", "almeno"));
    }

    #[test]
    fn a_sentence_ends_before_a_capital() {
        let testo = "Prima. Vale l'art. 36 del D.Lgs. n. 50/2016: così è. Poi altro";
        let at = testo.find("50").expect("it is there");
        let (from, to) = frase(testo, at, at + 7);
        assert_eq!(testo[from..to].trim(), "Vale l'art. 36 del D.Lgs. n. 50/2016: così è");
        assert_eq!(frase("a", 0, 1), (0, 1));
    }

    #[test]
    fn words_know_their_place() {
        let testo = "È l'art. 323";
        let last = &parole(testo)[3];
        assert_eq!((&testo[last.inizio..last.fine], &*last.testo), ("323", "323"));
    }
}
