// SPDX-License-Identifier: EUPL-1.2
//! The term within which this plan had to be adopted, and whether it was.

use crate::model::manifesto::StatoPiano;
use crate::model::valore::stampa_data;
use crate::rules::Context;
use crate::rules::dati;
use crate::source::Span;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The term of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Termine {
    /// The day, as the law or the plan says it.
    pub giorno: Date,
    /// The act that sets it.
    pub atto: String,
}

impl Termine {
    /// Whether a day is after it; a term on a Saturday or Sunday runs to Monday.
    pub fn passato(&self, giorno: Date) -> bool {
        giorno > lavorativo(self.giorno)
    }

    /// `31/01/2027 (DL 80/2021, art. 6, c. 1)`.
    pub fn stampa(&self) -> String {
        format!("{} ({})", stampa_data(self.giorno), self.atto)
    }
}

/// The term of the plan: the one it says itself, else that of the calendar for its year, kind of body and region.
pub fn termine(cx: &Context<'_>) -> Option<Termine> {
    let adozione = cx.piano.manifesto.adozione.get();
    if let Some(own) = adozione.and_then(|a| a.termine.get()) {
        let act = adozione.and_then(|a| a.termine_atto.get()).map(|t| t.testo.to_string());
        return Some(Termine { giorno: own.data, atto: act.unwrap_or_else(|| "detto dal piano".into()) });
    }
    if adozione.is_some_and(|a| !a.termine.is_missing()) || !adotta(cx) {
        return None;
    }
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let istat = scheda.and_then(|s| s.codice_istat.get());
    let region = istat.and_then(|code| dati::regione_di(&code.testo)).map(|r| r.codice.as_str());
    let row = dati::termine(cx.profilo.anno, cx.profilo.tipo, region)?;
    Some(Termine { giorno: row.data(cx.profilo.anno)?, atto: row.atto.clone() })
}

/// The term that has passed, on the day given with `--al`, while the plan says that it is not adopted; and where it says so.
pub fn passato_senza_adozione(cx: &Context<'_>) -> Option<(Termine, Date, Span)> {
    let (stato, span) = cx.piano.manifesto.stato.both()?;
    let al = cx.al.filter(|_| *stato < StatoPiano::Adottato)?;
    // An act that the manifest already knows is more than its state says.
    let act = cx.piano.manifesto.adozione.get().map(|a| &a.data);
    if act.is_some_and(|day| day.get().map_or(!day.is_missing(), |day| day.data <= al)) {
        return None;
    }
    let termine = termine(cx).filter(|t| t.passato(al))?;
    Some((termine, al, span))
}

/// Schools do not adopt a plan at all.
fn adotta(cx: &Context<'_>) -> bool {
    cx.profilo.tipo.and_then(dati::ente).is_none_or(|e| e.adotta)
}

fn lavorativo(giorno: Date) -> Date {
    let days = match giorno.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    giorno.checked_add(days.days()).unwrap_or(giorno)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_on_a_sunday_runs_to_monday() {
        let day = |y, m, d| Date::new(y, m, d).expect("a day");
        let term = Termine { giorno: day(2027, 1, 31), atto: String::new() };
        assert!(!term.passato(day(2027, 1, 31)) && !term.passato(day(2027, 2, 1)) && term.passato(day(2027, 2, 2)));
        let term = Termine { giorno: day(2026, 1, 31), atto: String::new() };
        assert!(!term.passato(day(2026, 2, 2)) && term.passato(day(2026, 2, 3)));
    }
}
