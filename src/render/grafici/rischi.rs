// SPDX-License-Identifier: EUPL-1.2
//! Risks as a map of heat: by area and level, by probability and impact. Cells are those of a table, so that a reader
//! of any sort finds numbers and links; colour only repeats what they say.

use super::quanti;
use crate::json::{Map, Value, json};
use crate::model::rischi_corruttivi::{Processo, Rischio};
use crate::model::tipi::{Mappa, ValoreScritto};
use crate::rules::Context;
use crate::rules::dati;
use crate::source::decode::{Field, fold};
use std::collections::BTreeMap;

/// Shades of a cell that has something.
const TINTE: usize = 4;

/// The map of the register: `celle` for each row of its `quadro` (`n`, `tinta` 0–4, `grado` 1–5), and for each area
/// of the common list the anchor of its part of the register.
pub fn mappa(sezione: &mut Value) -> Option<Value> {
    let registro = sezione.get_mut("registro")?;
    for area in registro.get_mut("aree").and_then(Value::as_array_mut).into_iter().flatten() {
        let anchor = area["nome"].as_str().and_then(ancora);
        area.as_object_mut()?.extend(anchor.map(|a| ("ancora", json!(a))));
    }
    let quadro = registro.get_mut("quadro")?;
    let livelli: Vec<String> =
        quadro["livelli"].as_array()?.iter().map(|l| l.as_str().unwrap_or_default().to_string()).collect();
    let righe = quadro.get_mut("righe").and_then(Value::as_array_mut).filter(|r| !r.is_empty())?;
    let massimo = righe.iter().flat_map(conti).max().unwrap_or(0);
    let mut parts = Vec::new();
    for riga in righe {
        let conti = conti(riga);
        let celle: Vec<Value> = conti
            .iter()
            .enumerate()
            .map(
                |(at, n)| json!({ "n": n.to_string(), "tinta": tinta(*n, massimo), "grado": grado(at, livelli.len()) }),
            )
            .collect();
        let nome = riga["nome"].as_str().unwrap_or_default().to_string();
        let some = conti.iter().zip(&livelli).filter(|(n, _)| **n > 0).map(|(n, l)| format!("{n} {l}"));
        let words: Vec<String> = some.collect();
        if !words.is_empty() {
            parts.push(format!("{nome}: {}", words.join(", ")));
        }
        let object = riga.as_object_mut()?;
        object.insert("celle", Value::Array(celle));
        object.extend(ancora(&nome).map(|a| ("ancora", json!(a))));
    }
    let frase = format!("Rischi per area e livello. {}.", parts.join("; "));
    Some(json!({ "id": "grafico-rischi-per-area-e-livello", "titolo": "Rischi per area e livello", "frase": frase }))
}

fn conti(riga: &Value) -> Vec<usize> {
    let numbers = riga["conti"].as_array().into_iter().flatten();
    numbers.map(|n| n.as_str().and_then(|n| n.parse().ok()).unwrap_or_default()).collect()
}

/// The anchor of an area's part of the register: areas of the common list have a code, which never changes.
fn ancora(nome: &str) -> Option<String> {
    let area = dati::aree().iter().find(|a| a.nome == nome)?;
    Some(format!("registro-{}", area.codice.replace('_', "-")))
}

/// 0 where there is nothing, then from 1 to the fullest.
fn tinta(n: usize, massimo: usize) -> usize {
    if n == 0 || massimo == 0 { 0 } else { (n * TINTE).div_ceil(massimo) }
}

/// Where a level stands in its scale, from 1 to 5.
fn grado(at: usize, levels: usize) -> usize {
    if levels < 2 { 3 } else { 1 + at * 4 / (levels - 1) }
}

/// The matrix of the risks, or of the processes, whose estimates say both probability and impact.
pub fn probabilita_e_impatto(cx: &Context<'_>) -> Option<Value> {
    let rischi: Vec<_> = cx.graph.tutti::<Rischio>().filter_map(|(_, r)| coppia(&r.stime)).collect();
    let processi: Vec<_> = cx.graph.tutti::<Processo>().filter_map(|(_, p)| coppia(&p.stime)).collect();
    let (coppie, uno, molti) =
        if rischi.len() >= 2 { (rischi, "rischio", "rischi") } else { (processi, "processo", "processi") };
    let scala = scala(cx, &coppie)?;
    if coppie.len() < 2 || scala.len() < 2 {
        return None;
    }
    let mut conti: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let at = |value: &str| scala.iter().position(|s| fold(s) == fold(value));
    for (probabilita, impatto) in &coppie {
        *conti.entry((at(probabilita)?, at(impatto)?)).or_default() += 1;
    }
    let massimo = conti.values().copied().max().unwrap_or(0);
    // The most probable above, the gravest to the right.
    let righe: Vec<Value> = (0..scala.len())
        .rev()
        .map(|p| {
            let cells = (0..scala.len()).map(|i| {
                let n = conti.get(&(p, i)).copied().unwrap_or(0);
                json!({ "n": n.to_string(), "tinta": tinta(n, massimo), "grado": grado(p + i, scala.len() * 2 - 1) })
            });
            json!({ "nome": &scala[p], "celle": cells.collect::<Vec<_>>() })
        })
        .collect();
    let words: Vec<String> = conti
        .iter()
        .rev()
        .map(|((p, i), n)| format!("{n} con probabilità {} e impatto {}", scala[*p], scala[*i]))
        .collect();
    let mut object = Map::new();
    object.insert("id", json!("grafico-probabilita-e-impatto"));
    object.insert("titolo", json!(format!("Probabilità e impatto dei {molti}")));
    object.insert("frase", json!(format!("{}: {}.", quanti(coppie.len(), uno, molti), words.join("; "))));
    object.insert("scala", json!(scala));
    object.insert("righe", Value::Array(righe));
    Some(Value::Object(object))
}

/// Probability and impact of an estimate that says both.
fn coppia(stime: &Field<Mappa<ValoreScritto>>) -> Option<(&str, &str)> {
    let of = |word: &str| {
        let found = stime.voci().iter().find(|v| fold(&v.chiave).starts_with(word));
        found.map(|v| &*v.valore.value.valore.testo)
    };
    Some((of("probabilita")?, of("impatto")?))
}

/// The values of the estimates from the least: in the order the plan declares, else numbers, else low, middle, high.
fn scala(cx: &Context<'_>, coppie: &[(&str, &str)]) -> Option<Vec<String>> {
    let mut used: Vec<&str> = coppie.iter().flat_map(|(p, i)| [*p, *i]).collect();
    used.sort_unstable();
    used.dedup_by_key(|v| fold(v));
    let declared: Vec<String> = cx
        .piano
        .manifesto
        .rischio
        .get()
        .map(|r| r.scala_fattori.elementi().iter().map(|t| t.as_str().to_string()).collect())
        .unwrap_or_default();
    let usual = ["basso", "medio", "alto"].map(String::from).to_vec();
    let holds = |scale: &[String]| used.iter().all(|u| scale.iter().any(|s| fold(s) == fold(u)));
    if let Some(scale) = [declared, usual].into_iter().find(|s| holds(s)) {
        return Some(scale).filter(|s| s.len() <= 10);
    }
    let mut numbers: Vec<u8> = used.iter().map(|u| u.parse().ok()).collect::<Option<_>>()?;
    numbers.sort_unstable();
    let (first, last) = (*numbers.first()?.min(&1), *numbers.last()?);
    (last <= 10).then(|| (first..=last).map(|n| n.to_string()).collect())
}
