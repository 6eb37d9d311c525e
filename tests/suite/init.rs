// SPDX-License-Identifier: EUPL-1.2
//! The skeleton of a plan: whatever the body, reading it back finds only what is still to be filled in; and `piao init`.

use crate::generated::{from_toml, from_yaml, schema_of, validators};
use crate::support::{Scratch, files_below, findings, load, read};
use piao::model::manifesto::Regime;
use piao::model::scheda_anagrafica::TipoEnte;
use piao::rules::obblighi;
use piao::scheletro::{Ente, Formato, Scheletro};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ANNI: [i16; 5] = [2024, 2025, 2026, 2027, 2028];
const FORMATI: [Formato; 2] = [Formato::Yaml, Formato::Toml];

/// Every body: kind, regime, year.
fn enti() -> impl Iterator<Item = Ente> {
    let kinds = TipoEnte::PAROLE.iter().filter_map(|(w, _)| TipoEnte::da_parola(w));
    let kinds = kinds.filter(|t| !matches!(t, TipoEnte::Scuola | TipoEnte::IstituzioneEducativa));
    kinds.flat_map(|tipo| {
        ANNI.into_iter().flat_map(move |anno| [120, 30].map(|dipendenti| ente(tipo, dipendenti, anno)))
    })
}

fn ente(tipo: TipoEnte, dipendenti: u32, anno: i16) -> Ente {
    Ente { tipo, regime: Regime::di_dipendenti(dipendenti), anno, dipendenti, abitanti: None }
}

fn skeleton(ente: Ente) -> Scheletro {
    Scheletro::di(ente).unwrap_or_else(|e| panic!("{ente:?}: {}", e.0))
}

fn files(ente: Ente, formato: Formato) -> Vec<(String, String)> {
    skeleton(ente).file(formato)
}

fn name(ente: Ente, formato: Formato) -> String {
    format!("{} {} {} {formato:?}", ente.tipo.parola(), ente.regime.parola(), ente.anno)
}

#[test]
fn an_ordinary_skeleton_has_nothing_to_mend_but_what_is_to_be_filled_in() {
    only_to_be_filled_in(Regime::Ordinario);
}

#[test]
fn a_simplified_skeleton_has_nothing_to_mend_but_what_is_to_be_filled_in() {
    only_to_be_filled_in(Regime::Semplificato);
}

fn only_to_be_filled_in(regime: Regime) {
    let mut wrong: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ente in enti().filter(|e| e.regime == regime) {
        let skeleton = skeleton(ente);
        for formato in FORMATI {
            let (files, name) = (skeleton.file(formato), name(ente, formato));
            let found = findings(&load(&files), &|_| true);
            for f in found.iter().filter(|f| f.rule != "da-compilare") {
                let place = format!("{}: {} {} — {}", f.rule, f.at, f.message, f.help);
                wrong.entry(place).or_default().insert(name.clone());
            }
            let mut lines: Vec<&str> =
                found.iter().map(|f| f.at.rsplit_once(':').map_or("", |(line, _)| line)).collect();
            let all = lines.len();
            lines.dedup();
            assert_eq!(lines.len(), all, "{name}: two findings on a line");
            for (path, _) in &files {
                assert!(lines.iter().any(|l| l.starts_with(path.as_str())), "{name}: nothing to fill in in {path}");
            }
        }
    }
    let told: Vec<String> = wrong
        .iter()
        .map(|(what, bodies)| format!("{what}\n    {} plans, such as {}", bodies.len(), bodies.first().expect("some")))
        .collect();
    assert!(told.is_empty(), "{} kinds of finding:\n{}", told.len(), told.join("\n"));
}

/// What an office might write in a place, from what the finding asks for.
fn plausible(line: &str, help: &str) -> String {
    let key = line.trim_start().trim_start_matches("- ").split(':').next().unwrap_or_default();
    let word = help.split_once("di queste parole: `").and_then(|(_, rest)| rest.split('`').next());
    let value = match key {
        "data" | "al" | "dal" => "2025-01-31",
        _ if help.contains("una data") || help.contains("31/12") => "2027-06-30",
        _ if help.contains("`sì`") => "sì",
        _ if help.contains("numero") || help.contains("importo") || help.contains("un valore") => "1",
        _ if help.contains("anno di quattro cifre") => "2027",
        _ if help.contains("id di un incarico") => "incarico-1",
        _ if help.contains("id di un ufficio") => "ufficio-1",
        _ => "Testo",
    };
    word.unwrap_or(value).into()
}

