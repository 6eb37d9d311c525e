// SPDX-License-Identifier: EUPL-1.2
//! The organ that adopts the plan, by kind of body.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::decode::fold;
use std::sync::OnceLock;

/// Organo (adopting organ) of a kind of body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organo {
    /// The kind.
    pub tipo: TipoEnte,
    /// The organ, with its article.
    pub organo: String,
    /// Words, or beginnings of words, any of which names it or who stands in for it.
    pub parole: Vec<String>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl Organo {
    /// Whether a text names it.
    pub fn accetta(&self, scritto: &str) -> bool {
        self.parole.iter().any(|word| names(scritto, word))
    }
}

/// Whether some word of a text begins with these letters; dots do not count, words of three letters or fewer are whole.
pub fn names(text: &str, word: &str) -> bool {
    let plain = |text: &str| fold(text).replace('.', "");
    let (text, word) = (plain(text), plain(word));
    let starts: Vec<usize> = text
        .match_indices(&word)
        .map(|(at, _)| at)
        .filter(|at| !text[..*at].ends_with(char::is_alphanumeric))
        .collect();
    starts.iter().any(|at| word.len() > 3 || !text[at + word.len()..].starts_with(char::is_alphanumeric))
}

/// Every row, in the order of the table.
pub fn organi() -> &'static [Organo] {
    static ROWS: OnceLock<Vec<Organo>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("organi.csv"), |r| {
            Some(Organo {
                tipo: TipoEnte::da_parola(&r.pieno("tipo")?)?,
                organo: r.pieno("organo")?,
                parole: r.lista("parole")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The organ that adopts the plan that begins in `anno`; none where bodies of the kind differ too much.
pub fn organo(tipo: TipoEnte, anno: i16) -> Option<&'static Organo> {
    organi().iter().find(|o| o.tipo == tipo && o.origine.validita.comprende(anno))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_are_recognised_as_people_write_them() {
        let comune = organo(TipoEnte::Comune, 2027).expect("it is in the table");
        for text in [
            "Giunta comunale",
            "la Giunta",
            "G.C.",
            "deliberazione GC n. 4",
            "GIUNTA MUNICIPALE",
            "Commissario straordinario",
        ] {
            assert!(comune.accetta(text), "{text}");
        }
        for text in ["Consiglio comunale", "Sindaco", "aggiunta", "Segretario generale", ""] {
            assert!(!comune.accetta(text), "{text}");
        }
        assert!(
            organo(TipoEnte::Universita, 2027).is_some_and(|o| o.accetta("C.d.A.") && o.accetta("decreto rettorale"))
        );
        assert!(organo(TipoEnte::Altro, 2027).is_none());
        assert!(organi().iter().all(|o| !o.parole.is_empty()));
    }
}
