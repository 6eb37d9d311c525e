// SPDX-License-Identifier: EUPL-1.2
//! Acts and words that the law has left behind, and what has taken their place.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Norma superata (superseded norm): how texts name it, and what holds instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormaSuperata {
    /// Its name here.
    pub codice: String,
    /// Patterns of words, any of which names it; `{anno}` and `{fine}` are the first and last year of the plan.
    pub espressioni: Vec<String>,
    /// Patterns that must all stand near it.
    pub con: Vec<String>,
    /// Patterns that say, near it, that it is meant.
    pub senza: Vec<String>,
    /// The sectors of bargaining it concerns; empty for all.
    pub comparti: Vec<String>,
    /// What holds instead, in words.
    pub sostituita_da: String,
    /// The plan years it is superseded in, the source, how sure it is.
    pub origine: Origine,
}

/// Every superseded norm.
pub fn norme_superate() -> &'static [NormaSuperata] {
    static ROWS: OnceLock<Vec<NormaSuperata>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("norme_superate.csv"), |r| {
            let con = r.testo("con")?;
            Some(NormaSuperata {
                codice: r.pieno("codice")?,
                espressioni: r.lista("espressioni").filter(|e| !e.is_empty())?,
                con: con.split('+').map(str::trim).filter(|c| !c.is_empty()).map(String::from).collect(),
                senza: r.lista("senza")?,
                comparti: r.lista("comparti")?,
                sostituita_da: r.pieno("sostituita_da")?,
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scheda_anagrafica::Comparto;

    #[test]
    fn every_norm_has_a_first_year_and_known_sectors() {
        for norma in norme_superate() {
            assert!(norma.origine.validita.dal.is_some(), "{}: since when?", norma.codice);
            let unknown = norma.comparti.iter().find(|c| Comparto::da_parola(c).is_none());
            assert_eq!(unknown, None, "{}", norma.codice);
        }
    }
}
