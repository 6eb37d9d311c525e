// SPDX-License-Identifier: EUPL-1.2
//! Men, women and all the people of a row of the staff.

use crate::model::fabbisogni::RigaPersonale;
use crate::model::tipi::{Conteggio, Mappa};
use crate::source::decode::Field;

/// Men, women and all the people of a staff row: as written, else summed from the age bands.
pub fn persone(riga: &RigaPersonale) -> [Option<u64>; 3] {
    let count = |f: &Field<Conteggio>| f.get().map(|n| u64::from(n.numero));
    let bands = |m: &Field<Mappa<Conteggio>>| {
        (!m.voci().is_empty()).then(|| m.voci().iter().map(|v| u64::from(v.valore.numero)).sum())
    };
    let men = count(&riga.uomini).or_else(|| bands(&riga.eta_uomini));
    let women = count(&riga.donne).or_else(|| bands(&riga.eta_donne));
    let both = || (men.is_some() || women.is_some()).then(|| men.unwrap_or(0) + women.unwrap_or(0));
    [men, women, count(&riga.totale).or_else(both)]
}
