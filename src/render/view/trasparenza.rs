// SPDX-License-Identifier: EUPL-1.2
//! The transparency table as the law wants it: a row for each duty.

use crate::json::{Value, json};
use crate::model::comuni::Frequenza;
use crate::rules::dati::{self, Ambito, VoceTrasparenza};
use crate::rules::{Context, obblighi};
use std::collections::{HashMap, HashSet};

/// The table as the law wants it: a row that stands for several duties becomes one row each, in the order of the menu.
pub fn un_obbligo_per_riga(cx: &Context<'_>, sezione: &mut Value) {
    let Some(righe) = sezione.get_mut("obblighi").and_then(Value::as_array_mut) else { return };
    let ambito = |riga: &Value| riga.get("codice").and_then(Value::as_str).and_then(dati::ambito);
    let ambiti: Vec<Option<Ambito>> = righe.iter().map(ambito).collect();
    let scritte: HashSet<&str> = ambiti
        .iter()
        .filter_map(|a| if let Some(Ambito::Voce(v)) = a { Some(v.codice.as_str()) } else { None })
        .collect();
    let mut gruppi: Vec<(usize, &Ambito)> =
        ambiti.iter().enumerate().filter_map(|(n, a)| Some((n, a.as_ref()?))).collect();
    gruppi.sort_by_key(|(_, a)| a.ampiezza());
    // Few rows stand for many duties, but every row may stand for its parts: those are looked for by code.
    let interi: HashMap<&str, usize> = gruppi
        .iter()
        .filter_map(|(n, a)| if let Ambito::Voce(v) = a { Some((v.codice.as_str(), *n)) } else { None })
        .collect();
    gruppi.retain(|(_, a)| !matches!(a, Ambito::Voce(_)));
    let mut nuove = Vec::new();
    // The first of the duties that a row stands for keeps the anchor of the row.
    let mut prima = HashSet::new();
    for voce in dati::richieste(cx.profilo.tipo, cx.profilo.anno, |fact| obblighi::detto(cx, fact) == Some(false)) {
        if scritte.contains(voce.codice.as_str()) {
            continue;
        }
        let intero = voce.padre().and_then(|padre| interi.get(padre)).copied();
        let gruppo = || gruppi.iter().find(|(_, a)| a.comprende(voce)).map(|(n, _)| *n);
        if let Some(n) = intero.or_else(gruppo) {
            let ancora = intero.is_none() && prima.insert(n);
            nuove.push(riga_di(voce, &righe[n], intero.is_some(), ancora));
        }
    }
    if nuove.is_empty() {
        return;
    }
    let mut gruppo = ambiti.iter().map(|a| a.as_ref().is_some_and(|a| !matches!(a, Ambito::Voce(_))));
    righe.retain(|_| !gruppo.next().unwrap_or_default());
    righe.append(&mut nuove);
    let posto: HashMap<&str, usize> =
        dati::trasparenza().iter().enumerate().map(|(n, v)| (v.codice.as_str(), n)).collect();
    righe.sort_by_key(|riga| {
        let code = riga.get("codice").and_then(Value::as_str).and_then(dati::voce).map(|v| v.codice.as_str());
        code.and_then(|c| posto.get(c)).copied().unwrap_or(usize::MAX)
    });
}

/// One duty among those that a row stands for: whose it is comes from the row, the rest from the tree.
fn riga_di(voce: &VoceTrasparenza, riga: &Value, parte: bool, ancora: bool) -> Value {
    let mut riga = riga.clone();
    let Some(object) = riga.as_object_mut() else { return riga };
    object.remove("contenuto");
    if !ancora {
        for key in ["ancora", "ancore_precedenti", "citato_da"] {
            object.remove(key);
        }
    }
    if voce.schema().is_none() {
        object.remove("schema_anac");
    }
    if !voce.dati_personali {
        object.remove("base_giuridica");
    }
    let frequenza = Frequenza::da_parola(voce.frequenza_nel_piano());
    match frequenza.filter(|_| parte || !object.contains_key("frequenza")) {
        Some(f) => {
            object.insert("frequenza", json!({ "codice": f.parola(), "nome": f.significato() }));
        }
        None if parte => {
            object.remove("frequenza");
        }
        None => {}
    }
    object.insert("codice", json!(&voce.codice));
    object.insert("voce", vista_della_voce(voce));
    riga
}

/// The entry of the transparency tree with this code.
pub fn voce(codice: &str) -> Option<Value> {
    dati::voce(codice).map(vista_della_voce)
}

fn vista_della_voce(voce: &VoceTrasparenza) -> Value {
    json!({ "livello_1": &voce.livello_1, "livello_2": &voce.livello_2, "contenuto": &voce.contenuto, "riferimento": &voce.riferimento })
}
