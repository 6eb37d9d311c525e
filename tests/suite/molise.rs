// SPDX-License-Identifier: EUPL-1.2
//! `examples/regione-molise/2026`: the values as the region published them, and the findings on them, one by one.
//! `_attesi.toml` lists the findings; with `PIAO_RISCRIVI=1` it is written again: verdicts stay, new rows have none.

use crate::support::as_json;
use piao::load::{Lettura, Loaded, Options};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use toml::de::DeTable;

/// Id, baseline, targets of 2026, 2027, 2028.
const INDICATORI: [(&str, &str, [&str; 3]); 15] = [
    ("saldo-demografico", "-0,98%", ["-0,8", "-0,6", "-0,4"]),
    ("giovani-aree-interne", "<40%", ["42%", "45%", "48%"]),
    ("accesso-servizi-essenziali", "~60%", ["65%", "70%", "75%"]),
    ("occupazione-20-64", "41,4%", ["44%", "47%", "50%"]),
    ("imprese-attive", "~202", ["210", "220", "230"]),
    ("valore-aggiunto-pro-capite", "~21.700 EUR", ["22.500", "23.500", "24.500"]),
    ("mobilita-sanitaria-passiva", "alta", ["-5%", "-10%", "-15%"]),
    ("tempi-medi-attesa", "~45", ["40", "35", "30"]),
    ("copertura-servizi-territoriali", "~50%", ["55%", "60%", "65%"]),
    ("energia-rinnovabile", "~28%", ["32%", "36%", "40%"]),
    ("presenze-turistiche", "+19,2%", ["+8%", "+12%", "+15%"]),
    ("emissioni-co2-pro-capite", "alto", ["-3%", "-6%", "-10%"]),
    ("tempo-medio-procedimenti", "~90", ["80", "70", "60"]),
    ("servizi-digitalizzati", "84,6%", ["70%", "80%", "90%"]),
    ("indice-trasparenza", "70%", ["80%", "90%", "95%"]),
];

fn root() -> PathBuf {
    crate::render::repository().join("examples/regione-molise/2026")
}

/// Rule, file, line.
type Riga = (String, String, usize);

/// What the check finds, with its message, and the export.
fn read() -> (BTreeMap<Riga, String>, Value) {
    let loaded = Loaded::read(&root(), "", Lettura::CON_PRECEDENTE).expect("the example");
    loaded.check(&Options::default(), |cx, outcome| {
        let found = outcome.findings.iter().map(|f| {
            let file = cx.sources.file(f.span().file);
            ((f.rule.to_owned(), file.path.clone(), file.position(f.span().start).0), f.message.clone())
        });
        (found.collect(), as_json(&piao::export::export(cx, "")))
    })
}

/// Rows of `_attesi.toml` with their verdicts.
fn attesi() -> BTreeMap<Riga, String> {
    let text = std::fs::read_to_string(root().join("_attesi.toml")).unwrap_or_default();
    let table = DeTable::parse(&text).unwrap_or_else(|e| panic!("_attesi.toml: {e}")).into_inner();
    let rows = table.get("atteso").and_then(|v| v.get_ref().as_array());
    rows.into_iter()
        .flat_map(|rows| rows.iter())
        .map(|row| {
            let row = row.get_ref().as_table().expect("a table");
            let text = |key: &str| {
                let value = row.get(key).and_then(|v| v.get_ref().as_str());
                value.unwrap_or_else(|| panic!("`{key}` is missing in {row:?}")).to_owned()
            };
            let riga = row.get("riga").and_then(|v| v.get_ref().as_integer()).and_then(|n| n.as_str().parse().ok());
            ((text("regola"), text("file"), riga.expect("a line number")), text("verdetto"))
        })
        .collect()
}

/// The file again: every finding with the verdict it had, else that of the same rule in the same file, else none.
fn write(found: &BTreeMap<Riga, String>, before: &BTreeMap<Riga, String>) {
    let mut text = String::from(
        "# Che cosa trova `piao validate` su questo piano, e perché è vero. Una prova lo confronta riga per riga;\n\
         # `PIAO_RISCRIVI=1 cargo test molise` lo riscrive: i verdetti restano, le righe nuove aspettano il loro.\n",
    );
    let quoted = |s: &str| serde_json::to_string(s).expect("a string");
    for (riga, message) in found {
        let (regola, file, line) = riga;
        // A finding that only moved keeps its verdict.
        let moved = || {
            let mut same = before.iter().filter(|((r, f, _), _)| r == regola && f == file).map(|(_, v)| v);
            let first = same.next()?;
            same.all(|v| v == first).then_some(first)
        };
        let verdetto = before.get(riga).or_else(moved).cloned().unwrap_or_default();
        text.push_str(&format!(
            "\n# {message}\n[[atteso]]\nregola = {}\nfile = {}\nriga = {line}\nverdetto = {}\n",
            quoted(regola),
            quoted(file),
            quoted(&verdetto)
        ));
    }
    std::fs::write(root().join("_attesi.toml"), text).expect("the folder can be written");
}

