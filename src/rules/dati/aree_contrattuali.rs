// SPDX-License-Identifier: EUPL-1.2
//! Areas of the collective agreements, the categories they replaced, and who stands outside them.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::{Comparto, TipoEnte};
use crate::source::decode::fold;
use std::sync::OnceLock;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GenereArea {
    /// An area of an agreement.
    Area,
    /// A category, or an area, of the agreement before.
    Superata,
    /// People whom no area classifies: managers, secretaries, contracts of other sectors.
    Figura,
}

/// Area contrattuale (area of a collective agreement): how staff is classified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaContrattuale {
    /// What it is.
    pub genere: GenereArea,
    /// The sector of the agreement; none for who stands outside.
    pub comparto: Option<Comparto>,
    /// Kinds of body; empty for all of the sector.
    pub tipi: Vec<TipoEnte>,
    /// Its name in the agreement.
    pub nome: String,
    /// How people write it: words in a row, as `Modo` reads them.
    modi: Vec<Vec<String>>,
    /// The area that took the place of a category.
    pub adesso: Option<String>,
    /// Plan years, source, how sure it is; `al` of a category is the last plan in which the staff may stand in it.
    pub origine: Origine,
}

impl AreaContrattuale {
    /// Whether it is of this sector and this kind of body.
    pub fn riguarda(&self, comparto: Comparto, tipo: Option<TipoEnte>) -> bool {
        self.comparto == Some(comparto) && (self.tipi.is_empty() || tipo.is_some_and(|t| self.tipi.contains(&t)))
    }

    /// Whether these words are its name and nothing else.
    pub fn accetta(&self, parole: &[String]) -> bool {
        self.modi.iter().any(|modo| modo.len() == parole.len() && begins(parole, modo))
    }

    /// Whether these words begin with its name: `Istruttori amministrativi`.
    pub fn apre(&self, parole: &[String]) -> bool {
        let sure = |modo: &[String]| modo.len() > 1 || modo.iter().any(|w| w.trim_end_matches(['*', '#']).len() > 2);
        self.modi.iter().any(|modo| sure(modo) && begins(parole, modo))
    }

    /// Whether its name stands somewhere among these words: `Area della dirigenza medica`.
    pub fn compare(&self, parole: &[String]) -> bool {
        self.modi.iter().any(|modo| (0..parole.len()).any(|at| begins(&parole[at..], modo)))
    }
}

fn begins(parole: &[String], modo: &[String]) -> bool {
    parole.len() >= modo.len() && modo.iter().zip(parole).all(|(m, p)| word(m, p))
}

/// `istruttor*` is any ending, `c#` a letter with or without a number.
fn word(modo: &str, parola: &str) -> bool {
    match (modo.strip_suffix('*'), modo.strip_suffix('#')) {
        (Some(start), _) => parola.starts_with(start),
        (_, Some(start)) => {
            parola.strip_prefix(start).is_some_and(|rest| rest.len() < 3 && rest.bytes().all(|b| b.is_ascii_digit()))
        }
        _ => modo == parola,
    }
}

/// The words of an area as a body writes it, without those that every name has: `Area dei Funzionari e dell'E.Q.` is
/// `funzionari eq`. What follows `ex` or `a tempo` says something else.
pub fn parole_di_area(testo: &str) -> Vec<String> {
    const NOISE: &[&str] =
        &["area", "aree", "dell", "dei", "degli", "delle", "del", "della", "e", "ed", "l", "personale", "dipendenti"];
    let plain = fold(testo).replace('.', "");
    let mut words: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !NOISE.contains(w) && !w.bytes().all(|b| b.is_ascii_digit()))
        .map(String::from)
        .collect();
    let stop = |w: &String| matches!(w.as_str(), "ex" | "gia" | "tempo" | "ruolo" | "part" | "full");
    if let Some(at) = words.iter().position(stop).filter(|at| *at > 0) {
        words.truncate(at);
        while words.len() > 1 && words.last().is_some_and(|w| matches!(w.as_str(), "a" | "di" | "in")) {
            words.pop();
        }
    }
    if words.first().is_some_and(|w| matches!(w.as_str(), "ex" | "gia")) {
        words.remove(0);
    }
    words
}

/// Every row, in the order of the table.
pub fn aree_contrattuali() -> &'static [AreaContrattuale] {
    static ROWS: OnceLock<Vec<AreaContrattuale>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("aree_contrattuali.csv"), |r| {
            let comparto = r.testo("comparto")?;
            Some(AreaContrattuale {
                genere: match r.pieno("genere")?.as_str() {
                    "area" => GenereArea::Area,
                    "superata" => GenereArea::Superata,
                    "figura" => GenereArea::Figura,
                    _ => return None,
                },
                comparto: if comparto.is_empty() { None } else { Some(Comparto::da_parola(&comparto)?) },
                tipi: r.lista("tipi")?.iter().map(|t| TipoEnte::da_parola(t)).collect::<Option<_>>()?,
                nome: r.pieno("nome")?,
                modi: r.lista("modi")?.iter().map(|m| m.split(' ').map(String::from).collect()).collect(),
                adesso: r.pieno("adesso"),
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(testo: &str) -> Option<&'static str> {
        let parole = parole_di_area(testo);
        let row = aree_contrattuali()
            .iter()
            .filter(|a| a.riguarda(Comparto::FunzioniLocali, Some(TipoEnte::Comune)))
            .find(|a| a.accetta(&parole))?;
        Some(row.adesso.as_deref().unwrap_or(&row.nome))
    }

    #[test]
    fn areas_are_recognised_as_people_write_them() {
        for testo in [
            "Funzionari ed Elevata Qualificazione",
            "Area dei Funzionari e dell'E.Q.",
            "Area dei Funzionari e dell’Elevata Qualificazione",
            "Funzionari/EQ",
            "Area Funzionari ed E.Q.",
            "0155 AREA FUNZIONARI ELEVATA QUALIFICAZIONE",
            "area dell’elevata qualificazione",
            "Funzionari e EQ (ex cat. D)",
            "Area Funzionari a tempo indeterminato",
            "ex cat. D",
            "D",
            "cat. D3",
            "Categoria D1",
        ] {
            assert_eq!(locale(testo), Some("Funzionari ed Elevata Qualificazione"), "{testo}");
        }
        for (testo, nome) in [
            ("01502 AREA OPERATORI ESPERTI", "Operatori esperti"),
            ("Area degli Operatori", "Operatori"),
            ("Area Itruttori", "Istruttori"),
            ("Istruttori (ex C)", "Istruttori"),
            ("cat. C.1", "Istruttori"),
        ] {
            assert_eq!(locale(testo), Some(nome), "{testo}");
        }
        for testo in ["Assistenti", "Istruttori amministrativi", "Operatore socio-sanitario", "Ruolo", "", "D e C"] {
            assert_eq!(locale(testo), None, "{testo}");
        }
    }

    #[test]
    fn every_category_says_what_took_its_place() {
        for row in aree_contrattuali().iter().filter(|a| a.genere == GenereArea::Superata) {
            let now = aree_contrattuali().iter().any(|a| {
                a.genere == GenereArea::Area
                    && Some(&a.nome) == row.adesso.as_ref()
                    && (a.comparto, &a.tipi) == (row.comparto, &row.tipi)
            });
            assert!(now && row.origine.validita.al.is_some(), "{row:?}");
        }
    }
}
