// SPDX-License-Identifier: EUPL-1.2
//! The tables that stand inside the document: compact, columns once and rows as lists; long texts are in the document already.

use super::cella::Cella;
use super::tabelle::{Colonna, Da, Tipo};
use super::{Dati, Righe};
use crate::json::{Value, json};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Serialize;

/// The tables that a reader looks for, in order.
pub const TABELLE: [&str; 5] = ["obiettivi", "indicatori", "rischi", "misure", "uffici"];
/// Data beyond these bytes weigh the page down: the tables stay from the first on, as long as there is room.
const MAX_DATI: usize = 320 * 1024;
/// A larger text is not put into a link beside the table: the page would have it twice.
const MAX_COLLEGAMENTO: usize = 24 * 1024;

#[derive(Serialize)]
struct Documento<'d> {
    fonte: Value,
    tabelle: Vec<Tabella<'d>>,
}

#[derive(Serialize)]
struct Tabella<'d> {
    nome: &'static str,
    titolo: &'static str,
    colonne: Vec<&'static str>,
    tipi: Vec<&'static str>,
    righe: Vec<Vec<&'d Cella>>,
}

/// The tables as JSON that may stand in a `<script>`: nothing in it ends the element.
fn json(dati: &Dati, tabelle: Vec<Tabella<'_>>) -> String {
    let document = Documento { fonte: dati.fonte.json(), tabelle };
    let text = serde_json::to_string(&document).unwrap_or_default();
    // Inside JSON these signs stand only in texts, where the escape means the same.
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The same as an address that a link may have, unless it is large.
fn uri(json: &str) -> Option<String> {
    // Three bytes are four letters; percent signs would double a text.
    let uri = format!("data:application/json;base64,{}", BASE64_STANDARD.encode(json));
    (uri.len() <= MAX_COLLEGAMENTO).then_some(uri)
}

/// What the document says of the tables in it.
pub fn vista(dati: &Dati) -> Value {
    let scelte = scelte(dati);
    let tables: Vec<Value> = scelte
        .iter()
        .map(|t| json!({ "nome": t.nome, "titolo": t.titolo, "righe": t.righe.len().to_string() }))
        .collect();
    let json = json(dati, scelte);
    let file = dati.fonte.documento.replace(".html", ".json");
    json!({ "uri": uri(&json), "json": json, "tabelle": tables, "file": file })
}

fn scelte(dati: &Dati) -> Vec<Tabella<'_>> {
    let mut room = MAX_DATI;
    let all = TABELLE.iter().filter_map(|nome| dati.tabelle.iter().find(|t| t.tabella.nome == *nome));
    all.map(tabella)
        .take_while(|t| {
            let bytes = serde_json::to_string(t).map_or(0, |text| text.len());
            let fits = bytes <= room;
            room = room.saturating_sub(bytes);
            fits
        })
        .collect()
}

fn tabella(righe: &Righe) -> Tabella<'_> {
    // What is told elsewhere in the same page is left out: long texts, names of offices, the section.
    let told = |c: &Colonna| {
        c.tipo == Tipo::Prosa || c.nome.ends_with("_nome") || matches!(c.da, Da::Sezione | Da::Collegamento)
    };
    let keep = |c: &Colonna| !told(c);
    let columns: Vec<(usize, &Colonna)> = righe.tabella.colonne().enumerate().filter(|(_, c)| keep(c)).collect();
    // A column that no row fills says nothing.
    let filled = |i: usize| righe.righe.iter().any(|r| r[i] != Cella::Vuota);
    let columns: Vec<(usize, &Colonna)> = columns.into_iter().filter(|(i, _)| filled(*i)).collect();
    Tabella {
        nome: righe.tabella.nome,
        titolo: righe.tabella.titolo,
        colonne: columns.iter().map(|(_, c)| c.nome).collect(),
        tipi: columns.iter().map(|(_, c)| c.tipo.parola()).collect(),
        righe: righe.righe.iter().map(|r| columns.iter().map(|(i, _)| &r[*i]).collect()).collect(),
    }
}
