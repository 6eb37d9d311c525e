// SPDX-License-Identifier: EUPL-1.2
//! Indicators that have a name and a definition of their own, the same for all bodies.

use super::{Origine, tabella};
use crate::model::performance::Polarita;
use crate::source::decode::fold;
use std::sync::OnceLock;

/// Indicatore comune (common indicator).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatoreComune {
    /// Its code, as `indicatore_comune` names it.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// What it is about: `pagamenti`, `utenti`, `formazione`, or a support function.
    pub gruppo: String,
    /// Its unit; none where the definition leaves it open.
    pub unita: Option<String>,
    /// The direction in which it improves; none where there is no better direction.
    pub polarita: Option<Polarita>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every common indicator.
pub fn indicatori_comuni() -> &'static [IndicatoreComune] {
    static ROWS: OnceLock<Vec<IndicatoreComune>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("indicatori_comuni.csv"), |r| {
            let polarita = match r.pieno("polarita") {
                Some(word) => Some(Polarita::da_parola(&word)?),
                None => None,
            };
            Some(IndicatoreComune {
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                gruppo: r.pieno("gruppo")?,
                unita: r.pieno("unita"),
                polarita,
                origine: r.origine()?,
            })
        })
    })
}

/// The common indicator with this code; capitals, spaces and dashes do not count.
pub fn indicatore_comune(codice: &str) -> Option<&'static IndicatoreComune> {
    let code = fold(codice);
    indicatori_comuni().iter().find(|i| i.codice == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_single_and_found_as_people_write_them() {
        let mut codes: Vec<&str> = indicatori_comuni().iter().map(|i| i.codice.as_str()).collect();
        assert!(codes.iter().all(|c| fold(c) == **c));
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), indicatori_comuni().len());
        let found = indicatore_comune("Ritardo annuale-pagamenti").expect("it is in the table");
        assert_eq!((found.unita.as_deref(), found.polarita), (Some("giorni"), Some(Polarita::Diminuzione)));
        assert!(indicatore_comune("ritardo").is_none());
    }
}
