// SPDX-License-Identifier: EUPL-1.2
//! Beginnings of words looked for in a text as it is written, before its words are taken apart: most texts hold none of them.

use aho_corasick::AhoCorasick;

/// Spie (telltales): beginnings of words, any of which makes a text worth reading.
pub struct Spie {
    /// `None` where they could not be prepared: then every text is worth reading.
    cercate: Option<AhoCorasick>,
}

impl Spie {
    /// Of these words, in lower case and without accents, of one or more letters. Their last vowel does not count: a text
    /// may write it with an accent.
    pub fn di<'s>(parole: impl IntoIterator<Item = &'s str>) -> Spie {
        let inizi = parole.into_iter().flat_map(|parola| {
            let inizio = match parola.strip_suffix(['a', 'e', 'i', 'o', 'u']) {
                Some(inizio) if inizio.len() > 2 => inizio,
                _ => parola,
            };
            let punti = inizio.chars().map(String::from).collect::<Vec<_>>().join(".");
            // `C.U.G.` is `cug`.
            let sigla = (inizio.len() < 6).then_some(punti);
            [inizio.to_string()].into_iter().chain(sigla)
        });
        let cercate = AhoCorasick::builder().ascii_case_insensitive(true).build(inizi).ok();
        Spie { cercate }
    }

    /// Whether a word of the text begins with one of them.
    pub fn in_(&self, testo: &str) -> bool {
        let Some(cercate) = &self.cercate else { return true };
        let begins = |at: usize| testo[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        cercate.find_iter(testo).any(|found| begins(found.start()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_seen_as_they_are_written() {
        let spie = Spie::di(["agenda", "cug", "qualita", "2016"]);
        for yes in ["l'Agenda", "AGENDE", "il C.U.G. ha detto", "CUG", "Qualità", "50/2016", "d.lgs.2016"] {
            assert!(spie.in_(yes), "{yes}");
        }
        for no in ["", "unagenda", "12016", "subagende", "c u g", "scug"] {
            assert!(!spie.in_(no), "{no}");
        }
    }
}
