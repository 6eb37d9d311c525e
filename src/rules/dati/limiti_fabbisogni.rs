// SPDX-License-Identifier: EUPL-1.2
//! Quotas and terms of the staffing plan that change with the years.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::Comparto;
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// Limite (limit) of the staffing plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limite {
    /// Which.
    pub codice: String,
    /// The sector it holds for; none for all.
    pub comparto: Option<Comparto>,
    /// Per cent, people, or the last year.
    pub valore: Decimal,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every limit, in the order of the table.
pub fn limiti_fabbisogni() -> &'static [Limite] {
    static ROWS: OnceLock<Vec<Limite>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("limiti_fabbisogni.csv"), |r| {
            let comparto = r.testo("comparto")?;
            Some(Limite {
                codice: r.pieno("codice")?,
                comparto: if comparto.is_empty() { None } else { Some(Comparto::da_parola(&comparto)?) },
                valore: r.numero("valore")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The limit of a plan that begins in `anno`, for all or for a sector.
pub fn limite_fabbisogni(codice: &str, comparto: Option<Comparto>, anno: i16) -> Option<&'static Limite> {
    limiti_fabbisogni().iter().find(|l| {
        l.codice == codice && (l.comparto.is_none() || l.comparto == comparto) && l.origine.validita.comprende(anno)
    })
}