#[test]
fn exactly_the_judged_findings_are_found() {
    let (found, before) = (read().0, attesi());
    if std::env::var_os("PIAO_RISCRIVI").is_some() {
        write(&found, &before);
    }
    let after = attesi();
    let mut wrong = Vec::new();
    for (riga, message) in &found {
        match after.get(riga) {
            None => wrong.push(format!("not in _attesi.toml: {riga:?} {message}")),
            Some(verdetto) if verdetto.trim().is_empty() => wrong.push(format!("no verdict: {riga:?} {message}")),
            Some(_) => {}
        }
    }
    wrong.extend(after.keys().filter(|r| !found.contains_key(*r)).map(|r| format!("not found any more: {r:?}")));
    assert!(wrong.is_empty(), "`PIAO_RISCRIVI=1 cargo test molise`, then write the verdicts:\n{}", wrong.join("\n"));
}

#[test]
fn the_counts_are_those_published() {
    let export = read().1;
    let count = |path: &str| export.pointer(path).and_then(Value::as_array).map_or(0, Vec::len);
    assert_eq!(count("/sezioni/struttura_organizzativa/uffici"), 58);
    assert_eq!(count("/sezioni/scheda_anagrafica/priorita_politiche"), 17);
    assert_eq!(count("/sezioni/valore_pubblico/obiettivi_valore_pubblico"), 5);
    assert_eq!(count("/sezioni/scheda_anagrafica/stakeholder"), 4);
    assert_eq!(count("/sezioni/scheda_anagrafica/fonti"), 6);
    let uffici = export["sezioni"]["struttura_organizzativa"]["uffici"].as_array().expect("offices");
    assert_eq!(uffici.iter().filter(|u| u.get("padre").is_none()).count(), 9);
    let codes: BTreeSet<&str> = uffici.iter().filter_map(|u| u["codice"].as_str()).collect();
    assert_eq!(codes.len(), 58);
    let references = export["riferimenti"].as_array().expect("references");
    assert!(references.iter().all(|r| r["esiste"] == true));
}

#[test]
fn every_indicator_has_its_published_values() {
    let export = read().1;
    let goals = export["sezioni"]["valore_pubblico"]["obiettivi_valore_pubblico"].as_array().expect("goals");
    let found: Vec<&Value> = goals.iter().flat_map(|o| o["indicatori"].as_array().expect("indicators")).collect();
    assert_eq!(found.len(), INDICATORI.len());
    for (indicatore, (id, baseline, target)) in found.iter().zip(INDICATORI) {
        assert_eq!(indicatore["id"], id);
        assert_eq!(indicatore["baseline"]["testo"].as_str(), Some(baseline), "{id}");
        assert_eq!(indicatore["target"].as_object().map(serde_json::Map::len), Some(3), "{id}");
        for (anno, atteso) in ["2026", "2027", "2028"].iter().zip(target) {
            assert_eq!(indicatore["target"][anno]["testo"].as_str(), Some(atteso), "{id} {anno}");
        }
    }
}

#[test]
fn the_documents_print_the_values_as_they_were_published() {
    let loaded = Loaded::read(&root(), "", Lettura::CON_PRECEDENTE).expect("the example");
    let export = read().1;
    loaded.check(&Options::default(), |cx, _| {
        for format in [piao::render::Format::Html, piao::render::Format::Markdown] {
            let text = piao::render::render(cx, format, false, None).unwrap_or_else(|e| panic!("{}", e.0));
            let page = match format {
                piao::render::Format::Html => crate::render::fragment(&text),
                piao::render::Format::Markdown => crate::render::markdown_to_html(&text),
            };
            let rows: Vec<Vec<String>> = page
                .named("tr")
                .iter()
                .map(|r| r.elements().map(crate::render::elements_text).collect::<Vec<_>>())
                .collect();
            let goals = export["sezioni"]["valore_pubblico"]["obiettivi_valore_pubblico"].as_array().expect("goals");
            for indicatore in goals.iter().flat_map(|o| o["indicatori"].as_array().expect("indicators")) {
                let name = indicatore["nome"].as_str().expect("a name");
                let row = rows.iter().find(|r| r.first().is_some_and(|c| c.starts_with(name)));
                let row = row.unwrap_or_else(|| panic!("{format:?}: no row for {name}"));
                let values = ["2026", "2027", "2028"].map(|a| &indicatore["target"][a]);
                for value in std::iter::once(&indicatore["baseline"]).chain(values) {
                    let stampa = value["stampa"].as_str().expect("printed");
                    assert!(row.iter().any(|c| c == stampa), "{format:?}: {name}: {stampa} is not in {row:?}");
                }
            }
        }
    });
}
