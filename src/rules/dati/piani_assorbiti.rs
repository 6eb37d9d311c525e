// SPDX-License-Identifier: EUPL-1.2
//! The plans that the PIAO has absorbed, with the sections where their content stands.

use super::{Origine, tabella};
use crate::model::Sezione;
use std::sync::OnceLock;

/// Piano assorbito (absorbed plan).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PianoAssorbito {
    /// Its code, ours.
    pub codice: String,
    /// Its letter in DPR 81/2022, art. 1, c. 1; empty for that of local authorities.
    pub lettera: String,
    /// Its name.
    pub nome: String,
    /// The law that asked for it.
    pub norma: String,
    /// Sections where its content stands today.
    pub sezioni: Vec<Sezione>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every absorbed plan, in the order of the decree.
pub fn piani_assorbiti() -> &'static [PianoAssorbito] {
    static ROWS: OnceLock<Vec<PianoAssorbito>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("piani_assorbiti.csv"), |r| {
            Some(PianoAssorbito {
                codice: r.pieno("codice")?,
                lettera: r.testo("lettera")?,
                nome: r.pieno("nome")?,
                norma: r.pieno("norma")?,
                sezioni: r.lista("sezioni")?.iter().map(|s| Sezione::da_stem(s)).collect::<Option<_>>()?,
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_seven_and_every_plan_has_a_section() {
        let letters: String = piani_assorbiti().iter().map(|p| p.lettera.as_str()).collect();
        assert_eq!(letters, "abcdefg");
        assert!(piani_assorbiti().iter().all(|p| !p.sezioni.is_empty()));
    }
}
