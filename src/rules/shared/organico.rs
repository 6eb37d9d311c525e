// SPDX-License-Identifier: EUPL-1.2
//! Sums of the staff tables: only where every row has its figure.

use crate::model::fabbisogni::{Personale, RigaPersonale};
use crate::model::tipi::{Conteggio, Testo};
use crate::source::decode::{Field, fold};

/// A count that was understood.
pub fn numero(field: &Field<Conteggio>) -> Option<u64> {
    field.get().map(|n| u64::from(n.numero))
}

/// The people of a row.
pub fn persone(riga: &RigaPersonale) -> Option<u64> {
    match &riga.totale {
        Field::Missing => Some(numero(&riga.uomini)? + numero(&riga.donne)?),
        field => numero(field),
    }
}

/// The sum of a figure over the rows, if each of them has it and none sums up others.
pub fn somma(personale: &Personale, figura: impl Fn(&RigaPersonale) -> Option<u64>) -> Option<u64> {
    let rows = personale.righe.elementi();
    if rows.is_empty() || rows.iter().any(|r| r.etichetta.get().is_none_or(riepilogo)) {
        return None;
    }
    rows.iter().map(|r| figura(r)).sum()
}

/// A row that counts again what other rows count.
fn riepilogo(etichetta: &Testo) -> bool {
    let label = fold(etichetta.as_str());
    ["total", "di_cui", "somma", "complessiv"].iter().any(|w| label.starts_with(w)) || label.contains("_di_cui_")
}

/// The note says that the figure is rounded.
pub fn circa(nota: &Field<Testo>) -> bool {
    nota.get().is_some_and(|t| {
        let text = fold(t.as_str());
        text.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "circa" | "ca" | "stima" | "stimato"))
    })
}

/// A count with points between thousands.
pub fn stampa(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}
