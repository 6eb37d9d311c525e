// SPDX-License-Identifier: EUPL-1.2
//! Every rule against its own explanation, the catalogue against the rules, every obligation by deletion.

use crate::casi;
use crate::obblighi::{field_faults, section_faults};
use crate::support::{
    Files, Found, csv, files_below, findings, generated, load, piano_minimo, read, repo, report, rewriting, without,
    year_before,
};
use piao::load::Loaded;
use piao::model::Sezione;
use piao::model::id::Genere;
use piao::model::scheda_anagrafica::TipoEnte;
use piao::rules::catalogo::{righe, riguarda};
use piao::rules::obblighi;
use piao::rules::{RULES, Rule, tutte};
use piao::source::Sources;
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

/// The smallest plan with these blocks: added, in the place of a file (`al-posto`) or of the keys that they write
/// (`cambia`), or taking a file away (`assente`).
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
            [] => assert!(path != "piao.toml", "{id}: `piao.toml` wants `al-posto` or `cambia`"),
            ["cambia"] => {
                let (_, old) = files.iter_mut().find(|(p, _)| same(p)).expect("a file of the smallest plan");
                let rest = without_keys(path, old, &keys(path, &block.text));
                if path == "piao.toml" {
                    // The manifest is one file: what is not in a table comes first.
                    let tables = block.text.find("[").filter(|at| *at == 0 || block.text[..*at].ends_with('\n'));
                    let (first, last) = block.text.split_at(tables.unwrap_or(block.text.len()));
                    *old = format!("{first}{rest}\n{last}");
                    continue;
                }
                *old = rest;
            }
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

/// The first keys of a file.
fn keys(path: &str, text: &str) -> Vec<String> {
    let sources = Sources::from_texts([(path.to_string(), text.to_string())]);
    let tree = sources.parse(piao::source::FileId(0), &mut Vec::new()).expect("the example parses");
    tree.map().into_iter().flatten().map(|e| e.key.to_string()).collect()
}

/// A file without some of its first keys: a line at the margin begins one, and what follows it belongs to it.
fn without_keys(path: &str, text: &str, keys: &[String]) -> String {
    let toml = path.ends_with(".toml");
    let (mut gone, mut table) = (false, false);
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        let head = line.trim_start_matches('[');
        let key = head.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        table |= toml && head != line;
        // A comment or the end of a list at the margin begins nothing, nor does a line of a table.
        if !key.is_empty() && (head != line || !table) {
            gone = keys.iter().any(|k| k == key);
        }
        if !gone {
            kept.push_str(line);
        }
    }
    kept
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
            let esito = report(&plan, &wanted(rule, &example.wrong)) + "\n";
            if rewriting() {
                doc.replace_range(example.esito.at.clone(), &esito);
            } else if example.esito.text != esito {
                wrong.push(format!("{}: `Esito` is out of date, it is now\n{esito}", rule.id));
            }
        }
        wrong.extend(example_faults(rule, &examples));
        if rewriting() {
            generated(&doc_path(rule), &doc);
        }
    }
    assert!(wrong.is_empty(), "{}\n(`sh tests/generate` rewrites the `Esito` blocks)", wrong.join("\n"));
}

/// What is wrong with the examples of a rule: the first block gives it and nothing else, the correction nothing.
fn example_faults(rule: &Rule, examples: &[Example]) -> Vec<String> {
    let mut wrong = Vec::new();
    for example in examples {
        let found = findings(&plan_with(rule.id, &example.wrong), &wanted(rule, &example.wrong));
        if found.is_empty() || found.iter().any(|f| f.rule != rule.id) {
            wrong.push(format!("{}: the wrong example gives {found:#?}", rule.id));
        }
        let found = findings(&plan_with(rule.id, &example.right), &wanted(rule, &example.right));
        if !found.is_empty() {
            wrong.push(format!("{}: the right example gives {found:#?}", rule.id));
        }
    }
    wrong
}

/// Rules of what no text can show, and the tests that show it: bytes, folders, days.
const ALTROVE: &[(&str, &str)] = &[
    ("codifica-del-file", "tests/suite/source.rs"),
    ("deroga-scaduta", "tests/suite/cli.rs"),
    ("file-non-leggibile", "tests/suite/source.rs"),
    ("precedente-non-letto", "tests/suite/source.rs"),
    ("sanzioni-per-mancata-adozione", "tests/suite/cli.rs"),
    ("sottosezione-troppo-lunga", "tests/suite/rules.rs"),
];

#[test]
fn a_rule_that_is_off_is_missed_by_a_test_of_it() {
    let pairs: String = files_below(&repo("tests/casi/diff"))
        .iter()
        .filter(|p| p.ends_with(".txt"))
        .map(|p| read(&format!("tests/casi/diff/{p}")))
        .collect();
    let mut unnoticed = Vec::new();
    for rule in all() {
        let examples = examples(rule.id, rule.doc);
        let noticed = match obblighi::tutti().iter().find(|o| o.rule.id == rule.id) {
            Some(o) => without(rule.id, || !section_faults(o).is_empty() || !field_faults(o).is_empty()),
            None if ALTROVE.iter().any(|(id, file)| *id == rule.id && read(file).contains(id)) => true,
            // It is judged in a pair of plans: the text of the comparison names it.
            None if examples.is_empty() => pairs.contains(&format!("[{}]", rule.id)),
            None => without(rule.id, || !example_faults(rule, &examples).is_empty()),
        };
        if !noticed {
            unnoticed.push(rule.id);
        }
    }
    assert!(unnoticed.is_empty(), "without these rules no test fails: {unnoticed:?}");
}

