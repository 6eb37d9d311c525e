// SPDX-License-Identifier: EUPL-1.2
//! From the staff at the beginning of a plan to the staff it expects a year later.

use super::organico::{numero, persone, somma, somma_senza_parziali};
use crate::diff::motivi::Motivo;
use crate::model::fabbisogni::{Assunzione, Fabbisogni, TipoCanale};
use crate::model::tipi::{Anno, Testo, ValoreScritto};
use crate::source::Span;
use crate::source::decode::{Field, fold};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The staff that a plan begins with.
pub struct Inizio {
    /// The day of the table.
    pub al: Date,
    /// People: the published total, else the sum of the rows.
    pub persone: u64,
    /// Every total that the table may mean: published, summed, summed without subtotals.
    pub possibili: Vec<u64>,
    /// The table.
    pub luogo: Span,
    /// What the plan says about it.
    pub nota: Option<Motivo>,
}

impl Inizio {
    /// Of the last table of a plan, if it is the only one of its day.
    pub fn di(fabbisogni: &Fabbisogni) -> Option<Inizio> {
        let tables = fabbisogni.personale.elementi();
        let last = tables.iter().filter_map(|t| t.al.get()).map(|g| g.data).max()?;
        let mut of_day = tables.iter().filter(|t| t.al.get().is_some_and(|g| g.data == last));
        let (Some(table), None) = (of_day.next(), of_day.next()) else { return None };
        let published = table.totale_pubblicato.get().and_then(|t| numero(&t.totale));
        let possibili: Vec<u64> =
            [published, somma(table, persone), somma_senza_parziali(table)].into_iter().flatten().collect();
        let persone = *possibili.first()?;
        let nota = table.nota.both().map(|(t, luogo)| Motivo::new(t.as_str(), luogo));
        Some(Inizio { al: last, persone, possibili, luogo: table.al.span().unwrap_or(table.span), nota })
    }
}

/// The staff at the end of the first year, as the plan expects it.
pub struct Chiusura {
    /// People who leave in the year.
    pub cessazioni: u64,
    /// People who come in the year.
    pub assunzioni: u64,
    /// Opening staff, less leavers, plus hirings.
    pub attesa: u64,
}

/// Computed where every leaver and hiring of the plan has its year and its number.
pub fn chiusura(fabbisogni: &Fabbisogni, inizio: &Inizio, anno: i16) -> Option<Chiusura> {
    if fabbisogni.cessazioni.is_missing() || fabbisogni.assunzioni.is_missing() {
        return None;
    }
    let mut cessazioni = 0;
    for row in fabbisogni.cessazioni.elementi() {
        if year(&row.anno)? == anno {
            cessazioni += intero(&row.numero)?;
        }
    }
    let assunzioni = assunzioni(fabbisogni, anno)?;
    let attesa = inizio.persone.checked_sub(cessazioni)?.checked_add(assunzioni)?;
    Some(Chiusura { cessazioni, assunzioni, attesa })
}

/// Permanent hirings of a year; none where a row has no year or no number of its own.
pub fn assunzioni(fabbisogni: &Fabbisogni, anno: i16) -> Option<u64> {
    let mut sum: u64 = 0;
    for row in fabbisogni.assunzioni.elementi() {
        let again = row.di_cui.get().is_some_and(|b| b.0);
        if again || !stabile(row) {
            continue;
        }
        if year(&row.anno)? == anno {
            sum = sum.checked_add(intero(&row.numero)?)?;
        }
    }
    fabbisogni.assunzioni.get().map(|_| sum)
}

/// Neither for a time nor a career step of people who are already there.
fn stabile(row: &Assunzione) -> bool {
    use TipoCanale as C;
    let fixed_term = |t: &Testo| {
        let text = fold(t.as_str()).replace("indeterminato", "");
        ["determinato", "flessibile", "comando", "tirocin"].iter().any(|w| text.contains(w))
    };
    let inner = |c: &TipoCanale| {
        matches!(
            c,
            C::Progressione | C::MobilitaInterna | C::Riqualificazione | C::TempoDeterminato | C::Comando | C::Art110
        )
    };
    let channels = row.canale.elementi();
    let only_inner = !channels.is_empty() && channels.iter().all(|c| c.tipo.get().is_some_and(inner));
    !row.rapporto.get().is_some_and(fixed_term) && !only_inner
}

fn year(field: &Field<Anno>) -> Option<i16> {
    field.get().map(|a| a.0)
}

fn intero(field: &Field<ValoreScritto>) -> Option<u64> {
    let number = field.get()?.valore.numero()?;
    (number == number.trunc() && number >= Decimal::ZERO).then(|| number.to_u64()).flatten()
}
