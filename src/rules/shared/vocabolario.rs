// SPDX-License-Identifier: EUPL-1.2
//! The words of all the texts of a plan: which texts are worth reading for a rule that looks for some word.

use super::parole::{con_punti, is_sigla};
use super::testi::Brano;
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Vocabolario (vocabulary): every word of the texts, in lower case and without accents, with the texts that hold it.
pub struct Vocabolario {
    /// In order of word; texts in order, by their place among the others.
    parole: Vec<(Box<str>, Vec<u32>)>,
}

impl Vocabolario {
    /// The words of these texts. `C.U.G.` is both `cug` and its letters, as rules read it one way or the other.
    pub fn di(brani: &[Brano<'_>]) -> Vocabolario {
        let mut parole: HashMap<Box<str>, Vec<u32>, RandomState> = HashMap::default();
        let mut add = |word: &str, brano: u32| match parole.get_mut(word) {
            Some(dove) if dove.last() == Some(&brano) => {}
            Some(dove) => dove.push(brano),
            None => {
                parole.insert(word.into(), vec![brano]);
            }
        };
        for (brano, n) in brani.iter().zip(0..) {
            con_punti(brano.testo, |word| {
                if !word.contains('.') {
                    return add(word, n);
                }
                if is_sigla(word) {
                    add(&word.replace('.', ""), n);
                }
                word.split('.').filter(|piece| !piece.is_empty()).for_each(|piece| add(piece, n));
            });
        }
        let mut parole: Vec<_> = parole.into_iter().collect();
        parole.sort_unstable();
        Vocabolario { parole }
    }

    /// The texts with a word that begins with one of these, each once, in order.
    pub fn con<'s>(&self, inizi: impl IntoIterator<Item = &'s str>) -> Vec<u32> {
        let mut found = Vec::new();
        for inizio in inizi {
            let from = self.parole.partition_point(|(parola, _)| **parola < *inizio);
            let words = self.parole[from..].iter().take_while(|(parola, _)| parola.starts_with(inizio));
            found.extend(words.flat_map(|(_, dove)| dove));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_beginning_however_they_are_written() {
        let testi = ["l'Agenda", "AGENDE", "il C.U.G. ha detto", "Qualità", "d.lgs.50/2016", "subagende, scug", ""];
        let brani: Vec<Brano<'_>> = testi.iter().map(|t| Brano::di_prova(t)).collect();
        let vocabolario = Vocabolario::di(&brani);
        for (inizi, brani) in [
            (&["agend"][..], &[0, 1][..]),
            (&["cug"], &[2]),
            (&["c", "u"], &[2]),
            (&["qualita", "2016"], &[3, 4]),
            (&["lgs"], &[4]),
            (&["zzz"], &[]),
        ] {
            assert_eq!(vocabolario.con(inizi.iter().copied()), brani, "{inizi:?}");
        }
    }
}
