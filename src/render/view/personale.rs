// SPDX-License-Identifier: EUPL-1.2
//! Sums of the staff tables.

use super::importo;
pub use crate::calcolo::persone::persone;
use crate::json::{Map, Value, json};
use crate::model::Oscurati;
use crate::model::fabbisogni::Personale;
use crate::model::valore::stampa_decimale;
use crate::source::Span;
use rust_decimal::Decimal;

type Stampa = fn(Decimal) -> String;

/// Columns of which a value may be withheld.
const COLONNE: [(&str, Stampa); 5] = [
    ("uomini", |n| stampa_decimale(&n)),
    ("donne", |n| stampa_decimale(&n)),
    ("part_time", |n| stampa_decimale(&n)),
    ("fte", |n| stampa_decimale(&n)),
    ("costo", importo),
];

/// Sums of a staff table, computed; a column that no row has is left out, and one whose sum is not published. `luogo` is
/// where the table stands.
pub fn somme(personale: &Personale, luogo: Span, oscurati: &Oscurati) -> Value {
    let mut object = Map::new();
    let mut put = |key: &'static str, values: Vec<Option<u64>>| {
        if values.iter().any(Option::is_some) {
            let sum: u64 = values.into_iter().flatten().sum();
            object.insert(key, json!(stampa_decimale(&Decimal::from(sum))));
        }
    };
    let righe = personale.righe.elementi();
    for (n, key) in ["uomini", "donne", "totale"].into_iter().enumerate() {
        put(key, righe.iter().map(|r| persone(r)[n]).collect());
    }
    put("posti", righe.iter().map(|r| r.posti.get().map(|n| u64::from(n.numero))).collect());
    put("part_time", righe.iter().map(|r| r.part_time.get().map(|n| u64::from(n.numero))).collect());
    let mut add = |key: &'static str, numbers: Vec<Decimal>, print: fn(Decimal) -> String| {
        // A sum too large to be exact is not printed: nobody wrote such numbers in earnest.
        let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(*n));
        if let Some(sum) = sum.filter(|_| !numbers.is_empty()) {
            object.insert(key, json!(print(sum)));
        }
    };
    add("fte", righe.iter().filter_map(|r| r.fte.get().map(|n| n.numero)).collect(), |n| stampa_decimale(&n));
    add("costo", righe.iter().filter_map(|r| r.costo.get().map(|n| n.numero)).collect(), importo);
    // A column with values that are not published: the sum of them all, if that may stand.
    for (column, print) in COLONNE {
        if let Some(sum) = oscurati.somme.get(&(luogo, column)) {
            object.remove(column);
            object.extend(sum.map(|n| (column.to_string(), json!(print(n)))));
        }
    }
    Value::Object(object)
}
