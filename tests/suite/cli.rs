// SPDX-License-Identifier: EUPL-1.2
//! The program from outside: its exit codes, what it prints and where, and that it changes nothing.

use crate::support::{Scratch, files_below, read, repo};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

const PIANO: &str = "examples/piccolo-comune/2027";

/// The program, without what the environment of who runs the tests might add.
fn piao(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_piao"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    piao(folder).args(args).output().expect("the program runs")
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

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", out(output)))
}

fn valid(schema: &str, value: &Value) {
    let schema: Value = serde_json::from_str(&read(&format!("schemas/{schema}.schema.json"))).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let errors: Vec<String> =
        validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).take(5).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// A copy of the example in which one reference is wrong.
fn broken(name: &str) -> Scratch {
    let scratch = Scratch::copy_of(name, PIANO);
    let path = "2.2-performance/servizi-generali-e-persona.yaml";
    scratch.write(path, scratch.read(path).replace("ufficio: biblioteca, ruolo", "ufficio: bibliotecca, ruolo"));
    scratch
}

/// A copy of the example with a warning and no error.
fn warned(name: &str) -> Scratch {
    let scratch = Scratch::copy_of(name, PIANO);
    scratch.write("3.1-struttura_organizzativa/nuovi.yaml", "uffici:\n  - id: nuovo\n    nome: Novità\n");
    scratch
}

// ---------------------------------------------------------------- validate

#[test]
fn a_right_plan_passes_in_every_format() {
    for format in ["esteso", "breve", "json", "github"] {
        let done = run(&repo(""), &["validate", PIANO, "--format", format]);
        assert_eq!(code(&done), 0, "{format}: {}{}", out(&done), err(&done));
        assert!(!done.stdout.is_empty(), "{format}");
        assert_eq!(err(&done), "", "{format}");
    }
}

#[test]
fn a_wrong_plan_fails_in_every_format_and_says_where() {
    let plan = broken("formati");
    let place = "2.2-performance/servizi-generali-e-persona.yaml";
    for (format, wanted) in [
        ("esteso", format!("[{place}:42:20]")),
        (
            "breve",
            format!(
                "{place}:42:20: errore[riferimento-sconosciuto] l'ufficio `bibliotecca` non esiste — forse intendevi `biblioteca` (3.1-struttura_organizzativa.toml:186)?\n"
            ),
        ),
        ("json", format!("\"file\": \"{place}\"")),
        (
            "github",
            format!(
                "::error file={place},line=42,col=20,endLine=42,endColumn=31,title=riferimento-sconosciuto::l'ufficio"
            ),
        ),
    ] {
        let done = run(&plan.0, &["validate", ".", "--format", format]);
        assert_eq!(code(&done), 1, "{format}");
        assert!(out(&done).contains(&wanted), "{format}: {}", out(&done));
        assert_eq!(err(&done), "", "{format}");
    }
}

