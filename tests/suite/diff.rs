// SPDX-License-Identifier: EUPL-1.2
//! The comparison of two plans: tricky pairs with their text, what is no change however it is written, the two years of
//! the example, the sources of the two plans.

use crate::support::{self, Files, Scratch, files_below, generated, load, piano_minimo, read, repo, year_before};
use piao::diff::compare;
use piao::load::Loaded;
use piao::report::diff::{Filtri, Format, Rapporto, giudica, write};
use piao::source::Sources;
use piao::source::node::{Data, Node, Style};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// The files of a plan, without those that the office keeps to itself.
fn plan(path: &str) -> Files {
    support::plan(path).into_iter().filter(|(p, _)| !p.starts_with('_')).collect()
}

/// What `piao diff` says of two plans in a format.
pub fn differences(prima: &Loaded, dopo: &Loaded, format: Format) -> String {
    prima.link(|before, _| {
        dopo.link(|after, _| {
            let confronto = compare(before, after);
            let giudizi = giudica(&confronto);
            write(format, &Rapporto::new(&confronto, &giudizi, &Filtri::default(), ("prima", "dopo")))
        })
    })
}

/// The changes of two plans as JSON.
pub fn changes(prima: &Loaded, dopo: &Loaded) -> Vec<Value> {
    let text = differences(prima, dopo, Format::Json);
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    match value["cambiamenti"].take() {
        Value::Array(all) => all,
        other => panic!("{other}"),
    }
}

fn nothing(what: &str, prima: &Files, dopo: &Files) {
    let (a, b) = (load(prima), load(dopo));
    for loaded in [&a, &b] {
        let errors: Vec<_> = loaded.diagnostics.iter().map(|d| &d.message).collect();
        assert!(errors.is_empty(), "{what}: {errors:#?}");
    }
    let found = changes(&a, &b);
    assert!(found.is_empty(), "{what}: {found:#?}");
}

// ---------------------------------------------------------------- by the ten thousand

/// How many changes of each kind there are between two plans of these years, whose files have these texts.
fn counted(prima: (i16, &[(&str, String)]), dopo: (i16, &[(&str, String)])) -> BTreeMap<String, usize> {
    let side = |(anno, files): (i16, &[(&str, String)])| {
        let mut all: Files = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect();
        let manifest = all.iter().position(|(path, _)| path == "piao.toml").map(|at| all.remove(at).1);
        let manifest = format!("formato = 1\nanno = {anno}\n{}", manifest.unwrap_or_default());
        all.push(("piao.toml".to_owned(), manifest));
        load(&all)
    };
    let mut found = BTreeMap::new();
    for change in changes(&side(prima), &side(dopo)) {
        *found.entry(change["tipo"].as_str().expect("a kind").to_owned()).or_default() += 1;
    }
    found
}

fn rows(head: &str, n: usize, row: impl Fn(usize) -> String) -> String {
    let rows: String = (0..n).map(|i| format!("  - {{ {} }}\n", row(i))).collect();
    format!("{head}:\n{rows}")
}

#[test]
fn goals_that_share_an_id_are_paired_in_order() {
    const N: usize = 8_000;
    let goals = |word: &str| [("performance.yaml", rows("obiettivi", N, |i| format!("id: a, titolo: {word} {i}")))];
    let found = counted((2027, &goals("Già")), (2027, &goals("Poi")));
    assert_eq!(found, BTreeMap::from([("modificato".to_owned(), N), ("osservazione".to_owned(), 1)]));
}

#[test]
fn what_one_goal_continues_is_the_same_in_another_order() {
    const N: usize = 80_000;
    let goal = |ids: &mut dyn Iterator<Item = usize>| {
        let ids: Vec<String> = ids.map(|i| format!("a{i}")).collect();
        [("performance.yaml", rows("obiettivi", 1, |_| format!("id: b, titolo: È, succede_a: [{}]", ids.join(", "))))]
    };
    let found = counted((2027, &goal(&mut (0..N))), (2027, &goal(&mut (0..N).rev())));
    assert_eq!(found, BTreeMap::new());
}

