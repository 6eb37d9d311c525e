// SPDX-License-Identifier: EUPL-1.2
//! Missions and programmes of the budgets of local authorities and regions (D.Lgs. 118/2011, annex 14).

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Missione (mission) of the budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missione {
    /// Two digits.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Programma (programme) of a mission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programma {
    /// Four digits: its mission and its number, `MMPP`.
    pub codice: String,
    /// Its mission.
    pub missione: String,
    /// Its name.
    pub nome: String,
    /// Codes of the kinds of body that have it; empty for all.
    pub enti: Vec<String>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every mission, in order.
pub fn missioni() -> &'static [Missione] {
    static ROWS: OnceLock<Vec<Missione>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("missioni.csv"), |r| {
            Some(Missione { codice: r.pieno("codice")?, nome: r.pieno("nome")?, origine: r.origine()? })
        })
    })
}

/// Every programme, in order.
pub fn programmi() -> &'static [Programma] {
    static ROWS: OnceLock<Vec<Programma>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("programmi.csv"), |r| {
            Some(Programma {
                codice: r.pieno("codice")?,
                missione: r.pieno("missione")?,
                nome: r.pieno("nome")?,
                enti: r.lista("enti")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The mission with this code, as people write it: `01`, `1`, `M01`, `Missione 1`, `01 - Servizi istituzionali`.
pub fn missione(scritta: &str) -> Option<&'static Missione> {
    let code = format!("{:0>2}", cifre(scritta)?.first()?);
    missioni().iter().find(|m| m.codice == code)
}

/// The programme with this code, as people write it: `0108`, `01.08`, `01 08`, `1.8`, `108`, `0108 - Statistica`.
pub fn programma(scritto: &str) -> Option<&'static Programma> {
    let groups = cifre(scritto)?;
    let code = match &groups[..] {
        [both] if both.len() > 2 => format!("{both:0>4}"),
        [mission, programme, ..] => format!("{mission:0>2}{programme:0>2}"),
        _ => return None,
    };
    programmi().iter().find(|p| p.codice == code)
}

/// The groups of digits that open a code, before its name.
fn cifre(text: &str) -> Option<Vec<&str>> {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let groups: Vec<&str> = text[..end].split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    (!groups.is_empty()).then_some(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_programme_belongs_to_a_mission() {
        for p in programmi() {
            assert!(p.codice.len() == 4 && p.codice.starts_with(&p.missione), "{}", p.codice);
            assert!(missioni().iter().any(|m| m.codice == p.missione), "{}", p.codice);
        }
        assert!(missioni().iter().all(|m| programmi().iter().any(|p| p.missione == m.codice)));
        let mut codes: Vec<&str> = programmi().iter().map(|p| p.codice.as_str()).collect();
        assert!(codes.is_sorted());
        codes.dedup();
        assert_eq!(codes.len(), programmi().len());
    }

    #[test]
    fn codes_are_found_as_people_write_them() {
        for text in ["01", "1", "M01", "Missione 1", "01 - Servizi istituzionali, generali e di gestione"] {
            assert_eq!(missione(text).map(|m| m.codice.as_str()), Some("01"), "{text}");
        }
        for text in ["0108", "01.08", "01 08", "1.8", "108", "0108 - Statistica e sistemi informativi", "M01P08"] {
            let expected = if text == "M01P08" { None } else { Some("0108") };
            assert_eq!(programma(text).map(|p| p.codice.as_str()), expected, "{text}");
        }
        assert!(missione("30").is_none() && missione("").is_none() && missione("turismo").is_none());
        assert!(programma("0199").is_none() && programma("01").is_none() && programma("").is_none());
    }
}
