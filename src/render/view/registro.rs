// SPDX-License-Identifier: EUPL-1.2
//! The register of risks as one table by area, how many risks each area has at each level, the names of the general measures.

use crate::graph::Graph;
use crate::json::{Map, Value, json};
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::{Misura, Processo, Rischio};
use crate::model::tipi::Testo;
use crate::rules::Context;
use crate::rules::dati::{area, misure_generali};
use crate::source::decode::{Field, fold};
use std::collections::HashMap;

/// The names of the general measures, where the key is one of the list.
pub fn nomi_delle_misure_generali(sezione: &mut Value) {
    let Some(voci) = sezione.get_mut("misure_generali").and_then(Value::as_array_mut) else { return };
    for voce in voci {
        let known = misure_generali().iter().find(|m| voce.get("chiave").and_then(Value::as_str) == Some(&m.codice));
        if let Some(known) = known {
            voce["nome"] = json!(&known.nome);
        }
    }
}

/// A risk in a process, or one of the two alone.
struct Riga<'p> {
    processo: Option<(usize, &'p Processo)>,
    rischio: Option<(usize, &'p Rischio)>,
}

impl<'p> Riga<'p> {
    fn area(&self) -> Option<&'p Testo> {
        self.processo.and_then(|(_, p)| p.area.get())
    }

    /// Before the measures: where the event has no level of its own, that of its process.
    fn prima(&self) -> Option<&'p Testo> {
        let own = self.rischio.and_then(|(_, r)| r.rischio_iniziale.get());
        own.or_else(|| self.processo.and_then(|(_, p)| p.rischio.get()))
    }

    fn dopo(&self) -> Option<&'p Testo> {
        self.rischio.and_then(|(_, r)| r.rischio_residuo.get())
    }
}

/// `aree` (each with its rows), `quadro` (risks by area and level), `uffici` (by office and level); `rif` makes a link.
pub fn registro(cx: &Context<'_>, rif: &dyn Fn(Genere, &str) -> Value) -> Value {
    let righe = righe(cx.graph);
    let misure = misure(cx.graph);
    let mut aree: Vec<(String, Vec<&Riga<'_>>)> = Vec::new();
    let mut place = HashMap::new();
    for riga in &righe {
        let name = riga.area().map_or("Senza area", |t| area(t.as_str()).map_or(t.as_str(), |a| &a.nome));
        let at = *place.entry(fold(name)).or_insert_with(|| {
            aree.push((name.to_string(), Vec::new()));
            aree.len() - 1
        });
        aree[at].1.push(riga);
    }
    let tables: Vec<Value> = aree
        .iter()
        .map(|(nome, righe)| {
            let righe: Vec<Value> = righe.iter().map(|r| riga(cx, r, &misure, rif)).collect();
            json!({ "nome": nome, "righe": righe })
        })
        .collect();
    json!({ "aree": tables, "quadro": quadro(cx, &aree), "uffici": per_ufficio(cx, &righe, rif) })
}

/// Each process with each of its risks, in order; then the risks of no process.
fn righe<'p>(graph: &Graph<'p>) -> Vec<Riga<'p>> {
    let rischi: Vec<(usize, &Rischio)> = graph.tutti::<Rischio>().collect();
    let mut below: HashMap<usize, Vec<(usize, &Rischio)>> = HashMap::new();
    let mut alone = Vec::new();
    for (n, rischio) in rischi {
        let processi = vicini(graph, n, Genere::Processo);
        if processi.is_empty() {
            alone.push((n, rischio));
        }
        processi.into_iter().for_each(|p| below.entry(p).or_default().push((n, rischio)));
    }
    let mut righe = Vec::new();
    for (n, processo) in graph.tutti::<Processo>() {
        let processo = Some((n, processo));
        match below.remove(&n) {
            Some(rischi) => righe.extend(rischi.into_iter().map(|r| Riga { processo, rischio: Some(r) })),
            None => righe.push(Riga { processo, rischio: None }),
        }
    }
    righe.extend(alone.into_iter().map(|r| Riga { processo: None, rischio: Some(r) }));
    righe
}

/// The measures that treat each risk.
fn misure(graph: &Graph<'_>) -> HashMap<usize, Vec<usize>> {
    let mut di: HashMap<usize, Vec<usize>> = HashMap::new();
    for (n, _) in graph.tutti::<Misura>() {
        vicini(graph, n, Genere::Rischio).into_iter().for_each(|r| di.entry(r).or_default().push(n));
    }
    di
}

/// The elements of a kind that hold this one, that it names, or that name it: in order, each once.
pub fn vicini(graph: &Graph<'_>, n: usize, genere: Genere) -> Vec<usize> {
    let mut found: Vec<usize> = graph.contenitore(n, genere).into_iter().collect();
    found.extend(graph.uscenti(n).filter_map(|a| a.a));
    found.extend(graph.entranti(n).filter_map(|a| a.da));
    found.retain(|m| graph.nodo(*m).genere == genere);
    found.sort_unstable();
    found.dedup();
    found
}

