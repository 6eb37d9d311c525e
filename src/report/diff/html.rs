// SPDX-License-Identifier: EUPL-1.2
//! A page to publish: self-contained, before and after side by side, with links into both documents.

use super::{Parte, Rapporto, Voce};
use crate::diff::parole::Brano;
use crate::json::{Value, json};
use crate::report::Where;
use crate::rules::confronto::{Rilevanza, campo};
use crate::visibile::di_pagina;
use std::borrow::Cow;

const TEMPLATE: &str = include_str!("html.html");

/// The report.
pub fn write(rapporto: &Rapporto<'_, '_>) -> String {
    let mut tera = tera::Tera::default();
    tera.autoescape_on(vec![".html"]);
    // The template is part of the program: a mistake in it fails every test of this format.
    let done = tera.add_raw_template("diff.html", TEMPLATE).and_then(|()| {
        let context = tera::Context::from_serialize(&view(rapporto))?;
        tera.render("diff.html", &context)
    });
    let page = done.unwrap_or_else(|e| format!("<!doctype html><title>errore</title><p>{}</p>\n", e));
    match di_pagina(&page) {
        Cow::Owned(clean) => clean,
        Cow::Borrowed(_) => page,
    }
}

fn view(rapporto: &Rapporto<'_, '_>) -> Value {
    let (from, to) = rapporto.trienni();
    let parts: Vec<Value> = rapporto
        .gruppi()
        .into_iter()
        .enumerate()
        .map(|(n, (part, groups))| {
            let counts = match part {
                Parte::Sezione(sezione) => rapporto.conteggi.righe(sezione),
                _ => Vec::new(),
            };
            let groups: Vec<Value> = groups
                .iter()
                .map(|g| {
                    let (name, title) = g.titolo(rapporto).unwrap_or_default();
                    let voci: Vec<Value> = g.voci.iter().map(|v| voce(rapporto, v)).collect();
                    let link = |albero: &crate::diff::Albero<'_>| {
                        let cosa = g.cosa?;
                        let genere = cosa.specie.genere()?;
                        albero.trova(genere, &cosa.id).map(|_| genere.ancora(&cosa.id))
                    };
                    json!({
                        "nome": name, "titolo": title, "voci": voci,
                        "ancora_prima": link(&rapporto.confronto.albero_prima),
                        "ancora_dopo": link(&rapporto.confronto.albero_dopo),
                    })
                })
                .collect();
            json!({ "id": format!("parte-{n}"), "titolo": part.titolo(), "conti": counts, "gruppi": groups })
        })
        .collect();
    let [relevant, bare, ordinary, editorial] = rapporto.pesi();
    json!({
        "titolo": if rapporto.confronto.scorre() {
            format!("Che cosa cambia dal piano {from} al piano {to}")
        } else {
            format!("Che cosa cambia nel piano {to}")
        },
        "ente": ente(rapporto), "da": from, "a": to,
        "documento_prima": &rapporto.documenti.0, "documento_dopo": &rapporto.documenti.1,
        "in_testa": in_testa(rapporto),
        "prima": &rapporto.prima, "dopo": &rapporto.dopo,
        "rilevanti": relevant, "senza_motivo": bare, "ordinari": ordinary, "redazionali": editorial,
        "fine": super::esteso::fine(rapporto).trim(),
        "parti": parts, "suggerimenti": rapporto.suggerimenti(),
    })
}

/// What matters, with links to where it is told.
fn in_testa(rapporto: &Rapporto<'_, '_>) -> Vec<Value> {
    let all = rapporto.visibili().filter(|v| v.giudizio.rilevanza == Rilevanza::Rilevante);
    all.map(|v| {
        let name = v.cosa.map(super::nome_di).filter(|n| !n.is_empty()).unwrap_or_else(|| "I due piani".into());
        json!({
            "nome": name, "impronta": &v.impronta, "motivo": rapporto.motivo(v),
            "messaggio": format!("{}{}", v.giudizio.messaggio, rapporto.con_che(v)),
        })
    })
    .collect()
}

fn ente(rapporto: &Rapporto<'_, '_>) -> String {
    let scheda = rapporto.confronto.dopo.piano.sezioni.scheda_anagrafica.as_ref();
    scheda.and_then(|s| s.denominazione.get()).map(|t| t.as_str().to_string()).unwrap_or_default()
}

fn voce(rapporto: &Rapporto<'_, '_>, voce: &Voce<'_, '_>) -> Value {
    let place = |w: Option<Where<'_>>| w.map(|w| format!("{}, riga {}", w.file, w.riga));
    let brani = voce.brani();
    let side = |keep: fn(&Brano) -> bool| -> Option<Vec<Value>> {
        brani.as_ref().map(|b| b.iter().filter(|b| keep(b)).map(piece).collect())
    };
    let whole = voce.campo().is_empty();
    json!({
        "rilevanza": voce.giudizio.rilevanza.parola(), "regola": voce.giudizio.regola,
        "messaggio": if brani.is_some() { campo(voce.campo()) } else { format!("{}{}", voce.giudizio.messaggio, rapporto.con_che(voce)) },
        "prima": if whole { None } else { voce.prima() }, "dopo": if whole { None } else { voce.dopo() },
        "brani_prima": side(|b| !matches!(b, Brano::Aggiunto(_))),
        "brani_dopo": side(|b| !matches!(b, Brano::Tolto(_))),
        "luogo_prima": place(rapporto.prima_di(voce.giudizio.luogo_prima)),
        "luogo_dopo": place(rapporto.dopo_di(voce.giudizio.luogo_dopo)),
        "motivo": rapporto.motivo_per_chi_legge(voce), "senza_motivo": voce.senza_motivo(),
        "impronta": &voce.impronta,
    })
}

fn piece(brano: &Brano) -> Value {
    match brano {
        Brano::Uguale(t) => json!({ "genere": "uguale", "testo": t }),
        Brano::Tolto(t) => json!({ "genere": "tolto", "testo": t }),
        Brano::Aggiunto(t) => json!({ "genere": "aggiunto", "testo": t }),
        Brano::Salto => json!({ "genere": "salto", "testo": "…" }),
    }
}
