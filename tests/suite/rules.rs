// SPDX-License-Identifier: EUPL-1.2
//! Every rule against its own explanation, the catalogue against the rules, every obligation by deletion.

use crate::support::{
    Files, Found, csv, files_below, findings, generated, load, piano_minimo, read, repo, report, rewriting, year_before,
};
use piao::load::Loaded;
use piao::model::Sezione;
use piao::model::id::Genere;
use piao::rules::obblighi::{self, Obbligo};
use piao::rules::{RULES, Rule};
use piao::source::Sources;
use piao::source::node::{Data, Node};
use std::collections::{BTreeSet, HashMap, HashSet};

const HEADINGS: [&str; 4] = ["Che cosa controlla", "Perché", "Esempio", "Come correggere"];

// ---------------------------------------------------------------- explanations

/// A fenced block of an explanation.
#[derive(Debug, Clone)]
struct Block {
    info: String,
    text: String,
    /// Where its text stands in the explanation.
    at: std::ops::Range<usize>,
}

fn blocks(doc: &str) -> Vec<Block> {
    let (mut found, mut open, mut at) = (Vec::new(), None::<(String, usize)>, 0);
    for line in doc.split_inclusive('\n') {
        let end = at + line.len();
        match (&open, line.trim_end().strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim().to_string(), end)),
            (Some((info, from)), Some("")) => {
                found.push(Block { info: info.clone(), text: doc[*from..at].to_string(), at: *from..at });
                open = None;
            }
            _ => {}
        }
        at = end;
    }
    assert!(open.is_none(), "a block that never ends");
    found
}

/// One example: what is wrong, what is printed, what is right.
struct Example {
    wrong: Vec<Block>,
    esito: Block,
    right: Vec<Block>,
}

/// As many blocks before `Esito` as after it; a block `testo` is for reading only.
fn examples(id: &str, doc: &str) -> Vec<Example> {
    let (mut found, mut wrong): (Vec<Example>, Vec<Block>) = (Vec::new(), Vec::new());
    for block in blocks(doc) {
        match (block.info.as_str(), found.last_mut()) {
            ("testo", _) => {}
            ("Esito", _) => {
                assert!(!wrong.is_empty(), "{id}: an `Esito` without an example before it");
                found.push(Example { wrong: std::mem::take(&mut wrong), esito: block, right: Vec::new() });
            }
            (_, Some(last)) if last.right.len() < last.wrong.len() => last.right.push(block),
            _ => wrong.push(block),
        }
    }
    assert!(wrong.is_empty(), "{id}: an example without its `Esito`");
    for example in &found {
        assert_eq!(example.wrong.len(), example.right.len(), "{id}: an example without its correction");
    }
    found
}

/// The smallest plan with these blocks: added, in the place of a file (`al-posto`), or taking one away (`assente`).
/// A path under `precedente/` belongs to last year's plan.
fn plan_with(id: &str, blocks: &[Block]) -> Loaded {
    let (mut this, mut before) = (piano_minimo(), None::<Files>);
    for block in blocks {
        let words: Vec<&str> = block.info.split_whitespace().collect();
        let [format @ ("yaml" | "toml" | "markdown"), path, rest @ ..] = &words[..] else {
            panic!("{id}: `{}` is neither `yaml FILE` nor `toml FILE`", block.info)
        };
        let extension = if *format == "markdown" { "md" } else { format };
        assert!(path.ends_with(&format!(".{extension}")), "{id}: `{}`", block.info);
        let (files, path) = match path.strip_prefix("precedente/") {
            Some(path) => (before.get_or_insert_with(last_year), path),
            None => (&mut this, *path),
        };
        let same = |other: &str| {
            let stem = |p: &str| {
                p.rsplit_once('.')
                    .map_or(p, |(s, _)| s)
                    .trim_start_matches(|c: char| !c.is_ascii_lowercase())
                    .to_string()
            };
            stem(other) == stem(path)
        };
        match rest {
            [] => assert!(path != "piao.toml", "{id}: `piao.toml` wants `al-posto`"),
            ["al-posto"] => files.retain(|(p, _)| !same(p)),
            ["assente"] => {
                files.retain(|(p, _)| !same(p));
                continue;
            }
            _ => panic!("{id}: `{}`", block.info),
        }
        assert!(files.iter().all(|(p, _)| p != path), "{id}: `{path}` twice");
        files.push((path.to_string(), block.text.clone()));
    }
    let mut loaded = load(&this);
    loaded.precedente = before.map(|files| Box::new(load(&files)));
    loaded
}

