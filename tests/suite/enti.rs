// SPDX-License-Identifier: EUPL-1.2
//! `tests/casi/enti`: bare plans of five kinds of body. `_atteso.toml` says what must be found in each and what must not.
//! A row was written from the pages of the law before anyone looked at the rules (`nata = "legge"`), or added when it was seen to be
//! forgotten (`nata = "confronto"`). Nothing rewrites it.

use crate::support::repo;
use piao::load::{Loaded, Options};
use piao::model::Sezione;
use piao::rules::elenco::Parte;
use piao::rules::{Rule, rule_of};
use toml::de::{DeTable, DeValue};

const ENTI: [&str; 5] = ["azienda-sanitaria", "ministero", "regione", "unione-di-comuni", "universita"];

/// The parts of a plan these expectations speak of, as the keys of `gruppo`.
const GRUPPI: [&str; 6] = ["generale", "scheda anagrafica", "valore pubblico", "performance", "indicatori", "adozione"];

/// Rule, file, id of the element, level.
type Rilievo = (String, String, String, String);

/// Whether these expectations speak of a rule: sections 2.3, 3 and 4 are here only as far as they must be there at all.
fn in_parte(rule: &Rule) -> bool {
    match Parte::di(rule) {
        Parte::Sezione(Sezione::SchedaAnagrafica | Sezione::ValorePubblico | Sezione::Performance) => true,
        Parte::Sezione(_) => rule.righe().next().is_some_and(|r| r.gruppo() == "gen"),
        Parte::Piano | Parte::Adozione | Parte::File => true,
        Parte::Confronto => false,
    }
}

/// The rows of one name, each with exactly these keys.
fn rows<const N: usize>(ente: &str, table: &DeTable<'_>, name: &str, keys: [&str; N]) -> Vec<[String; N]> {
    let rows = table.get(name).and_then(|v| v.get_ref().as_array());
    rows.into_iter()
        .flat_map(|rows| rows.iter())
        .map(|row| {
            let row = row.get_ref().as_table().expect("a table");
            assert_eq!(row.len(), keys.len(), "{ente}: the keys of {row:?}");
            keys.map(|key| match row.get(key).map(|v| v.get_ref()) {
                Some(DeValue::String(s)) => s.to_string(),
                other => panic!("{ente}: `{key}` is {other:?} in {row:?}"),
            })
        })
        .collect()
}

/// What must be found, and the rules that must be silent: on an element, or anywhere.
fn attesi(ente: &str) -> (Vec<Rilievo>, Vec<(String, String)>) {
    let text = std::fs::read_to_string(repo(&format!("tests/casi/enti/{ente}/_atteso.toml"))).expect("expectations");
    let table = DeTable::parse(&text).unwrap_or_else(|e| panic!("{ente}: {e}")).into_inner();
    for key in table.keys() {
        assert!(["atteso", "tace"].contains(&&**key.get_ref()), "{ente}: `{}`", key.get_ref());
    }
    let keys = ["gruppo", "che_cosa", "fonte", "nata", "livello", "file", "elemento", "regola"];
    let attesi = rows(ente, &table, "atteso", keys).into_iter().map(|row| {
        let [gruppo, che_cosa, fonte, nata, livello, file, elemento, regola] = row;
        assert!(["legge", "confronto"].contains(&&*nata), "{ente}: `{nata}`");
        assert!(GRUPPI.contains(&&*gruppo), "{ente}: group `{gruppo}`");
        assert!(!che_cosa.is_empty() && !fonte.is_empty(), "{ente}: {regola}");
        (regola, file, elemento, livello)
    });
    let mut attesi: Vec<Rilievo> = attesi.collect();
    attesi.sort();
    let tace = rows(ente, &table, "tace", ["che_cosa", "perche", "elemento", "regola"]).into_iter().map(|row| {
        let [che_cosa, perche, elemento, regola] = row;
        assert!(!che_cosa.is_empty() && !perche.is_empty(), "{ente}: {regola}");
        (regola, elemento)
    });
    (attesi, tace.collect())
}

/// What is found.
fn trovati(ente: &str) -> Vec<Rilievo> {
    let loaded = Loaded::read(&repo(&format!("tests/casi/enti/{ente}")), "", true).expect("a plan");
    loaded.check(&Options::default(), |cx, outcome| {
        let found = outcome.findings.iter().filter(|f| rule_of(f.rule).is_none_or(in_parte)).map(|f| {
            let file = cx.sources.file(f.span().file).path.clone();
            let id = f.id.clone().filter(|_| f.genere != Some("file")).unwrap_or_default();
            (f.rule.to_owned(), file, id, f.level.parola().to_owned())
        });
        let mut found: Vec<Rilievo> = found.collect();
        found.sort();
        found
    })
}

/// The rows of `a` that `b` does not have, each as often as it is missing.
fn not_in(a: &[Rilievo], b: &[Rilievo]) -> String {
    let mut rest = b.to_vec();
    let missing = a.iter().filter(|row| match rest.iter().position(|r| r == *row) {
        Some(i) => {
            rest.swap_remove(i);
            false
        }
        None => true,
    });
    missing.map(|(rule, file, id, level)| format!("  {level} {rule} {file} {id}\n")).collect()
}

#[test]
fn bare_plans_are_told_what_the_law_asks_of_their_kind() {
    let mut wrong = String::new();
    for ente in ENTI {
        let (attesi, tace) = attesi(ente);
        let trovati = trovati(ente);
        let (missing, extra) = (not_in(&attesi, &trovati), not_in(&trovati, &attesi));
        if !missing.is_empty() || !extra.is_empty() {
            wrong.push_str(&format!("{ente}\n must be found:\n{missing} must not be found:\n{extra}"));
        }
        for (rule, id) in tace {
            assert!(rule_of(&rule).is_some(), "{ente}: no rule `{rule}`");
            let here = |found: &Rilievo| found.0 == rule && (id.is_empty() || found.2 == id);
            if trovati.iter().any(here) {
                wrong.push_str(&format!("{ente}: `{rule}` must be silent on `{id}`\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
