// SPDX-License-Identifier: EUPL-1.2
//! For spreadsheets, as `foglio` writes them: a change a row, each cell in one line.

use super::Rapporto;
use crate::foglio::{Foglio, testo};
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
    let mut out = Foglio::default();
    out.riga(HEAD);
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
        out.riga(cells.iter().map(|c| cell(c)));
    }
    out.scritto()
}

/// In one line, never a formula.
fn cell(text: &str) -> String {
    testo(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
