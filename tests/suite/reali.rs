// SPDX-License-Identifier: EUPL-1.2
//! `tests/reali`: real published figures come out of the export and stand in the documents, and every finding on them is
//! judged. With `PIAO_RISCRIVI=1` findings nobody judged are added to `_atteso.toml` with an empty verdict.

use crate::render::{Piano, elements_text, piani_reali, spaced};
use piao::model::valore::{data, stampa_data, stampa_decimale};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use toml::de::{DeTable, DeValue};

/// `_atteso.toml` of one folder.
struct Atteso {
    file: PathBuf,
    /// `(percorso, valore)`.
    cifre: Vec<(String, String)>,
    /// `(regola, dove, verdetto)`.
    rilievi: Vec<(String, String, String)>,
}

fn atteso(piano: &Piano) -> Atteso {
    let file = piano.root.join("_atteso.toml");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let table = DeTable::parse(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display())).into_inner();
    for key in table.keys() {
        let key: &str = key.get_ref();
        assert!(["fonte", "altre_fonti", "cifra", "rilievo"].contains(&key), "{}: `{key}`", file.display());
    }
    assert!(table.get("fonte").is_some_and(|f| f.get_ref().as_str().is_some_and(|f| !f.is_empty())));
    let rows = |name: &str, keys: &[&str]| -> Vec<Vec<String>> {
        let rows = table.get(name).and_then(|v| v.get_ref().as_array());
        rows.into_iter()
            .flat_map(|rows| rows.iter())
            .map(|row| {
                let row = row.get_ref().as_table().expect("a table");
                assert_eq!(row.len(), keys.len(), "{}: {row:?}", file.display());
                keys.iter()
                    .map(|k| match row.get(*k).map(|v| v.get_ref()) {
                        Some(DeValue::String(s)) => s.to_string(),
                        other => panic!("{}: `{k}` is {other:?}", file.display()),
                    })
                    .collect()
            })
            .collect()
    };
    let mut cifre = rows("cifra", &["percorso", "valore"]);
    let mut rilievi = rows("rilievo", &["regola", "dove", "verdetto"]);
    Atteso {
        cifre: cifre.iter_mut().map(|r| (std::mem::take(&mut r[0]), std::mem::take(&mut r[1]))).collect(),
        rilievi: rilievi
            .iter_mut()
            .map(|r| (std::mem::take(&mut r[0]), std::mem::take(&mut r[1]), std::mem::take(&mut r[2])))
            .collect(),
        file,
    }
}

/// A scalar of the export as a text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

/// What a pointer with `*` for every element finds.
fn matches<'v>(value: &'v Value, pointer: &str) -> Vec<&'v Value> {
    let mut found = vec![value];
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        found = found
            .into_iter()
            .flat_map(|v| -> Vec<&Value> {
                match (v, &*step) {
                    (Value::Array(items), "*") => items.iter().collect(),
                    (Value::Object(map), "*") => map.values().collect(),
                    (Value::Array(items), n) => n.parse().ok().and_then(|n: usize| items.get(n)).into_iter().collect(),
                    (Value::Object(map), key) => map.get(key).into_iter().collect(),
                    _ => Vec::new(),
                }
            })
            .collect();
    }
    found
}

#[test]
fn every_folder_is_in_the_table_of_the_readme_with_its_counts() {
    let readme = std::fs::read_to_string(crate::render::repository().join("tests/reali/README.md")).expect("readme");
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for piano in piani_reali() {
        let atteso = atteso(piano);
        let row = format!("| `{}` | {} | {} | ", piano.name, atteso.cifre.len(), atteso.rilievi.len());
        if !readme.contains(&row) {
            wrong.push(row);
        }
        names.insert(format!("| `{}` |", piano.name));
    }
    for line in readme.lines().filter(|l| l.starts_with("| `")) {
        if !names.iter().any(|n| line.starts_with(n)) {
            wrong.push(format!("no folder for: {line}"));
        }
    }
    assert!(wrong.is_empty(), "README.md of tests/reali should have:\n{}", wrong.join("\n"));
}

