// SPDX-License-Identifier: EUPL-1.2
//! Trees: from public value to goals to offices, and the offices of the body. They are lists one inside the other, which
//! every reader can walk through; the style sheet draws their branches.

use super::{numero, quanti};
use crate::graph::Graph;
use crate::json::{Map, Value, json};
use crate::model::id::Genere;
use crate::model::performance::Obiettivo;
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::rules::Context;
use std::collections::{BTreeMap, BTreeSet};

/// More goals than these are counted by office.
const NOMINATI: usize = 30;

/// How far a goal may stand below the one that is tied to public value.
const MAX_LIVELLI: usize = 20;

/// `rami`: each public-value goal with its goals or, where they are many, with the offices that answer for them. The last
/// one, without `radice`, has the goals that are tied to none.
pub fn della_performance(cx: &Context<'_>, rif: &dyn Fn(Genere, &str) -> Value) -> Option<Value> {
    let graph = cx.graph;
    let goals: Vec<(usize, &Obiettivo)> = graph.tutti::<Obiettivo>().collect();
    let roots: Vec<usize> = graph.tutti::<ObiettivoValorePubblico>().map(|(n, _)| n).collect();
    let mut below: BTreeMap<usize, Vec<(usize, &Obiettivo)>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (n, goal) in &goals {
        let served = valore_pubblico(graph, *n);
        if served.is_empty() {
            alone.push((*n, *goal));
        }
        served.into_iter().for_each(|root| below.entry(root).or_default().push((*n, *goal)));
    }
    if below.is_empty() || goals.len() < 2 {
        return None;
    }
    let many = goals.len() > NOMINATI;
    let mut rami: Vec<Value> = roots
        .iter()
        .map(|root| {
            let mut ramo = ramo(below.get(root).map_or(&[], Vec::as_slice), many, cx, rif);
            ramo.insert("radice", rif(Genere::ObiettivoValorePubblico, graph.nodo(*root).id));
            Value::Object(ramo)
        })
        .collect();
    if !alone.is_empty() {
        rami.push(Value::Object(ramo(&alone, many, cx, rif)));
    }
    let mut frase = format!(
        "{} di valore pubblico; {} di performance, di cui {} a un obiettivo di valore pubblico.",
        quanti(roots.len(), "obiettivo", "obiettivi"),
        quanti(goals.len(), "obiettivo", "obiettivi"),
        quanti(goals.len() - alone.len(), "legato", "legati"),
    );
    if many {
        frase.push_str(" Gli obiettivi di performance sono contati per ufficio.");
    }
    Some(json!({
        "id": "grafico-albero-della-performance",
        "titolo": "Dal valore pubblico agli obiettivi e agli uffici",
        "frase": frase,
        "rami": rami,
    }))
}

/// The public-value goals that a goal serves: its own, those of its strategies, else those of the goal it comes from.
fn valore_pubblico(graph: &Graph<'_>, goal: usize) -> BTreeSet<usize> {
    let mut at = goal;
    for _ in 0..MAX_LIVELLI {
        let named: Vec<usize> = graph.uscenti(at).filter(|a| a.campo != "padre").filter_map(|a| a.a).collect();
        let served: BTreeSet<usize> = named
            .into_iter()
            .filter_map(|n| match graph.nodo(n).genere {
                Genere::ObiettivoValorePubblico => Some(n),
                Genere::Strategia => graph.contenitore(n, Genere::ObiettivoValorePubblico),
                _ => None,
            })
            .collect();
        if !served.is_empty() {
            return served;
        }
        let above = graph.uscenti(at).find(|a| a.campo == "padre").and_then(|a| a.a);
        let Some(above) = above else { break };
        at = above;
    }
    BTreeSet::new()
}

fn ramo(goals: &[(usize, &Obiettivo)], many: bool, cx: &Context<'_>, rif: &dyn Fn(Genere, &str) -> Value) -> Map {
    let mut ramo = Map::new();
    ramo.insert("quanti", json!(quanti(goals.len(), "obiettivo", "obiettivi")));
    let ufficio = |goal: &Obiettivo| goal.ufficio.get().map(|u| u.id.to_string());
    if !many {
        let leaves = goals.iter().map(|(n, goal)| {
            let mut leaf = json!({ "obiettivo": rif(Genere::Obiettivo, cx.graph.nodo(*n).id) });
            if let Some(ufficio) = ufficio(goal) {
                leaf["ufficio"] = rif(Genere::Ufficio, &ufficio);
            }
            leaf
        });
        ramo.insert("obiettivi", leaves.collect());
        return ramo;
    }
    // Offices in the order in which their goals are written.
    let mut counts: Vec<(Option<String>, usize)> = Vec::new();
    let mut place: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (_, goal) in goals {
        let key = ufficio(goal);
        let at = *place.entry(key.clone()).or_insert_with(|| {
            counts.push((key, 0));
            counts.len() - 1
        });
        counts[at].1 += 1;
    }
    let leaves = counts.into_iter().map(|(ufficio, n)| {
        let mut leaf = json!({ "quanti": quanti(n, "obiettivo", "obiettivi") });
        if let Some(ufficio) = ufficio {
            leaf["ufficio"] = rif(Genere::Ufficio, &ufficio);
        }
        leaf
    });
    ramo.insert("uffici", leaves.collect());
    ramo
}

/// The offices, where there are enough for a tree: what to say of `uffici_albero`.
pub fn organigramma(sezione: &Value) -> Option<Value> {
    let uffici = sezione.get("uffici").and_then(Value::as_array).filter(|u| u.len() > 4)?;
    let levels = livelli(sezione.get("uffici_albero")?.as_array()?);
    let frase = format!(
        "{} su {}.",
        quanti(uffici.len(), "ufficio", "uffici"),
        if levels == 1 { "un livello".to_string() } else { format!("{} livelli", numero(levels)) },
    );
    Some(json!({ "id": "grafico-organigramma", "titolo": "Gli uffici, dall’alto in basso", "frase": frase }))
}

/// How many offices stand one inside the other: never many, see `view::albero`.
fn livelli(nodi: &[Value]) -> i64 {
    let below = |n: &Value| n["figli"].as_array().map_or(0, |f| livelli(f));
    nodi.iter().map(|n| 1 + below(n)).max().unwrap_or(0)
}