/// The smallest plan, a year before.
fn last_year() -> Files {
    year_before(piano_minimo())
}

/// The rule under test and what reading and linking find. Only of rules that run it is known that a waiver is useless.
fn wanted<'a>(rule: &'a Rule, blocks: &'a [Block]) -> impl Fn(&Rule) -> bool + 'a {
    move |other| {
        let reads = other.check.is_none() && RULES.iter().any(|r| r.id == other.id);
        let named = rule.id == "deroga-inutile" && blocks.iter().any(|b| b.text.contains(other.id));
        other.id == rule.id || reads || named
    }
}

fn doc_path(rule: &Rule) -> String {
    format!("src/rules/{}.md", rule.id.replace('-', "_"))
}

#[test]
fn every_explanation_has_its_headings_in_order() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let doc = read(&doc_path(rule));
        let mut lines = doc.lines();
        let title = lines.next().unwrap_or_default();
        let mut fenced = false;
        let headings: Vec<&str> = lines
            .filter(|l| {
                fenced ^= l.starts_with("```");
                !fenced && l.starts_with('#')
            })
            .collect();
        // A rule with several faults shows each in an example of its own.
        let mut headings: Vec<String> = headings.iter().map(ToString::to_string).collect();
        headings.dedup();
        let expected: Vec<String> = HEADINGS.iter().map(|h| format!("## {h}")).collect();
        if title != format!("# {}", rule.id) || headings != expected {
            wrong.push(format!("{}: {title} {headings:?}", doc_path(rule)));
        }
        for (heading, text) in doc.split("\n## ").skip(1).filter_map(|s| s.split_once('\n')) {
            if text.trim().is_empty() {
                wrong.push(format!("{}: nothing under {heading}", doc_path(rule)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_example_gives_its_rule_its_generated_esito_and_its_correction_nothing() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let mut doc = read(&doc_path(rule));
        let examples = examples(rule.id, &doc);
        if examples.is_empty() && !blocks(&doc).iter().any(|b| b.info == "testo") {
            wrong.push(format!("{}: no example", rule.id));
        }
        // From the last to the first, so that places before stay where they are.
        for example in examples.iter().rev() {
            let plan = plan_with(rule.id, &example.wrong);
            let found = findings(&plan, &wanted(rule, &example.wrong));
            if found.is_empty() || found.iter().any(|f| f.rule != rule.id) {
                wrong.push(format!("{}: the wrong example gives {found:#?}", rule.id));
            }
            let esito = report(&plan, &wanted(rule, &example.wrong)) + "\n";
            if rewriting() {
                doc.replace_range(example.esito.at.clone(), &esito);
            } else if example.esito.text != esito {
                wrong.push(format!("{}: `Esito` is out of date, it is now\n{esito}", rule.id));
            }
            let found = findings(&plan_with(rule.id, &example.right), &wanted(rule, &example.right));
            if !found.is_empty() {
                wrong.push(format!("{}: the right example gives {found:#?}", rule.id));
            }
        }
        if rewriting() {
            generated(&doc_path(rule), &doc);
        }
    }
    assert!(wrong.is_empty(), "{}\n(`sh tests/generate` rewrites the `Esito` blocks)", wrong.join("\n"));
}

#[test]
fn the_smallest_plan_is_clean_under_every_rule() {
    let found = findings(&load(&piano_minimo()), &|_| true);
    assert!(found.is_empty(), "{found:#?}");
    let found = findings(&load(&last_year()), &|_| true);
    assert!(found.is_empty(), "{found:#?}");
}

// ---------------------------------------------------------------- the catalogue

/// What is added to the smallest plan, and the rules that speak: as many findings as there are causes, none where all is well.
const CASES: &[(&str, &str, &str, &[&str])] = &[
    (
        "a wrong year in an end that has a beginning",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    ufficio: tecnico\n    inizio: 2027-02-01\n    scadenza: 2017-12-31\n    fasi:\n      - { nome: a, inizio: 2027-02-01, fine: 2027-06-30 }\n",
        &["scadenza-prima-dell-inizio"],
    ),
    (
        "a wrong year in a phase",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    ufficio: tecnico\n    scadenza: 2027-12-31\n    fasi:\n      - { nome: a, fine: 2027-06-30 }\n      - { nome: b, fine: 2037-10-31 }\n      - { nome: c, fine: 2027-11-30 }\n",
        &["data-fuori-periodo"],
    ),
    (
        "a target worse than the start and than the year before",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    ufficio: tecnico\n    indicatori:\n      - id: due\n        nome: Numero di posti\n        polarita: aumento\n        fonte: registro delle domande\n        baseline: { 2026: 50 }\n        target: { 2027: 60, 2028: 40, 2029: 70 }\n",
        &["target-contro-polarita"],
    ),
    (
        "a goal suspended during the year, a goal below another",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    stato: sospeso\n    indicatori:\n      - { id: zero, nome: Posti, target: { 2027: 3 } }\n  - id: quattro\n    titolo: Quattro\n    ufficio: tecnico\n    stato: sterilizzato\n  - id: due\n    titolo: Due\n    padre: servizi-semplici\n    indicatori:\n      - id: tre\n        nome: Numero di posti\n        fonte: registro delle domande\n        baseline: { 2026: 50 }\n        target: { 2027: 60 }\n",
        &[],
    ),
    (
        "offices that close or open during the plan",
        "struttura_organizzativa.yaml",
        "uffici:\n  - { id: uno, nome: Cultura, incarico: resp-tecnico, valido_al: 2027-06-30 }\n  - { id: due, nome: Turismo, incarico: resp-tecnico, valido_dal: 2028-01-01 }\n  - { id: tre, nome: Sport, valido_al: 2026-12-31 }\n",
        &[],
    ),
    (
        "measures already carried out, suspended, or carried out by a goal",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: uno, titolo: Uno, rischi: [frazionamento], ufficio: tecnico, gia_attuata: 2026-12-01 }\n  - { id: due, titolo: Due, rischi: [frazionamento], ufficio: tecnico, stato: sospesa }\n  - { id: tre, titolo: Tre, rischi: [frazionamento], obiettivo: pagamenti }\n",
        &[],
    ),
    (
        "references to a kind of which the plan has none",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: Uno, ufficio: tecnico, priorita: [una, due], fasi: [{ nome: a, fine: 2027-06-30 }] }\n  - { id: due, titolo: Due, ufficio: tecnico, priorita: [una], fasi: [{ nome: a, fine: 2027-06-30 }] }\n",
        &["riferimento-sconosciuto"],
    ),
    (
        "the level of a process",
        "rischi_corruttivi.yaml",
        "processi:\n  - { id: uno, nome: Uno, ufficio: tecnico, rischio: altissimo }\n",
        &["livello-di-rischio-sconosciuto"],
    ),
    (
        "a table with subtotals that have a name of their own",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Funzionari, totale: 20 }\n      - { etichetta: Istruttori, totale: 44 }\n      - { etichetta: Personale di ruolo, totale: 64 }\n    totale_pubblicato: 64\n",
        &[],
    ),
    (
        "fixed terms counted in the table and not in the number of employees",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Istruttori, totale: 64 }\n      - { etichetta: Tempo determinato, totale: 5 }\n    totale_pubblicato: 69\n",
        &[],
    ),
    (
        "other people missing",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Istruttori a tempo indeterminato, totale: 69 }\n    totale_pubblicato: 69\n",
        &["dipendenti-diversi-dal-personale"],
    ),
];

