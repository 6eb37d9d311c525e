// SPDX-License-Identifier: EUPL-1.2
//! The abbreviations of the field, in plain words.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Sigla (abbreviation).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sigla {
    /// As it is written.
    pub sigla: String,
    /// In full.
    pub nome: String,
    /// What it is.
    pub spiegazione: String,
    /// Where this comes from, how sure it is.
    pub origine: Origine,
}

/// Every abbreviation, in alphabetical order.
pub fn sigle() -> &'static [Sigla] {
    static ROWS: OnceLock<Vec<Sigla>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("sigle.csv"), |r| {
            Some(Sigla {
                sigla: r.pieno("sigla")?,
                nome: r.pieno("nome")?,
                spiegazione: r.pieno("spiegazione")?,
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_abbreviation_is_one_word_in_its_place() {
        assert!(sigle().iter().all(|s| s.sigla.chars().all(|c| c.is_ascii_alphanumeric())));
        assert!(sigle().windows(2).all(|w| w[0].sigla.to_lowercase() < w[1].sigla.to_lowercase()));
    }
}
