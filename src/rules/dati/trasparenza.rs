// SPDX-License-Identifier: EUPL-1.2
//! The tree of «Amministrazione trasparente».

use super::{Origine, Riga, tabella};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::decode::{fold, nearest};
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
    /// The fact of `[profilo]` without which nobody owes it; empty for all.
    pub profilo: String,
    /// It publishes data of persons.
    pub dati_personali: bool,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl VoceTrasparenza {
    /// Whether it holds for a plan that begins in `anno`.
    pub fn vale(&self, anno: i16) -> bool {
        self.origine.validita.comprende(anno)
    }

    /// Whether every body it concerns must speak of it: blocks and groups are accepted, never asked.
    fn si_chiede(&self) -> bool {
        self.codice.len() > 1 && !["020107", "dati_ulteriori"].contains(&self.codice.as_str())
    }

    /// The code of the entry it is a part of.
    pub fn padre(&self) -> Option<&str> {
        (self.codice.len() == 8 && self.codice.bytes().all(|b| b.is_ascii_digit())).then(|| &self.codice[..6])
    }

    /// The resolution that says how to publish it, of those that hold for everyone.
    pub fn schema(&self) -> Option<&'static str> {
        ["495/2024", "481/2025"].into_iter().find(|delibera| self.origine.fonte.contains(delibera))
    }

    /// `tempestivo` as plans write it.
    pub fn frequenza_nel_piano(&self) -> &str {
        if self.frequenza == "tempestivo" { "tempestiva" } else { &self.frequenza }
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

/// The code of a row that stands for every entry without a row of its own.
pub const ALTRI: &str = "altri";

/// Ambito (scope): what the code of a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ambito {
    /// An entry, and the parts of it that have no row of their own.
    Voce(&'static VoceTrasparenza),
    /// What stands under a title of the menu's second level, or under its code of four digits.
    Livello2(String),
    /// What stands under a title of the menu's first level.
    Livello1(String),
    /// Whatever no other row speaks of.
    Altri,
}

impl Ambito {
    /// Whether an entry is in it.
    pub fn comprende(&self, voce: &VoceTrasparenza) -> bool {
        match self {
            Ambito::Voce(v) => v.codice == voce.codice || voce.padre() == Some(&v.codice),
            Ambito::Livello2(title) if title.bytes().all(|b| b.is_ascii_digit()) => voce.codice.starts_with(title),
            Ambito::Livello2(title) => fold(&voce.livello_2) == *title,
            Ambito::Livello1(title) => fold(&voce.livello_1) == *title,
            Ambito::Altri => true,
        }
    }

    /// The narrower speaks for an entry that is in both.
    pub fn ampiezza(&self) -> u8 {
        match self {
            Ambito::Voce(_) => 0,
            Ambito::Livello2(_) => 1,
            Ambito::Livello1(_) => 2,
            Ambito::Altri => 3,
        }
    }
}

/// What a code stands for: an entry, a title of the menu, or all the rest.
pub fn ambito(codice: &str) -> Option<Ambito> {
    if let Some(voce) = voce(codice) {
        return Some(Ambito::Voce(voce));
    }
    let title = key(codice);
    let is_code = title.len() == 4 && title.bytes().all(|b| b.is_ascii_digit());
    let any = |holds: &dyn Fn(&VoceTrasparenza) -> bool| trasparenza().iter().any(holds);
    if title == ALTRI {
        Some(Ambito::Altri)
    } else if any(&|v| fold(&v.livello_1) == title) {
        Some(Ambito::Livello1(title))
    } else if any(&|v| fold(&v.livello_2) == title || (is_code && v.codice.starts_with(&title))) {
        Some(Ambito::Livello2(title))
    } else {
        None
    }
}

/// What a body must speak of in a year; `nega` says which facts of `[profilo]` are denied.
pub fn richieste(
    tipo: Option<TipoEnte>,
    anno: i16,
    nega: impl Fn(&str) -> bool,
) -> impl Iterator<Item = &'static VoceTrasparenza> {
    let words = tipo.and_then(parole_dell_albero).unwrap_or_default();
    let owed = move |v: &&VoceTrasparenza| {
        let concerned = v.enti.is_empty() || v.enti.iter().any(|e| words.contains(&e.as_str()));
        concerned && v.si_chiede() && v.vale(anno) && (v.profilo.is_empty() || !nega(&v.profilo))
    };
    trasparenza().iter().filter(owed)
}

/// The title of the menu that was probably meant.
pub fn titolo_vicino(titolo: &str) -> Option<&'static str> {
    let titles = trasparenza().iter().flat_map(|v| [v.livello_1.as_str(), v.livello_2.as_str()]);
    nearest(titolo, titles)
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
        profilo: row.testo("profilo")?,
        dati_personali: row.si("dati_personali")?,
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
    fn titles_of_the_menu_stand_for_what_is_under_them() {
        let count = |codice: &str| {
            let ambito = ambito(codice).expect("it stands for something");
            trasparenza().iter().filter(|v| ambito.comprende(v)).count()
        };
        assert_eq!((count("Bilanci"), count("bilancio preventivo e consuntivo"), count("1201")), (3, 2, 2));
        // Two titles of the first level begin with the same digits.
        assert_eq!((count("Servizi erogati"), count("Pagamenti dell’amministrazione")), (5, 6));
        assert_eq!((count("040701"), count("04070101"), count("0404")), (2, 1, 1));
        assert!(ambito("Bilanzi").is_none() && ambito("15").is_none() && ambito("").is_none());
        assert_eq!(titolo_vicino("Bilanzi"), Some("Bilanci"));
    }

    #[test]
    fn what_is_asked_depends_on_the_body_the_year_and_its_facts() {
        let asked = |tipo, anno, codice: &str| richieste(tipo, anno, |_| false).any(|v| v.codice == codice);
        assert!(asked(Some(TipoEnte::Comune), 2027, "170101") && !asked(Some(TipoEnte::Universita), 2027, "170101"));
        assert!(asked(None, 2023, "100101") && !asked(None, 2024, "100101") && !asked(None, 2027, "020301"));
        assert!(!richieste(None, 2027, |_| false).any(|v| ["A", "020107", "dati_ulteriori"].contains(&&*v.codice)));
        assert!(!richieste(None, 2027, |f| f == "dirigenti").any(|v| v.codice == "040102"));
    }

    #[test]
    fn years_are_kept() {
        let old = voce("100101").expect("it is in the table");
        assert!(old.vale(2023) && !old.vale(2024));
    }
}