#[test]
fn the_smallest_plan_is_clean_under_every_rule() {
    let found = findings(&load(&piano_minimo()), &|_| true);
    assert!(found.is_empty(), "{found:#?}");
    let found = findings(&load(&last_year()), &|_| true);
    assert!(found.is_empty(), "{found:#?}");
}

// ---------------------------------------------------------------- the catalogue

/// What every goal and indicator of a case has, so that the case shows its own fault only.
const PREDEFINITI: [(&str, &str); 2] = [
    ("obiettivi", "{ valore_pubblico: [conti-in-ordine], stakeholder: [interno], programma: \"0108\" }"),
    (
        "indicatori",
        "{ dimensione: output, polarita: aumento, fonte: Registro, frequenza: annuale, storico: { nessuna: nuovo } }",
    ),
];

/// Those for which the text has records.
fn with_defaults(text: &str) -> String {
    let records = |plural: &&(&str, &str)| text.contains(&format!("{}:", plural.0));
    let groups: String =
        PREDEFINITI.iter().filter(records).map(|(plural, fields)| format!("  {plural}: {fields}\n")).collect();
    if groups.is_empty() { text.to_string() } else { format!("predefiniti:\n{groups}{text}") }
}

#[test]
fn one_cause_is_one_finding_and_no_cause_none() {
    for (what, file, text, rules) in casi::tutti() {
        let mut files = piano_minimo();
        let text = if *file == "performance.yaml" { with_defaults(text) } else { text.to_string() };
        files.push((file.to_string(), text));
        let found = findings(&load(&files), &|_| true);
        let ids: Vec<&str> = found.iter().map(|f| f.rule).collect();
        assert_eq!(ids, *rules, "{what}: {found:#?}");
    }
}

#[test]
fn a_narrative_that_nobody_will_read_is_told_and_many_short_texts_are_not() {
    let told = |text: String| {
        let mut files = piano_minimo();
        files.push(("valore_pubblico.yaml".to_string(), text));
        findings(&load(&files), &|r| r.id == "sottosezione-troppo-lunga").len()
    };
    let line = "  Così è andata nel decennio, e lo si racconta per esteso a chi avrà la pazienza di leggere.\n";
    assert_eq!(told(format!("testo: |\n{}", line.repeat(1_700))), 1);
    assert_eq!(told(format!("testo: |\n{}", line.repeat(1_000))), 0);
    let procedure = |n: usize| {
        format!(
            "  - {{ id: p-{n}, nome: Procedura {n}, ufficio: tecnico, anno: 2027, nota: {} }}\n",
            "così è ".repeat(60)
        )
    };
    assert_eq!(told(format!("procedure:\n{}", (0..500).map(procedure).collect::<String>())), 0);
}

/// Writes something else in a file of a plan.
fn edit(files: &mut Files, file: &str, from: &str, to: &str) {
    let (_, text) = files.iter_mut().find(|(p, _)| p.ends_with(file)).expect("a file of the plan");
    assert!(text.contains(from), "{file}: {from}");
    *text = text.replacen(from, to, 1);
}

#[test]
fn what_words_say_beside_the_field_is_said() {
    for (file, from, to) in [
        ("scheda_anagrafica.yaml", "organo: Comitato unico di garanzia", "organo: C.U.G."),
        ("performance.yaml", "parere_oiv: favorevole, 20 gennaio 2027", "nota: Parere favorevole del nucleo"),
        ("performance.yaml", "resp-ragioneria, peso: 30 }", "resp-ragioneria, peso: 30% }"),
    ] {
        let mut files = piano_minimo();
        edit(&mut files, file, from, to);
        let found = findings(&load(&files), &|_| true);
        assert!(found.is_empty(), "{to}: {found:#?}");
    }
}

