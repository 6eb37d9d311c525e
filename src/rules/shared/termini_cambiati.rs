// SPDX-License-Identifier: EUPL-1.2
//! A deadline that moved.

use crate::diff::valori::scadenza;
use crate::diff::{Cambiamento, Scritto, Specie};
use crate::model::id::Genere;
use crate::model::visita::Foglia;
use crate::rules::confronto::{Esame, di_campo, ultima_chiave};
use jiff::civil::Date;

/// The two days of a deadline that changed, where both texts fix one.
pub fn termini(esame: &Esame<'_, '_>, c: &Cambiamento<'_>) -> Option<(Date, Date)> {
    if !di_campo(c) || !matches!(ultima_chiave(&c.campo), "scadenza" | "termine" | "fine") {
        return None;
    }
    let (from, to) = esame.confronto.anni();
    let day = |s: &Option<Scritto<'_>>, year: i16| match s.as_ref()?.foglia? {
        Foglia::Valore(v) => scadenza(&v.valore, Some(year)),
        Foglia::Giorno(day, _) => Some(day),
        _ => None,
    };
    Some((day(&c.prima, from)?, day(&c.dopo, to)?))
}

/// A yearly deadline: the same day, as many years later as the plan.
pub fn scorre_con_il_piano(esame: &Esame<'_, '_>, c: &Cambiamento<'_>, before: Date, after: Date) -> bool {
    // Goals are set each year, and what stands in no element has a frequency; an action, a phase, a measure happens once.
    let cosa = esame.confronto.cosa(c);
    let yearly = match cosa.specie {
        Specie::Elemento(Genere::Obiettivo) => c.campo == "scadenza",
        Specie::Elemento(_) => cosa.campo("frequenza").is_some(),
        // A waiver that lasts a year more is a decision.
        Specie::Piano => false,
        Specie::Sezione | Specie::Consuntivo => true,
    };
    if !yearly {
        return false;
    }
    let (from, to) = esame.confronto.anni();
    to > from
        && (before.month(), before.day()) == (after.month(), after.day())
        && after.year() - before.year() == to - from
}
