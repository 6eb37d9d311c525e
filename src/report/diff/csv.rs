// SPDX-License-Identifier: EUPL-1.2
//! For spreadsheets: semicolons, UTF-8 with BOM, CRLF; no cell is a formula.

use super::Rapporto;
use crate::report::Where;

const HEAD: [&str; 17] = [
    "rilevanza",
    "regola",
    "tipo",
    "sezione",
    "genere",
    "id",
    "nome",
    "campo",
    "prima",
    "dopo",
    "messaggio",
    "motivo",
    "ufficio",
    "implicito",
    "luogo_prima",
    "luogo_dopo",
    "impronta",
];

/// The report.
pub fn write(rapporto: &Rapporto<'_, '_>) -> String {
    let mut out = String::from("\u{feff}");
    row(&HEAD.map(String::from), &mut out);
    for voce in &rapporto.voci {
        let (genere, id) = voce.nome();
        let place =
            |w: Option<Where<'_>>| w.map(|w| format!("{}:{}:{}", w.file, w.riga, w.colonna)).unwrap_or_default();
        let office = voce.cambiamento.and_then(|c| rapporto.confronto.uffici(c).into_iter().rev().flatten().next());
        let cells = [
            voce.giudizio.rilevanza.parola().into(),
            voce.giudizio.regola.into(),
            voce.tipo().parola().into(),
            voce.cosa.and_then(|c| c.sezione).map(|s| s.stem().to_string()).unwrap_or_default(),
            genere.into(),
            id.into(),
            voce.cosa.map(super::nome_di).unwrap_or_default(),
            voce.campo().into(),
            voce.prima().unwrap_or_default().into(),
            voce.dopo().unwrap_or_default().into(),
            voce.giudizio.messaggio.clone(),
            rapporto.motivo(voce).unwrap_or_default(),
            office.unwrap_or_default().into(),
            if voce.cambiamento.is_some_and(|c| c.implicito) { "sì" } else { "no" }.into(),
            place(rapporto.prima_di(voce.giudizio.luogo_prima)),
            place(rapporto.dopo_di(voce.giudizio.luogo_dopo)),
            voce.impronta.clone(),
        ];
        row(&cells, &mut out);
    }
    out
}

fn row(cells: &[String], out: &mut String) {
    let cells: Vec<String> = cells.iter().map(|c| cell(c)).collect();
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

/// In one line, never a formula, between quotes where it must be.
fn cell(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A number with its sign is a number; anything else that begins so could be run by a spreadsheet.
    let number = crate::model::valore::decimale(text.trim_end_matches(['%', '€', ' '])).is_some();
    if text.starts_with(['=', '+', '-', '@', '\u{2212}']) && !number {
        text.insert(0, '\'');
    }
    if text.contains([';', '"', '\n', ',']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
