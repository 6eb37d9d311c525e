// SPDX-License-Identifier: EUPL-1.2
//! Every value of `tests/casi/valori.toml` written in each way a plan file allows: YAML plain, quoted and flow, and TOML.
//!
//! Quoted and TOML texts come out as they went in. A plain text comes out as it went in, or a finding says what YAML
//! would make of it: nothing is eaten in silence.

use crate::support::read;
use piao::load::{Loaded, Options};
use piao::source::Sources;
use toml::de::DeTable;

const MANIFEST: &str = "formato = 1\nanno = 2027\nregime = \"ordinario\"\n";

/// What became of a value: its text in the export, and the findings of the file it was written in.
struct Fate {
    testo: Option<String>,
    tipo: Option<String>,
    findings: Vec<String>,
}

fn fate(file: &str, text: String) -> Fate {
    let loaded = Loaded::from_sources(Sources::from_texts([("piao.toml", MANIFEST.to_string()), (file, text)]));
    let reads = |rule: &piao::rules::Rule| rule.check.is_none() && rule.fonti.is_empty();
    loaded.check(&Options { wanted: &reads, ..Options::default() }, |cx, outcome| {
        let export = piao::export::export(cx, "");
        let value = export.pointer("/sezioni/performance/indicatori/0/target");
        let at = |key: &str| {
            let found = value.and_then(|v| v.get(key).or_else(|| v.get("2027").and_then(|y| y.get(key))));
            found.and_then(|v| v.as_str()).map(String::from)
        };
        Fate {
            testo: at("testo"),
            tipo: at("tipo"),
            findings: outcome.findings.iter().map(|f| f.rule.to_string()).collect(),
        }
    })
}

fn yaml(value: &str) -> Fate {
    fate("performance.yaml", format!("indicatori:\n  - id: prova\n    nome: Perché\n    target: {value}\n"))
}

fn rows() -> Vec<(String, String)> {
    let text = read("tests/casi/valori.toml");
    let table = DeTable::parse(&text).expect("the table is TOML");
    let rows = table.get_ref().get("valore").and_then(|v| v.get_ref().as_array()).expect("rows");
    rows.iter()
        .map(|row| {
            let row = row.get_ref().as_table().expect("a table");
            let get = |key| row.get(key).and_then(|v| v.get_ref().as_str()).expect("a text").to_string();
            (get("testo"), get("tipo"))
        })
        .filter(|(testo, _)| !testo.trim().is_empty())
        .collect()
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a JSON string is a YAML and a TOML string")
}

#[test]
fn every_value_survives_between_quotes_in_yaml_and_in_toml() {
    let rows = rows();
    assert!(rows.len() > 250, "{}", rows.len());
    for (testo, tipo) in &rows {
        let toml = format!("[[indicatori]]\nid = \"prova\"\nnome = \"Perché\"\ntarget = {}\n", quoted(testo));
        let flow = format!("{{ 2027: {}, 2028: 1 }}", quoted(testo));
        for (way, fate) in
            [("quoted", yaml(&quoted(testo))), ("flow", yaml(&flow)), ("TOML", fate("performance.toml", toml))]
        {
            // A day that no calendar has is kept as a text by the reader of values, and told by the field.
            if testo == "31/02/2027" {
                assert_eq!(fate.findings, ["data-non-valida"], "{way}: {testo}");
                continue;
            }
            assert_eq!(fate.findings, Vec::<String>::new(), "{way}: {testo}");
            assert_eq!(fate.testo.as_deref(), Some(testo.trim()), "{way}");
            assert_eq!(fate.tipo.as_deref(), Some(tipo.as_str()), "{way}: {testo}");
        }
    }
}

#[test]
fn no_plain_value_is_eaten_in_silence() {
    let mut told = 0;
    for (testo, tipo) in rows() {
        for (way, fate) in [("plain", yaml(&testo)), ("flow", yaml(&format!("{{ 2027: {testo}, 2028: 1 }}")))] {
            let kept = fate.testo.as_deref() == Some(testo.trim());
            assert!(kept || !fate.findings.is_empty(), "{way}: `{testo}` became {:?} and nobody says so", fate.testo);
            if kept && fate.findings.is_empty() {
                assert_eq!(fate.tipo.as_deref(), Some(tipo.as_str()), "{way}: {testo}");
            }
            told += usize::from(!fate.findings.is_empty());
        }
    }
    assert!(told > 20, "YAML cannot take all of them plain: {told}");
}
