// SPDX-License-Identifier: EUPL-1.2
//! The tree of «Amministrazione trasparente».

use super::{Origine, Riga, tabella};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::decode::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Codes that the vocabulary's table of applicability uses for entries of its list.
const ALTRI_CODICI: &[(&str, &str)] = &[("040201", "040102"), ("050102", "050101"), ("170102", "170101")];

/// Voce (entry) of the tree of «Amministrazione trasparente».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoceTrasparenza {
    /// Its code: six or eight digits, a letter, or words.
    pub codice: String,
    /// First level of the menu.
    pub livello_1: String,
    /// Second level of the menu.
    pub livello_2: String,
    /// What is published.
    pub contenuto: String,
    /// Acts and articles.
    pub riferimento: String,
    /// How often: `tempestivo`, `trimestrale`, `semestrale`, `annuale`, `nessuna`.
    pub frequenza: String,
    /// Kinds of body it concerns; empty for all.
    pub enti: Vec<String>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl VoceTrasparenza {
    /// Whether it holds for a plan that begins in `anno`.
    pub fn vale(&self, anno: i16) -> bool {
        self.origine.validita.comprende(anno)
    }
}

/// Every entry, in the order of the site's menu.
pub fn trasparenza() -> &'static [VoceTrasparenza] {
    static ROWS: OnceLock<Vec<VoceTrasparenza>> = OnceLock::new();
    ROWS.get_or_init(|| tabella(include_str!("trasparenza.csv"), entry))
}

/// The entry with this code; dots and spaces of `02.04.01` do not count, nor capitals of words.
pub fn voce(codice: &str) -> Option<&'static VoceTrasparenza> {
    static BY_CODE: OnceLock<HashMap<String, usize>> = OnceLock::new();
    let by_code = BY_CODE.get_or_init(|| {
        let rows = trasparenza().iter().enumerate();
        let mut map: HashMap<String, usize> = rows.map(|(i, v)| (key(&v.codice), i)).collect();
        for (other, code) in ALTRI_CODICI {
            if let Some(i) = map.get(*code).copied() {
                map.entry((*other).into()).or_insert(i);
            }
        }
        map
    });
    trasparenza().get(*by_code.get(&key(codice))?)
}

/// The entry that was probably meant: a spreadsheet has eaten the first zero, or the code is one slip away.
pub fn voce_vicina(codice: &str) -> Option<&'static VoceTrasparenza> {
    let wanted = key(codice);
    if let Some(found) = voce(&format!("0{wanted}")) {
        return Some(found);
    }
    let limit = if wanted.bytes().all(|b| b.is_ascii_digit()) { 1 } else { 1 + wanted.len() / 4 };
    trasparenza()
        .iter()
        .filter(|v| v.codice.len() > 1)
        .map(|v| (strsim::osa_distance(&wanted, &key(&v.codice)), v))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, v)| v)
}

/// The words of the tree for a kind of body; none for bodies of which it does not speak plainly.
pub fn parole_dell_albero(tipo: TipoEnte) -> Option<&'static [&'static str]> {
    Some(match tipo {
        TipoEnte::Comune => &["comune"],
        TipoEnte::Unione => &["unione_comuni", "comune"],
        TipoEnte::ComunitaMontana => &["comunita_montana", "comune"],
        TipoEnte::Provincia | TipoEnte::CittaMetropolitana => &["provincia", "citta_metropolitana"],
        TipoEnte::Regione => &["regione", "provincia"],
        TipoEnte::Ministero => &["ministero"],
        TipoEnte::AziendaSsn => &["azienda_ssn"],
        TipoEnte::Universita | TipoEnte::Cciaa => &[],
        _ => return None,
    })
}

fn key(codice: &str) -> String {
    let code = codice.trim();
    if code.bytes().any(|b| b.is_ascii_digit()) {
        return code.chars().filter(|c| !matches!(c, '.' | ' ' | '-' | '/')).collect();
    }
    fold(code)
}

fn entry(row: &Riga<'_>) -> Option<VoceTrasparenza> {
    Some(VoceTrasparenza {
        codice: row.pieno("codice")?,
        livello_1: row.pieno("livello_1")?,
        livello_2: row.pieno("livello_2")?,
        contenuto: row.pieno("contenuto")?,
        riferimento: row.testo("riferimento")?,
        frequenza: row.pieno("frequenza")?,
        enti: row.lista("enti")?,
        origine: row.origine()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn rows_are_well_formed() {
        let mut codes = HashSet::new();
        for v in trasparenza() {
            assert!(codes.insert(&v.codice), "{} twice", v.codice);
            let words = ["tempestivo", "trimestrale", "semestrale", "annuale", "nessuna"];
            assert!(words.contains(&v.frequenza.as_str()), "{}: {}", v.codice, v.frequenza);
        }
    }

    #[test]
    fn codes_are_found_as_people_write_them() {
        assert_eq!(voce("020401").map(|v| v.livello_1.as_str()), Some("Organizzazione"));
        assert_eq!(voce("02.04.01"), voce("020401"));
        assert_eq!(voce("040201").map(|v| v.codice.as_str()), Some("040102"));
        assert_eq!(voce("Dati ulteriori").map(|v| v.codice.as_str()), Some("dati_ulteriori"));
        assert!(voce("A").is_some() && voce("04070101").is_some());
        assert!(voce("999999").is_none() && voce("").is_none());
    }

    #[test]
    fn slips_are_understood() {
        assert_eq!(voce_vicina("20401").map(|v| v.codice.as_str()), Some("020401"));
        assert_eq!(voce_vicina("contrati_bdncp").map(|v| v.codice.as_str()), Some("contratti_bdncp"));
        assert!(voce_vicina("999999").is_none());
    }

    #[test]
    fn years_are_kept() {
        let old = voce("100101").expect("it is in the table");
        assert!(old.vale(2023) && !old.vale(2024));
    }
}
