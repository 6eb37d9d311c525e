// SPDX-License-Identifier: EUPL-1.2
//! The words of all the texts of a plan: which texts are worth reading for a rule that looks for some word.

use super::parole::{con_punti, is_sigla};
use super::testi::Brano;
use crate::source::decode::minuscole;
use memchr::{memchr, memmem};
use std::ops::Range;

/// Vocabolario (vocabulary): every word of the texts, in lower case and without accents, one text after the other.
pub struct Vocabolario {
    /// Each text in lower case, then its words that are not written as they are looked for, and the end of a line.
    parole: Vec<u8>,
    /// Where the words of each text end.
    fine: Vec<usize>,
}

impl Vocabolario {
    /// The words of these texts. `C.U.G.` is both `cug` and its letters, as rules read it one way or the other.
    pub fn di(brani: &[Brano<'_>]) -> Vocabolario {
        let bytes: usize = brani.iter().map(|brano| brano.testo.len() + 1).sum();
        // Room for the words that are written twice: grown by doubling, all would be copied.
        let mut parole = Vec::with_capacity(bytes + bytes / 8);
        let words_of = |brano: &Brano<'_>| {
            aggiungi(brano.testo, &mut parole);
            parole.len()
        };
        let fine = brani.iter().map(words_of).collect();
        Vocabolario { parole, fine }
    }

    /// For each of these, the texts with a word that begins with it, once each, in order.
    pub fn con(&self, inizi: &[impl AsRef<str>]) -> Vec<Vec<usize>> {
        let finders: Vec<_> = inizi.iter().map(|inizio| memmem::Finder::new(inizio.as_ref())).collect();
        let mut found = vec![Vec::new(); inizi.len()];
        let mut from = 0;
        while from < self.fine.len() {
            // All are looked for in some texts before the next are: these are near at hand.
            let near = self.inizio(from) + INSIEME;
            let to = (from + self.fine[from..].partition_point(|fine| *fine <= near)).max(from + 1);
            for (finder, found) in finders.iter().zip(&mut found) {
                self.cerca(finder, from..to, found);
            }
            from = to;
        }
        found
    }

    /// Adds those of some texts that hold what is looked for at the beginning of a word.
    fn cerca(&self, finder: &memmem::Finder<'_>, brani: Range<usize>, found: &mut Vec<usize>) {
        let (mut from, end) = (self.inizio(brani.start), self.inizio(brani.end));
        while let Some(at) = finder.find(&self.parole[from..end]).map(|at| from + at) {
            from = at + 1;
            if at.checked_sub(1).is_none_or(|before| !in_parola(self.parole[before])) {
                let brano = brani.start + self.fine[brani.clone()].partition_point(|fine| *fine <= at);
                found.push(brano);
                from = self.fine[brano];
            }
        }
    }

    /// Where the words of a text begin.
    fn inizio(&self, brano: usize) -> usize {
        brano.checked_sub(1).map_or(0, |before| self.fine[before])
    }
}

/// Bytes of words that are searched together.
const INSIEME: usize = 64 << 10;

/// Whether what follows this byte may be the middle of a word.
fn in_parola(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// Adds the words of a text.
fn aggiungi(testo: &str, parole: &mut Vec<u8>) {
    let bytes = testo.as_bytes();
    let start = parole.len();
    parole.extend_from_slice(bytes);
    parole[start..].make_ascii_lowercase();
    let outside = |b: &u8| *b != b'.' && !in_parola(*b);
    // Most texts are short and plain.
    let mut at = if bytes.is_ascii() && memchr(b'.', bytes).is_none() { bytes.len() } else { 0 };
    while let Some(next) = bytes[at..].iter().position(|b| *b == b'.' || !b.is_ascii()) {
        at += next;
        // The full stop of a sentence changes no word.
        if bytes[at] == b'.' && bytes.get(at + 1).is_none_or(outside) {
            at += 1;
            continue;
        }
        let from = bytes[..at].iter().rposition(outside).map_or(0, |before| before + 1);
        at = bytes[at..].iter().position(outside).map_or(bytes.len(), |end| at + end);
        piega(&testo[from..at], parole);
    }
    parole.push(b'\n');
}

/// Adds words with letters that are not ASCII, or full stops inside.
fn piega(words: &str, parole: &mut Vec<u8>) {
    parole.push(b' ');
    minuscole(words, |c| match c.is_alphanumeric() {
        true => parole.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        false => parole.push(b' '),
    });
    if words.contains('.') {
        con_punti(words, |word| {
            if is_sigla(word) {
                parole.push(b' ');
                parole.extend(word.bytes().filter(|b| *b != b'.'));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_beginning_however_they_are_written() {
        let testi = [
            "l'Agenda",
            "AGENDE",
            "il C.U.G. ha detto",
            "Qualità",
            "d.lgs.50/2016",
            "subagende, scug",
            "",
            "«Elenco»",
            "nottàdino",
        ];
        let brani: Vec<Brano<'_>> = testi.iter().map(|t| Brano::di_prova(t)).collect();
        let vocabolario = Vocabolario::di(&brani);
        for (inizi, brani) in [
            (&["agend"][..], &[0, 1][..]),
            (&["cug"], &[2]),
            (&["c", "u"], &[2]),
            (&["qualita", "2016"], &[3, 4]),
            (&["lgs"], &[4]),
            (&["zzz"], &[]),
            (&["50", "dino"], &[4]),
            (&["elenco"], &[7]),
        ] {
            let mut found: Vec<usize> = vocabolario.con(inizi).concat();
            found.sort_unstable();
            found.dedup();
            assert_eq!(found, brani, "{inizi:?}");
        }
    }

    #[test]
    fn many_texts_are_searched_from_first_to_last() {
        let long = "parola ".repeat(INSIEME / 20);
        let testi: Vec<&str> = (0..30).map(|n| if n % 3 == 0 { "agenda" } else { &long }).collect();
        let brani: Vec<Brano<'_>> = testi.iter().map(|t| Brano::di_prova(t)).collect();
        let found = Vocabolario::di(&brani).con(&["agenda", "parol", "zzz"]);
        let with = |wanted: bool| (0..30).filter(|n| (n % 3 == 0) == wanted).collect::<Vec<usize>>();
        assert_eq!(found, [with(true), with(false), Vec::new()]);
        assert_eq!(Vocabolario::di(&[]).con(&["agenda"]), [Vec::<usize>::new()]);
    }
}
