// SPDX-License-Identifier: EUPL-1.2
//! The generator of synthetic plans, `benches/piano.rs`: repeatable, the same in both formats, free of errors.

#[allow(dead_code, missing_docs)]
#[path = "../../benches/piano.rs"]
pub mod piano;

use crate::support::as_json;
use piano::{Dimensioni, Formato, genera};
use piao::diagnostic::Level;
use piao::load::{Loaded, Options};
use piao::source::Sources;
use serde_json::Value;

const SEME: u64 = 2027;

fn loaded(dimensioni: Dimensioni, formato: Formato) -> Loaded {
    Loaded::from_sources(Sources::from_texts(genera(dimensioni, SEME, formato)))
}

/// The export without what depends on the files: their names and lines.
fn exported(loaded: &Loaded) -> Value {
    let mut value = loaded.check(&Options::default(), |cx, _| as_json(&piao::export::export(cx, "piano")));
    without_places(&mut value);
    value
}

/// Takes out what depends on the files.
pub fn without_places(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| key != "file" && key != "riga");
            object.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn same_seed_gives_the_same_bytes() {
    for formato in [Formato::Yaml, Formato::Toml] {
        let once = genera(Dimensioni::di(40), SEME, formato);
        assert_eq!(once, genera(Dimensioni::di(40), SEME, formato));
        assert_ne!(once, genera(Dimensioni::di(40), SEME + 1, formato));
    }
}

#[test]
fn yaml_and_toml_say_the_same() {
    let (yaml, toml) = (loaded(Dimensioni::di(40), Formato::Yaml), loaded(Dimensioni::di(40), Formato::Toml));
    let (yaml, toml) = (exported(&yaml), exported(&toml));
    for key in ["manifesto", "elementi", "riferimenti"] {
        assert_eq!(yaml[key], toml[key], "{key}");
    }
    let sections = yaml["sezioni"].as_object().expect("the sections are an object");
    assert_eq!(sections.len(), piao::model::Sezione::TUTTE.len());
    for (stem, section) in sections {
        assert_eq!(*section, toml["sezioni"][stem], "{stem}");
    }
    assert_eq!(yaml, toml);
}

#[test]
fn the_plan_has_as_many_elements_as_asked() {
    for dimensioni in [Dimensioni::di(10), Dimensioni::di(120), Dimensioni::grande_comune()] {
        let plan = loaded(dimensioni, Formato::Yaml);
        let value = exported(&plan);
        let elements = value["elementi"].as_array().expect("the elements are a list");
        let count = |genere: &str| elements.iter().filter(|e| e["genere"] == genere).count();
        let found = Dimensioni {
            obiettivi: count("obiettivo"),
            indicatori: count("indicatore"),
            uffici: count("ufficio"),
            processi: count("processo"),
            rischi: count("rischio"),
            misure: count("misura"),
            obblighi: count("obbligo"),
        };
        assert_eq!(found, dimensioni);
    }
}

#[test]
fn the_plan_has_no_errors() {
    let sizes = [10, 11, 19, 57, 333].map(Dimensioni::di);
    for dimensioni in sizes.into_iter().chain([Dimensioni::grande_comune()]) {
        for formato in [Formato::Yaml, Formato::Toml] {
            let plan = loaded(dimensioni, formato);
            plan.check(&Options::default(), |_, outcome| {
                let errors: Vec<_> = outcome
                    .findings
                    .iter()
                    .filter(|f| f.level == Level::Error)
                    .map(|f| format!("{}: {} ({})", f.rule, f.message, f.id.as_deref().unwrap_or("")))
                    .collect();
                assert!(errors.is_empty(), "{dimensioni:?} {formato:?}\n{}", errors.join("\n"));
            });
        }
    }
}

#[test]
fn any_number_of_threads_reads_the_same() {
    let mut files = genera(Dimensioni::di(100), SEME, Formato::Yaml);
    // Every way in which a file may be wrong, and one that joins a section that is there.
    files.extend(
        [
            (
                "2.2-performance-bis.yaml",
                "obiettivi:\n  - { id: nuovo, titolo: Nuovo, inventata: x }\ntesto: Due volte.\n",
            ),
            ("performance.toml", "testo = \"Di nuovo.\"\nsmvp = { anno = \"DA COMPILARE\" }\n"),
            ("fabbisogni.yaml", "cessazioni: [\n"),
            ("inventata.yaml", "a: 1\n"),
            ("consuntivi/2027-13-01.yaml", "a: 1\n"),
        ]
        .map(|(path, text)| (path.to_string(), text.to_string())),
    );
    let sources = Sources::from_texts(files);
    let read = |fili: usize| {
        let mut found = Vec::new();
        let piano = piao::model::leggi(&sources, fili, &mut found);
        assert!(found.len() > 5, "{found:?}");
        (format!("{piano:?}"), found)
    };
    let alone = read(1);
    for fili in [0, 2, 4, 32] {
        assert!(read(fili) == alone, "{fili} threads");
    }
}