/// Ways of saying the same that must not be told, and near ones that must.
#[test]
fn general_measures_and_their_monitoring_are_read_as_offices_write_them() {
    type Change = (&'static str, &'static str, &'static str);
    let rischi = "rischi_corruttivi.yaml";
    let cases: &[(&str, &[Change], &[&str])] = &[
        ("a key with a slip", &[(rischi, "  pantouflage:", "  pantuflage:")], &["misura-generale-assente"]),
        ("a key of its own", &[(rischi, "  rotazione_ordinaria:", "  rotazione:")], &[]),
        (
            "a measure like the others",
            &[
                (
                    rischi,
                    "  pantouflage:\n    testo: Clausola nei contratti e dichiarazione alla fine del servizio.\n",
                    "",
                ),
                (
                    rischi,
                    "\nmisure_generali:",
                    "\nmisure:\n  - { id: divieti, titolo: Divieto di pantouflage così com'è, descrizione: Una clausola in ogni contratto, genere: generale, tipo: etica, termine: 2027-12-31, frequenza: annuale, ufficio: segreteria, indicatore: clausole nei contratti, target: \"100%\" }\nmisure_generali:",
                ),
            ],
            &[],
        ),
        (
            "no contracts, no pacts",
            &[
                ("piao.toml", "stazione_appaltante = true", "stazione_appaltante = false"),
                (rischi, "  patti_integrita:\n    testo: Un patto per ogni gara sopra i 40 mila euro.\n", ""),
            ],
            &[],
        ),
        (
            "an act cited is no year",
            &[(rischi, "Codice adottato nel 2024, aggiornato al DPR 81/2023.", "Vale il DPR 16 aprile 2013, n. 62.")],
            &[],
        ),
        (
            "a code under revision",
            &[(
                rischi,
                "Codice adottato nel 2024, aggiornato al DPR 81/2023.",
                "Codice del 2014, in corso di revisione.",
            )],
            &[],
        ),
        (
            "an old code",
            &[(rischi, "Codice adottato nel 2024, aggiornato al DPR 81/2023.", "Codice del 2014.")],
            &["codice-di-comportamento-non-aggiornato"],
        ),
        (
            "nothing to say, with the reason",
            &[(
                rischi,
                "testo: Canale interno gestito dal RPCT, atto n. 88 del 2025, sentiti i sindacati.",
                "nessuna: Vale il canale dell'Unione",
            )],
            &[],
        ),
        (
            "the unions are heard elsewhere",
            &[
                (rischi, ", sentiti i sindacati.", "."),
                (
                    "scheda_anagrafica.yaml",
                    "formazione e lavoro agile",
                    "formazione, lavoro agile e segnalazioni di illeciti",
                ),
            ],
            &[],
        ),
        (
            "a sample in words",
            &[
                (rischi, "  campione: \"50%\"\n", ""),
                (rischi, "Riscontro su carte", "Riscontro su un campione sorteggiato"),
            ],
            &[],
        ),
        (
            "a reexamination without a time",
            &[(rischi, "A dicembre 2027, con la Giunta.", "Con la Giunta.")],
            &["riesame-non-programmato"],
        ),
        (
            "a reexamination every year",
            &[(rischi, "A dicembre 2027, con la Giunta.", "Ogni volta che serve, e sempre in autunno.")],
            &[],
        ),
        (
            "the report among the sources",
            &[
                (rischi, "\nrelazione_rpct: https://www.comune.pievealta.example/trasparenza/relazione-rpct\n", ""),
                (rischi, "fonti: [Relazione annuale del prefetto]", "fonti: [Relazione annuale del RPCT]"),
            ],
            &[],
        ),
        (
            "a consultation of which the words tell the time",
            &[
                (rischi, "    dal: 2026-12-01\n    al: 2026-12-20\n", ""),
                (rischi, "avviso sul sito", "avviso sul sito dal 1° al 20 dicembre 2026"),
            ],
            &[],
        ),
        (
            "a table with no row for some duties",
            &[("trasparenza.yaml", "codice: altri", "codice: Bilanci")],
            &["obblighi-di-pubblicazione-mancanti"],
        ),
    ];
    let mut wrong = String::new();
    for (what, changes, expected) in cases {
        let mut files = piano_minimo();
        for (file, from, to) in *changes {
            edit(&mut files, file, from, to);
        }
        let found = findings(&load(&files), &|_| true);
        let ids: Vec<&str> = found.iter().map(|f| f.rule).collect();
        if ids != *expected {
            wrong.push_str(&format!("{what}: {found:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Small bodies monitor by the number of their employees, and may do less when they say why.
#[test]
fn small_bodies_monitor_by_their_size() {
    let told = |dipendenti: u32, frequenza: &str, campione: &str, testo: &str| {
        let mut files = piano_minimo();
        edit(&mut files, "piao.toml", "\"ordinario\"", "\"semplificato\"");
        edit(&mut files, "scheda_anagrafica.yaml", "numero: 64", &format!("numero: {dipendenti}"));
        edit(&mut files, "rischi_corruttivi.yaml", "frequenza: semestrale", &format!("frequenza: {frequenza}"));
        edit(&mut files, "rischi_corruttivi.yaml", "  periodi: [giugno, novembre]\n", "");
        edit(&mut files, "rischi_corruttivi.yaml", "campione: \"50%\"", &format!("campione: \"{campione}\"\n{testo}"));
        let found = findings(&load(&files), &|r| r.id == "monitoraggio-piu-rado-del-dovuto");
        found.into_iter().map(|f| f.message).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told(12, "annuale", "30%", ""), "");
    assert_eq!(told(49, "semestrale", "almeno 50%", ""), "");
    assert!(told(16, "annuale", "30%", "").contains("qui una volta l'anno"), "{}", told(16, "annuale", "30%", ""));
    let both = told(31, "annuale", "33,5%", "");
    assert!(both.contains("qui una volta l'anno e il 33,5%"), "{both}");
    assert_eq!(told(31, "annuale", "30%", "  testo: Per motivi di organico, come si è detto\n"), "");
    assert_eq!(told(31, "semestrale", "venti processi", ""), "");
}

#[test]
fn an_area_written_badly_is_told_and_no_sum_of_it() {
    let mut files = piano_minimo();
    let row = "      - { etichetta: Altri, area: Istrutori, uomini: 2, donne: 0, totale: 2 }\n";
    edit(
        &mut files,
        "fabbisogni.yaml",
        "        uomini: 28\n        donne: 36\n        totale: 64\n",
        &format!("        uomini: 26\n        donne: 36\n        totale: 62\n{row}"),
    );
    edit(
        &mut files,
        "fabbisogni.yaml",
        "capacita:\n",
        "personale_previsto: [{ al: 2027-12-31, area: Istruttori, numero: 64 }]\ncapacita:\n",
    );
    let rules: Vec<&str> = findings(&load(&files), &|_| true).iter().map(|f| f.rule).collect();
    assert_eq!(rules, ["area-sconosciuta"]);
}

/// Who leads and has no goal on training is told once where they are many, and the waiver of one is not that of all.
#[test]
fn what_many_lack_is_told_once_and_not_waived_for_one() {
    let plan = |waiver: &str| {
        let mut files = piano_minimo();
        edit(&mut files, "performance.yaml", "    contributori: [tutti]\n", "");
        edit(&mut files, "piao.toml", "[profilo]", &format!("{waiver}[profilo]"));
        let numeri = 1..=5;
        let uffici: String = numeri
            .clone()
            .map(|n| format!("  - {{ id: u-{n}, nome: Perché {n}, padre: tecnico, dipendenti: 0 }}\n"))
            .collect();
        let incarichi: String = numeri
            .map(|n| format!("  - {{ id: d-{n}, ruolo: Dirigente, tipo: dirigente, ufficio: u-{n} }}\n"))
            .collect();
        files.push(("3.1-struttura_organizzativa.yaml".into(), format!("uffici:\n{uffici}incarichi:\n{incarichi}")));
        edit(
            &mut files,
            "performance.yaml",
            "responsabili: [resp-tecnico]",
            "responsabili: [resp-tecnico, d-1, d-2, d-3, d-4, d-5]",
        );
        findings(&load(&files), &|r| r.id == "incarico-senza-obiettivo-di-formazione")
    };
    let waiver = "[[deroghe]]\nregola = \"incarico-senza-obiettivo-di-formazione\"\ndove = \"incarico/d-1\"\nmotivo = \"Va in pensione\"\n";
    for waiver in ["", waiver] {
        let found = plan(waiver);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].message.contains("nessuno dei 5"), "{found:#?}");
    }
}

fn all() -> Vec<&'static Rule> {
    tutte().collect()
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
        "catalogo.md",
        "catalogo.rs",
        "confronto.rs",
        "context.rs",
        "dati.rs",
        "deroghe.rs",
        "elenco.rs",
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
    ("monitoraggio-delle-misure-incompleto", "the note of risk-monitoring: avviso for single parts"),
    (
        "whistleblowing-incompleto",
        "the note of risk-gen-whistleblowing, and the level policy, point 3: what is there but thin",
    ),
    ("accesso-civico-incompleto", "the note of tra-accesso-civico: avviso for single missing parts"),
    ("adozione-di-un-altro-organo", "the note of act-organ: avviso for every kind of body but municipalities"),
    ("dipendenti-a-un-altra-data", "ana-staff: the number is there, its date is the part that may be thin"),
    ("sito-senza-https", "the note of ana-site: avviso for http instead of https"),
    ("abitanti-senza-data", "the note of ana-inhabitants: avviso for the missing reference date"),
    ("azione-positiva-incompleta", "the level policy, point 3: an item that is there but thin is the milder case"),
    ("fasi-fuori-ordine", "the note of perf-phases-order: avviso for order and for a last phase after the deadline"),
    ("pesi-delle-fasi", "the note of perf-phases-order: avviso for weights"),
    ("peso-nullo", "the note of perf-weight-range: avviso for a weight of 0 or below"),
    ("rpct-senza-atto", "ana-rpct, of which the act and the date are the part that may be thin"),
    ("procedura-incompleta", "the note of vp-procedure-fields: avviso for fields other than office and year"),
    ("programma-sconosciuto", "the note of vp-mission-valid: avviso for the programme"),
    ("scadenza-prima-dell-inizio", "it covers offices and positions too, which both regimes have"),
    ("obiettivo-operativo-isolato", "the note of perf-level: avviso for an operational goal without parent"),
    ("responsabile-tra-i-contributori", "the note of perf-contributors-exist: avviso for the owner repeated"),
    ("ampiezza-media-assente", "the note of org-avg-size: avviso when missing"),
    ("intervento-generico", "the note of org-actions: avviso when present but thin"),
    ("piu-livelli-di-quelli-dichiarati", "the note of org-tree: avviso for more levels than declared"),
    ("agile-oltre-la-presenza-con-deroga", "the note of agile-prevalence: avviso where a reasoned exception is given"),
    ("piano-dell-arretrato-incompleto", "the level policy, point 3: an item that is there but thin is the milder case"),
    ("monitoraggio-fuori-periodo", "the note of mon-frequency: avviso for dates outside the window"),
    ("monitoraggio-unico-della-3-3", "the note of mon-covers-all: nota when 3.3 is not split"),
    ("numeri-del-lavoro-agile-assenti", "the note of agile-numbers: avviso when missing"),
    ("numeri-del-lavoro-agile-senza-genere", "the note of agile-numbers: avviso when missing"),
    ("fcde-di-un-altro-anno", "the note of ptfp-com-years: avviso for the year of the FCDE"),
    (
        "capacita-senza-norma",
        "the level policy, point 3: a capacity that is there without its legal basis is the milder case",
    ),
    ("partecipanti-oltre-il-personale", "the note of form-recipients: avviso for totals above staff"),
    ("contesto-esterno-senza-fonti", "the note of risk-external-context: avviso for missing data sources"),
    ("contesto-esterno-senza-impatto", "the note of risk-external-context: avviso for the missing statement of impact"),
    ("contesto-interno-senza-segnalazioni", "the note of risk-internal-context: avviso for missing parts"),
    ("processo-senza-rischi", "the note of risk-process-has-risk: avviso for a single process"),
    ("quinta-area-senza-processi", "the note of risk-areas-small: avviso for the fifth"),
    ("rischio-senza-livello", "the note of risk-rating-present: avviso for a single risk"),
    ("rischio-senza-misura", "the note of risk-treated: avviso for a single risk"),
    ("tempi-di-pagamento-target", "the note of perf-payment-indicator: avviso for the target"),
    (
        "altre-categorie-protette-scoperte",
        "the note of ptfp-disabled-quota: avviso for the other categories of art. 18",
    ),
    ("assunzione-incompleta", "the note of ptfp-strategies: avviso for single missing fields"),
    ("categoria-di-prima", "the note of ptfp-old-category: avviso for the year in which they were still right"),
    ("competenze-digitali-parziali", "the note of ptfp-digital-needs: avviso if thin"),
    ("eccedenze-senza-data", "the note of ptfp-excess: avviso for the missing date"),
    ("evoluzione-senza-un-aspetto", "the note of ptfp-evolution: avviso for a single driver not spoken of"),
    ("mobilita-sotto-la-quota", "the note of ptfp-mobility-quota: avviso for the arithmetic"),
    ("ricognizione-delle-eccedenze-vecchia", "the note of ptfp-excess: an old date is no date of the year"),
    ("parere-dei-revisori-senza-estremi", "ptfp-auditors, of which date and protocol are the part that may be thin"),
    ("parere-dei-revisori-non-citato", "the note of ptfp-auditors: avviso for local bodies"),
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
        let years: Vec<i16> = named
            .iter()
            .map(|r| r["years"].trim_start_matches(['>', '=']).parse().unwrap_or(rule.anni.dal.min(2022)))
            .collect();
        if !years.is_empty() && !years.contains(&rule.anni.dal) {
            wrong.push(format!("`{}` begins in {}, its rows in {years:?}", rule.id, rule.anni.dal));
        }
        for fonte in rule.fonti {
            if !named.is_empty() && !named.iter().any(|r| r["certainty"] == fonte.certezza) {
                wrong.push(format!("`{}`: its rows do not have the certainty {}", rule.id, fonte.certezza));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Groups of the catalogue that are not carried out yet.
const GRUPPI_APERTI: &[&str] = &[];

#[test]
fn every_row_of_the_catalogue_is_carried_out_or_says_why_not() {
    let mut wrong = Vec::new();
    for riga in righe() {
        let done = all().iter().any(|r| r.catalogo.contains(&riga.id.as_str()));
        match riga.is_no_rule() {
            true if riga.nota.is_empty() => wrong.push(format!("`{}` is no rule without a reason", riga.id)),
            true if done => wrong.push(format!("`{}` is no rule, and a rule carries it out", riga.id)),
            false if !done && !GRUPPI_APERTI.contains(&riga.gruppo()) => {
                wrong.push(format!("`{}` is not carried out: {}", riga.id, riga.statement));
            }
            _ => {}
        }
    }
    let none = righe().iter().filter(|r| r.is_no_rule()).count();
    assert!(none <= 15, "{none} rows are no rule");
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

/// Name of the type of the elements of a kind.
fn type_of(plural: &str) -> Option<String> {
    let genere = Genere::TUTTI.iter().find(|g| g.plurale() == plural)?;
    Some(match format!("{genere:?}").as_str() {
        "Accessibilita" => "AzioneAccessibilita".to_string(),
        name => name.to_string(),
    })
}

/// Whether a path of keys leads somewhere, from a schema or from a definition of it.
fn leads(schema: &serde_json::Value, from: &serde_json::Value, path: &str) -> bool {
    let (key, rest) = path.split_once('.').map_or((path, None), |(k, r)| (k, Some(r)));
    let targets = |node: &serde_json::Value| -> Vec<serde_json::Value> {
        let reference = node["$ref"].as_str().map(|r| &schema["definitions"][r.rsplit('/').next().unwrap_or_default()]);
        let inner = ["anyOf", "allOf"].iter().flat_map(|k| node[*k].as_array().cloned().unwrap_or_default());
        reference.cloned().into_iter().chain(inner).collect()
    };
    let found = &from["properties"][key];
    if !found.is_null() {
        return rest.is_none_or(|rest| leads(schema, found, rest));
    }
    targets(from).iter().any(|target| leads(schema, target, path))
}

/// Whether records of a kind, or the files with this stem, have a field.
fn has_field(plural: Option<&str>, path: &str) -> bool {
    let schemas = piao::schemi::tutti();
    let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    match plural {
        Some(plural) => {
            let Some(name) = type_of(plural) else { return false };
            schemas.iter().any(|(_, text)| {
                let schema = parsed(text);
                leads(&schema, &schema["definitions"][&name].clone(), path)
            })
        }
        None => {
            let Some((stem, field)) = path.split_once('.') else { return Sezione::da_stem(path).is_some() };
            schemas.iter().any(|(name, text)| {
                let schema = parsed(text);
                name == stem && leads(&schema, &schema.clone(), field)
            })
        }
    }
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
        assert!(!o.scrivi.is_empty() && !o.scrivi.ends_with('.'), "{id}: scrivi");
        for p in &o.presuppone {
            assert!(ids.contains(p.as_str()) && p != id, "{id}: presuppone `{p}`");
        }
        for campo in o.campi() {
            assert!(has_field(o.per_ogni.as_deref(), campo), "{id}: no field `{campo}`");
        }
        if let Some(campo) = &o.salvo_campo {
            assert!(campo.contains('.') && has_field(None, campo), "{id}: no field `{campo}`");
        }
        if let Some((field, _)) = &o.dove {
            let list = o.per_ogni.as_deref().or(o.campo.split_once('.').map(|(_, list)| list)).unwrap_or_default();
            assert!(has_field(Some(list), field), "{id}: `{list}` have no `{field}`");
        }
        // A row of the catalogue may say more than a code: `EL` for `COM`.
        for kind in TipoEnte::PAROLE.iter().filter_map(|(word, _)| TipoEnte::da_parola(word)) {
            let asked = !o.chi.enti.is_empty() && riguarda(&o.chi.enti, Some(kind));
            assert!(!asked || o.rule.riguarda(Some(kind)), "{id}: the catalogue does not say `{}`", kind.parola());
        }
    }
}

/// The smallest plan moved to another first year, with one text put in the place of another.
fn plan_of(anno: i16, file: &str, from: &str, to: &str) -> Vec<&'static str> {
    let mut files = piano_minimo();
    let (_, text) = files.iter_mut().find(|(path, _)| path.ends_with(file)).expect("a file of the smallest plan");
    assert!(text.contains(from), "{file} has no `{from}`");
    *text = text.replace(from, to);
    for _ in anno..2027 {
        files = year_before(files);
    }
    let loaded = load(&files);
    assert_eq!(loaded.piano.anno(), anno);
    findings(&loaded, &|_| true).into_iter().map(|f| f.rule).collect()
}

#[test]
fn last_years_plan_is_under_last_years_law() {
    // The manager for accessibility is asked from the plans of 2024 on.
    let without = |anno| plan_of(anno, "scheda_anagrafica.yaml", "  accessibilita: resp-tecnico\n", "");
    let missing = "responsabile-dell-accessibilita-assente";
    assert!(without(2024).contains(&missing) && !without(2023).contains(&missing));
    // In 2026 local bodies had until 30 March; for 2027 no deferral is known.
    let adopted = |anno| plan_of(anno, "piao.toml", "data = 2027-01-28", "data = 2027-03-20");
    let late = "adozione-in-ritardo";
    assert!(adopted(2027).contains(&late), "{:?}", adopted(2027));
    assert!(!adopted(2026).contains(&late), "{:?}", adopted(2026));
    // Payment times are due from 2024 on.
    let unpaid = |anno| plan_of(anno, "performance.yaml", "temi: [tempi_pagamento, efficienza]", "temi: [efficienza]");
    let goal = "tempi-di-pagamento-senza-obiettivo";
    assert!(!unpaid(2023).contains(&goal), "{:?}", unpaid(2023));
    assert!(unpaid(2024).contains(&goal), "{:?}", unpaid(2024));
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

/// The smallest plan in the simplified regime, without section 2.2, with some files changed.
fn small_body(change: impl Fn(&mut String, &str)) -> Vec<&'static str> {
    let mut files = piano_minimo();
    files.retain(|(path, _)| !path.contains("performance"));
    for (path, text) in &mut files {
        if path == "piao.toml" {
            *text = text.replace("\"ordinario\"", "\"semplificato\"");
        }
        change(text, path);
    }
    let found = findings(&load(&files), &|r| r.catalogo.iter().any(|row| row.starts_with("perf-")));
    found.iter().map(|f| f.rule).filter(|r| *r != "riferimento-sconosciuto").collect()
}

#[test]
fn a_small_local_body_without_goals_is_told_so_once() {
    let plain = small_body(|_, _| {});
    assert_eq!(plain, ["nessun-obiettivo-di-trasparenza", "obiettivi-in-nessun-documento"]);
    let elsewhere = small_body(|text, path| {
        if path.contains("scheda_anagrafica") {
            *text =
                text.replace("documenti:\n", "documenti:\n  - { tipo: peg, titolo: Piano esecutivo di gestione }\n");
        }
    });
    assert_eq!(elsewhere, [] as [&str; 0], "the goals may all stand in the other document");
    let strategic =
        small_body(|text, _| *text = text.replace("Appalti che chiunque", "Appalti trasparenti che chiunque"));
    assert_eq!(strategic, ["obiettivi-in-nessun-documento"]);
}

#[test]
fn payment_times_are_asked_by_kind_of_body_and_year() {
    let rules = |change: &dyn Fn(&mut String)| -> Vec<&'static str> {
        let mut files = piano_minimo();
        files.iter_mut().for_each(|(_, text)| change(text));
        let found = findings(&load(&files), &|r| r.catalogo.iter().any(|row| row.starts_with("perf-payment")));
        found.iter().map(|f| f.rule).filter(|r| r.contains("pagamento")).collect()
    };
    let no_goal = |text: &mut String| *text = text.replace("tempi_pagamento, ", "");
    let little = |text: &mut String| *text = text.replace("peso: 30 }", "peso: 29,5 }").replace("29,5", "\"29,5\"");
    let health = |text: &mut String| *text = text.replace("tipo: comune", "tipo: azienda_ssn");
    let unknown = |text: &mut String| *text = text.replace("tipo: comune\n", "");
    assert_eq!(rules(&no_goal), ["tempi-di-pagamento-senza-obiettivo"]);
    assert_eq!(rules(&little), ["tempi-di-pagamento-peso-basso"]);
    let with = |a: &dyn Fn(&mut String), b: &dyn Fn(&mut String)| rules(&|text| [a, b].iter().for_each(|f| f(text)));
    assert_eq!(with(&no_goal, &health), ["tempi-di-pagamento-ssn-senza-obiettivo"]);
    assert_eq!(with(&little, &health), [] as [&str; 0]);
    assert_eq!(with(&no_goal, &unknown), [] as [&str; 0]);
    let in_2023 = |text: &mut String| {
        for year in 2024..=2031 {
            *text = text.replace(&year.to_string(), &(year - 4).to_string());
        }
    };
    assert_eq!(with(&no_goal, &in_2023), [] as [&str; 0]);
}

/// Where a rule speaks of a goal whose description is written from the fifth line, after six blanks.
fn in_a_text(rule: &str, lines: &str) -> Vec<String> {
    found_in_a_text(rule, lines).into_iter().map(|f| f.at).collect()
}

fn found_in_a_text(rule: &str, lines: &str) -> Vec<Found> {
    let text = format!("obiettivi:\n  - id: uno\n    titolo: Uno\n    descrizione: |\n{lines}\n");
    let files = [("piao.toml", "formato = 1\nanno = 2027\n".to_owned()), ("performance.yaml", text)];
    let loaded = load(&files.map(|(path, text)| (path.to_owned(), text)).to_vec());
    let found = findings(&loaded, &|r| r.id == rule);
    found.into_iter().filter(|f| f.rule == rule).collect()
}

#[test]
fn what_a_text_would_lose_is_told_with_what_to_write() {
    let lines = "      [Qui](www.esempio.it/a) e [là](a.pdf)[^1].\n\n      [1]: https://b.it\n      [^1]: Già.\n      [^1]: Poi.\n      [^2]: Sì.";
    for (rule, wanted) in [
        (
            "indirizzo-irraggiungibile",
            &[("5:7", "`https://www.esempio.it/a`"), ("5:33", "pubblica ciò a cui porta")][..],
        ),
        ("nota-senza-richiamo", &[("7:7", "togli i due punti"), ("8:7", "un nome suo"), ("10:7", "scrivi `[^2]`")]),
    ] {
        let found = found_in_a_text(rule, lines);
        let told: Vec<(&str, &str)> = found.iter().map(|f| (&*f.at, &*f.help)).collect();
        assert_eq!(told.len(), wanted.len(), "{told:?}");
        for ((at, help), (place, words)) in told.iter().zip(wanted) {
            assert!(*at == format!("performance.yaml:{place}") && help.contains(words), "{place}: {told:?}");
        }
    }
}

fn same_places(rule: &str, found: &[String], wanted: &[String]) {
    let first = found.iter().zip(wanted).find(|(f, w)| f != w);
    assert!(found == wanted, "{rule}: {} findings of {}, {first:?}", found.len(), wanted.len());
}

#[test]
fn thousands_of_tags_and_pictures_in_a_text_are_each_at_their_place() {
    const N: usize = 10_000;
    for (rule, piece, wide) in [("html-nel-testo", "<b>è ", 5), ("immagine-assente", "![è](y.png) ", 12)] {
        let found = in_a_text(rule, &format!("      {}", piece.repeat(N)));
        let wanted: Vec<String> = (0..N).map(|n| format!("performance.yaml:5:{}", 7 + n * wide)).collect();
        same_places(rule, &found, &wanted);
    }
}

#[test]
fn thousands_of_different_tags_and_links_are_each_at_their_place() {
    const N: usize = 50_000;
    for (rule, open, close) in [("html-nel-testo", "<b", ">è "), ("collegamento-sconosciuto", "[[cosa:b", "]] ")] {
        let (mut line, mut at, mut wanted) = (String::new(), 7, Vec::new());
        for n in 10_000..10_000 + N {
            wanted.push(format!("performance.yaml:5:{at}"));
            let piece = format!("{open}{n}{close}");
            at += piece.chars().count();
            line += &piece;
        }
        same_places(rule, &in_a_text(rule, &format!("      {line}")), &wanted);
    }
}

#[test]
fn after_a_bar_in_a_table_equal_and_different_tags_are_each_at_their_place() {
    const N: usize = 20_000;
    for different in [false, true] {
        let (mut cell, mut at, mut wanted) = (String::from("| \\| "), 12, Vec::new());
        for n in 10_000..10_000 + N {
            wanted.push(format!("performance.yaml:7:{at}"));
            let piece = if different { format!("<b{n}> ") } else { "<b> ".into() };
            at += piece.len();
            cell += &piece;
        }
        let found = in_a_text("html-nel-testo", &format!("      | a |\n      |---|\n      {cell}|"));
        same_places("html-nel-testo", &found, &wanted);
    }
}

#[test]
fn thousands_of_offices_below_one_have_its_head_or_none() {
    const N: usize = 15_000;
    // The last stands in a circle, which another rule tells.
    for (head, wanted) in [("", N), (", incarico: sindaco", 0), (", padre: u0", 0)] {
        let offices: String = (1..N).map(|n| format!("  - {{ id: u{n}, nome: Già, padre: u0 }}\n")).collect();
        let text =
            format!("uffici:\n  - {{ id: u0, nome: È{head} }}\n{offices}incarichi:\n  - {{ id: sindaco, ruolo: È }}\n");
        let files = [("piao.toml", "formato = 1\nanno = 2027\n".to_owned()), ("struttura_organizzativa.yaml", text)];
        let loaded = load(&files.map(|(path, text)| (path.to_owned(), text)).to_vec());
        let rule = "ufficio-senza-responsabile";
        let found = findings(&loaded, &|r| r.id == rule);
        assert_eq!(found.iter().filter(|f| f.rule == rule).count(), wanted);
    }
}

#[test]
fn thousands_of_processes_share_a_risk_and_its_thousands_of_measures() {
    const N: usize = 6_000;
    let ids: Vec<String> = (0..N).map(|n| format!("p{n}")).collect();
    let processes: String = ids.iter().map(|id| format!("  - {{ id: {id}, nome: È }}\n")).collect();
    let measures: String = (0..N).map(|n| format!("  - {{ id: m{n}, titolo: È, rischi: [r] }}\n")).collect();
    let risk = format!("  - {{ id: r, nome: È, processi: [{}] }}\n", ids.join(", "));
    let text = format!("processi:\n{processes}rischi:\n{risk}misure:\n{measures}");
    let files = [("piao.toml", "formato = 1\nanno = 2027\n".to_owned()), ("rischi_corruttivi.yaml", text)];
    let loaded = load(&files.map(|(path, text)| (path.to_owned(), text)).to_vec());
    let found = findings(&loaded, &|r| r.id == "troppe-misure");
    let told = format!("il processo `p5` ha {N} misure specifiche, più di 10");
    assert!(found.iter().any(|f| f.message == told), "{:?}", found.first());
}

#[test]
fn tags_that_the_file_writes_otherwise_are_told_of_the_whole_text() {
    let text: String = (0..20_000).map(|n| format!("<b{n} a=\\\"è\\\"> ")).collect();
    let goal = format!("obiettivi:\n  - {{ id: uno, titolo: Uno, descrizione: \"{text}\" }}\n");
    let files = [("piao.toml", "formato = 1\nanno = 2027\n".to_owned()), ("performance.yaml", goal)];
    let loaded = load(&files.map(|(path, text)| (path.to_owned(), text)).to_vec());
    let found = findings(&loaded, &|r| r.id == "html-nel-testo");
    assert_eq!(found.len(), 20_000);
    assert!(found.iter().all(|f| f.at == "performance.yaml:2:42"), "{}", found[0].at);
}

#[test]
fn a_text_that_serves_many_records_is_told_once() {
    let code = "RSSMRA80A01H501U";
    let text = format!(
        "predefiniti:\n  indicatori:\n    fonte: Lo dice {code}\n\
         obiettivi:\n  - id: uno\n    titolo: Uno\n    indicatori:\n      - {{ id: a, nome: A }}\n      - {{ id: b, nome: {code} }}\n"
    );
    let files = [("piao.toml", "formato = 1\nanno = 2027\n".to_owned()), ("performance.yaml", text)];
    let loaded = load(&files.map(|(path, text)| (path.to_owned(), text)).to_vec());
    let found = findings(&loaded, &|r| r.id == "codice-fiscale-personale");
    let at: Vec<&str> = found.iter().filter(|f| f.rule == "codice-fiscale-personale").map(|f| &*f.at).collect();
    assert_eq!(at, ["performance.yaml:3:20", "performance.yaml:9:24"]);
}
