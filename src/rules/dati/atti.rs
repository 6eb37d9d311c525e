// SPDX-License-Identifier: EUPL-1.2
//! Acts of the State that plans cite: their date, which makes the permanent link, and what they are about.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Atto normativo (act of law).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atto {
    /// Its kind, as the names of Normattiva write it: `legge`, `decreto.legislativo`.
    pub genere: String,
    /// Its number.
    pub numero: u32,
    /// Its date, `2013-03-14`.
    pub data: String,
    /// What it is about, in our words.
    pub titolo: String,
    /// Where this comes from, how sure it is.
    pub origine: Origine,
}

/// Every act.
pub fn atti() -> &'static [Atto] {
    static ROWS: OnceLock<Vec<Atto>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("atti.csv"), |r| {
            Some(Atto {
                genere: r.pieno("genere")?,
                numero: r.numero("numero")?,
                data: r.pieno("data")?,
                titolo: r.pieno("titolo")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The act of this kind, year and number.
pub fn atto(genere: &str, anno: u16, numero: u32) -> Option<&'static Atto> {
    let anno = anno.to_string();
    atti().iter().find(|a| a.genere == genere && a.numero == numero && a.data.starts_with(&anno))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_a_date_and_stands_once() {
        for (i, a) in atti().iter().enumerate() {
            assert!(crate::model::valore::data(&a.data).is_ok(), "{} {}", a.genere, a.numero);
            let again = atti()[..i].iter().any(|b| (&b.genere, b.numero, &b.data) == (&a.genere, a.numero, &a.data));
            assert!(!again, "{} {} twice", a.genere, a.numero);
        }
        assert_eq!(atto("decreto.legislativo", 2013, 33).map(|a| &*a.data), Some("2013-03-14"));
        assert_eq!(atto("decreto.legislativo", 2012, 33), None);
    }
}
