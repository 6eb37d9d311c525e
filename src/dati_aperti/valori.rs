// SPDX-License-Identifier: EUPL-1.2
//! Tables that are no records of the plan: the plan itself, and the values of indicators, one a row.

use super::cella::Cella;
use super::lettura::{Lettura, Riga, trova};
use crate::json::{Map, Value, json};
use crate::model::tipi::ValoreLungo;
use crate::model::valore::Operatore;
use std::collections::HashMap;

/// A value: as printed and, where it is one number or a range, its parts.
pub fn json(anno: Option<i16>, v: &ValoreLungo) -> Value {
    let mut object = json!({ "anno": anno, "stampa": v.valore.stampa(), "tipo": v.valore.tipo.as_str() });
    if let [sola] = v.valore.condizioni.as_slice() {
        object["operatore"] = parola(sola.operatore).into();
        for (key, number) in [("numero", sola.numero), ("fino_a", sola.fino_a)] {
            if let Some(n) = number {
                object[key] = n.to_string().into();
            }
        }
        if let Some(unita) = &sola.unita {
            object["unita"] = (&**unita).into();
        }
    }
    object
}

/// A word, where a sign would look like a formula.
fn parola(operatore: Operatore) -> &'static str {
    match operatore {
        Operatore::Uguale => "uguale",
        Operatore::Circa => "circa",
        Operatore::Maggiore => "maggiore",
        Operatore::MaggioreUguale => "maggiore_o_uguale",
        Operatore::Minore => "minore",
        Operatore::MinoreUguale => "minore_o_uguale",
    }
}

/// The plan, in one row.
pub fn piano(lettura: &Lettura<'_>) -> Vec<Vec<Cella>> {
    let f = lettura.fonte;
    let date = if f.data_atto.is_empty() { Cella::Vuota } else { Cella::Data(f.data_atto.clone()) };
    vec![vec![
        Cella::testo(format!("PIAO {}-{}", f.anni[0], f.anni[2])),
        Cella::testo(&f.ente),
        Cella::testo(&f.codice_ipa),
        Cella::Numero(f.anni[0].into()),
        Cella::Numero(f.anni[2].into()),
        Cella::testo(&f.versione),
        Cella::testo(f.stato),
        Cella::testo(&f.atto),
        date,
        Cella::testo(&f.licenza),
        Cella::testo(&f.documento),
    ]]
}

/// The values of indicators: where they start from, what was measured, what is expected; those of a goal that only refers
/// to an indicator are the goal's own.
pub fn di_indicatori(lettura: &Lettura<'_>) -> Vec<Vec<Cella>> {
    let mut out = Vec::new();
    let mut read: HashMap<&str, Vec<&Riga<'_>>> = HashMap::new();
    for measured in lettura.schede(&["ValoreMisurato"]) {
        if let Some(id) = measured.campi["indicatore"]["id"].as_str() {
            read.entry(id).or_default().push(measured);
        }
    }
    for riga in lettura.schede(&["Indicatore", "LegameIndicatore"]) {
        let id = id_di(riga.campi);
        let goal = riga.fuori(&["Obiettivo", "ObiettivoValorePubblico", "ObiettivoStrategico"]).map(id_di);
        let mut add = |genere: &str, value: &Value| {
            if value["stampa"].is_string() {
                out.push(una(lettura, riga, id, goal.unwrap_or(""), genere, value));
            }
        };
        trova(riga.campi, "storico").0.iter().for_each(|v| add("storico", v));
        trova(riga.campi, "baseline").0.iter().for_each(|v| add("partenza", v));
        for value in trova(riga.campi, "target").0 {
            if value["anno"].is_null() {
                for anno in lettura.anni {
                    let mut value = value.clone();
                    value["anno"] = anno.into();
                    add("atteso", &value);
                }
            } else {
                add("atteso", value);
            }
        }
        // Only once, at the definition.
        for measured in read.get(id).into_iter().flatten().filter(|_| riga.e_definizione()) {
            let mut value = measured.campi.get("valore").cloned().unwrap_or_default();
            value["data"] = measured.fuori(&["Consuntivo"]).and_then(|c| c.get("data")).cloned().unwrap_or_default();
            add("misurato", &value);
        }
    }
    out
}

fn una(lettura: &Lettura<'_>, riga: &Riga<'_>, id: &str, goal: &str, genere: &str, value: &Value) -> Vec<Cella> {
    let text = |key: &str| Cella::testo(value[key].as_str().unwrap_or(""));
    let number = |key: &str| {
        let n = value[key].as_str().and_then(|n| n.parse().ok());
        n.map_or(Cella::Vuota, Cella::Numero)
    };
    let year = match &value["anno"] {
        Value::Number(n) => Cella::testo(n.to_string()),
        other => Cella::testo(other.as_str().unwrap_or("")),
    };
    let day = value["data"].as_str().map_or(Cella::Vuota, |d| Cella::Data(d.into()));
    let anchor = riga.ancora();
    let link = format!("{}#{anchor}", lettura.fonte.documento);
    vec![
        Cella::testo(id),
        Cella::testo(goal),
        Cella::testo(genere),
        year,
        day,
        text("stampa"),
        text("operatore"),
        number("numero"),
        number("fino_a"),
        text("unita"),
        Cella::testo(anchor),
        Cella::testo(link),
    ]
}

fn id_di(campi: &Map) -> &str {
    let id = campi.get("id");
    id.and_then(|v| v.as_str().or_else(|| v["id"].as_str())).unwrap_or("")
}