#[test]
fn one_cause_is_one_finding_and_no_cause_none() {
    for (what, file, text, rules) in CASES {
        let mut files = piano_minimo();
        files.push((file.to_string(), text.to_string()));
        let found = findings(&load(&files), &|_| true);
        let ids: Vec<&str> = found.iter().map(|f| f.rule).collect();
        assert_eq!(ids, *rules, "{what}: {found:#?}");
    }
}

fn all() -> Vec<&'static Rule> {
    RULES.iter().copied().chain(obblighi::tutti().iter().map(|o| &o.rule)).collect()
}

fn is_kebab(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    id.chars().all(plain)
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && !id.ends_with('-')
        && !id.contains("--")
}

#[test]
fn ids_are_unique_kebab_case_and_in_order() {
    let mut seen = HashSet::new();
    for rule in all() {
        assert!(seen.insert(rule.id), "`{}` twice", rule.id);
        assert!(is_kebab(rule.id), "`{}`", rule.id);
        assert!(!rule.summary.is_empty() && !rule.summary.trim().contains('\n'), "`{}` has no summary", rule.id);
    }
    assert!(RULES.is_sorted_by_key(|r| r.id), "RULES is in order of id");
}

#[test]
fn every_rule_has_its_two_files_and_no_file_is_left_over() {
    let mut expected = BTreeSet::new();
    for rule in RULES {
        expected.insert(format!("{}.rs", rule.id.replace('-', "_")));
        expected.insert(format!("{}.md", rule.id.replace('-', "_")));
    }
    let machinery = [
        "mod.rs",
        "confronto.rs",
        "context.rs",
        "dati.rs",
        "deroghe.rs",
        "finish.rs",
        "obblighi.rs",
        "catalogo.csv",
        "README.md",
    ];
    let found: BTreeSet<String> = files_below(&repo("src/rules"))
        .into_iter()
        .filter(|p| !p.contains('/') && !machinery.contains(&p.as_str()))
        .collect();
    assert_eq!(found, expected);
}