#[test]
fn an_office_split_into_thousands_still_answers_for_its_goals() {
    const N: usize = 20_000;
    let goals = |first: &str, second: &str| {
        rows("obiettivi", 500, |i| {
            format!("id: a{i}, titolo: È, ufficio: {first}, contributori: [{{ ufficio: {second}, peso: 10 }}]")
        })
    };
    let prima = [
        ("struttura_organizzativa.yaml", rows("uffici", 1, |_| "id: u, nome: È".into())),
        ("performance.yaml", goals("u", "u")),
    ];
    let offices = rows("uffici", N, |i| format!("id: v{i}, nome: È, succede_a: [u]"));
    let last = format!("v{}", N - 1);
    let dopo = [("struttura_organizzativa.yaml", offices), ("performance.yaml", goals(&last, "v7"))];
    assert_eq!(counted((2027, &prima), (2027, &dopo)), BTreeMap::from([("diviso".to_owned(), 1)]));
}

#[test]
fn the_reason_of_each_that_is_gone_is_found_among_thousands() {
    const N: usize = 10_000;
    let prima = [("performance.yaml", rows("obiettivi", N, |i| format!("id: a{i}, titolo: È {i}")))];
    let row = |i| format!("[[conclusi]]\nid = \"a{i}\"\nmotivo = \"è finito\"\n");
    let dopo = [
        ("performance.yaml", rows("obiettivi", 1, |_| "id: z, titolo: Zeta".into())),
        ("piao.toml", (0..N).map(row).collect()),
    ];
    let found = counted((2026, &prima), (2027, &dopo));
    assert_eq!(found, BTreeMap::from([("aggiunto".to_owned(), 1), ("eliminato".to_owned(), N)]));
}

#[test]
fn staff_of_thousands_of_areas_is_compared_area_by_area() {
    const N: usize = 6_000;
    let staff = |anno: i16, persone: usize| {
        let rows: String = (0..N).map(|i| format!("      - {{ area: Area più {i}, totale: {persone} }}\n")).collect();
        [("fabbisogni.yaml", format!("personale:\n  - al: {anno}-12-31\n    righe:\n{rows}"))]
    };
    let found = counted((2026, &staff(2025, 2)), (2027, &staff(2026, 3)));
    assert_eq!(found, BTreeMap::from([("modificato".to_owned(), N + 1)]));
}

// ---------------------------------------------------------------- tricky pairs

/// The texts of the two contexts would be told of every pair, being the same: data in their place, line by line.
fn without_contexts(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\n']) {
            inside = line.starts_with("contesto_");
        }
        kept.push_str(if inside && line.starts_with("  testo:") {
            "  dati: { Segnalazioni: nessuna }\n"
        } else {
            line
        });
    }
    kept
}

/// The smallest plan, with the files of a folder over it: of the year before if the case has a file `anno-scorso`.
fn side(case: &Path, name: &str) -> Files {
    let last_year = name == "prima" && case.join("anno-scorso").is_file();
    let mut files = if last_year { year_before(piano_minimo()) } else { piano_minimo() };
    for (_, text) in files.iter_mut().filter(|(path, _)| path.ends_with("rischi_corruttivi.yaml")) {
        *text = without_contexts(text);
    }
    let folder = case.join(name);
    for path in files_below(&folder) {
        let text = std::fs::read_to_string(folder.join(&path)).expect("a readable file");
        files.retain(|(other, _)| *other != path);
        files.push((path, text));
    }
    files
}

#[test]
fn every_tricky_pair_gives_its_text() {
    let root = repo("tests/casi/diff");
    let mut cases: Vec<String> = std::fs::read_dir(&root)
        .expect("the cases")
        .map(|e| e.expect("a case").file_name().to_string_lossy().into_owned())
        .collect();
    cases.sort();
    assert!(cases.len() >= 11, "{cases:?}");
    for case in cases {
        let (a, b) = (load(&side(&root.join(&case), "prima")), load(&side(&root.join(&case), "dopo")));
        for loaded in [&a, &b] {
            assert!(loaded.diagnostics.is_empty(), "{case}: {:#?}", loaded.diagnostics);
        }
        let text = differences(&a, &b, Format::Esteso);
        // What was read depends on the smallest plan, not on the case.
        let text: String =
            text.lines().map(|l| l.split(" Confrontati ").next().unwrap_or(l)).map(|l| format!("{l}\n")).collect();
        generated(&format!("tests/casi/diff/{case}/atteso.txt"), &text);
    }
}

