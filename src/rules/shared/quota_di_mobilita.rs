// SPDX-License-Identifier: EUPL-1.2
//! Whom the mobility quota binds.

use super::fabbisogni::assunzioni;
use crate::calcolo::personale::intero;
use crate::calcolo::quote::stabile;
use crate::model::fabbisogni::Fabbisogni;
use crate::model::scheda_anagrafica::Comparto;
use crate::rules::Context;
use crate::rules::dati::{ente, limite_fabbisogni, names};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The hirings of the plan, where they are enough and the body is not one of those left out; none where that is not known.
pub fn vincolato(cx: &Context<'_>, f: &Fabbisogni) -> Option<i64> {
    let limit = |what| limite_fabbisogni(what, None, cx.profilo.anno).map(|l| l.valore);
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref()?;
    let kind = ente(cx.profilo.tipo?)?;
    if kind.locale {
        let profile = cx.piano.manifesto.profilo.get();
        let permanent = profile.and_then(|p| p.dipendenti_a_tempo_indeterminato.get()).map(|n| n.numero);
        let staff = permanent.or(cx.profilo.dipendenti)?;
        if Decimal::from(staff) <= limit("mobilita_dipendenti")? {
            return None;
        }
    }
    let presidency = scheda.comparto.get() == Some(&Comparto::Presidenza);
    let called =
        |words: &[&str]| scheda.denominazione.get().is_some_and(|d| words.iter().any(|w| names(d.as_str(), w)));
    if presidency || called(&["presidenza del consiglio", "aran", "agenzia per la rappresentanza"]) {
        return None;
    }
    let rows = assunzioni(f).filter(|r| stabile(r));
    let hirings: i64 = rows.filter_map(|r| r.numero.get().and_then(intero)).sum();
    (hirings >= limit("mobilita_assunzioni")?.to_i64()?).then_some(hirings)
}
