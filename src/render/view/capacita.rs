// SPDX-License-Identifier: EUPL-1.2
//! Capacity to hire, laid out step by step. What cannot be computed is not shown: the rules say why.

use super::importo;
use crate::calcolo::capacita::{self, Conto, Rapporto, SpesaPrevista};
use crate::json::{Map, Value, json};
use crate::model::valore::stampa_decimale;
use crate::rules::Context;
use crate::rules::dati::con_regole_proprie;
use rust_decimal::{Decimal, RoundingStrategy};

/// The ratio of staff spending step by step, then what is planned against what is allowed: of a body with a threshold,
/// that somebody has checked.
pub fn passaggi(cx: &Context<'_>) -> Option<Value> {
    let tipo = cx.profilo.tipo?;
    let istat = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.codice_istat.get());
    if con_regole_proprie(tipo, istat.map_or("", |code| code.as_str())) {
        return None;
    }
    let fabbisogni = cx.piano.sezioni.fabbisogni.as_ref()?;
    let Conto { rapporto, soglia, massimo, previste, .. } =
        capacita::conto(fabbisogni, tipo, cx.profilo.abitanti, cx.profilo.anno).ok()?;
    let (soglia, massimo) = (soglia.filter(|s| s.origine.certezza != "K?")?, massimo?);
    let mut righe = operandi(&rapporto);
    let fascia = if soglia.fascia.is_empty() { String::new() } else { format!(", fascia {}", soglia.fascia) };
    let conto = format!("{} di {}", percento(massimo.soglia), importo(rapporto.denominatore.denominatore));
    righe.push(riga(&format!("Spesa massima al valore soglia{fascia}"), &conto, importo(massimo.spesa_massima)));
    let conto = format!("{} − {}", importo(massimo.spesa_massima), importo(rapporto.spesa));
    righe.push(riga("Spazio per crescere", &conto, importo(massimo.spazio)));
    let anni: Vec<Value> = previste.iter().flatten().map(|a| anno(a, massimo.spesa_massima)).collect();
    Some(json!({ "righe": righe, "anni": anni }))
}

/// Two decimals, neither more nor fewer.
fn percento(numero: Decimal) -> String {
    let mut numero = numero.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    numero.rescale(2);
    format!("{}%", stampa_decimale(&numero))
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
    let quota = percento(rapporto.rapporto);
    righe.push(riga("Spesa di personale su entrate", &divisione, quota));
    righe
}

fn riga(nome: &str, conto: &str, risultato: String) -> Value {
    json!({ "nome": nome, "conto": conto, "risultato": risultato })
}

fn anno(anno: &SpesaPrevista, limite: Decimal) -> Value {
    let mut object = Map::new();
    let mut put = |key: &'static str, value: String| object.insert(key, json!(value));
    put("anno", anno.anno.to_string());
    put("prima", importo(anno.prima));
    put("assunzioni", importo(anno.assunzioni));
    put("progressioni", importo(anno.progressioni));
    put("cessazioni", importo(anno.cessazioni));
    put("spesa", importo(anno.spesa));
    put("limite", importo(limite));
    put("margine", importo(limite.saturating_sub(anno.spesa)));
    Value::Object(object)
}
