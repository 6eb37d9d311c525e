// SPDX-License-Identifier: EUPL-1.2
//! The versioned contract for other programs: `schemas/diff.schema.json`.

use super::{Conto, Rapporto, Voce};
use crate::report::Where;
use serde::Serialize;

#[derive(Serialize)]
struct Documento<'r> {
    versione: u8,
    prima: Piano<'r>,
    dopo: Piano<'r>,
    filtrato: bool,
    avvertenze: &'r [String],
    cambiamenti: Vec<Cambiamento<'r>>,
    suggerimenti: Vec<Suggerimento<'r>>,
    conteggi: Conteggi,
}

#[derive(Serialize)]
struct Piano<'r> {
    piano: &'r str,
    anno: i16,
    file: usize,
    elementi: usize,
}

#[derive(Serialize)]
struct Cambiamento<'r> {
    tipo: &'r str,
    genere: &'r str,
    id: &'r str,
    altri_id: Vec<&'r str>,
    nome: Option<&'r str>,
    sezione: Option<&'r str>,
    ufficio: Option<&'r str>,
    campo: Option<&'r str>,
    prima: Option<&'r str>,
    dopo: Option<&'r str>,
    rilevanza: &'r str,
    regola: &'r str,
    messaggio: String,
    motivo: Option<&'r str>,
    implicito: bool,
    luogo_prima: Option<Luogo<'r>>,
    luogo_dopo: Option<Luogo<'r>>,
    impronta: &'r str,
}

#[derive(Serialize)]
struct Luogo<'r> {
    file: &'r str,
    riga: usize,
    colonna: usize,
}

#[derive(Serialize)]
struct Suggerimento<'r> {
    genere: &'r str,
    prima: &'r str,
    dopo: &'r str,
    perche: &'r str,
    scambio: bool,
}

#[derive(Serialize)]
struct Conteggi {
    rilevanti: usize,
    rilevanti_senza_motivo: usize,
    ordinari: usize,
    redazionali: usize,
    per_genere: Vec<PerGenere>,
}

#[derive(Serialize)]
struct PerGenere {
    sezione: &'static str,
    genere: &'static str,
    nuovi: usize,
    invariati: usize,
    modificati: usize,
    eliminati: usize,
    rinominati: usize,
    uniti: usize,
    divisi: usize,
    spostati: usize,
    altro_ufficio: usize,
    target_ridotti: usize,
    target_alzati: usize,
}

/// The report.
pub fn write(rapporto: &Rapporto<'_, '_>) -> String {
    let confronto = rapporto.confronto;
    let plan = |lato: &crate::diff::Lato<'_>, albero| {
        (lato.piano.anno(), lato.piano.file.len(), confronto.confrontate(albero))
    };
    let side = |name, (anno, file, elementi)| Piano { piano: name, anno, file, elementi };
    let (a, b) = (&confronto.albero_prima.cose, &confronto.albero_dopo.cose);
    let [rilevanti, rilevanti_senza_motivo, ordinari, redazionali] = rapporto.pesi();
    let documento = Documento {
        versione: 1,
        prima: side(&rapporto.prima, plan(&confronto.prima, &confronto.albero_prima)),
        dopo: side(&rapporto.dopo, plan(&confronto.dopo, &confronto.albero_dopo)),
        filtrato: rapporto.filtrato,
        avvertenze: &rapporto.avvertenze,
        cambiamenti: rapporto.voci.iter().map(|v| cambiamento(rapporto, v)).collect(),
        suggerimenti: confronto
            .suggerimenti
            .iter()
            .map(|s| Suggerimento {
                genere: s.genere.parola(),
                prima: &a[s.prima].id,
                dopo: &b[s.dopo].id,
                perche: s.perche,
                scambio: s.scambio,
            })
            .collect(),
        conteggi: Conteggi {
            rilevanti,
            rilevanti_senza_motivo,
            ordinari,
            redazionali,
            per_genere: rapporto
                .conteggi
                .per_genere
                .iter()
                .map(|((sezione, genere), conto)| per_genere(sezione.stem(), genere.parola(), conto))
                .collect(),
        },
    };
    let mut text = serde_json::to_string_pretty(&documento).unwrap_or_default();
    text.push('\n');
    text
}

fn per_genere(sezione: &'static str, genere: &'static str, conto: &Conto) -> PerGenere {
    PerGenere {
        sezione,
        genere,
        nuovi: conto.nuovi,
        invariati: conto.invariati,
        modificati: conto.modificati,
        eliminati: conto.eliminati,
        rinominati: conto.rinominati,
        uniti: conto.uniti,
        divisi: conto.divisi,
        spostati: conto.spostati,
        altro_ufficio: conto.altro_ufficio,
        target_ridotti: conto.target_ridotti,
        target_alzati: conto.target_alzati,
    }
}

fn cambiamento<'r>(rapporto: &'r Rapporto<'_, '_>, voce: &'r Voce<'_, '_>) -> Cambiamento<'r> {
    let (genere, id) = voce.nome();
    let place = |w: Option<Where<'r>>| w.map(|w| Luogo { file: w.file, riga: w.riga, colonna: w.colonna });
    let confronto = rapporto.confronto;
    // A merge continues things before, a split is continued by things after.
    let others = voce.cambiamento.map_or(Vec::new(), |c| {
        let cose = match c.tipo {
            crate::diff::Tipo::Unito => &confronto.albero_prima.cose,
            _ => &confronto.albero_dopo.cose,
        };
        let first = match c.tipo {
            crate::diff::Tipo::Unito | crate::diff::Tipo::Rinominato => {
                c.cosa_prima.map(|i| &*confronto.albero_prima.cose[i].id)
            }
            _ => None,
        };
        let altre = if c.tipo == crate::diff::Tipo::Spostato { &[][..] } else { &c.altre };
        first.into_iter().chain(altre.iter().map(|i| &*cose[*i].id)).collect()
    });
    Cambiamento {
        tipo: voce.tipo().parola(),
        genere,
        id,
        altri_id: others,
        nome: voce.cosa.and_then(|c| c.nome()),
        sezione: voce.cosa.and_then(|c| c.sezione).map(|s| s.stem()),
        ufficio: voce.cambiamento.and_then(|c| confronto.uffici(c).into_iter().rev().flatten().next()),
        campo: Some(voce.campo()).filter(|c| !c.is_empty()),
        prima: voce.prima(),
        dopo: voce.dopo(),
        rilevanza: voce.giudizio.rilevanza.parola(),
        regola: voce.giudizio.regola,
        messaggio: voce.frase(),
        motivo: voce.giudizio.motivo.as_ref().map(|m| m.testo.trim()),
        implicito: voce.cambiamento.is_some_and(|c| c.implicito),
        luogo_prima: place(rapporto.prima_di(voce.giudizio.luogo_prima)),
        luogo_dopo: place(rapporto.dopo_di(voce.giudizio.luogo_dopo)),
        impronta: &voce.impronta,
    }
}
