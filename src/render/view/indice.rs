// SPDX-License-Identifier: EUPL-1.2
//! The goals in the contents: each, or, where they are many, one line for each office or dimension.

use crate::json::{Map, Value, json};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// With more goals than these the contents name groups only.
const MASSIMO: usize = 40;

/// For `valore_pubblico` and `performance`, `voci` (`nome`, `ancora`, and `quanti` for a group, whose anchor is its first
/// goal). `top` is the view of the sections.
pub fn indice(top: &Map) -> Value {
    let goals = |stem: &str, campo: &str| -> Vec<&Value> {
        let list = top.get(stem).and_then(|s| s.get(campo)).and_then(Value::as_array);
        list.map(|l| l.iter().filter(|o| o.get("ancora").is_some()).collect()).unwrap_or_default()
    };
    let pubblico = goals("valore_pubblico", "obiettivi_valore_pubblico");
    let performance = goals("performance", "obiettivi");
    if pubblico.len() + performance.len() <= MASSIMO {
        return json!({ "valore_pubblico": singoli(&pubblico), "performance": singoli(&performance) });
    }
    let pubblico = if pubblico.len() > MASSIMO / 2 { gruppi(&pubblico, &dimensione) } else { singoli(&pubblico) };
    json!({ "valore_pubblico": pubblico, "performance": gruppi(&performance, &ufficio) })
}

fn singoli(goals: &[&Value]) -> Vec<Value> {
    goals.iter().map(|o| json!({ "nome": &o["nome_mostrato"], "ancora": &o["ancora"] })).collect()
}

/// Goals with the same name of group, in the order of the first of each.
fn gruppi(goals: &[&Value], nome: &dyn Fn(&Value) -> Value) -> Vec<Value> {
    let mut gruppi: Vec<(Value, &Value, usize)> = Vec::new();
    // A plan may have as many groups as goals.
    let mut known: HashMap<String, usize> = HashMap::new();
    for goal in goals {
        let name = nome(goal);
        match known.entry(name.to_string()) {
            Entry::Occupied(at) => gruppi[*at.get()].2 += 1,
            Entry::Vacant(free) => {
                free.insert(gruppi.len());
                gruppi.push((name, &goal["ancora"], 1));
            }
        }
    }
    gruppi.iter().map(|(nome, ancora, n)| json!({ "nome": nome, "ancora": ancora, "quanti": n.to_string() })).collect()
}

fn ufficio(goal: &Value) -> Value {
    let ufficio = goal.get("ufficio").and_then(|u| u.get("nome").or(u.get("testo")));
    ufficio.cloned().unwrap_or_else(|| json!("Senza ufficio"))
}

fn dimensione(goal: &Value) -> Value {
    let prima = goal.get("dimensioni").map(|d| &d[0]).and_then(|d| d.get("nome"));
    prima.cloned().unwrap_or_else(|| json!("Altre dimensioni"))
}
