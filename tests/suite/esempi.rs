// SPDX-License-Identifier: EUPL-1.2
//! What the example of two years must go on showing: enough of everything, each text its own, figures that agree.

use crate::support::{as_json, load, plan};
use piao::load::Loaded;
use piao::model::consuntivi::Consuntivo;
use piao::model::id::Genere;
use piao::model::manifesto::Manifesto;
use piao::model::performance::Indicatore;
use piao::model::valore::TipoValore;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const ANNI: [&str; 2] = ["examples/comune/2026", "examples/comune/2027"];

fn export(loaded: &Loaded) -> Value {
    loaded.check(&piao::load::Options::default(), |cx, _| as_json(&piao::export::export(cx, "piano")))
}

/// Every text with this key, with the path of where it stands.
fn texts(value: &Value, key: &str, path: &str, out: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(n, v)| texts(v, key, &format!("{path}/{n}"), out)),
        Value::Object(map) => map.iter().for_each(|(k, v)| match v {
            Value::String(s) if k == key => out.push((format!("{path}/{k}"), s.clone())),
            _ => texts(v, key, &format!("{path}/{k}"), out),
        }),
        _ => {}
    }
}

#[test]
fn the_two_years_hold_enough_of_everything() {
    for path in ANNI {
        let loaded = load(&plan(path));
        loaded.check(&piao::load::Options::default(), |cx, _| {
            let count = |genere: Genere| cx.graph.nodi().iter().filter(|n| n.genere == genere).count();
            for (genere, least) in [
                (Genere::Obiettivo, 25),
                (Genere::Indicatore, 45),
                (Genere::Ufficio, 14),
                (Genere::Processo, 30),
                (Genere::Rischio, 30),
                (Genere::Misura, 45),
                (Genere::InterventoFormativo, 20),
                (Genere::Procedura, 8),
            ] {
                assert!(count(genere) >= least, "{path}: {} {}", count(genere), genere.plurale());
            }
            let due = piao::rules::dati::trasparenza().iter().filter(|v| v.vale(cx.piano.anno()));
            assert!(count(Genere::Obbligo) >= 84 && due.count() >= 84, "{path}: {} obblighi", count(Genere::Obbligo));
            assert!(!cx.piano.consuntivi.is_empty(), "{path}: no reading");
            let indicatori: Vec<&Indicatore> = cx.graph.tutti::<Indicatore>().map(|(_, i)| i).collect();
            let words = |i: &&Indicatore| {
                i.target.get().is_some_and(|t| t.iter().any(|(_, v, _)| v.valore.tipo == TipoValore::Testo))
            };
            assert!(indicatori.iter().any(words), "{path}: no target in words");
            let flat = |i: &&Indicatore| {
                i.target.get().is_some_and(|t| {
                    let all: Vec<_> = t.iter().map(|(_, v, _)| v.valore.numero()).collect();
                    matches!(all.len(), 1 | 3) && all[0].is_some() && all.iter().all(|v| *v == all[0])
                })
            };
            assert!(indicatori.iter().any(flat), "{path}: no flat target");
            let late = cx.piano.obiettivi().find(|o| o.id.get().is_some_and(|i| i.as_str() == "pagamenti-puntuali"));
            let heavy = late.expect("the goal of payments").responsabili.elementi().iter().filter(|r| {
                let peso = r.peso.get().map(|p| p.numero.to_string());
                r.incarico.get().is_some_and(|i| i.id.starts_with("dirigente-")) && peso.as_deref() == Some("30")
            });
            assert!(heavy.count() >= 2, "{path}: late payments weigh 30 for two managers");
            let Manifesto { deroghe, .. } = &cx.piano.manifesto;
            assert!(!deroghe.elementi().is_empty(), "{path}: no waiver");
        });
        let all = export(&loaded);
        let vacant = all["sezioni"]["struttura_organizzativa"]["incarichi"].as_array().expect("positions");
        assert!(vacant.iter().any(|i| i["vacante"] == true), "{path}: no vacant position");
        assert!(all["sezioni"]["struttura_organizzativa"]["organigramma"]["file"].is_string(), "{path}: no picture");
        let goals = all["sezioni"]["valore_pubblico"]["obiettivi_valore_pubblico"].as_array().expect("goals");
        assert!(goals.iter().any(|g| g["titolo"]["fr"].is_string()), "{path}: no text in two languages");
    }
}

#[test]
fn no_two_descriptions_share_most_of_their_words() {
    for path in ANNI {
        let mut found = Vec::new();
        texts(&export(&load(&plan(path))), "descrizione", "", &mut found);
        let words = |text: &str| -> BTreeSet<String> {
            let text = text.to_lowercase();
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 4).map(String::from).collect()
        };
        // A shared element is exported where it is used too: its own text is one.
        let all: BTreeMap<String, (String, BTreeSet<String>)> =
            found.into_iter().map(|(at, text)| (text.clone(), (at, words(&text)))).collect();
        assert!(all.len() > 200, "{path}: {} descriptions", all.len());
        let all: Vec<_> = all.values().filter(|(_, w)| w.len() >= 5).collect();
        for (n, (a, x)) in all.iter().enumerate() {
            for (b, y) in &all[n + 1..] {
                let common = x.intersection(y).count();
                assert!(common * 10 <= x.len().min(y.len()) * 6, "{path}: {a} and {b} share {common} words");
            }
        }
    }
}

#[test]
fn every_indicator_has_a_formula_of_its_own_and_a_source() {
    for path in ANNI {
        let loaded = load(&plan(path));
        loaded.check(&piao::load::Options::default(), |cx, _| {
            let mut formulas = BTreeMap::new();
            for (_, indicatore) in cx.graph.tutti::<Indicatore>() {
                let id = indicatore.id.get().expect("an id").as_str();
                let formula = indicatore.formula.get().unwrap_or_else(|| panic!("{path}: `{id}` has no formula"));
                assert!(!indicatore.fonte.is_missing(), "{path}: `{id}` has no source");
                if let Some(other) = formulas.insert(formula.as_str().to_lowercase(), id) {
                    panic!("{path}: `{id}` and `{other}` have one formula");
                }
            }
        });
    }
}

#[test]
fn the_second_year_starts_from_what_the_first_measured() {
    let (before, after) = (load(&plan(ANNI[0])), load(&plan(ANNI[1])));
    let (_, _, reading): &(_, _, Consuntivo) = before.piano.consuntivi.last().expect("a reading");
    let mut measured = BTreeMap::new();
    for value in reading.valori.elementi() {
        if let (Some(id), Some(v)) = (value.indicatore.get(), value.valore.get()) {
            measured.insert(id.id.to_string(), v.valore.testo.to_string());
        }
    }
    let mut agreeing = 0;
    after.check(&piao::load::Options::default(), |cx, _| {
        for (_, indicatore) in cx.graph.tutti::<Indicatore>() {
            let id = indicatore.id.get().expect("an id").as_str();
            let (Some(was), Some(start)) = (measured.get(id), indicatore.baseline.get().and_then(|b| b.valore()))
            else {
                continue;
            };
            let number = |t: &str| piao::model::valore::Valore::leggi(t, true).numero();
            assert_eq!(number(&start.testo), number(was), "{id}: {} and {was}", start.testo);
            agreeing += 1;
        }
    });
    assert!(agreeing >= 80, "{agreeing} starting values agree with a measured one");
}
