// SPDX-License-Identifier: EUPL-1.2
//! The term of adoption of a plan: 31 January, and the deferrals of each year.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::rules::catalogo::riguarda;
use jiff::civil::Date;
use std::sync::OnceLock;

/// Termine (term) of adoption: a month and a day of the first year of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Termine {
    /// Codes of the kinds of body; empty for all.
    pub enti: Vec<String>,
    /// Codes of regions; empty for all.
    pub regioni: Vec<String>,
    /// Month and day.
    pub giorno: (i8, i8),
    /// The act that sets it, in words.
    pub atto: String,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl Termine {
    /// The date for a plan that begins in `anno`.
    pub fn data(&self, anno: i16) -> Option<Date> {
        Date::new(anno, self.giorno.0, self.giorno.1).ok()
    }
}

/// Every term, in the order of the table.
pub fn calendario() -> &'static [Termine] {
    static ROWS: OnceLock<Vec<Termine>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("calendario.csv"), |r| {
            let term = r.pieno("termine")?;
            let (month, day) = term.split_once('-')?;
            Some(Termine {
                enti: r.lista("enti")?,
                regioni: r.lista("regioni")?,
                giorno: (month.parse().ok()?, day.parse().ok()?),
                atto: r.pieno("atto")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The term of a plan: the latest that may be its own, for what is known of the body.
pub fn termine(anno: i16, tipo: Option<TipoEnte>, regione: Option<&str>) -> Option<&'static Termine> {
    calendario()
        .iter()
        .filter(|t| t.origine.validita.comprende(anno))
        .filter(|t| tipo.is_none() || riguarda(&t.enti, tipo))
        .filter(|t| t.regioni.is_empty() || regione.is_none_or(|code| t.regioni.iter().any(|r| r == code)))
        .max_by_key(|t| t.giorno)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_follow_the_year_the_kind_and_the_region() {
        let day = |anno, tipo, regione| termine(anno, tipo, regione).map(|t| t.giorno);
        let comune = Some(TipoEnte::Comune);
        assert_eq!(day(2022, comune, None), None);
        assert_eq!(day(2023, comune, Some("12")), Some((10, 15)));
        assert_eq!(day(2024, comune, Some("12")), Some((4, 15)));
        assert_eq!(day(2025, Some(TipoEnte::Unione), None), Some((3, 30)));
        assert_eq!(day(2026, comune, Some("12")), Some((3, 30)));
        assert_eq!(day(2026, comune, Some("18")), Some((4, 30)));
        assert_eq!(day(2026, Some(TipoEnte::Regione), Some("18")), Some((1, 31)));
        assert_eq!(day(2027, comune, Some("18")), Some((1, 31)));
        // Of what is not known, the mildest.
        assert_eq!(day(2026, comune, None), Some((4, 30)));
        assert_eq!(day(2026, None, None), Some((4, 30)));
        assert!(calendario().iter().all(|t| t.data(2025).is_some()));
    }
}
