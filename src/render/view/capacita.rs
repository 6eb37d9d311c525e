// SPDX-License-Identifier: EUPL-1.2
//! Capacity to hire, laid out step by step. What cannot be computed is not shown: the rules say why.

use super::importo;
use crate::calcolo::capacita::{self, Rapporto, SpesaPrevista};
use crate::model::fabbisogni::Capacita;
use crate::model::valore::stampa_decimale;
use crate::rules::Context;
use crate::rules::dati::{VoceSpesa, soglia_spesa};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The ratio of staff spending step by step, then what is planned against what is allowed.
pub fn passaggi(cx: &Context<'_>) -> Option<Value> {
    let fabbisogni = cx.piano.sezioni.fabbisogni.as_ref()?;
    let capacita = fabbisogni.capacita.get()?;
    let rapporto = capacita::rapporto(capacita).ok()?;
    let ultimo = rapporto.denominatore.entrate.last()?.anno;
    let mut righe = operandi(&rapporto);
    let massimo = soglia(cx, capacita).and_then(|s| capacita::massimo(&rapporto, s.1).ok().map(|m| (s.0, m)));
    if let Some((nome, massimo)) = &massimo {
        righe.push(riga(
            nome,
            &format!("{}% di {}", stampa_decimale(&massimo.soglia), importo(rapporto.denominatore.denominatore)),
            importo(massimo.spesa_massima),
        ));
        let conto = format!("{} − {}", importo(massimo.spesa_massima), importo(rapporto.spesa));
        righe.push(riga("Spazio per crescere", &conto, importo(massimo.spazio)));
    }
    let limite = massimo.map(|(_, m)| m.spesa_massima);
    let anni: Vec<Value> = capacita::spesa_prevista(fabbisogni, ultimo, cx.piano.anno())
        .map(|anni| anni.iter().map(|a| anno(a, limite)).collect())
        .unwrap_or_default();
    Some(json!({ "righe": righe, "anni": anni }))
}

fn operandi(rapporto: &Rapporto) -> Vec<Value> {
    let d = &rapporto.denominatore;
    let mut righe: Vec<Value> = d
        .entrate
        .iter()
        .map(|e| {
            let conto = [e.titolo_1, e.titolo_2, e.titolo_3].map(importo).join(" + ");
            riga(&format!("Entrate correnti {}", e.anno), &conto, importo(e.totale))
        })
        .collect();
    righe.push(riga("Media dei tre anni", &format!("{} / 3", importo(d.somma)), importo(d.media)));
    let meno = format!("{} − {}", importo(d.media), importo(d.fcde));
    righe.push(riga("Media meno fondo crediti di dubbia esigibilità", &meno, importo(d.denominatore)));
    let divisione = format!("{} / {}", importo(rapporto.spesa), importo(d.denominatore));
    let quota = format!("{}%", stampa_decimale(&rapporto.rapporto.round_dp(2)));
    righe.push(riga("Spesa di personale su entrate", &divisione, quota));
    righe
}

fn riga(nome: &str, conto: &str, risultato: String) -> Value {
    json!({ "nome": nome, "conto": conto, "risultato": risultato })
}

/// The threshold of the table, with its band in words.
fn soglia(cx: &Context<'_>, capacita: &Capacita) -> Option<(String, Decimal)> {
    let abitanti = capacita.abitanti.get().map(|n| n.numero).or(cx.profilo.abitanti)?;
    let soglia = soglia_spesa(cx.profilo.tipo?, VoceSpesa::Soglia, abitanti, cx.profilo.anno)?;
    let fascia = if soglia.fascia.is_empty() { String::new() } else { format!(", fascia {}", soglia.fascia) };
    Some((format!("Spesa massima al valore soglia{fascia}"), soglia.valore))
}

fn anno(anno: &SpesaPrevista, limite: Option<Decimal>) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: String| object.insert(key.into(), json!(value));
    put("anno", anno.anno.to_string());
    put("prima", importo(anno.prima));
    put("assunzioni", importo(anno.assunzioni));
    put("progressioni", importo(anno.progressioni));
    put("cessazioni", importo(anno.cessazioni));
    put("spesa", importo(anno.spesa));
    if let Some(limite) = limite {
        put("limite", importo(limite));
        put("margine", importo(limite - anno.spesa));
    }
    Value::Object(object)
}
