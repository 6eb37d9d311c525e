// SPDX-License-Identifier: EUPL-1.2
//! Turn-over: the share of what leavers cost that may be spent on hires.

use super::{Origine, ente, tabella};
use crate::model::scheda_anagrafica::TipoEnte;
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// Turn-over of a kind of body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnOver {
    /// Codes of the kinds of body.
    pub enti: Vec<String>,
    /// `ordinario`, or the case it is for.
    pub caso: String,
    /// Per cent of the cost of the leavers of the year before.
    pub percento: Decimal,
    /// Only for bodies with more permanent staff than this.
    pub oltre_dipendenti: Option<u32>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every row, in the order of the table.
pub fn turn_over() -> &'static [TurnOver] {
    static ROWS: OnceLock<Vec<TurnOver>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("turn_over.csv"), |r| {
            Some(TurnOver {
                enti: r.lista("enti")?,
                caso: r.pieno("caso")?,
                percento: r.numero("percento")?,
                oltre_dipendenti: r.numero("oltre_dipendenti"),
                origine: r.origine()?,
            })
        })
    })
}

/// The turn-over of a body in a year; of rows that overlap the one for larger bodies holds, where it is known to be one.
pub fn turn_over_di(tipo: TipoEnte, caso: &str, dipendenti: Option<u32>, anno: i16) -> Option<&'static TurnOver> {
    let mine = |t: &&TurnOver| {
        t.caso == caso
            && t.origine.validita.comprende(anno)
            && ente(tipo).is_some_and(|e| e.codici().any(|code| t.enti.iter().any(|c| c == code)))
            && t.oltre_dipendenti.is_none_or(|over| dipendenti.is_some_and(|n| n > over))
    };
    turn_over().iter().filter(mine).max_by_key(|t| t.oltre_dipendenti)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_year_was_smaller_for_larger_bodies() {
        let of = |n, anno| turn_over_di(TipoEnte::Ministero, "ordinario", n, anno).map(|t| t.percento);
        assert_eq!(of(Some(4_180), 2025), Some(Decimal::from(75)));
        assert_eq!(of(Some(20), 2025), Some(Decimal::ONE_HUNDRED));
        assert_eq!(of(None, 2025), Some(Decimal::ONE_HUNDRED));
        assert_eq!(of(Some(4_180), 2026), Some(Decimal::ONE_HUNDRED));
        assert!(turn_over_di(TipoEnte::Comune, "ordinario", Some(100), 2027).is_none());
    }
}