// ---------------------------------------------------------------- no change

const EXAMPLES: [&str; 4] =
    ["examples/comune/2026", "examples/comune/2027", "examples/piccolo-comune/2027", "examples/regione-molise/2026"];

#[test]
fn a_plan_against_itself_gives_nothing() {
    for path in EXAMPLES {
        let files = plan(path);
        nothing(path, &files, &files);
    }
}

#[test]
fn a_plan_written_otherwise_gives_nothing() {
    for path in EXAMPLES {
        let files = plan(path);
        for (what, style) in [
            ("reshuffled", Writing { toml: false, reversed: true, split: false }),
            ("in TOML", Writing { toml: true, reversed: false, split: false }),
            ("in YAML", Writing { toml: false, reversed: false, split: false }),
            ("split and reshuffled", Writing { toml: false, reversed: true, split: true }),
        ] {
            let other = style.rewrite(&files);
            assert_ne!(files, other, "{path} {what}");
            nothing(&format!("{path} {what}"), &files, &other);
        }
    }
}

/// Another way to write the same plan.
struct Writing {
    toml: bool,
    /// Keys and records in the other order, the order of `canale` aside.
    reversed: bool,
    /// Every key of a section in a file of its own.
    split: bool,
}

impl Writing {
    fn rewrite(&self, files: &Files) -> Files {
        let sources = Sources::from_texts(files.iter().cloned());
        let mut out = Files::new();
        for (id, file) in sources.files() {
            let mut ignored = Vec::new();
            let Some(node) = sources.parse(id, &mut ignored).filter(|_| file.path != "piao.toml") else {
                out.push((file.path.clone(), file.text.clone()));
                continue;
            };
            let extension = if self.toml { "toml" } else { "yaml" };
            let stem = file.path.rsplit_once('.').map_or(&*file.path, |(s, _)| s);
            let entries = node.map().expect("a section is a map");
            let defaults = entries.iter().any(|e| e.key == "predefiniti");
            if self.split && !defaults && !stem.contains('/') {
                for entry in entries.iter().filter(|e| !e.node.is_empty()) {
                    let text = self.line(&entry.key, &entry.node);
                    out.push((format!("{stem}/{}-{}.{extension}", entry.key, stem.replace('/', "-")), text));
                }
                continue;
            }
            let mut lines: Vec<String> =
                entries.iter().filter(|e| !e.node.is_empty()).map(|e| self.line(&e.key, &e.node)).collect();
            if self.reversed {
                lines.reverse();
            }
            out.push((format!("{stem}.{extension}"), lines.concat()));
        }
        out
    }

    fn line(&self, key: &str, node: &Node<'_>) -> String {
        format!("{}{}{}\n", quoted(key), if self.toml { " = " } else { ": " }, self.value(key, node))
    }