/// Places to fill in hide what is absent beside them: once filled in, obligations must find nothing.
#[test]
fn a_skeleton_filled_in_somehow_holds_all_that_obligations_ask() {
    let mut wrong = BTreeSet::new();
    for ente in enti().filter(|e| e.anno == 2027) {
        let mut files = files(ente, Formato::Yaml);
        for f in findings(&load(&files), &|_| true) {
            let mut at = f.at.split(':');
            let (path, line) =
                (at.next().expect("a file"), at.next().and_then(|l| l.parse::<usize>().ok()).expect("a line"));
            let (_, text) = files.iter_mut().find(|(p, _)| p == path).expect("a file of the skeleton");
            let mut lines: Vec<String> = text.lines().map(String::from).collect();
            let line = &mut lines[line - 1];
            let value = plausible(line, &f.help);
            let value = if path.ends_with(".toml") { format!("\"{value}\"") } else { value };
            let from = line.find("\"DA COMPILARE").or_else(|| line.find("DA COMPILARE")).expect("a place to fill in");
            let to = match line[from..].starts_with('"') {
                true => line[from + 1..].find('"').map(|end| from + end + 2).expect("a closing quote"),
                false => from + "DA COMPILARE".len(),
            };
            line.replace_range(from..to, &value);
            *text = lines.join("\n") + "\n";
        }
        let loaded = load(&files);
        let found = findings(&loaded, &|_| true);
        assert!(found.iter().all(|f| f.rule != "da-compilare"), "{}: {found:#?}", name(ente, Formato::Yaml));
        for f in found.iter().filter(|f| obblighi::tutti().iter().any(|o| o.rule.id == f.rule)) {
            wrong.insert(format!("{} {}: {} {}", ente.tipo.parola(), ente.regime.parola(), f.rule, f.message));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_skeleton_obeys_the_schemas() {
    let validators = validators();
    let mut wrong = BTreeSet::new();
    for ente in enti().filter(|e| e.anno == 2027) {
        let skeleton = skeleton(ente);
        for formato in FORMATI {
            for (path, text) in skeleton.file(formato) {
                let value = if path.ends_with(".toml") { from_toml(&text) } else { from_yaml(&text) };
                let schema = schema_of(&path).unwrap_or_else(|| panic!("{path}: no schema"));
                for error in validators[schema].iter_errors(&value) {
                    wrong.insert(format!("{path}: {}: {error}", error.instance_path()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().take(20).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_skeleton_follows_the_body_and_the_year() {
    let of = |tipo, dipendenti, anno| -> BTreeMap<String, String> {
        files(ente(tipo, dipendenti, anno), Formato::Yaml).into_iter().collect()
    };
    let (small, large) = (of(TipoEnte::Comune, 30, 2027), of(TipoEnte::Comune, 120, 2027));
    for path in ["2.1-valore_pubblico.yaml", "4-monitoraggio.yaml"] {
        assert!(large.contains_key(path) && !small.contains_key(path), "{path}");
    }
    let has = |files: &BTreeMap<String, String>, path: &str, text: &str| files[path].contains(text);
    let university = of(TipoEnte::Universita, 120, 2027);
    assert!(
        has(&large, "1-scheda_anagrafica.yaml", "\nabitanti:")
            && !has(&university, "1-scheda_anagrafica.yaml", "\nabitanti:")
    );
    assert!(has(&large, "2.3-rischi_corruttivi.yaml", "area: gestione_rifiuti"));
    assert!(!has(&university, "2.3-rischi_corruttivi.yaml", "area: gestione_rifiuti"));
    // The manager of accessibility is asked from 2024 on, the goal on payments too.
    let before = of(TipoEnte::Comune, 120, 2023);
    for (path, text) in
        [("1-scheda_anagrafica.yaml", "\n  accessibilita:"), ("2.2-performance.yaml", "tempi_pagamento")]
    {
        assert!(has(&large, path, text) && !has(&before, path, text), "{text}");
    }
    // What a field is comes from the schema, which act asks it from the rule, and each rule is told once a file.
    let scheda = &large["1-scheda_anagrafica.yaml"];
    assert!(scheda.contains("# Responsabile della prevenzione della corruzione e della trasparenza."));
    assert!(scheda.contains("DM 132/2022, art. 2, c. 1"), "{scheda}");
    for text in large.values() {
        let comments = text.lines().filter(|l| l.trim_start().starts_with('#'));
        let told: Vec<&str> = comments.filter_map(|l| l.rsplit_once('[')?.1.strip_suffix(']')).collect();
        assert_eq!(told.len(), told.iter().collect::<BTreeSet<_>>().len(), "{told:?}");
    }
    let known = Ente { abitanti: Some(4200), ..ente(TipoEnte::Comune, 30, 2027) };
    assert!(files(known, Formato::Yaml).iter().any(|(_, text)| text.contains("numero: 4200")));
}

// ---------------------------------------------------------------- piao init

fn piao(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_piao"))
        .current_dir(folder)
        .args(args)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().expect("it ends by itself"), text(&output.stdout), text(&output.stderr))
}

const COMUNE: [&str; 7] = ["init", "--ente", "comune", "--dipendenti", "30", "--anno", "2027"];

#[test]
fn init_writes_a_plan_that_the_other_commands_take() {
    let scratch = Scratch::new("init");
    let (code, out, err) = told(&piao(&scratch.0, &[&COMUNE[..], &["--no-input", "un piano/2027"]].concat()));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let written = files_below(&scratch.0.join("un piano/2027"));
    for path in written.iter().filter(|p| !p.starts_with('.')) {
        assert!(out.contains(&format!("  {path}\n")), "{path}: {out}");
    }
    assert!(
        out.contains("piao validate \"un piano/2027\"") && out.contains("piao render --bozza \"un piano/2027\""),
        "{out}"
    );
    assert_eq!(scratch.read("un piano/2027/.piao/schemas/piao.schema.json"), read("schemas/piao.schema.json"));
    for path in written.iter().filter(|p| p.ends_with(".yaml")) {
        let text = scratch.read(&format!("un piano/2027/{path}"));
        let schema = text.lines().next().and_then(|l| l.split_once("$schema=")).map_or("", |(_, s)| s);
        assert!(scratch.0.join("un piano/2027").join(schema).is_file(), "{path}: {schema}");
    }
    let (code, out, _) = told(&piao(&scratch.0, &["validate", "un piano/2027", "--format", "breve"]));
    assert_eq!(code, 1);
    assert!(out.lines().rev().skip(1).all(|l| l.contains("errore[da-compilare]")), "{out}");
    assert_eq!(told(&piao(&scratch.0, &["render", "--bozza", "un piano/2027", "-o", "b.html"])).0, 0);
    assert!(!scratch.read("b.html").contains("DA COMPILARE"));
    let (code, out, _) = told(&piao(&scratch.0, &[&COMUNE[..], &["--formato", "toml", "toml"]].concat()));
    assert_eq!(code, 0);
    assert!(out.contains("  3.3-fabbisogni.toml\n") && scratch.0.join("toml/3.3-fabbisogni.toml").is_file());
    // An empty folder will do, and the Italian name of the command too.
    std::fs::create_dir(scratch.0.join("vuota")).expect("a folder");
    assert_eq!(told(&piao(&scratch.0, &[&["inizia"], &COMUNE[1..], &["vuota"]].concat())).0, 0);
    assert_eq!(files_below(&scratch.0.join("vuota")), written);
}

#[test]
fn init_refuses_in_words_and_writes_nothing() {
    let scratch = Scratch::new("init-no");
    scratch.write("piena/nota.txt", "è mia");
    scratch.write("nascosta/.git", "");
    scratch.write("file", "");
    let all = |args: &[&'static str]| [&COMUNE[..], args].concat();
    let cases = [
        (all(&["piena"]), "contiene già qualcosa"),
        (all(&["nascosta"]), "contiene già qualcosa"),
        (all(&["file"]), "è un file"),
        (all(&["--regime", "semplificato", "--dry-run", "piena"]), "contiene già qualcosa"),
        (vec!["init", "--dipendenti", "30", "--anno", "2027", "nuova"], "`--ente`"),
        (vec!["init", "--ente", "comune", "--anno", "2027", "--no-input", "nuova"], "`--dipendenti`"),
        (vec!["init", "--ente", "comune", "--dipendenti", "30", "nuova"], "`--anno`"),
        (vec!["init", "--ente", "comune", "--dipendenti", "30", "--anno", "2021", "nuova"], "2021"),
        (vec!["init", "--ente", "comunne", "nuova"], "comune"),
        (vec!["init", "--ente", "scuola", "nuova"], "DL 80/2021, art. 6, c. 1"),
        (vec!["init", "--ente", "istituzione_educativa", "nuova"], "DL 80/2021, art. 6, c. 1"),
        (
            vec![
                "init",
                "--ente",
                "comune",
                "--dipendenti",
                "50",
                "--anno",
                "2027",
                "--regime",
                "semplificato",
                "nuova",
            ],
            "meno di 50",
        ),
        (vec!["init"], "CARTELLA"),
    ];
    let before = files_below(&scratch.0);
    for (args, wanted) in cases {
        let (code, out, err) = told(&piao(&scratch.0, &args));
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.contains(wanted), "{args:?}: {err}");
    }
    let (code, out, _) = told(&piao(&scratch.0, &all(&["--dry-run", "nuova"])));
    assert!(code == 0 && out.contains("  3.2-lavoro_agile.yaml\n"), "{out}");
    assert_eq!(files_below(&scratch.0), before);
    assert!(!scratch.0.join("nuova").exists());
}

#[test]
fn a_disk_that_cannot_be_written_leaves_no_half_of_a_plan() {
    let scratch = Scratch::new("init-meta");
    scratch.write("file", "");
    let (code, out, err) = told(&piao(&scratch.0, &[&COMUNE[..], &["file/dentro"]].concat()));
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("non riesco a scrivere"), "{err}");
    assert_eq!(files_below(&scratch.0), ["file"]);
}
