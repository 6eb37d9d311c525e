// SPDX-License-Identifier: EUPL-1.2
//! The number of employees that decides the regime: that of the beginning of the three years, else that of section 1.

use crate::rules::Context;
use crate::rules::shared::organico;
use crate::source::Span;

/// From this number on the regime is ordinary.
pub const SOGLIA: u32 = 50;

/// Employees, with their place.
pub struct Dipendenti {
    /// How many.
    pub numero: u32,
    /// Where it is written.
    pub span: Span,
    /// Counted at the beginning of the three years.
    pub inizio: bool,
}

/// The number, if it was understood and is not rounded.
pub fn dipendenti(cx: &Context<'_>) -> Option<Dipendenti> {
    if let Some(profilo) = cx.piano.manifesto.profilo.get()
        && !profilo.dipendenti_inizio_triennio.is_missing()
    {
        let (n, span) = profilo.dipendenti_inizio_triennio.both()?;
        return Some(Dipendenti { numero: n.numero, span, inizio: true });
    }
    let staff = cx.piano.sezioni.scheda_anagrafica.as_ref()?.dipendenti.get()?;
    let (n, span) = staff.numero.both().filter(|_| !organico::circa(&staff.nota))?;
    Some(Dipendenti { numero: n.numero, span, inizio: false })
}
