// SPDX-License-Identifier: EUPL-1.2
//! Sums of the staff tables: only where every row has its figure.

use crate::model::fabbisogni::{Fabbisogni, Personale, RigaPersonale};
use crate::model::tipi::{Conteggio, Testo};
use crate::source::decode::{Field, Spanned, fold};
use jiff::civil::Date;

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

/// The table of all the staff on that day. Several tables of one day may be parts of one staff: only a single one says how
/// many work here.
pub fn tutto(fabbisogni: &Fabbisogni, day: Date) -> Option<&Spanned<Personale>> {
    let whole = |t: &&Spanned<Personale>| t.popolazione.is_missing() && t.al.get().is_some_and(|g| g.data == day);
    let mut tables = fabbisogni.personale.elementi().iter().filter(whole);
    match (tables.next(), tables.next()) {
        (Some(table), None) => Some(table),
        _ => None,
    }
}

/// The people of a table, when `numero` cannot be them: neither their sum, nor the published total, nor the sum without
/// subtotals, nor what is left without those that some bodies count apart.
pub fn diverso(table: &Personale, numero: u64) -> Option<u64> {
    let published = table.totale_pubblicato.get();
    if published.is_some_and(|t| circa(&t.nota)) {
        return None;
    }
    let published = published.and_then(|t| self::numero(&t.totale));
    let sum = somma(table, persone);
    let total = sum.or(published)?;
    if sum == Some(numero) || published == Some(numero) || somma_senza_parziali(table) == Some(numero) {
        return None;
    }
    // Fixed terms, secretaries and people lent by others are counted here and not there, or the other way round.
    if numero < total && numero + contati_a_parte(table) >= total {
        return None;
    }
    Some(total)
}

/// People that some bodies count in the staff and others apart: fixed terms, secretaries, people of other bodies.
pub fn contati_a_parte(personale: &Personale) -> u64 {
    let apart = |riga: &&Spanned<RigaPersonale>| {
        let testi = [riga.etichetta.get(), riga.gruppo.get(), riga.contratto.get(), riga.area.get()];
        testi.into_iter().flatten().any(|t| {
            let text = fold(t.as_str());
            let text = text.replace("indeterminato", "");
            A_PARTE.iter().any(|w| text.contains(w))
        })
    };
    personale.righe.elementi().iter().filter(apart).filter_map(|r| persone(r)).sum()
}

/// How rows of people that may be counted apart call them.
const A_PARTE: &[&str] = &[
    "determinato",
    "a_termine",
    "segretari",
    "direttore_generale",
    "comandat",
    "in_comando",
    "distacc",
    "fuori_ruolo",
    "fuori_dotazione",
    "aspettativa",
    "somministra",
    "interinal",
    "formazione_e_lavoro",
    "cfl",
    "tirocin",
    "di_staff",
    "staff_del",
    "art_90",
    "art_110",
    "collaborazion",
    "socialmente_utili",
    "lsu",
];

/// The sum without the rows that repeat the sum of two or more rows right above them: subtotals with a name of their own.
pub fn somma_senza_parziali(personale: &Personale) -> Option<u64> {
    somma(personale, persone)?;
    let mut kept: Vec<u64> = Vec::new();
    let mut fresh = 0;
    for n in personale.righe.elementi().iter().filter_map(|r| persone(r)) {
        let above = &kept[kept.len() - fresh..];
        let partial = above.len() > 1 && above.iter().sum::<u64>() == n;
        let whole = kept.len() > 1 && kept.iter().sum::<u64>() == n;
        if n > 0 && (partial || whole) {
            fresh = 0;
        } else {
            kept.push(n);
            fresh += 1;
        }
    }
    Some(kept.iter().sum())
}

/// A row that counts again what other rows count.
fn riepilogo(etichetta: &Testo) -> bool {
    let label = fold(etichetta.as_str());
    label.contains("total")
        || ["di_cui", "somma", "complessiv"].iter().any(|w| label.starts_with(w))
        || label.contains("_di_cui_")
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
