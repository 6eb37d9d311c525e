// SPDX-License-Identifier: EUPL-1.2
//! The CSV files described for programs, as the W3C says (CSV on the Web): separators, types, keys.

use super::cella::SEPARATORE;
use super::tabelle::{Colonna, Tipo};
use super::{Dati, Fonte, Righe};
use crate::json::{Value, json};

/// The description of all tables.
pub fn write(dati: &Dati) -> String {
    let value = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "it" }],
        "dc:title": format!("Dati del PIAO {}-{}", dati.fonte.anni[0], dati.fonte.anni[2]),
        "dc:publisher": &dati.fonte.ente,
        "dc:license": licenza(&dati.fonte),
        "dc:source": super::json::di(&dati.fonte),
        "dialect": { "encoding": "utf-8", "delimiter": ";", "lineTerminators": ["\r\n"], "quoteChar": "\"", "doubleQuote": true, "header": true },
        "tables": dati.tabelle.iter().map(tabella).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

/// The address of a licence that is known, else its name.
fn licenza(fonte: &Fonte) -> &str {
    match fonte.licenza.to_ascii_uppercase().replace([' ', '-'], "").as_str() {
        "CCBY4.0" => "https://creativecommons.org/licenses/by/4.0/",
        "CC01.0" | "CC0" => "https://creativecommons.org/publicdomain/zero/1.0/",
        "IODL2.0" => "https://www.dati.gov.it/content/italian-open-data-license-v20",
        _ => &fonte.licenza,
    }
}

fn tabella(righe: &Righe) -> Value {
    let t = righe.tabella;
    let mut schema = json!({ "columns": t.colonne().map(colonna).collect::<Vec<_>>() });
    if t.colonne().next().is_some_and(|c| c.tipo == Tipo::Chiave) {
        schema["primaryKey"] = json!(t.colonne[0].nome);
    }
    json!({ "url": format!("{}.csv", t.nome), "dc:title": t.titolo, "dc:description": t.descrizione, "tableSchema": schema })
}

fn colonna(c: &Colonna) -> Value {
    let mut value =
        json!({ "name": c.nome, "titles": c.nome, "rdfs:label": c.etichetta, "dc:description": c.descrizione });
    value["datatype"] = match c.tipo {
        Tipo::Chiave
        | Tipo::Riferimento
        | Tipo::Codice
        | Tipo::Testo
        | Tipo::Prosa
        | Tipo::Valore
        | Tipo::Parola
        | Tipo::Elenco => json!("string"),
        Tipo::Numero => json!({ "base": "decimal", "format": { "decimalChar": "," } }),
        Tipo::Anno => json!("gYear"),
        Tipo::Data => json!({ "base": "date", "format": "dd/MM/yyyy" }),
        Tipo::SiNo => json!({ "base": "boolean", "format": "sì|no" }),
    };
    if c.tipo == Tipo::Elenco {
        value["separator"] = json!(SEPARATORE);
    }
    value
}
