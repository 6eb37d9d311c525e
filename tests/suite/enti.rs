// SPDX-License-Identifier: EUPL-1.2
//! `tests/casi/enti`: bare plans of five kinds of body. `_atteso.toml` says what must be found in each and what must not.
//! A row was written from the pages of the law before anyone looked at the rules (`nata = "legge"`), or added when it was seen to be
//! forgotten (`nata = "confronto"`). Nothing rewrites it. `_atteso-2.toml` does the same for sections 2.3, 3 and 4, by row of the
//! catalogue: it was written when the rules that carry the rows out had no name yet.

use crate::support::repo;
use piao::load::{Lettura, Loaded, Options};
use piao::model::Sezione;
use piao::rules::catalogo::righe;
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
    let loaded = Loaded::read(&repo(&format!("tests/casi/enti/{ente}")), "", Lettura::CON_PRECEDENTE).expect("a plan");
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

/// The groups of the catalogue that the second lists speak of.
const GRUPPI_2: [&str; 7] = ["risk", "tra", "org", "agile", "ptfp", "form", "mon"];

/// What must be found by row of the catalogue; `id` is `None` where a place is named and no element.
struct Atteso {
    riga: String,
    file: String,
    id: Option<String>,
    livello: String,
}

/// What is found, with the rows of its rule.
struct Trovato {
    /// The first list judges it too.
    prima: bool,
    regola: String,
    righe: Vec<&'static str>,
    file: String,
    id: String,
    /// The field, the message, the help.
    testo: String,
    livello: String,
}

impl Atteso {
    fn is(&self, t: &Trovato) -> bool {
        let same = self.id.as_ref().map_or(self.file == t.file, |id| *id == t.id);
        same && t.righe.contains(&&*self.riga) && self.livello == t.livello
    }
}

/// `genere/id`, or a path of keys.
fn id_di(elemento: &str) -> Option<String> {
    elemento.split_once('/').map(|(_, id)| id.to_string())
}

/// A row that must be silent: on an element, on a key of `misure_generali`, or anywhere.
struct Silenzio {
    riga: String,
    id: Option<String>,
    chiave: Option<String>,
}

impl Silenzio {
    fn is_broken_by(&self, t: &Trovato) -> bool {
        let names = |key: &String| t.testo.contains(&format!("`{key}`")) || t.testo.contains(&format!(".{key}\n"));
        t.righe.contains(&&*self.riga)
            && self.id.as_ref().is_none_or(|id| *id == t.id)
            && self.chiave.as_ref().is_none_or(names)
    }
}

fn attesi_per_riga(ente: &str) -> (Vec<Atteso>, Vec<Silenzio>) {
    let text = std::fs::read_to_string(repo(&format!("tests/casi/enti/{ente}/_atteso-2.toml"))).expect("expectations");
    let table = DeTable::parse(&text).unwrap_or_else(|e| panic!("{ente}: {e}")).into_inner();
    let keys = ["gruppo", "riga", "perche", "fonte", "nata", "livello", "file", "elemento"];
    let known = |riga: &str| righe().iter().any(|r| r.id == riga && GRUPPI_2.contains(&r.gruppo()));
    let attesi = rows(ente, &table, "atteso", keys).into_iter().map(|row| {
        let [_, riga, perche, fonte, nata, livello, file, elemento] = row;
        assert!(known(&riga), "{ente}: no row `{riga}`");
        assert!(["legge", "confronto"].contains(&&*nata) && !perche.is_empty() && !fonte.is_empty(), "{ente}: {riga}");
        Atteso { riga, file, id: id_di(&elemento), livello }
    });
    let silenzi = rows(ente, &table, "silenzio", ["riga", "che_cosa", "perche", "elemento"]).into_iter().map(|row| {
        let [riga, che_cosa, perche, elemento] = row;
        assert!(known(&riga) && !che_cosa.is_empty() && !perche.is_empty(), "{ente}: {riga}");
        let chiave = elemento.strip_prefix("misure_generali.").map(String::from);
        Silenzio { riga, id: id_di(&elemento), chiave }
    });
    (attesi.collect(), silenzi.collect())
}

fn trovati_per_riga(ente: &str) -> Vec<Trovato> {
    let loaded = Loaded::read(&repo(&format!("tests/casi/enti/{ente}")), "", Lettura::CON_PRECEDENTE).expect("a plan");
    loaded.check(&Options::default(), |cx, outcome| {
        let found = outcome.findings.iter().filter_map(|f| {
            let righe: Vec<&str> = rule_of(f.rule)?.righe().map(|r| r.id.as_str()).collect();
            let ours = rule_of(f.rule)?.righe().any(|r| GRUPPI_2.contains(&r.gruppo()));
            ours.then(|| Trovato {
                prima: rule_of(f.rule).is_some_and(in_parte),
                regola: f.rule.to_owned(),
                righe,
                file: cx.sources.file(f.span().file).path.clone(),
                id: f.id.clone().filter(|_| f.genere != Some("file")).unwrap_or_default(),
                testo: format!(
                    "{}\n{} {}",
                    f.campo.as_deref().unwrap_or_default(),
                    f.message,
                    f.help.as_deref().unwrap_or_default()
                ),
                livello: f.level.parola().to_owned(),
            })
        });
        found.collect()
    })
}

#[test]
fn bare_plans_are_told_what_the_law_asks_in_the_other_sections() {
    let mut wrong = String::new();
    for ente in ENTI {
        let (attesi, silenzi) = attesi_per_riga(ente);
        let trovati = trovati_per_riga(ente);
        for a in attesi.iter().filter(|a| !trovati.iter().any(|t| a.is(t))) {
            wrong.push_str(&format!("{ente}: must be found: {} {} {} {:?}\n", a.livello, a.riga, a.file, a.id));
        }
        for t in trovati.iter().filter(|t| !t.prima && !attesi.iter().any(|a| a.is(t))) {
            let (regola, righe) = (&t.regola, t.righe.join(" "));
            wrong.push_str(&format!(
                "{ente}: must not be found: {} {regola} ({righe}) {} {}\n",
                t.livello, t.file, t.id
            ));
        }
        for s in silenzi {
            // A rule of many rows that speaks of another row is no fault.
            let of_another = |t: &Trovato| attesi.iter().any(|a| a.riga != s.riga && a.is(t));
            if let Some(t) = trovati.iter().find(|t| !t.prima && s.is_broken_by(t) && !of_another(t)) {
                let (riga, id) = (&s.riga, s.id.as_ref().or(s.chiave.as_ref()));
                wrong.push_str(&format!("{ente}: `{riga}` must be silent on {id:?}, and `{}` is not\n", t.regola));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
