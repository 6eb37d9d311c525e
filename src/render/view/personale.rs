// SPDX-License-Identifier: EUPL-1.2
//! Sums of the staff tables.

use super::importo;
use crate::model::fabbisogni::{Personale, RigaPersonale};
use crate::model::tipi::{Conteggio, Mappa};
use crate::model::valore::stampa_decimale;
use crate::source::decode::Field;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

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

/// Sums of a staff table, computed; a column that no row has is left out.
pub fn somme(personale: &Personale) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, values: Vec<Option<u64>>| {
        if values.iter().any(Option::is_some) {
            let sum: u64 = values.into_iter().flatten().sum();
            object.insert(key.into(), json!(stampa_decimale(&Decimal::from(sum))));
        }
    };
    let righe = personale.righe.elementi();
    for (n, key) in ["uomini", "donne", "totale"].into_iter().enumerate() {
        put(key, righe.iter().map(|r| persone(r)[n]).collect());
    }
    put("posti", righe.iter().map(|r| r.posti.get().map(|n| u64::from(n.numero))).collect());
    put("part_time", righe.iter().map(|r| r.part_time.get().map(|n| u64::from(n.numero))).collect());
    let mut add = |key: &str, numbers: Vec<Decimal>, print: fn(Decimal) -> String| {
        // A sum too large to be exact is not printed: nobody wrote such numbers in earnest.
        let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(*n));
        if let Some(sum) = sum.filter(|_| !numbers.is_empty()) {
            object.insert(key.into(), json!(print(sum)));
        }
    };
    add("fte", righe.iter().filter_map(|r| r.fte.get().map(|n| n.numero)).collect(), |n| stampa_decimale(&n));
    add("costo", righe.iter().filter_map(|r| r.costo.get().map(|n| n.numero)).collect(), importo);
    Value::Object(object)
}
