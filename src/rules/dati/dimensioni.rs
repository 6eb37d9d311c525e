// SPDX-License-Identifier: EUPL-1.2
//! Dimensions of well-being and of indicators.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Dimensione (dimension).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimensione {
    /// `benessere` or `indicatore`.
    pub genere: String,
    /// Its word in the files.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every dimension, those of well-being first.
pub fn dimensioni() -> &'static [Dimensione] {
    static ROWS: OnceLock<Vec<Dimensione>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("dimensioni.csv"), |r| {
            Some(Dimensione {
                genere: r.pieno("genere")?,
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::performance::DimensioneIndicatore;
    use crate::model::valore_pubblico::DimensioneBenessere;

    #[test]
    fn dimensions_are_those_of_the_model() {
        let rows = |genere: &str| -> Vec<&str> {
            dimensioni().iter().filter(|d| d.genere == genere).map(|d| d.codice.as_str()).collect()
        };
        let words =
            |list: &'static [(&'static str, &'static str)]| -> Vec<&str> { list.iter().map(|(w, _)| *w).collect() };
        assert_eq!(rows("benessere"), words(DimensioneBenessere::PAROLE));
        assert_eq!(rows("indicatore"), words(DimensioneIndicatore::PAROLE));
    }
}
