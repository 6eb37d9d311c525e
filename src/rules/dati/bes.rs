// SPDX-License-Identifier: EUPL-1.2
//! The domains of fair and sustainable well-being (BES).

use super::{Origine, tabella};
use crate::source::decode::fold;
use std::sync::OnceLock;

/// Dominio BES (domain of well-being).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DominioBes {
    /// Its number in the reports of Istat.
    pub numero: u8,
    /// Its name in one word.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every domain, in order.
pub fn domini_bes() -> &'static [DominioBes] {
    static ROWS: OnceLock<Vec<DominioBes>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("bes.csv"), |r| {
            Some(DominioBes {
                numero: r.numero("numero")?,
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The domain that a text names as people write it: `10`, `Ambiente`, `10 - Ambiente`, `qualita_servizi`,
/// `Dominio 1: Salute`, the name followed by an indicator.
pub fn dominio_bes(scritto: &str) -> Option<&'static DominioBes> {
    let text = words(scritto);
    if let Some(found) = domini_bes().iter().find(|d| text == words(&d.codice) || text.contains(&words(&d.nome))) {
        return Some(found);
    }
    let number = scritto.trim().trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let number: u8 = number[..end].parse().ok()?;
    domini_bes().iter().find(|d| d.numero == number)
}

/// Words between spaces, without accents, joining words and punctuation.
fn words(text: &str) -> String {
    let folded = fold(text);
    let kept = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !["e", "di", "dei", "delle", "della", "del", "la", "il"].contains(w));
    kept.flat_map(|w| [w, " "]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_twelve_and_found_as_people_write_them() {
        assert!(domini_bes().iter().map(|d| d.numero).eq(1..=12));
        for d in domini_bes() {
            for text in [d.nome.clone(), d.codice.clone(), format!("{} - {}", d.numero, d.nome), d.numero.to_string()] {
                assert_eq!(dominio_bes(&text).map(|f| f.numero), Some(d.numero), "{text}");
            }
        }
        assert_eq!(dominio_bes("Qualità servizi").map(|d| d.numero), Some(12));
        assert_eq!(dominio_bes("Dominio 10 Ambiente").map(|d| d.numero), Some(10));
        assert_eq!(dominio_bes("Innovazione ricerca e creatività").map(|d| d.numero), Some(11));
        assert!(dominio_bes("13").is_none() && dominio_bes("").is_none() && dominio_bes("felicità").is_none());
    }
}