#[test]
fn every_plan_is_read_without_a_finding_of_reading_or_linking() {
    let mut wrong = Vec::new();
    for piano in piani_reali() {
        for finding in &piano.findings {
            if piao::rules::rule_of(finding.regola).is_none_or(|r| r.check.is_none()) && !is_obligation(finding.regola)
            {
                wrong.push(format!("{finding}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_figure_comes_out_of_the_export_as_published() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for piano in piani_reali() {
        let atteso = atteso(piano);
        assert!(!atteso.cifre.is_empty(), "{}", piano.name);
        for (percorso, valore) in &atteso.cifre {
            count += 1;
            match piano.export.pointer(percorso).map(scalar) {
                None => wrong.push(format!("{}: {percorso} is not in the export", piano.name)),
                Some(found) if found.as_deref() == Some(valore) => {}
                Some(found) => wrong.push(format!("{}: {percorso} is {found:?}, not `{valore}`", piano.name)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 1_600, "only {count} figures");
}

#[test]
fn every_finding_is_judged_and_every_judged_finding_is_there() {
    let mut wrong = Vec::new();
    for piano in piani_reali() {
        let atteso = atteso(piano);
        let listed: BTreeSet<&str> = atteso.rilievi.iter().map(|r| &*r.0).filter(|r| !r.is_empty()).collect();
        let reported: BTreeSet<&str> = piano.findings.iter().map(|f| f.regola).collect();
        for (regola, dove, verdetto) in &atteso.rilievi {
            if verdetto.trim().is_empty() {
                wrong.push(format!("{}: {regola} at {dove} has no verdict", piano.name));
            }
            if !regola.is_empty() && !reported.contains(&**regola) {
                wrong.push(format!("{}: {regola} is expected at {dove}, not reported", piano.name));
            }
            // Absences are at a field that is not there: its record is.
            let parent = dove.rsplit_once('/').map_or("", |(p, _)| p);
            if matches(&piano.export, dove).is_empty() && matches(&piano.export, parent).is_empty() {
                wrong.push(format!("{}: {dove} is not in the export", piano.name));
            }
        }
        let mut new = BTreeMap::new();
        for finding in &piano.findings {
            if !is_obligation(finding.regola) && !listed.contains(finding.regola) {
                wrong.push(format!("{}: nobody judged {finding}", piano.name));
                new.entry((finding.regola, place(&piano.export, finding))).or_insert(());
            }
        }
        if std::env::var_os("PIAO_RISCRIVI").is_some() && !new.is_empty() {
            let mut text = std::fs::read_to_string(&atteso.file).expect("read before");
            for ((regola, dove), ()) in new {
                text.push_str(&format!("\n[[rilievo]]\nregola = \"{regola}\"\ndove = \"{dove}\"\nverdetto = \"\"\n"));
            }
            std::fs::write(&atteso.file, text).expect("the folder can be written");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rules in code that say that a whole datum is absent.
const ASSENZE: &[&str] = &[
    "assunzione-incompleta",
    "assunzione-senza-bisogno",
    "assunzioni-senza-strategia",
    "cessazioni-non-previste",
    "competenze-digitali-assenti",
    "competenze-digitali-parziali",
    "condizioni-per-assumere-assenti",
    "documenti-finanziari-assenti",
    "inconferibilita-senza-misura",
    "lavoro-agile-senza-confronto",
    "lavoro-agile-senza-formazione",
    "lavoro-agile-senza-performance",
    "lavoro-da-remoto-non-trattato",
    "misure-assenti",
    "mobilita-obbligatoria-non-prevista",
    "parere-dei-revisori-non-citato",
    "personale-non-a-fine-anno",
    "regime-non-ricavabile",
    "riallocazione-non-prevista",
    "sindacati-non-informati",
    "misura-generale-assente",
    "monitoraggio-delle-misure-assente",
    "regime-non-ricavabile",
    "relazione-del-rpct-non-citata",
    "whistleblowing-senza-misura",
];

/// Says that something is absent: no fault of a fragment.
fn is_obligation(rule: &str) -> bool {
    ASSENZE.contains(&rule) || piao::rules::obblighi::tutti().iter().any(|o| o.rule.id == rule)
}

/// The place of a finding as a pointer into the export: its element and field.
fn place(export: &Value, finding: &crate::render::Trovato) -> String {
    fn search(value: &Value, id: &str, path: &str) -> Option<String> {
        match value {
            Value::Array(items) => items.iter().enumerate().find_map(|(i, v)| search(v, id, &format!("{path}/{i}"))),
            Value::Object(map) => {
                if map.get("id").and_then(Value::as_str) == Some(id) && map.len() > 1 && !map.contains_key("genere") {
                    return Some(path.to_owned());
                }
                map.iter()
                    .find_map(|(k, v)| search(v, id, &format!("{path}/{}", k.replace('~', "~0").replace('/', "~1"))))
            }
            _ => None,
        }
    }
    let element = finding.id.as_deref().and_then(|id| search(&export["sezioni"], id, "/sezioni"));
    let campo = finding.campo.as_deref().unwrap_or("");
    match (element, campo) {
        (None, _) => "/manifesto".to_owned(),
        (Some(element), "") => element,
        (Some(element), campo) => format!("{element}/{}", campo.replace('.', "/")),
    }
}

/// The forms in which a figure may be printed.
fn printed(export: &Value, percorso: &str, valore: &str) -> Vec<String> {
    let (parent, last) = percorso.rsplit_once('/').unwrap_or(("", percorso));
    let parent = export.pointer(parent);
    match last {
        "testo" => match parent.and_then(|p| p.get("stampa")).and_then(Value::as_str) {
            Some(stampa) => vec![stampa.to_owned()],
            // A number with its text: printed in the Italian form.
            None => number(parent.and_then(|p| p.get("numero")).and_then(Value::as_str).unwrap_or(valore)),
        },
        "numero" if parent.is_some_and(|p| p.get("testo").is_some()) => number(valore),
        "data" if parent.is_some_and(|p| p.get("testo").is_some()) => {
            vec![data(valore).map_or_else(|_| valore.to_owned(), stampa_data)]
        }
        _ if export.pointer(percorso).is_some_and(Value::is_boolean) => {
            vec![if valore == "true" { "sì" } else { "no" }.to_owned()]
        }
        _ => vec![valore.to_owned(), valore.replace(['_', '-'], " ")],
    }
}

/// A number, and an amount in euro.
pub fn number(valore: &str) -> Vec<String> {
    let Ok(mut numero) = valore.parse::<rust_decimal::Decimal>() else { return vec![valore.to_owned()] };
    let plain = stampa_decimale(&numero);
    if numero.scale() < 2 {
        numero.rescale(2);
    }
    vec![plain, format!("{} €", stampa_decimale(&numero))]
}

/// How often a text stands in another as whole words.
fn occurrences(text: &str, words: &str) -> usize {
    let edge = |c: Option<char>, inner: Option<char>| {
        c.is_none_or(|c| !c.is_alphanumeric()) || inner.is_none_or(|c| !c.is_alphanumeric())
    };
    let (first, last) = (words.chars().next(), words.chars().next_back());
    text.match_indices(words)
        .filter(|(at, _)| {
            edge(text[..*at].chars().next_back(), first) && edge(text[at + words.len()..].chars().next(), last)
        })
        .count()
}

#[test]
fn every_figure_stands_in_the_documents_as_often_as_in_the_plan() {
    let mut wrong = Vec::new();
    for piano in piani_reali() {
        let html = elements_text(&piano.html);
        let markdown = elements_text(&crate::render::markdown_to_html(&piano.markdown));
        let mut wanted: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
        for (percorso, valore) in atteso(piano).cifre {
            // What tells of a few people is in no document: see `pubblicabile`.
            if piano.pubblico.pointer(&percorso) != piano.export.pointer(&percorso) {
                const TACIUTI: [&str; 4] = ["personale/", "categorie_protette/", "cessazioni/", "lavoro_agile/"];
                assert!(TACIUTI.iter().any(|t| percorso.contains(t)), "{}: {percorso} is not published", piano.name);
                continue;
            }
            let forms = printed(&piano.export, &percorso, &valore);
            wanted.entry(forms.iter().map(|f| spaced(f)).collect()).or_default().push(percorso);
        }
        for (forms, percorsi) in wanted {
            for (name, text) in [("HTML", &html), ("Markdown", &markdown)] {
                let found = forms.iter().map(|f| occurrences(text, f)).max().unwrap_or(0);
                if found < percorsi.len() {
                    wrong.push(format!(
                        "{}: {name} has {found} of {} `{}`: {}",
                        piano.name,
                        percorsi.len(),
                        forms[0],
                        percorsi.join(" ")
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} missing:\n{}", wrong.len(), wrong.join("\n"));
}
