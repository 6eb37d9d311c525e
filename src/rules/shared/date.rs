// SPDX-License-Identifier: EUPL-1.2
//! Dates as the rules compare them: a day when the text fixes one, nothing when it leaves room for doubt.

use crate::model::tipi::{Giorno, StatoValore, ValoreScritto};
use crate::model::valore::{DataValore, Operatore, Valore};
use crate::source::Span;
use crate::source::decode::Field;
use jiff::civil::Date;

/// A day read from a value, and whether its year was written or taken from the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quando {
    /// The day.
    pub giorno: Date,
    /// The year stands in the text.
    pub con_anno: bool,
}

impl Quando {
    /// Whether two days can be compared: years written, or both in the year that was taken.
    pub fn confrontabile(self, altro: Quando) -> bool {
        (self.con_anno && altro.con_anno) || self.giorno.year() == altro.giorno.year()
    }
}

/// The only date of a value, with an operator that `ammesso` lets through; `anno` completes `31.12`.
fn unica(valore: &Valore, anno: i16, ammesso: fn(Operatore) -> bool) -> Option<Quando> {
    let mut date = valore.condizioni.iter().filter_map(|c| Some((c.operatore, c.data.as_ref()?)));
    let (operatore, data) = date.next()?;
    if date.next().is_some() || !ammesso(operatore) {
        return None;
    }
    match data {
        DataValore::Giorno(giorno) => Some(Quando { giorno: *giorno, con_anno: true }),
        DataValore::GiornoMese { giorno, mese } => {
            Some(Quando { giorno: Date::new(anno, *mese, *giorno).ok()?, con_anno: false })
        }
        DataValore::Dopo { .. } | DataValore::Periodo(_) => None,
    }
}

/// The day by which something ends: `2027-12-31`, `entro 31.12`. A value taken out of the count has none.
pub fn fine(valore: &ValoreScritto, anno: i16) -> Option<Quando> {
    if valore.stato == Some(StatoValore::Sterilizzato) {
        return None;
    }
    unica(&valore.valore, anno, |o| matches!(o, Operatore::Uguale | Operatore::Minore | Operatore::MinoreUguale))
}

/// The day from which something runs: `2027-01-15`, `dal 15/01/2027`.
pub fn inizio(valore: &ValoreScritto, anno: i16) -> Option<Quando> {
    unica(&valore.valore, anno, |o| matches!(o, Operatore::Uguale | Operatore::Maggiore | Operatore::MaggioreUguale))
}

/// A day and its place, when the field holds one with its year.
pub fn giorno(campo: &Field<Giorno>) -> Option<(Date, Span)> {
    campo.both().map(|(g, span)| (g.data, span))
}

/// The end, when it is written with its year.
pub fn fine_scritta(campo: &Field<ValoreScritto>) -> Option<(Date, Span)> {
    let (valore, span) = campo.both()?;
    fine(valore, 0).filter(|q| q.con_anno).map(|q| (q.giorno, span))
}

/// The beginning, when it is written with its year.
pub fn inizio_scritto(campo: &Field<ValoreScritto>) -> Option<(Date, Span)> {
    let (valore, span) = campo.both()?;
    inizio(valore, 0).filter(|q| q.con_anno).map(|q| (q.giorno, span))
}