/// Rules whose levels or certainty are not those of their rows, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("fasi-fuori-ordine", "the note of perf-phases-order: avviso for order and for a last phase after the deadline"),
    ("pesi-delle-fasi", "the note of perf-phases-order: avviso for weights"),
    ("peso-nullo", "the note of perf-weight-range: avviso for a weight of 0 or below"),
    ("scadenza-prima-dell-inizio", "it covers offices and positions too, which both regimes have"),
];

#[test]
fn levels_and_certainty_are_those_of_the_catalogue() {
    let rows = csv(&read("src/rules/catalogo.csv"));
    let by_id: HashMap<&str, _> = rows.iter().map(|r| (r["id"].as_str(), r)).collect();
    assert_eq!(by_id.len(), rows.len(), "a row twice");
    let mut wrong = Vec::new();
    for rule in all().into_iter().filter(|r| !EXCEPTIONS.iter().any(|(id, _)| *id == r.id)) {
        let named: Vec<_> = rule
            .catalogo
            .iter()
            .filter_map(|id| {
                let row = by_id.get(id);
                if row.is_none() {
                    wrong.push(format!("`{}` names `{id}`, which is no row of the catalogue", rule.id));
                }
                row
            })
            .collect();
        for (regime, level) in [("ordinario", rule.level.ordinario), ("semplificato", rule.level.semplificato)] {
            let levels: Vec<&str> =
                named.iter().map(|r| r[&format!("level_{regime}")].as_str()).filter(|l| *l != "-").collect();
            let mine = level.map_or("-", |l| l.parola());
            let right =
                if levels.is_empty() { named.is_empty() || mine == "-" } else { levels.iter().all(|l| *l == mine) };
            if !right {
                wrong.push(format!("`{}` is {mine} in the regime {regime}, its rows say {levels:?}", rule.id));
            }
        }
        for fonte in rule.fonti {
            if !named.is_empty() && !named.iter().any(|r| r["certainty"] == fonte.certezza) {
                wrong.push(format!("`{}`: its rows do not have the certainty {}", rule.id, fonte.certezza));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_source_has_an_act_and_an_address() {
    for rule in all() {
        for fonte in rule.fonti {
            assert!(!fonte.atto.is_empty(), "{}: a source without an act", rule.id);
            assert!(fonte.url.starts_with("https://"), "{}: `{}`", rule.id, fonte.url);
            assert!(["C", "C2", "P", "K", "K?"].contains(&fonte.certezza), "{}: `{}`", rule.id, fonte.certezza);
        }
    }
}

#[test]
fn every_row_of_the_obligations_is_read() {
    let mut written = Vec::new();
    for file in files_below(&repo("src/rules/obblighi")).iter().filter(|f| f.ends_with(".toml")) {
        let text = read(&format!("src/rules/obblighi/{file}"));
        let rows = text.lines().filter(|l| l.trim() == "[[obbligo]]").count();
        let ids: Vec<String> = text
            .lines()
            .filter_map(|l| l.split_once('=').filter(|(k, _)| k.trim() == "id"))
            .map(|(_, v)| v.trim().trim_matches('"').to_string())
            .collect();
        assert_eq!(rows, ids.len(), "{file}: a row without its id");
        written.extend(ids);
    }
    let read: Vec<&str> = obblighi::tutti().iter().map(|o| o.rule.id).collect();
    let (mut sorted, mut sorted_read) = (written.clone(), read.clone());
    sorted.sort();
    sorted_read.sort();
    assert_eq!(sorted, sorted_read, "rows written and rows read");
}

/// The keys of the records of a kind, from the generated schemas.
fn keys_of(plural: &str) -> Vec<String> {
    let genere = Genere::TUTTI.iter().find(|g| g.plurale() == plural);
    let name = match genere.map(|g| format!("{g:?}")).as_deref() {
        Some("Accessibilita") => "AzioneAccessibilita".to_string(),
        Some(name) => name.to_string(),
        None => return Vec::new(),
    };
    for (_, text) in piao::schemi::tutti() {
        let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let definition = &schema["definitions"][&name];
        let object = std::iter::once(definition)
            .chain(definition["anyOf"].as_array().into_iter().flatten())
            .find_map(|d| d["properties"].as_object());
        if let Some(properties) = object {
            return properties.keys().cloned().collect();
        }
    }
    Vec::new()
}

#[test]
fn every_obligation_is_well_formed() {
    let ids: HashSet<&str> = obblighi::tutti().iter().map(|o| o.rule.id).collect();
    for o in obblighi::tutti() {
        let id = o.rule.id;
        assert!(o.rule.anni.dal >= 2022, "{id}: dal");
        assert!(o.rule.anni.al.is_none_or(|al| o.rule.anni.dal <= al), "{id}: dal after al");
        assert!(o.rule.level.ordinario.or(o.rule.level.semplificato).is_some(), "{id}: never applies");
        assert!(!o.perche.is_empty() && o.perche.ends_with('.'), "{id}: perche");
        for p in &o.presuppone {
            assert!(ids.contains(p.as_str()) && p != id, "{id}: presuppone `{p}`");
        }
        match &o.per_ogni {
            Some(plural) => {
                let keys = keys_of(plural);
                assert!(keys.contains(&o.campo), "{id}: `{plural}` have no `{}` in {keys:?}", o.campo);
                if let Some((field, _)) = &o.dove {
                    assert!(keys.contains(field), "{id}: `{plural}` have no `{field}`");
                }
            }
            None => {
                let (stem, field) = o.campo.split_once('.').map_or((o.campo.as_str(), None), |(s, f)| (s, Some(f)));
                let sezione = Sezione::da_stem(stem).unwrap_or_else(|| panic!("{id}: no section `{stem}`"));
                if let Some(field) = field {
                    assert!(sezione.chiavi().contains(&field), "{id}: `{stem}` has no `{field}`");
                }
            }
        }
    }
}

// ---------------------------------------------------------------- obligations, by deletion

fn is_obligation(rule: &Rule) -> bool {
    obblighi::tutti().iter().any(|o| o.rule.id == rule.id)
}

/// What the obligations find; dangling references and unread places are no matter here.
fn missed(files: &Files) -> Vec<Found> {
    let mut found = findings(&load(files), &is_obligation);
    found.retain(|f| obblighi::tutti().iter().any(|o| o.rule.id == f.rule));
    found
}

/// The smallest plan in one regime or the other.
fn in_regime(semplificato: bool) -> Files {
    let mut files = piano_minimo();
    if semplificato {
        for (path, text) in &mut files {
            if path == "piao.toml" {
                *text = text.replace("regime = \"ordinario\"", "regime = \"semplificato\"");
            }
        }
    }
    files
}

/// Whether a row speaks to the smallest plan: a municipality of 2027.
fn applies(o: &Obbligo, semplificato: bool) -> bool {
    let level = if semplificato { o.rule.level.semplificato } else { o.rule.level.ordinario };
    level.is_some() && o.rule.anni.comprende(2027) && (o.enti.is_empty() || o.enti.iter().any(|e| e == "comune"))
}

/// Its parents and the rows that fall silent when it fails may be found with it.
fn only_this(id: &'static str, found: &[Found]) -> bool {
    found.iter().any(|f| f.rule == id) && found.iter().all(|f| f.rule == id)
}

#[test]
fn every_section_that_is_taken_away_is_missed() {
    let mut tried = 0;
    for semplificato in [false, true] {
        for o in obblighi::tutti().iter().filter(|o| applies(o, semplificato) && o.per_ogni.is_none()) {
            let Some(sezione) = Sezione::da_stem(&o.campo) else { continue };
            let mut files = in_regime(semplificato);
            files.retain(|(path, _)| !path.contains(sezione.stem()));
            let found = missed(&files);
            assert!(only_this(o.rule.id, &found) && found.len() == 1, "{}: {found:#?}", o.rule.id);
            tried += 1;
        }
    }
    assert!(tried >= 17, "only {tried} rows tried");
}

#[test]
fn every_field_that_is_taken_away_is_missed() {
    for semplificato in [false, true] {
        for o in obblighi::tutti().iter().filter(|o| applies(o, semplificato)) {
            let Some(files) = without_field(o, in_regime(semplificato)) else { continue };
            let found = missed(&files);
            assert!(only_this(o.rule.id, &found), "{}: {found:#?}", o.rule.id);
        }
    }
}

/// The plan without the field that a row asks for: of the section, or of the first element that counts.
/// `None` for rows that ask for a whole section.
fn without_field(o: &Obbligo, mut files: Files) -> Option<Files> {
    let (stem, key) = match (&o.per_ogni, o.campo.split_once('.')) {
        (Some(_), _) => (None, o.campo.as_str()),
        (None, Some((stem, key))) => (Some(stem), key),
        (None, None) => return None,
    };
    for (path, text) in &mut files {
        if !path.ends_with(".yaml") || stem.is_some_and(|s| !path.contains(s)) {
            continue;
        }
        let sources = Sources::from_texts([(path.clone(), text.clone())]);
        let tree = sources.parse(piao::source::FileId(0), &mut Vec::new()).expect("the smallest plan parses");
        let mut cuts = Vec::new();
        match (&o.per_ogni, &o.dove) {
            (Some(plural), dove) => elements(&tree, plural, &mut |element| {
                if dove.as_ref().is_none_or(|(f, w)| says(element.get(f), w)) && cuts.is_empty() {
                    cuts.extend(entry(element, key));
                }
            }),
            // The word that makes elements count is replaced wherever it stands.
            (None, Some((field, word))) => elements(&tree, key, &mut |element| {
                if let Some(node) = element.get(field).filter(|n| says(Some(n), word)) {
                    cuts.extend(field_of(element, field).map(|start| start..node.span.end as usize));
                }
            }),
            (None, None) => cuts.extend(entry(&tree, key)),
        }
        cuts.sort_by_key(|c| std::cmp::Reverse(c.start));
        let cut = !cuts.is_empty();
        for range in cuts {
            text.replace_range(range, "");
        }
        if cut {
            return Some(files);
        }
    }
    panic!("{}: nothing to take away in tests/piano-minimo: add `{}` there", o.rule.id, o.campo)
}

/// Calls `then` on each element of each list with this key, at any depth.
fn elements(node: &Node<'_>, plural: &str, then: &mut dyn FnMut(&Node<'_>)) {
    match &node.data {
        Data::Map(entries) => {
            for entry in entries {
                if let (true, Data::Seq(items)) = (entry.key == plural, &entry.node.data) {
                    items.iter().filter(|i| i.map().is_some()).for_each(&mut *then);
                }
                elements(&entry.node, plural, then);
            }
        }
        Data::Seq(items) => items.iter().for_each(|i| elements(i, plural, then)),
        Data::Scalar(_) => {}
    }
}

fn says(node: Option<&Node<'_>>, word: &str) -> bool {
    node.is_some_and(|n| match &n.data {
        Data::Scalar(s) => s.text == word,
        Data::Seq(items) => items.iter().any(|i| says(Some(i), word)),
        Data::Map(_) => false,
    })
}

fn field_of(map: &Node<'_>, key: &str) -> Option<usize> {
    map.map()?.iter().find(|e| e.key == key).map(|e| e.key_span.start as usize)
}

/// The bytes of a key with its value, up to the next key; the first key of a map must stay.
fn entry(map: &Node<'_>, key: &str) -> Option<std::ops::Range<usize>> {
    let entries = map.map()?;
    let i = entries.iter().position(|e| e.key == key)?;
    let end = entries.get(i + 1).map_or(entries[i].node.span.end, |next| next.key_span.start);
    Some(entries[i].key_span.start as usize..end as usize)
}

#[test]
fn a_waiver_may_name_the_field_that_is_missing() {
    let goal = "obiettivi:\n  - id: nuova\n    titolo: Perché no\n    ufficio: tecnico\n    livello: strategico\n";
    let waiver = "\n[[deroghe]]\nregola = \"obiettivo-senza-indicatore\"\ndove = \"obiettivo/nuova.indicatori\"\nmotivo = \"gli indicatori arrivano a marzo\"\n";
    for (extra, expected) in [("", vec!["obiettivo-senza-indicatore"]), (waiver, vec![])] {
        let mut files = piano_minimo();
        for (path, text) in &mut files {
            if path == "piao.toml" {
                text.push_str(extra);
            }
        }
        files.push(("2.2-performance/nuova.yaml".into(), goal.into()));
        let found = findings(&load(&files), &|r| r.id == "obiettivo-senza-indicatore" || r.id == "deroga-inutile");
        let rules: Vec<&str> = found.iter().map(|f| f.rule).collect();
        assert_eq!(rules, expected, "{found:#?}");
    }
}
