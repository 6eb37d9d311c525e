// SPDX-License-Identifier: EUPL-1.2
//! Whether a measure is carried out: the measure says so, or the last reading that looks at it.

use crate::diff::motivi::Motivo;
use crate::diff::{Cosa, Lato};
use crate::model::rischi_corruttivi::{Misura, StatoMisura};

/// Where the plan says that the measure is carried out.
pub fn attuata(lato: &Lato<'_>, cosa: &Cosa<'_>) -> Option<Motivo> {
    let misura = cosa.come::<Misura>()?;
    let says = |testo: &str, luogo| Some(Motivo::new(testo, luogo));
    if let Some((StatoMisura::Attuata, span)) = misura.stato.both() {
        return says("attuata", span);
    }
    if let Some(span) = misura.gia_attuata.both().map(|(_, span)| span) {
        return says("già attuata", span);
    }
    let checks =
        lato.piano.consuntivi.iter().flat_map(|(data, _, c)| c.misure.elementi().iter().map(move |m| (data, m)));
    let own = checks.filter(|(_, m)| m.misura.get().is_some_and(|r| *r.id == *cosa.id));
    let (_, last) = own.max_by_key(|(data, _)| **data)?;
    match last.stato.both() {
        Some((StatoMisura::Attuata, span)) => says("attuata, secondo il consuntivo", span),
        _ => None,
    }
}