fn riga(
    cx: &Context<'_>,
    riga: &Riga<'_>,
    misure: &HashMap<usize, Vec<usize>>,
    rif: &dyn Fn(Genere, &str) -> Value,
) -> Value {
    let mut object = Map::new();
    let link = |n: usize| rif(cx.graph.nodo(n).genere, cx.graph.nodo(n).id);
    if let Some((n, processo)) = riga.processo {
        object.insert("processo", link(n));
        if let Some(ufficio) = processo.ufficio.get() {
            object.insert("ufficio", rif(Genere::Ufficio, &ufficio.id));
        }
    }
    if let Some((n, _)) = riga.rischio {
        object.insert("rischio", link(n));
        if let Some(misure) = misure.get(&n) {
            object.insert("misure", misure.iter().map(|m| link(*m)).collect());
        }
    }
    for (key, level) in [("prima", riga.prima()), ("dopo", riga.dopo())] {
        if let Some(level) = level {
            object.insert(key, super::testo(level));
        }
    }
    Value::Object(object)
}

/// The levels, best first: those the plan declares.
fn scala<'p>(cx: &Context<'p>) -> Vec<&'p str> {
    match cx.piano.manifesto.rischio.get().map(|r| &r.scala) {
        Some(Field::Present(scala, _)) => scala.elementi().iter().map(|t| t.as_str()).collect(),
        _ => vec!["basso", "medio", "alto"],
    }
}

/// The place in the scale of the level that is left after the measures, else of that before them; after the last one if it has none.
fn livello(scala: &[&str], riga: &Riga<'_>) -> usize {
    let level = riga.dopo().or(riga.prima()).map(|t| fold(t.as_str()));
    level.and_then(|l| scala.iter().position(|s| fold(s) == l)).unwrap_or(scala.len())
}

/// Of each office that has processes with risks: how many at each level, and which stand at the worst one; the offices with most of these first.
fn per_ufficio(cx: &Context<'_>, righe: &[Riga<'_>], rif: &dyn Fn(Genere, &str) -> Value) -> Value {
    let scala = scala(cx);
    let mut uffici: Vec<(&str, Vec<usize>, Vec<usize>)> = Vec::new();
    for riga in righe {
        let ufficio = riga.processo.and_then(|(_, p)| p.ufficio.get());
        let (Some(ufficio), Some((n, _))) = (ufficio, riga.rischio) else { continue };
        let at = uffici.iter().position(|(id, ..)| **id == *ufficio.id).unwrap_or_else(|| {
            uffici.push((&ufficio.id, vec![0; scala.len() + 1], Vec::new()));
            uffici.len() - 1
        });
        let livello = livello(&scala, riga);
        uffici[at].1[livello] += 1;
        if livello + 1 == scala.len() && !uffici[at].2.contains(&n) {
            uffici[at].2.push(n);
        }
    }
    uffici.sort_by_key(|(_, conti, _)| std::cmp::Reverse(conti[scala.len().saturating_sub(1)]));
    let senza = uffici.iter().any(|(_, conti, _)| conti[scala.len()] > 0);
    let righe = uffici.into_iter().map(|(id, conti, peggiori)| {
        let mut riga = conteggi(id, &conti);
        riga["ufficio"] = rif(Genere::Ufficio, id);
        riga["peggiori"] = peggiori.iter().map(|n| rif(Genere::Rischio, cx.graph.nodo(*n).id)).collect();
        riga
    });
    json!({ "livelli": scala, "righe": righe.collect::<Vec<_>>(), "senza": senza })
}

/// Rows by area, columns by level of the declared scale.
fn quadro(cx: &Context<'_>, aree: &[(String, Vec<&Riga<'_>>)]) -> Value {
    let scala = scala(cx);
    let mut totali = vec![0usize; scala.len() + 1];
    let righe: Vec<Value> = aree
        .iter()
        .filter_map(|(nome, righe)| {
            let mut conti = vec![0usize; scala.len() + 1];
            for riga in righe.iter().filter(|r| r.rischio.is_some()) {
                let at = livello(&scala, riga);
                conti[at] += 1;
                totali[at] += 1;
            }
            (conti.iter().sum::<usize>() > 0).then(|| conteggi(nome, &conti))
        })
        .collect();
    json!({ "livelli": &scala, "righe": righe, "totale": conteggi("Tutte le aree", &totali), "senza": totali[scala.len()] > 0 })
}

fn conteggi(nome: &str, conti: &[usize]) -> Value {
    let Some((senza, conti)) = conti.split_last() else { return Value::Null };
    let totale = senza + conti.iter().sum::<usize>();
    let conti: Vec<String> = conti.iter().map(ToString::to_string).collect();
    json!({ "nome": nome, "conti": conti, "senza": senza.to_string(), "totale": totale.to_string() })
}