    fn value(&self, key: &str, node: &Node<'_>) -> String {
        match &node.data {
            // Between quotes nothing is lost; what was not quoted may be a number with a point.
            Data::Scalar(s) if s.style == Style::Plain && !self.toml && plain(&s.text) => s.text.to_string(),
            Data::Scalar(s) => quoted(&s.text),
            Data::Seq(items) => {
                let mut items: Vec<String> =
                    items.iter().filter(|n| !n.is_empty()).map(|n| self.value(key, n)).collect();
                if self.reversed && !matches!(key, "canale" | "in_breve" | "lingue" | "scala" | "scala_fattori") {
                    items.reverse();
                }
                format!("[{}]", items.join(", "))
            }
            Data::Map(entries) => {
                let equals = if self.toml { " = " } else { ": " };
                let mut entries: Vec<String> = entries
                    .iter()
                    .filter(|e| !e.node.is_empty())
                    .map(|e| format!("{}{equals}{}", quoted(&e.key), self.value(&e.key, &e.node)))
                    .collect();
                // The order of languages says which comes first, that of a body's own keys how they are printed.
                let languages = entries.iter().all(|e| e.starts_with("\"it\"") || e.starts_with("\"fr\""));
                if self.reversed && !languages {
                    entries.reverse();
                }
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}

/// Words and numbers that need no quotes anywhere.
fn plain(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
        && !text.starts_with('-')
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}

#[test]
fn reflowed_prose_and_equal_values_are_no_change() {
    let base = |descrizione: &str, target: &str, termine: &str| {
        let mut files = piano_minimo();
        files.push((
            "performance.yaml".into(),
            format!(
                "obiettivi:\n  - id: prova\n    titolo: Prova\n    ufficio: tecnico\n    scadenza: {termine}\n    descrizione: {descrizione}\n    indicatori:\n      - id: quota\n        nome: Quota\n        fonte: registro\n        baseline: 80%\n        target: {target}\n"
            ),
        ));
        files
    };
    let one = base("Un testo lungo che va a capo dove vuole.", "{ 2027: \"95%\", 2028: \"96%\" }", "2027-12-31");
    let other = base(
        "|\n      Un testo lungo\n      che va   a capo\n      dove vuole.",
        "{ 2027: \"95,0 %\", 2028: 96%, }",
        "31/12/2027",
    );
    nothing("reflow", &one, &other);
    let every = base("Un testo lungo che va a capo dove vuole.", "\"95%\"", "2027-12-31");
    let by_year = base("Un testo lungo che va a capo dove vuole.", "{ 2027: 95%, 2028: 95%, 2029: 95% }", "2027-12-31");
    nothing("one value for every year", &every, &by_year);
}

// ---------------------------------------------------------------- the two years of the example

#[test]
fn the_two_years_of_the_example_give_the_committed_text() {
    let (a, b) = (Sources::from_texts(plan("examples/comune/2026")), Sources::from_texts(plan("examples/comune/2027")));
    let (a, b) = (Loaded::from_sources(a), Loaded::from_sources(b));
    generated("examples/comune/confronto.txt", &differences(&a, &b, Format::Esteso));
    generated("examples/comune/confronto.md", &differences(&a, &b, Format::Markdown));
    let bare: Vec<Value> =
        changes(&a, &b).into_iter().filter(|c| c["rilevanza"] == "rilevante" && c["motivo"].is_null()).collect();
    assert!(bare.is_empty(), "every relevant change of the example has its reason: {bare:#?}");
}

#[test]
fn the_formats_tell_the_same_changes() {
    let load = |path: &str| Loaded::from_sources(Sources::from_texts(plan(path)));
    let (a, b) = (load("examples/comune/2026"), load("examples/comune/2027"));
    let json: Value = serde_json::from_str(&differences(&a, &b, Format::Json)).expect("JSON");
    valid("diff", &json);
    let all = json["cambiamenti"].as_array().expect("a list");
    let prints: std::collections::BTreeSet<&str> =
        all.iter().map(|c| c["impronta"].as_str().expect("a print")).collect();
    assert_eq!(prints.len(), all.len(), "every change has its own print");
    let csv = differences(&a, &b, Format::Csv);
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    assert_eq!(csv.matches("\r\n").count(), all.len() + 1);
    let seen = all.iter().filter(|c| c["implicito"] == false);
    let breve = differences(&a, &b, Format::Breve);
    let html = differences(&a, &b, Format::Html);
    let mut shown = 0;
    for change in seen {
        shown += 1;
        let rule = change["regola"].as_str().expect("a rule");
        let line = format!(
            "{}[{rule}] {}",
            change["rilevanza"].as_str().expect("a word"),
            change["messaggio"].as_str().expect("a text")
        );
        assert!(breve.contains(&line), "{line}");
        assert!(html.contains(change["impronta"].as_str().expect("a print")), "{line}");
    }
    assert_eq!(breve.lines().count(), shown + 1);
    let counts = &json["conteggi"];
    let weight = |w: &str| all.iter().filter(|c| c["rilevanza"] == w && c["implicito"] == false).count();
    assert_eq!(counts["rilevanti"], weight("rilevante"));
    assert_eq!(counts["ordinari"], weight("ordinario"));
    assert_eq!(counts["redazionali"], weight("redazionale"));
    for row in counts["per_genere"].as_array().expect("a list") {
        let n = |k: &str| row[k].as_u64().expect("a number");
        let (genere, sezione) = (&row["genere"], &row["sezione"]);
        let added =
            all.iter().filter(|c| c["tipo"] == "aggiunto" && c["genere"] == *genere && c["sezione"] == *sezione);
        assert_eq!(added.count() as u64, n("nuovi"), "{row}");
        let gone =
            all.iter().filter(|c| c["tipo"] == "eliminato" && c["genere"] == *genere && c["sezione"] == *sezione);
        assert_eq!(gone.count() as u64, n("eliminati"), "{row}");
    }
}

fn valid(schema: &str, value: &Value) {
    let schema: Value = serde_json::from_str(&read(&format!("schemas/{schema}.schema.json"))).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let errors: Vec<String> =
        validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).take(5).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn text_of_the_plan_is_never_markup_nor_a_formula() {
    let evil = |text: &str| {
        let mut files = piano_minimo();
        let title = serde_json::to_string(text).expect("a string");
        files.push((
            "performance.yaml".into(),
            format!("obiettivi:\n  - {{ id: prova, titolo: {title}, ufficio: tecnico, descrizione: {title} }}\n"),
        ));
        load(&files)
    };
    let texts = [
        "</script><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{{ 7*7 }} <!-- ]]>",
        "=1+2|a|b",
        "a `b` *c* [d](http://e)\n# f",
    ];
    let calm = evil("Una cosa tranquilla");
    for text in texts {
        let wild = evil(text);
        let html = differences(&calm, &wild, Format::Html);
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<!-- ]]>"), "{text}");
        assert!(!text.contains("7*7") || html.contains("{{ 7*7 }}"), "{text}");
        let csv = differences(&calm, &wild, Format::Csv);
        assert!(csv.lines().all(|l| !l.split(';').any(|c| c.trim_start_matches('"').starts_with('='))), "{csv}");
        let markdown = differences(&calm, &wild, Format::Markdown).replace("\\]", "");
        assert!(
            !markdown.contains("<script") && !markdown.contains("<img") && !markdown.contains("](http"),
            "{markdown}"
        );
    }
}

// ---------------------------------------------------------------- the program

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_piao"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").args(args);
    command.output().expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

