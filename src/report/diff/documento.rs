// SPDX-License-Identifier: EUPL-1.2
//! The comparison inside the plan's own document: its summary and the marks of what is new or changed.

use super::{Parte, Rapporto, Voce};
use crate::diff::Specie;
use crate::json::{Value, json};
use crate::model::id::Genere;
use crate::rules::confronto::Rilevanza;
use std::collections::HashMap;

/// What a document says of another plan that it is compared with.
pub struct Confrontato {
    /// What `confronto.html` and `confronto.md` see.
    pub vista: Value,
    /// `nuovo` or `modificato`, by kind and id.
    pub segni: HashMap<(Genere, String), &'static str>,
}

/// The comparison for a document.
pub fn confrontato(rapporto: &Rapporto<'_, '_>) -> Confrontato {
    let (from, to) = rapporto.trienni();
    let parts: Vec<Value> = rapporto
        .gruppi()
        .into_iter()
        .map(|(part, groups)| {
            let counts = match part {
                Parte::Sezione(sezione) => rapporto.conteggi.righe(sezione),
                _ => Vec::new(),
            };
            let of = |wanted: Rilevanza| -> Vec<Value> {
                let all = groups.iter().flat_map(|g| &g.voci).filter(|v| v.giudizio.rilevanza == wanted);
                all.map(|v| voce(rapporto, v)).collect()
            };
            json!({
                "titolo": part.titolo(), "conti": counts, "gruppi": groups.len(),
                "rilevanti": of(Rilevanza::Rilevante), "ordinari": of(Rilevanza::Ordinario),
            })
        })
        .collect();
    let vista = json!({
        "da": from, "a": to, "stesso_anno": !rapporto.confronto.scorre(),
        "fine": super::esteso::fine(rapporto).trim(), "parti": parts,
    });
    Confrontato { vista, segni: segni(rapporto) }
}

fn voce(rapporto: &Rapporto<'_, '_>, voce: &Voce<'_, '_>) -> Value {
    let here = voce
        .cosa
        .filter(|c| c.specie.genere().is_some_and(|g| rapporto.confronto.albero_dopo.trova(g, &c.id).is_some()));
    let name = voce.cosa.map(|c| c.nome().unwrap_or(&c.id).split_whitespace().collect::<Vec<_>>().join(" "));
    json!({
        "nome": name,
        "ancora": here.filter(|c| ancorato(c.specie)).and_then(|c| Some(c.specie.genere()?.ancora(&c.id))),
        "messaggio": format!("{}{}", voce.giudizio.messaggio, rapporto.con_che(voce)),
        "motivo": rapporto.motivo(voce),
    })
}

/// Kinds whose elements always have an anchor of their own in the document.
fn ancorato(specie: Specie) -> bool {
    use Genere as G;
    matches!(
        specie,
        Specie::Elemento(
            G::Obiettivo
                | G::ObiettivoValorePubblico
                | G::ObiettivoStrategico
                | G::Indicatore
                | G::Ufficio
                | G::Processo
        )
    )
}

/// What is new, and what goes on with a change of more than words.
fn segni(rapporto: &Rapporto<'_, '_>) -> HashMap<(Genere, String), &'static str> {
    let confronto = rapporto.confronto;
    let mut segni = HashMap::new();
    for voce in rapporto.voci.iter().filter(|v| v.giudizio.rilevanza > Rilevanza::Redazionale) {
        let Some(c) = voce.cambiamento else { continue };
        let Some(i) = c.cosa_dopo else { continue };
        let cosa = &confronto.albero_dopo.cose[i];
        if let Specie::Elemento(genere) = cosa.specie {
            let segno = if confronto.coppie.vecchi[i].is_empty() { "nuovo" } else { "modificato" };
            segni.insert((genere, cosa.id.to_string()), segno);
        }
    }
    segni
}
