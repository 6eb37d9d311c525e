// SPDX-License-Identifier: EUPL-1.2
//! What the card of a goal says of it besides its fields: by what it can be filtered, how it is called in short.

use crate::json::{Map, Value, json};

/// `dimensioni`: the dimensions of the goal's indicators as words with a space between, each once.
/// `nome_breve`: its code, or else its title.
pub fn obiettivo(obiettivo: &mut Map) {
    let breve = obiettivo.get("codice").or_else(|| obiettivo.get("nome_mostrato"));
    let breve = breve.map(|n| n.get("testo").unwrap_or(n).clone()).unwrap_or_default();
    obiettivo.insert("nome_breve", breve);
    let indicatori = obiettivo.get("indicatori").and_then(Value::as_array);
    let mut words: Vec<&str> = indicatori
        .into_iter()
        .flatten()
        .filter_map(|i| i.get("indicatore").unwrap_or(i).get("dimensione")?.get("codice")?.as_str())
        .collect();
    words.sort_unstable();
    words.dedup();
    if !words.is_empty() {
        let words = json!(words.join(" "));
        obiettivo.insert("dimensioni", words);
    }
}