const A: &str = "examples/comune/2026";
const B: &str = "examples/comune/2027";

#[test]
fn a_difference_is_no_failure_unless_asked() {
    let root = repo("");
    assert_eq!(code(&run(&root, &["diff", A, B])), 0);
    assert_eq!(code(&run(&root, &["confronta", A, B, "--exit-code"])), 1);
    assert_eq!(code(&run(&root, &["diff", A, A, "--exit-code"])), 0);
    assert_eq!(code(&run(&root, &["diff", A, B, "--fail-on", "rilevante"])), 0, "every relevant change has its reason");
    assert_eq!(code(&run(&root, &["diff", B, A, "--fail-on", "rilevante"])), 1, "backwards nothing has a reason");
    assert_eq!(code(&run(&root, &["diff", A, B, "--fail-on", "mai"])), 0);
    for wrong in [
        vec!["diff", A, B, "--sezione", "boh"],
        vec!["diff", A, B, "--regola", "boh"],
        vec!["diff", A, B, "--ufficio", "boh"],
        vec!["diff", A, B, B],
    ] {
        assert_eq!(code(&run(&root, &wrong)), 2, "{wrong:?}");
    }
}

#[test]
fn the_pages_show_what_the_program_prints() {
    let done = run(&repo(""), &["diff", A, B, "--rilevanza", "rilevante", "--ufficio", "manutenzioni"]);
    let command =
        "$ piao diff examples/comune/2026 examples/comune/2027 --rilevanza rilevante --ufficio manutenzioni\n";
    for page in ["README.md", "README.en.md"] {
        let text = read(page);
        let (before, rest) = text.split_once(command).expect("the page shows the command");
        let (_, after) = rest.split_once("\n```").expect("its block ends");
        generated(page, &format!("{before}{command}{}\n```{after}", out(&done).trim()));
    }
}