#[test]
fn what_stops_a_run_is_told_on_standard_error_with_code_two() {
    for args in [
        &["validate", "non/esiste"][..],
        &["validate", "src"],
        &["validate", PIANO, "--format", "xyz"],
        &["validate", PIANO, "--output", "json"],
        &["validate", PIANO, "--output", "xyz=a.txt"],
        &["validate", PIANO, "--regola", "non-esiste"],
        &["validate", PIANO, "--al", "domani"],
        &["validate", PIANO, "--max", "tanti"],
        &["explain", "non-esiste"],
        &["schema", "non-esiste"],
        &["export", "non/esiste"],
        &["comando-che-non-esiste"],
        &[],
    ] {
        let done = run(&repo(""), args);
        assert_eq!(code(&done), 2, "{args:?}: {}", out(&done));
        assert_eq!(out(&done), "", "{args:?}");
        assert!(!done.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn the_plan_is_found_from_a_folder_below_it() {
    let done = run(&repo(PIANO).join("consuntivi"), &["validate", "--format", "breve"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    let scratch = Scratch::new("senza-piano");
    assert_eq!(code(&run(&scratch.0, &["validate"])), 2);
}

#[test]
fn the_threshold_decides_the_exit_code() {
    let (plan, worse) = (warned("soglie"), broken("soglie-errore"));
    for (folder, args, wanted) in [
        (&plan, &[][..], 0),
        (&plan, &["--fail-on", "errore"], 0),
        (&plan, &["--fail-on", "avviso"], 1),
        (&plan, &["--fail-on", "nota"], 1),
        (&plan, &["--strict"], 1),
        (&plan, &["--fail-on", "mai"], 0),
        (&worse, &["--fail-on", "mai"], 0),
        (&worse, &["--fail-on", "errore"], 1),
        (&worse, &["--regola", "ufficio-orfano"], 0),
        (&worse, &["--regola", "riferimento-sconosciuto"], 1),
    ] {
        let done = run(&folder.0, &[&["validate"], args].concat());
        assert_eq!(code(&done), wanted, "{args:?}: {}", out(&done));
    }
    assert!(out(&run(&plan.0, &["validate", "--format", "breve"])).contains("avviso[ufficio-orfano]"));
}

#[test]
fn max_shortens_the_report_and_not_the_verdict() {
    let plan = Scratch::copy_of("max", PIANO);
    plan.write("2.2-performance/altri.yaml", "obiettivi:\n  - { titolo: è }\n  - { titolo: è }\n  - { titolo: è }\n");
    let lines = |args: &[&str]| out(&run(&plan.0, &[&["validate", "--format", "breve"], args].concat()));
    assert_eq!(lines(&[]).matches("errore[chiave-mancante]").count(), 3);
    let short = lines(&["--max", "1"]);
    assert_eq!(short.matches("errore[chiave-mancante]").count(), 1);
    assert!(short.contains("altri 2") && short.contains("3 errori"), "{short}");
    assert_eq!(code(&run(&plan.0, &["validate", "--max", "0"])), 1);
}

#[test]
fn other_reports_go_to_files_in_the_same_run() {
    let plan = broken("output");
    let done = run(&plan.0, &["validate", "--output", "json=_r/a.json", "--output", "github=_r/b.txt"]);
    assert_eq!(code(&done), 1);
    assert!(out(&done).contains("errore[riferimento-sconosciuto]"));
    let value: Value = serde_json::from_str(&plan.read("_r/a.json")).expect("JSON");
    valid("validate", &value);
    assert_eq!(value["conteggi"]["errori"], 1);
    assert!(plan.read("_r/b.txt").starts_with("::error "));
    assert_eq!(files_below(&plan.0.join("_r")), ["a.json", "b.txt"], "nothing else is left there");
}

#[test]
fn the_json_report_obeys_its_schema_and_fingerprints_outlive_lines() {
    let plan = broken("json");
    let report = |plan: &Scratch| json(&run(&plan.0, &["validate", "--format", "json"]));
    let first = report(&plan);
    valid("validate", &first);
    valid("validate", &json(&run(&repo(""), &["validate", PIANO, "--format", "json"])));
    valid("validate", &json(&run(&repo(""), &["validate", "examples/regione-molise/2026", "--format", "json"])));
    let path = "2.2-performance/servizi-generali-e-persona.yaml";
    plan.write(path, format!("# una riga in più\n\n{}", plan.read(path)));
    let second = report(&plan);
    assert_eq!(first["risultati"][0]["impronta"], second["risultati"][0]["impronta"]);
    assert_eq!(second["risultati"][0]["riga"], 44);
    assert_eq!(second["risultati"][0]["genere"], "obiettivo");
    assert_eq!(second["risultati"][0]["id"], "servizi-digitali");
}

#[test]
fn validate_changes_nothing_and_says_the_same_twice() {
    let plan = broken("intatto");
    let state = |plan: &Scratch| -> Vec<(String, Vec<u8>)> {
        files_below(&plan.0).into_iter().map(|p| (p.clone(), std::fs::read(plan.0.join(p)).expect("a file"))).collect()
    };
    let before = state(&plan);
    let first = run(&plan.0, &["validate"]);
    let second = run(&plan.0, &["validate"]);
    assert_eq!(first.stdout, second.stdout);
    for format in ["breve", "json", "github"] {
        run(&plan.0, &["validate", "--format", format]);
    }
    run(&plan.0, &["export"]);
    run(&plan.0, &["explain"]);
    assert!(before == state(&plan), "a file of the plan changed");
}

#[test]
fn colours_only_when_asked_for_or_on_a_terminal() {
    let plan = broken("colori");
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        let done = piao(&plan.0).args(args).envs(env.iter().copied()).output().expect("the program runs");
        out(&done).contains('\u{1b}')
    };
    assert!(!coloured(&["validate"], &[]));
    assert!(coloured(&["validate", "--color", "always"], &[]));
    assert!(coloured(&["validate", "--color", "sempre"], &[("NO_COLOR", "1")]));
    assert!(coloured(&["validate"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["validate"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured(&["validate", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["validate", "--color", "always", "--format", "json"], &[]));
}

#[test]
fn waivers_can_be_left_out() {
    let plan = warned("deroghe");
    plan.write(
        "3.1-struttura_organizzativa/nuovi.yaml",
        "uffici:\n  # piao: ignora[ufficio-orfano] comincerà l'attività a settembre\n  - id: nuovo\n    nome: Novità\n    incarico: segretario\n",
    );
    let done = run(&plan.0, &["validate", "--strict"]);
    assert_eq!(code(&done), 0, "{}", out(&done));
    assert!(out(&done).contains("1 risultato taciuto per deroga"), "{}", out(&done));
    assert_eq!(code(&run(&plan.0, &["validate", "--strict", "--senza-deroghe"])), 1);
    let report = json(&run(&plan.0, &["validate", "--format", "json"]));
    valid("validate", &report);
    let waived = &report["derogati"][0];
    assert_eq!(
        (waived["regola"].as_str(), waived["id"].as_str(), waived["motivo"].as_str()),
        (Some("ufficio-orfano"), Some("nuovo"), Some("comincerà l'attività a settembre"))
    );
}

#[test]
fn the_law_is_waived_with_a_reason_and_only_until_its_day() {
    let plan = Scratch::copy_of("deroga-a-tempo", "tests/piano-minimo");
    let manifest = plan.read("piao.toml");
    std::fs::remove_file(plan.0.join("lavoro_agile.yaml")).expect("it is there");
    let rules = |args: &[&str]| {
        let report = json(&run(&plan.0, &[&["validate", "--format", "json"], args].concat()));
        let list = report["risultati"].as_array().expect("a list").iter();
        list.map(|r| r["regola"].as_str().expect("an id").to_string()).collect::<Vec<_>>()
    };
    let missing = "sezione-assente-lavoro-agile";
    assert_eq!(rules(&[]), [missing]);
    // The manifest cannot lower the law, nor a waiver without its reason.
    plan.write("piao.toml", format!("{manifest}\n[regole]\n{missing} = \"spenta\"\n"));
    assert_eq!(rules(&[]), [missing, "livello-non-ammesso"]);
    let waiver = format!("{manifest}\n[[deroghe]]\nregola = \"{missing}\"\nscadenza = 2027-06-30\n");
    plan.write("piao.toml", &waiver);
    assert_eq!(rules(&[]), [missing, "deroga-senza-motivo"]);
    plan.write("piao.toml", format!("{waiver}motivo = \"l'accordo è alla firma: vedi nota prot. 812\"\n"));
    assert!(rules(&[]).is_empty());
    assert!(rules(&["--al", "2027-06-30"]).is_empty());
    assert_eq!(rules(&["--al", "2027-07-01"]), [missing, "deroga-scaduta"]);
    assert_eq!(rules(&["--senza-deroghe"]), [missing]);
}

#[test]
fn a_plan_that_is_not_adopted_in_time_is_told_on_that_day() {
    let plan = Scratch::copy_of("non-adottato", "tests/piano-minimo");
    let manifest = plan.read("piao.toml");
    let told = |stato: &str, istat: &str, al: &[&str]| -> Vec<String> {
        let (head, _) = manifest.split_once("# Quello che si saprà il giorno").expect("the smallest plan ends with it");
        plan.write("piao.toml", head.replace("stato = \"bozza\"", stato));
        let scheda = read("tests/piano-minimo/scheda_anagrafica.yaml");
        plan.write("scheda_anagrafica.yaml", scheda.replace("999001", istat));
        let mut args = vec!["validate", "--format", "json", "--regola", "adozione-in-ritardo"];
        args.extend(["--regola", "sanzioni-per-mancata-adozione"]);
        args.extend(al);
        json(&run(&plan.0, &args))["risultati"]
            .as_array()
            .expect("findings")
            .iter()
            .map(|f| f["regola"].as_str().expect("a rule").to_owned())
            .collect()
    };
    let both = ["adozione-in-ritardo", "sanzioni-per-mancata-adozione"];
    let draft = "stato = \"bozza\"";
    assert!(told(draft, "058091", &[]).is_empty(), "without a day nobody knows");
    // 31 January 2027 is a Sunday.
    assert!(told(draft, "058091", &["--al", "2027-02-01"]).is_empty());
    assert_eq!(told(draft, "058091", &["--al", "2027-02-02"]), both);
    assert_eq!(told("stato = \"proposto\"", "058091", &["--al", "2027-03-01"]), both);
    assert!(told("", "058091", &["--al", "2027-03-01"]).is_empty(), "whether it is adopted is not said");
    assert!(told("stato = \"adottato\"", "058091", &["--al", "2027-03-01"]).is_empty());
    // The terms of 2026 differ by region.
    let of_2026 = |istat: &str, al: &str| {
        let old = manifest.replace("anno = 2027", "anno = 2026");
        let (head, _) = old.split_once("# Quello che si saprà il giorno").expect("as above");
        plan.write("piao.toml", head);
        let scheda = read("tests/piano-minimo/scheda_anagrafica.yaml");
        plan.write("scheda_anagrafica.yaml", scheda.replace("999001", istat));
        let done = run(&plan.0, &["validate", "--format", "json", "--regola", both[0], "--al", al]);
        json(&done)["risultati"].as_array().expect("findings").len()
    };
    assert_eq!(of_2026("058091", "2026-03-30"), 0);
    assert_eq!(of_2026("058091", "2026-03-31"), 1);
    assert_eq!(of_2026("078045", "2026-03-31"), 0, "Calabria has another month");
    assert_eq!(of_2026("078045", "2026-05-01"), 1);
}

// ---------------------------------------------------------------- the other commands

#[test]
fn the_whole_plan_as_json_obeys_its_schema() {
    for plan in [PIANO, "examples/regione-molise/2026", "tests/piano-minimo"] {
        let done = run(&repo(""), &["export", plan]);
        assert_eq!(code(&done), 0, "{plan}");
        valid("export", &json(&done));
    }
    let scratch = Scratch::new("export");
    let to = scratch.0.join("nuova/piano.json");
    let done = run(&repo(""), &["export", PIANO, "--output", &to.to_string_lossy()]);
    assert_eq!((code(&done), out(&done)), (0, String::new()));
    valid("export", &serde_json::from_str(&scratch.read("nuova/piano.json")).expect("JSON"));
}

#[test]
fn schemas_are_printed_and_written() {
    let done = run(&repo(""), &["schema", "performance"]);
    assert_eq!(code(&done), 0);
    assert_eq!(json(&done)["title"], "piao: performance");
    assert_eq!(out(&done), read("schemas/performance.schema.json"));
    let names = out(&run(&repo(""), &["schema"]));
    assert!(names.lines().any(|l| l == "piao") && names.lines().any(|l| l == "consuntivi"));
    let scratch = Scratch::new("schemi");
    let done = run(&scratch.0, &["schema", "--scrivi", "qui"]);
    assert_eq!((code(&done), out(&done)), (0, String::new()));
    assert_eq!(files_below(&scratch.0.join("qui")).len(), names.lines().count());
}

#[test]
fn rules_are_explained_one_by_one_and_listed() {
    let done = run(&repo(""), &["explain", "obiettivo-senza-indicatore"]);
    assert_eq!(code(&done), 0);
    let words =
        ["obiettivo-senza-indicatore\n", "\nPERCHÉ\n", "Livello: avviso (semplificato: non si applica)", "art. 5"];
    for words in words {
        assert!(out(&done).contains(words), "{words}");
    }
    assert!(!out(&done).contains("```"));
    assert!(out(&run(&repo(""), &["spiega", "sezione-assente-performance"])).contains("DM 132/2022"));
    let markdown = out(&run(&repo(""), &["explain", "sezione-assente-performance", "--format", "markdown"]));
    assert!(markdown.contains("## Come correggere\n\nAggiungi il file"), "{markdown}");
    let list = out(&run(&repo(""), &["explain"]));
    assert!(list.contains("ufficio-orfano") && list.contains("sezione-assente-performance"));
    assert!(err(&run(&repo(""), &["explain", "ufficio-orfanno"])).contains("forse intendevi `ufficio-orfano`?"));
}

/// The ids that `piao explain` lists in JSON, with these options.
fn listed(args: &[&str]) -> Vec<String> {
    let value = json(&run(&repo(""), &[&["explain", "--format", "json"], args].concat()));
    valid("explain", &value);
    let rules = value["regole"].as_array().expect("a list").iter();
    rules.map(|r| r["id"].as_str().expect("an id").to_string()).collect()
}

#[test]
fn the_rules_of_a_body_and_a_year_are_chosen() {
    let has = |args: &[&str], id: &str| listed(args).iter().any(|r| r == id);
    assert!(has(&[], "sezione-assente-performance") && has(&[], "voce-nuova"));
    assert!(!has(&["--dipendenti", "30"], "sezione-assente-performance"));
    assert!(has(&["--dipendenti", "50"], "sezione-assente-performance"));
    assert!(!has(&["--regime", "semplificato"], "sezione-assente-performance"));
    assert!(!has(&["--anno", "2023"], "obbligo-di-altri-anni") && has(&["--anno", "2024"], "obbligo-di-altri-anni"));
    assert!(listed(&["--livello", "nota"]).contains(&"testo-simile-a-un-id".to_string()));
    assert!(!has(&["--livello", "nota"], "sezione-assente-performance"));
    assert!(has(&["--sezione", "2.2"], "obiettivo-senza-indicatore"));
    assert!(has(&["--sezione", "performance"], "obiettivo-senza-indicatore"));
    assert!(!has(&["--sezione", "trasparenza,4"], "obiettivo-senza-indicatore"));
    assert_eq!(listed(&["sezione-assente-formazione"]), ["sezione-assente-formazione"]);
    for (args, words) in [
        (&["--sezione", "performanse"][..], "forse intendevi `performance`?"),
        (&["--ente", "comun"], "comune"),
        (&["--anno", "1999"], ""),
        (&["--dipendenti", "30", "--regime", "ordinario"], ""),
        (&["ufficio-orfano", "--anno", "2027"], ""),
    ] {
        let done = run(&repo(""), &[&["explain"], args].concat());
        assert_eq!((code(&done), out(&done).as_str()), (2, ""), "{args:?}");
        assert!(err(&done).contains(words), "{args:?}: {}", err(&done));
    }
}

#[test]
fn the_checklist_of_an_office_holds_what_the_law_asks() {
    let args = ["explain", "--anno", "2027", "--ente", "comune", "--dipendenti", "30"];
    let list = out(&run(&repo(""), &args));
    assert!(
        list.starts_with(
            "Che cosa deve avere il piano: Comune, 30 dipendenti, regime semplificato, piano 2027-2029.\n"
        )
    );
    assert!(list.contains("[ ] errore: il piano contiene i rischi corruttivi\n"), "{list}");
    assert!(!list.contains("sezione-assente-performance") && !list.contains("ufficio-orfano"));
    let school = run(&repo(""), &["explain", "--ente", "scuola", "--anno", "2027"]);
    assert!(err(&school).contains("non adottano il PIAO"));
}

#[test]
fn help_and_version_are_no_errors() {
    for args in [&["--help"][..], &["--version"], &["validate", "--help"], &["explain", "--help"], &["schema", "-h"]] {
        let done = run(&repo(""), args);
        assert_eq!(code(&done), 0, "{args:?}");
        assert!(!done.stdout.is_empty() && done.stderr.is_empty(), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let mut child =
        piao(&repo("")).args(["export", PIANO]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("ends");
    assert_eq!((done.status.code(), err(&done)), (Some(0), String::new()));
}

/// Where nothing can be written: a full disk, a folder, a folder that takes no files.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_stops_with_code_two_and_leaves_nothing_behind() {
    let plan = Scratch::copy_of("scrittura", PIANO);
    plan.write("_cartella/dentro.txt", "è");
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let before = files_below(&plan.0);
    for (output, why) in [
        ("/dev/full", "il disco è pieno"),
        ("_cartella", "è una cartella"),
        ("/proc/piao.html", "non esiste"),
        ("piao.toml/piao.html", ""),
        ("", ""),
    ] {
        let as_report = format!("json={output}");
        for args in [
            &["render", "--output", output][..],
            &["export", "--output", output],
            &["validate", "--output", &as_report],
        ] {
            let done = run(&plan.0, args);
            assert_eq!((code(&done), out(&done).as_str()), (2, ""), "{args:?}");
            assert!(err(&done).contains(why), "{args:?}: {}", err(&done));
        }
    }
    for args in [&["validate"][..], &["render", "--output", "-"], &["export"], &["explain"], &["schema"]] {
        let done = piao(&plan.0).args(args).stdout(full()).output().expect("runs");
        assert_eq!(code(&done), 2, "{args:?}");
        assert!(err(&done).contains("il disco è pieno"), "{args:?}: {}", err(&done));
    }
    assert_eq!(files_below(&plan.0), before);
    // Nobody reads what is said on the side: the verdict stays.
    let wrong = broken("scrittura-errori");
    let done = piao(&wrong.0).args(["render", "--output", "-"]).stderr(full()).output().expect("runs");
    assert_eq!((code(&done), out(&done)), (1, String::new()));
}

// ---------------------------------------------------------------- one letter of an id

/// Places of an id used as a reference, found by reading the files as text: `file:line:column` and the bare word.
fn references(plan: &Scratch, id: &str, defined_at: (&str, usize)) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files_below(&plan.0) {
        let toml = path.ends_with(".toml");
        if !toml && !path.ends_with(".yaml") {
            continue;
        }
        for (n, line) in plan.read(&path).lines().enumerate() {
            let line_number = n + 1;
            if (path.as_str(), line_number) == defined_at {
                continue;
            }
            for (at, _) in line.match_indices(id) {
                let (before, after) = (&line[..at], &line[at + id.len()..]);
                let is_value = if toml {
                    before.ends_with('"') && after.starts_with('"')
                } else {
                    [": ", "[", ", ", "- "].iter().any(|b| before.ends_with(b))
                        && (after.is_empty() || [",", "]", " }"].iter().any(|a| after.starts_with(a)))
                };
                if is_value {
                    // A quoted value begins at its quote.
                    let column = before.chars().count() + 1 - usize::from(toml);
                    found.insert(format!("{path}:{line_number}:{column}"));
                }
            }
        }
    }
    found
}

#[test]
fn one_letter_of_an_id_is_enough_and_every_reference_is_told() {
    for (kind, id, new, file) in [
        ("l'ufficio", "biblioteca", "bibliotecca", "3.1-struttura_organizzativa.toml"),
        ("l'ufficio", "polizia-locale", "polizia-localo", "3.1-struttura_organizzativa.toml"),
        ("l'ufficio", "economato", "ecnomato", "3.1-struttura_organizzativa.toml"),
        ("lo stakeholder", "residenti", "residentti", "1-scheda_anagrafica.toml"),
        ("l'indicatore", "ritardo-pagamenti", "ritardo-pagamento", "2.2-performance/settori-tecnici.toml"),
        (
            "l'indicatore",
            "soddisfazione-sportelli",
            "soddisfazione-sportello",
            "2.2-performance/servizi-generali-e-persona.yaml",
        ),
        ("il rischio", "corsia-preferenziale", "corsia-preferenzale", "2.3-rischi_corruttivi.yaml"),
        ("il processo", "affidamenti-diretti", "affidamento-diretti", "2.3-rischi_corruttivi.yaml"),
        ("la misura", "formazione-legalita", "formazione-legalite", "2.3-rischi_corruttivi.yaml"),
        ("l'obiettivo di valore pubblico", "comune-semplice", "comune-semplici", "2.1-valore_pubblico.toml"),
    ] {
        let plan = Scratch::copy_of(&format!("id-{id}"), PIANO);
        let text = plan.read(file);
        let (line, _) = text
            .lines()
            .enumerate()
            .find(|(_, l)| {
                let l = l.trim().trim_start_matches("- ").trim_start_matches("{ ");
                l.starts_with(&format!("id = \"{id}\""))
                    || l == format!("id: {id}")
                    || l.starts_with(&format!("id: {id},"))
            })
            .unwrap_or_else(|| panic!("`{id}` is defined in {file}"));
        let changed: Vec<String> =
            text.lines().enumerate().map(|(n, l)| if n == line { l.replace(id, new) } else { l.to_string() }).collect();
        plan.write(file, changed.join("\n") + "\n");

        let expected = references(&plan, id, (file, line + 1));
        assert!(!expected.is_empty(), "`{id}` is used somewhere");
        let report = json(&run(&plan.0, &["validate", "--format", "json"]));
        let mut found = BTreeSet::new();
        for finding in report["risultati"].as_array().expect("findings") {
            if finding["livello"] != "errore" {
                continue;
            }
            let place =
                format!("{}:{}:{}", finding["file"].as_str().expect("a file"), finding["riga"], finding["colonna"]);
            assert!(
                ["riferimento-sconosciuto", "collegamento-sconosciuto"]
                    .contains(&finding["regola"].as_str().expect("a rule")),
                "`{id}`: {finding:#}"
            );
            assert_eq!(finding["messaggio"], format!("{kind} `{id}` non esiste"), "{place}");
            assert_eq!(finding["aiuto"], format!("forse intendevi `{new}` ({file}:{})?", line + 1), "{place}");
            assert!(found.insert(place.clone()), "{place} twice");
        }
        assert_eq!(found, expected, "references to `{id}`");
    }
}

// ---------------------------------------------------------------- many mistakes, and broken files

#[test]
fn ten_mistakes_in_one_file_are_ten_findings() {
    let plan = Scratch::copy_of("dieci", "tests/piano-minimo");
    plan.write(
        "performance/altri.yaml",
        "obiettivi:
  - id: Città verde
    titolo: Più alberi in città #ambiente
    livello: operativo
    stato: finito
    ufficio: tecnnico
    codice: #12
    temi: digitalizzazione
    unità: per cento
    risorse: { importo: 50.000 }
    indicatori:
      - nome: È senza id
        target: 1
  - id: strade
    titolo: Strade più sicure
    livello: operativo
    inizio: 31/02/2027
    indicatori: [ritardo-pagamenti]
",
    );
    let report = json(&run(&plan.0, &["validate", "--format", "json"]));
    let found: Vec<String> = report["risultati"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|f| format!("{}:{} {}", f["riga"], f["colonna"], f["regola"].as_str().expect("a rule")))
        .collect();
    assert_eq!(
        found,
        [
            "2:9 id-non-valido",
            "3:33 testo-tagliato",
            "5:12 scelta-sconosciuta",
            "6:14 riferimento-sconosciuto",
            "7:13 valore-nel-commento",
            "8:11 tipo-errato",
            "9:5 chiave-sconosciuta",
            "10:25 migliaia-ambigue",
            "12:9 chiave-mancante",
            "17:13 data-non-valida",
        ]
    );
}

#[test]
fn a_broken_file_is_one_finding_and_the_rest_is_checked() {
    let plan = broken("rotti");
    let (yaml, toml) = ("2.3-rischi_corruttivi.yaml", "3.1-struttura_organizzativa.toml");
    let text = plan.read(yaml);
    let (line, first) = text.lines().enumerate().find(|(_, l)| l.trim_start().starts_with("nome: ")).expect("a name");
    let bad = first.replacen("nome: ", "nome: Attività: ", 1);
    plan.write(yaml, text.replacen(first, &bad, 1));
    let text = plan.read(toml);
    let (row, first) = text.lines().enumerate().find(|(_, l)| l.starts_with("nome = ")).expect("a name");
    plan.write(toml, text.replacen(first, "nome = Attività", 1));
    // The office whose id is wrong elsewhere might be defined in the broken file: only what is plainly wrong is told.
    plan.write("2.2-performance/altri.yaml", "obiettivi:\n  - { id: più, titolo: Città }\n");
    let report = json(&run(&plan.0, &["validate", "--format", "json"]));
    let found: BTreeSet<String> = report["risultati"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|f| f["livello"] == "errore" && f["regola"] != "riferimento-sconosciuto")
        .map(|f| {
            format!("{}:{} {}", f["file"].as_str().expect("a file"), f["riga"], f["regola"].as_str().expect("a rule"))
        })
        .collect();
    let wanted = [
        "2.2-performance/altri.yaml:2 id-non-valido".to_string(),
        format!("{yaml}:{} yaml-non-valido", line + 1),
        format!("{toml}:{} toml-non-valido", row + 1),
    ];
    assert_eq!(found, wanted.into_iter().collect());
    let unknown: Vec<&Value> = report["risultati"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|f| f["regola"] == "riferimento-sconosciuto")
        .collect();
    // Of all references into the broken files only the one that no word of theirs answers to.
    assert_eq!(unknown.len(), 1, "{unknown:#?}");
    assert_eq!(unknown[0]["messaggio"], "l'ufficio `bibliotecca` non esiste");
}
