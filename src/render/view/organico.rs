// SPDX-License-Identifier: EUPL-1.2
//! Staff by area and year, laid out. What cannot be computed says why.

use crate::calcolo::personale::{Andamento, Annata, organico};
use crate::json::{Value, json};
use crate::model::valore::{stampa_data, stampa_decimale};
use crate::rules::Context;
use rust_decimal::Decimal;

/// Staff by area, year by year: the movements with their signs, and what they leave.
pub fn per_area(cx: &Context<'_>) -> Option<Value> {
    let organico = organico(cx.piano, cx.graph).ok()?;
    if organico.totale.anni.iter().all(|a| a.finale.is_err()) || organico.totale.inizio == Ok(0) {
        return None;
    }
    let aree: Vec<Value> = organico.aree.iter().map(|a| andamento(a, a.nome)).collect();
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
            let finale = a.finale.as_ref().map_or(String::new(), |n| intero(*n));
            json!({ "movimenti": movimenti(a), "finale": finale })
        })
        .collect();
    let inizio = andamento.inizio.as_ref().map_or(String::new(), |n| intero(*n));
    let mut row = json!({ "nome": nome, "inizio": inizio, "anni": anni });
    if let Some(why) = andamento.anni.iter().find_map(|a| a.finale.as_ref().err()) {
        row["nota"] = json!(format!("non calcolato: {}", why.motivo));
    }
    row
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