#[test]
fn one_plan_is_compared_with_the_one_its_manifest_names() {
    let root = repo("");
    let (named, both) = (run(&root, &["diff", B]), run(&root, &["diff", A, B]));
    assert_eq!(code(&named), 0, "{}", err(&named));
    assert_eq!(out(&named), out(&both));
    assert_eq!(out(&run(&repo(B), &["diff"])).lines().count(), out(&both).lines().count());
    let alone = run(&root, &["diff", A]);
    assert_eq!(code(&alone), 2);
    assert!(err(&alone).contains("precedente"), "{}", err(&alone));
}

#[test]
fn a_plan_that_does_not_parse_stops_and_is_named() {
    let scratch = Scratch::copy_of("diff-rotto", B);
    scratch.write("4-monitoraggio.yaml", "monitoraggi: [\n");
    let shown = scratch.0.to_string_lossy().into_owned();
    for args in [[A, &shown], [&shown, A], [&shown, &shown]] {
        let done = run(&repo(""), &["diff", args[0], args[1]]);
        assert_eq!(code(&done), 2, "{args:?}");
        assert_eq!(out(&done), "");
        assert!(err(&done).contains("4-monitoraggio.yaml"), "{}", err(&done));
    }
    let partial = run(&repo(""), &["diff", A, &shown, "--parziale"]);
    assert_eq!(code(&partial), 0);
    assert!(out(&partial).contains("attenzione: del piano"), "{}", out(&partial));
    scratch.write("4-monitoraggio.yaml", "monitoraggi: []\n");
    scratch.write("altro.yaml", "cose: 1\n");
    let unknown = run(&repo(""), &["diff", A, &shown]);
    assert_eq!(code(&unknown), 2);
    assert!(err(&unknown).contains("altro.yaml"), "{}", err(&unknown));
}

#[test]
fn filters_leave_out_and_say_so() {
    let root = repo("");
    let json = |args: &[&str]| -> Value {
        let mut all = vec!["diff", A, B, "--format", "json"];
        all.extend(args);
        serde_json::from_slice(&run(&root, &all).stdout).expect("JSON")
    };
    let whole = json(&[]);
    assert_eq!(whole["filtrato"], false);
    let size = |v: &Value| v["cambiamenti"].as_array().expect("a list").len();
    let check = |args: &[&str], field: &str, wanted: &[&str]| {
        let some = json(args);
        assert!(size(&some) > 0 && size(&some) < size(&whole), "{args:?}: {}", size(&some));
        assert_eq!(some["filtrato"], true);
        for c in some["cambiamenti"].as_array().expect("a list") {
            assert!(wanted.contains(&c[field].as_str().unwrap_or("")), "{args:?}: {c}");
        }
        assert_eq!(some["conteggi"]["per_genere"], whole["conteggi"]["per_genere"], "{args:?}");
    };
    check(&["--sezione", "performance"], "sezione", &["performance"]);
    check(&["--sezione", "3.1"], "sezione", &["struttura_organizzativa"]);
    check(&["--rilevanza", "rilevante"], "rilevanza", &["rilevante"]);
    check(&["--rilevanza", "ordinario"], "rilevanza", &["rilevante", "ordinario"]);
    check(&["--regola", "target-indebolito"], "regola", &["target-indebolito"]);
    let office = json(&["--ufficio", "tributi"]);
    assert!(size(&office) > 0 && size(&office) < 60, "{}", size(&office));
    let prose = json(&["--senza-prosa"]);
    assert!(prose["cambiamenti"].as_array().expect("a list").iter().all(|c| c["regola"] != "testo-cambiato"));
}

