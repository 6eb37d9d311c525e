// SPDX-License-Identifier: EUPL-1.2
//! Training: the hours a person a year, the subjects that acts ask for.

use super::{Origine, tabella};
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// Ore (hours) of training that a directive asks for each person in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OreFormazione {
    /// How many.
    pub ore: Decimal,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every row, in the order of the table.
pub fn ore_formazione() -> &'static [OreFormazione] {
    static ROWS: OnceLock<Vec<OreFormazione>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("ore_formazione.csv"), |r| {
            Some(OreFormazione { ore: r.numero("ore")?, origine: r.origine()? })
        })
    })
}

/// The hours asked of a plan that begins in `anno`.
pub fn ore_dovute(anno: i16) -> Option<&'static OreFormazione> {
    ore_formazione().iter().find(|o| o.origine.validita.comprende(anno))
}

/// Ambito di formazione (subject of training) that an act asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmbitoFormazione {
    /// Its code.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// Row of the catalogue that asks for it.
    pub catalogo: String,
    /// Fact of `[profilo]` without which it is not asked.
    pub salvo: Option<String>,
    /// Beginnings of words, or words in a row, any of which speaks of it: lower case, without accents and points.
    pub parole: Vec<String>,
    /// The same for prose, where some of those words speak of other things; empty where they do not.
    pub in_prosa: Vec<String>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl AmbitoFormazione {
    /// Whether a short text, folded with one blank before each word, speaks of it; a word of three letters or fewer is whole.
    pub fn nel(&self, testo: &str) -> bool {
        self.parole.iter().any(|parola| speaks(testo, parola))
    }

    /// The same of prose.
    pub fn nella_prosa(&self, testo: &str) -> bool {
        let words = if self.in_prosa.is_empty() { &self.parole } else { &self.in_prosa };
        words.iter().any(|parola| speaks(testo, parola))
    }
}

fn speaks(testo: &str, parola: &str) -> bool {
    testo.match_indices(parola).any(|(at, _)| {
        let after = &testo[at + parola.len()..];
        testo[..at].ends_with(' ') && (parola.len() > 3 || after.is_empty() || after.starts_with(' '))
    })
}

/// Every subject, in the order of the table.
pub fn ambiti_formazione() -> &'static [AmbitoFormazione] {
    static ROWS: OnceLock<Vec<AmbitoFormazione>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("ambiti_formazione.csv"), |r| {
            Some(AmbitoFormazione {
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                catalogo: r.pieno("catalogo")?,
                salvo: r.pieno("salvo"),
                parole: r.lista("parole")?,
                in_prosa: r.lista("in_prosa")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The subject with this code.
pub fn ambito_formazione(codice: &str) -> Option<&'static AmbitoFormazione> {
    ambiti_formazione().iter().find(|a| a.codice == codice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::catalogo::riga;

    #[test]
    fn hours_and_subjects_are_those_of_the_year() {
        assert_eq!(ore_dovute(2023), None);
        assert_eq!(ore_dovute(2024).map(|o| o.ore), Some(Decimal::from(24)));
        assert_eq!(ore_dovute(2025).map(|o| o.ore), Some(Decimal::from(40)));
        for ambito in ambiti_formazione() {
            assert!(riga(&ambito.catalogo).is_some(), "{}", ambito.codice);
            assert!(
                ambito.parole.iter().chain(&ambito.in_prosa).all(|p| p.is_ascii() && *p == p.to_lowercase()),
                "{}",
                ambito.codice
            );
        }
    }

    #[test]
    fn subjects_are_recognised_as_people_write_them() {
        let speaks = |codice: &str, testo| ambito_formazione(codice).expect("it is in the table").nel(testo);
        assert!(speaks("sicurezza", " la sicurezza nei luoghi di lavoro"));
        assert!(speaks("agile", " smart working per tutti"));
        assert!(speaks("ia", " usare la ia generativa") && !speaks("ia", " la sociologia iacopiana"));
        assert!(!speaks("etica", " aritmetica") && speaks("etica", " etica pubblica"));
    }
}
