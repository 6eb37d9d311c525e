// SPDX-License-Identifier: EUPL-1.2
//! A table for programs: what it is, its columns, its rows by name of column.

use super::cella::Cella;
use super::{Fonte, Righe};
use crate::json::{Value, json};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

#[derive(Serialize)]
struct Documento<'d> {
    versione_formato: u8,
    tabella: &'static str,
    titolo: &'static str,
    descrizione: &'static str,
    fonte: Value,
    righe: Vec<Riga<'d>>,
}

struct Riga<'d> {
    righe: &'d Righe,
    celle: &'d [Cella],
}

impl Serialize for Riga<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.celle.len()))?;
        for (colonna, cella) in self.righe.tabella.colonne().zip(self.celle) {
            map.serialize_entry(colonna.nome, cella)?;
        }
        map.end()
    }
}

/// The table.
pub fn write(fonte: &Fonte, righe: &Righe) -> String {
    let document = Documento {
        versione_formato: 1,
        tabella: righe.tabella.nome,
        titolo: righe.tabella.titolo,
        descrizione: righe.tabella.descrizione,
        fonte: di(fonte),
        righe: righe.righe.iter().map(|celle| Riga { righe, celle }).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// What is said of the plan; nothing that is empty.
pub fn di(fonte: &Fonte) -> Value {
    let mut value = json!({
        "ente": &fonte.ente, "codice_ipa": &fonte.codice_ipa,
        "piano": format!("PIAO {}-{}", fonte.anni[0], fonte.anni[2]),
        "versione": &fonte.versione, "stato": fonte.stato, "atto": &fonte.atto, "data_atto": &fonte.data_atto,
        "licenza": &fonte.licenza, "documento": &fonte.documento,
    });
    if let Some(map) = value.as_object_mut() {
        map.retain(|_, v| v.as_str() != Some(""));
    }
    value
}