#[test]
fn several_formats_in_one_run() {
    let scratch = Scratch::new("diff-output");
    let html = scratch.0.join("confronto.html");
    let html_arg = format!("html={}", html.display());
    let done = run(&repo(""), &["diff", A, B, "--format", "breve", "--output", &html_arg]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert!(std::fs::read_to_string(&html).expect("the page").starts_with("<!doctype html>"));
    assert_eq!(files_below(&scratch.0), ["confronto.html"]);
    assert_eq!(code(&run(&repo(""), &["diff", A, B, "--output", "boh"])), 2);
}

// ---------------------------------------------------------------- git

fn git(folder: &Path, args: &[&str]) {
    let done = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Prova", "-c", "user.email=prova@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .output()
        .expect("git runs");
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn revisions_are_read_without_a_checkout() {
    let scratch = Scratch::new("diff-git");
    let copy = |from: &str| {
        for path in files_below(&repo(from)) {
            scratch.write(&format!("piani/città/{path}"), std::fs::read(repo(from).join(&path)).expect("a file"));
        }
    };
    copy("examples/piccolo-comune/2027");
    git(&scratch.0, &["init", "-q", "-b", "main"]);
    git(&scratch.0, &["add", "-A"]);
    git(&scratch.0, &["commit", "-q", "-m", "uno"]);
    let path = "piani/città/4-monitoraggio.toml";
    let same = run(&scratch.0, &["diff", "--da", "HEAD", "piani/città"]);
    assert_eq!(code(&same), 0, "{}", err(&same));
    assert!(out(&same).contains("nessun cambiamento"), "{}", out(&same));
    let text = scratch.read(path);
    scratch.write(
        path,
        format!("testo = \"Un testo nuovo per il confronto tra revisioni.\"\n{text}").replacen(
            "\ntesto = ",
            "\naltre_informazioni = { prima = \"c'era\" }\n# testo = ",
            1,
        ),
    );
    let before: BTreeMap<String, Vec<u8>> = snapshot(&scratch.0);
    let changed = run(&scratch.0, &["diff", "--da", "HEAD", "piani/città"]);
    assert_eq!(code(&changed), 0, "{}", err(&changed));
    assert!(
        out(&changed).contains("HEAD:piani/città/4-monitoraggio.toml:")
            || out(&changed).contains("4-monitoraggio.toml"),
        "{}",
        out(&changed)
    );
    assert_eq!(snapshot(&scratch.0), before, "nothing was written");
    git(&scratch.0, &["commit", "-q", "-a", "-m", "due"]);
    let two = run(&scratch.0.join("piani/città"), &["diff", "HEAD~1..HEAD", "--exit-code"]);
    assert_eq!(code(&two), 1, "{}{}", out(&two), err(&two));
    assert_eq!(code(&run(&scratch.0, &["diff", "HEAD..HEAD", "piani/città", "--exit-code"])), 0);
    for (args, why) in [
        (vec!["diff", "--da", "niente", "piani/città"], "non esiste"),
        (vec!["diff", "--da=--help", "piani/città"], "revisione"),
        (vec!["diff", "--da", "HEAD", "HEAD~1..HEAD"], ""),
    ] {
        let done = run(&scratch.0, &args);
        assert_eq!(code(&done), 2, "{args:?}: {}", out(&done));
        assert!(err(&done).contains(why), "{args:?}: {}", err(&done));
    }
    git(&scratch.0, &["rm", "-q", "-r", "--cached", "piani"]);
    git(&scratch.0, &["commit", "-q", "-m", "tre"]);
    let none = run(&scratch.0, &["diff", "--da", "HEAD", "piani/città"]);
    assert_eq!(code(&none), 2);
    assert!(err(&none).contains("non c'è un piano"), "{}", err(&none));
}

fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files_below(folder).into_iter().map(|p| (p.clone(), std::fs::read(folder.join(&p)).expect("a file"))).collect()
}

#[test]
fn outside_a_repository_git_is_not_asked_in_vain() {
    let scratch = Scratch::copy_of("diff-senza-git", "examples/piccolo-comune/2027");
    let done = run(&scratch.0, &["diff", "--da", "HEAD"]);
    assert_eq!(code(&done), 2);
    assert!(err(&done).contains("repository"), "{}", err(&done));
}
