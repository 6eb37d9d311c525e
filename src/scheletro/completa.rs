// SPDX-License-Identifier: EUPL-1.2
//! Adds what obligations still miss in the skeleton, so that a new one on a plain field needs no template.

use super::albero::{Albero, Righe, Valore, Voce};
use super::descrizioni::Schema;
use super::norme::Norme;
use super::{Formato, scrittura};
use crate::diff::Lato;
use crate::graph::Graph;
use crate::model;
use crate::rules::obblighi::{self, Obbligo};
use crate::rules::{Context, Findings};
use crate::source::Sources;

/// One thing added may bring obligations of its own, but not for long.
const MAX_GIRI: usize = 8;

/// Adds to the files, each with its stem, what obligations ask and nobody wrote.
pub fn completa(file: &mut [(&'static str, Albero)], norme: &Norme) {
    // Of a plan with places to fill in, the check says nothing of elements that hold a word: they are looked for here.
    for row in norme.obblighi().iter().filter(|o| o.per_ogni.is_none()) {
        if let (Some((field, words)), Some((stem, list))) = (&row.dove, row.campo.split_once('.')) {
            elemento(file, stem, list, field, words);
        }
    }
    for _ in 0..MAX_GIRI {
        let missing = mancanti(file);
        let mut added = false;
        for row in missing {
            added |= match (&row.per_ogni, &row.dove, row.campo.split_once('.')) {
                (Some(kind), ..) => ogni_elemento(file, kind, row),
                (None, None, Some((stem, path))) => campo(file, stem, path),
                (None, Some(_), _) | (None, _, None) => false,
            };
        }
        if !added {
            return;
        }
    }
}

/// The obligations that the plan, read back, does not meet.
fn mancanti(file: &[(&'static str, Albero)]) -> Vec<&'static Obbligo> {
    let texts = file.iter().map(|(stem, albero)| match *stem {
        "piao" => ("piao.toml".to_string(), scrittura::scrivi(albero, Formato::Toml, "")),
        stem => (format!("{stem}.yaml"), scrittura::scrivi(albero, Formato::Yaml, "")),
    });
    let sources = Sources::from_texts(texts);
    let mut reading = Vec::new();
    let piano = model::leggi(&sources, 1, &mut reading);
    let graph = Graph::build(&piano, &sources, &mut reading);
    let cx = Context::new(Lato { piano: &piano, graph: &graph, sources: &sources }, None, None);
    let mut found = Findings::default();
    obblighi::check(&cx, &|_| true, &mut found);
    obblighi::tutti().iter().filter(|o| found.diagnostics.iter().any(|d| d.rule == o.rule.id)).collect()
}

fn di<'f>(file: &'f mut [(&'static str, Albero)], stem: &str) -> Option<(&'f mut Vec<Voce>, Schema<'static>)> {
    let (name, albero) = file.iter_mut().find(|(s, _)| *s == stem)?;
    Some((&mut albero.voci, Schema::di(name)?))
}

/// A field of a section or of the manifest.
fn campo(file: &mut [(&'static str, Albero)], stem: &str, path: &str) -> bool {
    let path: Vec<&str> = path.split('.').collect();
    di(file, stem).is_some_and(|(voci, schema)| inserisci(voci, schema, &path))
}

/// Writes the least at a path, making the groups around it.
fn inserisci(voci: &mut Vec<Voce>, schema: Schema<'_>, path: &[&str]) -> bool {
    let Some((key, rest)) = path.split_first() else { return false };
    let Some(inner) = schema.campo(key) else { return false };
    let there = voci.iter().position(|v| v.chiave == *key);
    if let (Some(n), false) = (there, rest.is_empty()) {
        return match &mut voci[n].valore {
            Valore::Gruppo(fields, righe) => {
                *righe = Righe::Molte;
                inserisci(fields, inner, rest)
            }
            Valore::Scalare { .. } | Valore::Elenco(..) => false,
        };
    }
    let value = if rest.is_empty() {
        inner.minimo()
    } else {
        let mut fields = Vec::new();
        if !inserisci(&mut fields, inner, rest) {
            return false;
        }
        Valore::Gruppo(fields, Righe::Molte)
    };
    match there {
        Some(n) => voci[n].valore = value,
        None => voci.insert(posto(voci, schema, key), Voce::new(key, value)),
    }
    true
}

/// Where a key goes among those already written: records have an order.
fn posto(voci: &[Voce], schema: Schema<'_>, key: &str) -> usize {
    let order = schema.chiavi();
    let rank = |k: &str| order.iter().position(|o| *o == k);
    let mine = rank(key);
    voci.iter().position(|v| rank(&v.chiave) > mine).unwrap_or(voci.len())
}

/// A field of each element of a kind that counts and lacks it.
fn ogni_elemento(file: &mut [(&'static str, Albero)], kind: &str, row: &Obbligo) -> bool {
    let mut added = false;
    for (stem, albero) in file {
        let Some(schema) = Schema::di(stem) else { continue };
        elementi(&mut albero.voci, schema, kind, &mut |fields, schema| {
            let has = |path: &str| path.split('.').next().is_some_and(|k| fields.iter().any(|v| v.chiave == k));
            let counts = row.dove.as_ref().is_none_or(|(f, words)| dice(fields, f, words));
            // A reference to what is written elsewhere has nothing of its own.
            let defined = fields.len() > 1;
            if counts && defined && !row.campi().any(has) {
                let path: Vec<&str> = row.campo.split('.').collect();
                added |= inserisci(fields, schema, &path);
            }
        });
    }
    added
}

/// Calls `then` on the fields of each element of each list with this key.
fn elementi(voci: &mut [Voce], schema: Schema<'_>, kind: &str, then: &mut dyn FnMut(&mut Vec<Voce>, Schema<'_>)) {
    let campi = schema.campi();
    for voce in voci {
        let Some(inner) = campi.di(&voce.chiave) else { continue };
        match &mut voce.valore {
            Valore::Elenco(items, _) => {
                let Some(inner) = inner.elemento() else { continue };
                for item in items {
                    if let Valore::Gruppo(fields, _) = &mut item.valore {
                        if voce.chiave == kind {
                            then(fields, inner);
                        }
                        elementi(fields, inner, kind, then);
                    }
                }
            }
            Valore::Gruppo(fields, _) => elementi(fields, inner, kind, then),
            Valore::Scalare { .. } => {}
        }
    }
}

/// Whether a field holds one of the words.
pub fn dice(fields: &[Voce], field: &str, words: &[String]) -> bool {
    let held = fields.iter().filter(|v| v.chiave == field).flat_map(|v| v.valore.parole());
    held.into_iter().any(|w| words.iter().any(|word| word == w))
}

/// An element whose field holds one of the words, if there is none: like the last of its list, with ids of its own.
fn elemento(file: &mut [(&'static str, Albero)], stem: &str, list: &str, field: &str, words: &[String]) {
    let (Some(word), Some((voci, _))) = (words.first(), di(file, stem)) else { return };
    let Some(voce) = voci.iter_mut().find(|v| v.chiave == list) else { return };
    let Valore::Elenco(items, _) = &mut voce.valore else { return };
    let held = items.iter().filter_map(|i| i.valore.gruppo()).any(|fields| dice(fields, field, words));
    let Some(model) = items.last().filter(|_| !held) else { return };
    let mut new = Voce { note: Vec::new(), cita: Vec::new(), ..model.clone() };
    let Valore::Gruppo(fields, _) = &mut new.valore else { return };
    ribattezza(fields, &word.replace('_', "-"));
    let single = fields.iter().any(|v| v.chiave == field && matches!(v.valore, Valore::Scalare { .. }));
    let value = match single {
        true => Valore::parola(word),
        false => Valore::Elenco(vec![Voce::new("", Valore::parola(word))], Righe::Una),
    };
    match fields.iter_mut().find(|v| v.chiave == field) {
        Some(voce) => voce.valore = value,
        None => fields.push(Voce::new(field, value)),
    }
    items.push(new);
}

/// Gives every id inside a name that nobody else has.
fn ribattezza(fields: &mut [Voce], word: &str) {
    for voce in fields {
        match &mut voce.valore {
            Valore::Scalare { testo, .. } if voce.chiave == "id" => *testo = format!("{testo}-{word}"),
            Valore::Scalare { .. } => {}
            Valore::Elenco(items, _) => {
                for item in items {
                    if let Valore::Gruppo(fields, _) = &mut item.valore {
                        ribattezza(fields, word);
                    }
                }
            }
            Valore::Gruppo(fields, _) => ribattezza(fields, word),
        }
    }
}
