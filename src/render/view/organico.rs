// SPDX-License-Identifier: EUPL-1.2
//! Staff by area and year, laid out. What cannot be computed is not shown: the rules say why.

use crate::calcolo::personale::{Andamento, Annata, organico};
use crate::model::valore::{stampa_data, stampa_decimale};
use crate::rules::Context;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Staff by area, year by year: the movements with their signs, and what they leave.
pub fn per_area(cx: &Context<'_>) -> Option<Value> {
    let organico = organico(cx.piano, cx.graph).ok()?;
    let known = |a: &Andamento<'_>| a.anni.first().is_some_and(|y| y.finale.is_ok());
    if !known(&organico.totale) || organico.totale.inizio == Ok(0) {
        return None;
    }
    let aree: Vec<Value> = organico.aree.iter().filter(|a| known(a)).map(|a| andamento(a, a.nome)).collect();
    Some(json!({
        "al": stampa_data(organico.al),
        "anni": organico.totale.anni.iter().map(|a| a.anno.to_string()).collect::<Vec<_>>(),
        "aree": aree,
        "totale": andamento(&organico.totale, "Totale"),
    }))
}

fn andamento(andamento: &Andamento<'_>, nome: &str) -> Value {
    let anni: Vec<Value> = andamento
        .anni
        .iter()
        .map(|a| {
            let finale = a.finale.as_ref().map_or("non si sa".into(), |n| intero(*n));
            json!({ "movimenti": movimenti(a), "finale": finale })
        })
        .collect();
    let inizio = andamento.inizio.as_ref().map_or(String::new(), |n| intero(*n));
    json!({ "nome": nome, "inizio": inizio, "anni": anni })
}

/// `-5 +6 +2 -1`: who leaves, who comes, who comes from and goes to other areas.
fn movimenti(annata: &Annata) -> String {
    let sums =
        [("−", &annata.cessazioni), ("+", &annata.assunzioni), ("+", &annata.in_entrata), ("−", &annata.in_uscita)];
    let parts: Vec<String> =
        sums.iter().filter(|(_, s)| s.numero > 0).map(|(sign, s)| format!("{sign}{}", intero(s.numero))).collect();
    parts.join(" ")
}

fn intero(n: i64) -> String {
    stampa_decimale(&Decimal::from(n))
}
