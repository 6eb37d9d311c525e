// SPDX-License-Identifier: EUPL-1.2
//! Provinces and regions by their Istat codes.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Regione (region).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regione {
    /// Two digits.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// It has a special statute.
    pub speciale: bool,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Provincia (province), metropolitan city or equivalent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provincia {
    /// Three digits: those that open the codes of its municipalities; for a metropolitan city also its own.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// Two letters; empty where not known.
    pub sigla: String,
    /// Code of its region.
    pub regione: String,
    /// The years of the code, its source, how sure it is.
    pub origine: Origine,
}

/// Every region, in order.
pub fn regioni() -> &'static [Regione] {
    static ROWS: OnceLock<Vec<Regione>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("regioni.csv"), |r| {
            Some(Regione {
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                speciale: r.testo("statuto")? == "speciale",
                origine: r.origine()?,
            })
        })
    })
}

/// Every province, in order of code, with those of the past.
pub fn province() -> &'static [Provincia] {
    static ROWS: OnceLock<Vec<Provincia>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("province.csv"), |r| {
            Some(Provincia {
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                sigla: r.testo("sigla")?,
                regione: r.pieno("regione")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The region with this code.
pub fn regione(codice: &str) -> Option<&'static Regione> {
    regioni().iter().find(|r| r.codice == codice)
}

/// The province with this code, of today or of the past.
pub fn provincia(codice: &str) -> Option<&'static Provincia> {
    province().iter().find(|p| p.codice == codice)
}

/// The region of a body by its Istat code: six digits a municipality, three a province, two a region.
pub fn regione_di(codice_istat: &str) -> Option<&'static Regione> {
    let code: String = codice_istat.chars().filter(char::is_ascii_digit).collect();
    match code.len() {
        2 => regione(&code),
        3 | 6 => regione(&provincia(code.get(..3)?)?.regione),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_is_in_a_region_and_every_region_has_provinces() {
        for p in province() {
            assert!(p.codice.len() == 3 && regione(&p.regione).is_some(), "{}", p.codice);
        }
        assert!(regioni().iter().take(20).all(|r| province().iter().any(|p| p.regione == r.codice)));
        let codes: Vec<&str> = province().iter().map(|p| p.codice.as_str()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b));
        assert!((1..=119).all(|n| provincia(&format!("{n:03}")).is_some()));
    }

    #[test]
    fn the_region_of_a_body_follows_its_code() {
        let name = |code| regione_di(code).map(|r| r.nome.as_str());
        assert_eq!(name("058091"), Some("Lazio"));
        assert_eq!(name("058 091"), Some("Lazio"));
        assert_eq!(name("078"), Some("Calabria"));
        assert_eq!(name("258"), Some("Lazio"));
        assert_eq!(name("111001"), Some("Sardegna"));
        assert_eq!(name("116004"), Some("Sardegna"));
        assert_eq!(name("14"), Some("Molise"));
        assert_eq!(name("999001"), None);
        assert_eq!(name(""), None);
    }
}
