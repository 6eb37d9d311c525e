// SPDX-License-Identifier: EUPL-1.2
//! Hostile plans, through the program itself: `tests/ostili/` and larger ones that are made here. Every command on every one of them
//! ends by itself within 10 seconds of work and 1 GiB, which the system enforces, says what is wrong, and leaves whole files or none.
//!
//! With the program as it is released the sizes are whole, with a debug build a twentieth: `tests/ostili/README.md`.

use crate::support::{Scratch, files_below, findings, load, repo};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const MANIFEST: &str = "formato = 1\nanno = 2027\nregime = \"semplificato\"\n";

/// Names a program as it is released: the full tier.
const PROGRAMMA: &str = "PIAO_PROGRAMMA";

/// The program: the one that cargo has just built, or the one that is named.
fn programma() -> String {
    std::env::var(PROGRAMMA).unwrap_or_else(|_| env!("CARGO_BIN_EXE_piao").into())
}

/// Whether it is a debug build, some ten times as slow as the one that is released.
fn lento() -> bool {
    cfg!(debug_assertions) && std::env::var_os(PROGRAMMA).is_none()
}

/// So many, or a twentieth of them with a slow program.
fn quanti(n: usize) -> usize {
    if lento() { n / 20 } else { n }
}

// ---------------------------------------------------------------- running under limits

/// The program, within 1 GiB and 10 seconds of work where the system can say so.
fn piao(folder: &Path) -> Command {
    let program = &programma();
    let mut command = if cfg!(unix) { limited(program) } else { Command::new(program) };
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn limited(program: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 1048576; ulimit -t 10; exec \"$@\"", "sh", program]);
    command
}

#[cfg(target_os = "linux")]
#[test]
fn the_limits_are_those_of_the_system() {
    let told = limited("sh").args(["-c", "ulimit -v; ulimit -t"]).output().expect("a shell");
    assert_eq!(String::from_utf8_lossy(&told.stdout), "1048576\n10\n");
}

// ---------------------------------------------------------------- what is hostile

/// A plan with one hostile thing in it, and what is said of it: the rule, and words of its message.
struct Caso {
    nome: String,
    file: Vec<(String, Vec<u8>)>,
    regola: &'static str,
    parole: &'static str,
    documenti: Documenti,
}

/// What documents and comparisons of a plan are to do.
#[derive(Clone, Copy, PartialEq)]
enum Documenti {
    /// They are composed.
    Composti,
    /// They would take more room than one may have, and are refused.
    Rifiutati,
    /// With a slow program they take too long.
    NonProvati,
}

fn caso(nome: &str, path: &str, text: impl Into<Vec<u8>>, regola: &'static str, parole: &'static str) -> Caso {
    Caso { nome: nome.into(), file: vec![(path.into(), text.into())], regola, parole, documenti: Documenti::Composti }
}

/// The plan against which others are compared.
const NORMALE: &str = "NORMALE";

/// The commands that only read, and how they may end.
const LETTURA: [(&[&str], &[i32]); 4] = [
    (&["validate", "--format", "breve"], &[1]),
    (&["validate", "--format", "json", "--output", "esteso=../validate.txt"], &[1]),
    (&["render", "--output", "../mai.html"], &[1]),
    (&["export", "--output", "../piano.json"], &[0]),
];
/// Those that compare, and stop where a plan was not read whole; those that compose, whatever the plan.
const TUTTO: [(&[&str], &[i32]); 5] = [
    (&["diff", ".", "."], &[0, 2]),
    (&["diff", NORMALE, ".", "--format", "json"], &[0, 2]),
    (&["render", "--bozza", "--output", "../piano.html"], &[0]),
    (&["render", "--bozza", "--output", "../piano.md"], &[0]),
    (&["pubblica", "../sito", "--bozza"], &[0]),
];

/// Runs the commands on the plan of each case, and fails with what was wrong.
fn prova(casi: &[Caso]) {
    let of = |caso: &Caso| {
        let scratch = Scratch::new(&format!("ostile-{}", caso.nome));
        scratch.write("piano/piao.toml", MANIFEST);
        for (path, bytes) in &caso.file {
            scratch.write(&format!("piano/{path}"), bytes);
        }
        let unread = ["yaml-non-valido", "toml-non-valido", "file-non-leggibile"].contains(&caso.regola);
        // What was not read is in no document: a slow program need not compose them.
        let documenti = if unread && lento() { Documenti::NonProvati } else { caso.documenti };
        guasti(&scratch, (caso.regola, caso.parole), documenti)
            .into_iter()
            .map(|w| format!("{}: {w}", caso.nome))
            .collect()
    };
    let wrong: Vec<String> = casi.iter().flat_map::<Vec<String>, _>(of).collect();
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with the commands on the plan in `piano`, of which a rule must say these words.
fn guasti(scratch: &Scratch, (regola, parole): (&str, &str), documenti: Documenti) -> Vec<String> {
    let plan = scratch.0.join("piano");
    let before = files_below(&plan);
    let normal = repo("tests/piano-minimo");
    let mut wrong = Vec::new();
    let composed = if documenti == Documenti::NonProvati { &[] } else { &TUTTO[..] };
    for (args, codes) in LETTURA.iter().chain(composed) {
        let refused = documenti == Documenti::Rifiutati && args.contains(&"--bozza");
        let codes = if refused { &[2] } else { *codes };
        let real = |a: &&str| if *a == NORMALE { normal.as_os_str().into() } else { std::ffi::OsString::from(a) };
        let done = piao(&plan).args(args.iter().map(real)).output().expect("the program runs");
        let said = String::from_utf8_lossy(&done.stderr);
        if !done.status.code().is_some_and(|code| codes.contains(&code)) {
            wrong.push(format!("{args:?}: {}: {said:.300}", done.status));
        }
        if done.status.code() == Some(2) && !(said.starts_with("piao: ") && said.lines().count() == 1) {
            wrong.push(format!("{args:?} says: {said}"));
        }
        if args.ends_with(&["breve"]) {
            let out = String::from_utf8_lossy(&done.stdout);
            if !out.lines().any(|l| l.contains(&format!("[{regola}]")) && l.contains(parole)) {
                let same: String = out.lines().filter(|l| l.contains(regola)).take(2).collect();
                let first: String = out.lines().take(2).collect();
                wrong.push(format!("nobody says {regola} «{parole}»: {same:.600}\n  {first:.600}"));
            }
        }
    }
    wrong.extend(interi(scratch, documenti == Documenti::Composti));
    if files_below(&plan) != before {
        wrong.push(format!("the plan holds other files: {:?}", files_below(&plan)));
    }
    wrong
}

/// What was written is whole: nothing else lies beside the plan, and each file ends as it should.
fn interi(scratch: &Scratch, all: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut found = nomi(&scratch.0);
    found.retain(|n| n != "fuori");
    let wanted = ["piano", "piano.html", "piano.json", "piano.md", "sito", "validate.txt"];
    let documents = |name: &str| !name.ends_with(".html") && !name.ends_with(".md") && name != "sito";
    if found != wanted.into_iter().filter(|n| all || documents(n)).collect::<Vec<_>>() {
        wrong.push(format!("written: {found:?}"));
        return wrong;
    }
    if all && (!scratch.read("piano.html").trim_end().ends_with("</html>") || scratch.read("piano.md").is_empty()) {
        wrong.push("the documents are not whole".into());
    }
    if let Err(why) = serde_json::from_str::<serde_json::Value>(&scratch.read("piano.json")) {
        wrong.push(format!("the data are not whole: {why}"));
    }
    for line in fs::read_to_string(scratch.0.join("sito/SHA256SUMS")).unwrap_or_default().lines() {
        let (sum, name) = line.split_once("  ").expect("a sum and a name");
        let bytes = fs::read(scratch.0.join("sito").join(name)).unwrap_or_default();
        let real: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        if real != sum {
            wrong.push(format!("sito/{name} is not whole"));
        }
    }
    wrong
}

/// What lies below a folder, folders too.
#[cfg(unix)]
fn tutto(folder: &Path) -> Vec<std::path::PathBuf> {
    let all = walkdir::WalkDir::new(folder).sort_by_file_name();
    all.into_iter().map(|e| e.expect("an entry").into_path()).collect()
}

/// What lies in a folder, by name.
fn nomi(folder: &Path) -> Vec<String> {
    let name = |e: std::io::Result<fs::DirEntry>| e.expect("an entry").file_name().to_string_lossy().into_owned();
    let mut found: Vec<String> = fs::read_dir(folder).expect("a folder").map(name).collect();
    found.sort();
    found
}

/// The files of `tests/ostili/`, each the `performance` of a plan.
const PICCOLI: [(&str, &str, &str); 27] = [
    ("alias-bomb.yaml", "yaml-non-valido", "comincia con `&`"),
    ("alias-unknown.yaml", "yaml-non-valido", "`*città`"),
    ("anchor.yaml", "yaml-non-valido", "comincia con `&`"),
    ("bare.toml", "toml-non-valido", "tra virgolette: `è`"),
    ("bytes.toml", "file-non-leggibile", "UTF-16 ma è rovinato"),
    ("bytes.yaml", "file-non-leggibile", "mescola due codifiche"),
    ("complex-key-map.yaml", "yaml-non-valido", "una chiave è una parola"),
    ("complex-key.yaml", "yaml-non-valido", "una chiave è una parola"),
    ("dashes.yaml", "tipo-errato", "un gruppo di chiavi, e c'è niente"),
    ("list.yaml", "tipo-errato", "un gruppo di chiavi, e c'è un elenco"),
    ("merge-key.yaml", "yaml-non-valido", "comincia con `&`"),
    ("no-value.toml", "toml-non-valido", "manca il valore"),
    ("nul.toml", "toml-non-valido", "TOML valido"),
    ("nul.yaml", "yaml-non-valido", "carattere invisibile"),
    ("number-large.toml", "tipo-errato", "1e400"),
    ("number-large.yaml", "tipo-errato", "1e400"),
    ("number-long.toml", "tipo-errato", "99999"),
    ("number-long.yaml", "tipo-errato", "99999"),
    ("quote-open.toml", "toml-non-valido", "non si chiudono"),
    ("quote-open.yaml", "yaml-non-valido", "non si chiudono"),
    ("quotes-open.toml", "toml-non-valido", "TOML valido"),
    ("scalar.yaml", "tipo-errato", "e c'è «perché»"),
    ("self-alias.yaml", "yaml-non-valido", "comincia con `&`"),
    ("tab.yaml", "yaml-non-valido", "con un tabulatore"),
    ("tag-own.yaml", "yaml-non-valido", "comincia con `!`"),
    ("tag.yaml", "yaml-non-valido", "comincia con `!`"),
    ("two-documents.yaml", "yaml-non-valido", "un solo documento"),
];

#[test]
fn every_small_file_is_told() {
    let mut found = files_below(&repo("tests/ostili"));
    found.retain(|f| f != "README.md");
    assert_eq!(found, PICCOLI.map(|(name, ..)| name), "files of tests/ostili");
    let of = |(name, regola, parole): (&str, _, _)| {
        let ending = name.rsplit_once('.').expect("an ending").1;
        let bytes = fs::read(repo("tests/ostili").join(name)).expect("a file");
        caso(name, &format!("performance.{ending}"), bytes, regola, parole)
    };
    prova(&PICCOLI.map(of));
}

#[test]
fn depth_and_disorder_without_end_are_told() {
    let closed = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    let nested: String = (0..4_000).map(|i| format!("{}k:\n", " ".repeat(i))).collect();
    let quotes: String = (0..10_000).map(|i| format!("a{i}: \"è\n")).collect();
    let (yaml, toml) = ("performance.yaml", "performance.toml");
    let (non_yaml, non_toml) = ("yaml-non-valido", "toml-non-valido");
    let levels = "più di 64 livelli";
    prova(&[
        caso("y-closed", yaml, format!("a: {}\n", closed(200_000)), non_yaml, "troppi livelli"),
        caso("y-open", yaml, "[".repeat(500_000), non_yaml, "troppi livelli"),
        caso("y-braces", yaml, "{".repeat(500_000), non_yaml, "troppi livelli"),
        caso("y-dashes", yaml, "- ".repeat(200_000), non_yaml, "troppi livelli"),
        caso("y-maps", yaml, nested, non_yaml, "troppi livelli"),
        caso("y-questions", yaml, "? ".repeat(200_000), non_yaml, ""),
        caso("y-quotes", yaml, quotes.clone(), non_yaml, "virgolette"),
        caso("y-quotes-one-line", yaml, format!("testo: {}\n", "\"".repeat(10_001)), non_yaml, "virgolette"),
        caso("t-closed", toml, format!("a = {}\n", closed(200_000)), non_toml, levels),
        caso("t-open", toml, format!("a = {}", "[".repeat(500_000)), non_toml, levels),
        caso("t-braces", toml, format!("a = {}", "{ b = ".repeat(100_000)), non_toml, levels),
        caso("t-dotted", toml, format!("{}a = 1\n", "a.".repeat(100_000)), non_toml, levels),
        caso("t-header", toml, format!("[{}a]\nb = 1\n", "a.".repeat(100_000)), non_toml, levels),
        caso("t-headers", toml, "[".repeat(200_000), non_toml, ""),
        caso("t-quotes", toml, quotes.replace(": ", " = "), non_toml, "virgolette"),
        caso("t-repeated", toml, "a = 1\n".repeat(60_000), non_toml, "due volte"),
        caso("y-long-word", yaml, format!("{}: 1\n", "è".repeat(400_000)), non_yaml, ""),
        caso("t-lines", toml, "è\n".repeat(quanti(5_000_000)), non_toml, ""),
    ]);
}

/// `n` keys, each with a short text.
fn keys(n: usize, sign: &str) -> String {
    (0..n).map(|i| format!("chiave{i}{sign} \"x\"\n")).collect()
}

fn indented(text: &str) -> String {
    text.lines().map(|l| format!("  {l}\n")).collect()
}

#[test]
fn files_larger_than_any_plan_are_told() {
    let (yaml, toml) = ("performance.yaml", "performance.toml");
    let values = "più di 250000 valori";
    let unread = "file-non-leggibile";
    // Too much is too much with every build: these are not made smaller.
    prova(&[
        caso("scalar", yaml, format!("testo: {}\n", "parola è ".repeat(10_000_000)), unread, "supera 16 MiB"),
        caso("block", yaml, format!("testo: |\n{}", "  parola è\n".repeat(9_000_000)), unread, "supera 16 MiB"),
        caso("t-scalar", toml, format!("testo = \"{}\"\n", "è".repeat(50_000_000)), unread, "supera 16 MiB"),
        caso("text", yaml, format!("testo: {}\n", "è".repeat(600_000)), unread, "un testo di più di 1 MiB"),
        caso("t-text", toml, format!("testo = \"{}\"\n", "è".repeat(600_000)), unread, "un testo di più di 1 MiB"),
        caso("key", yaml, format!("? {}\n: x\n", "è".repeat(600_000)), unread, "un testo di più di 1 MiB"),
        caso("prose", "testi/lungo.md", "è ".repeat(600_000), unread, "supera 1 MiB"),
        caso(
            "keys",
            yaml,
            format!("altre_informazioni:\n{}", indented(&keys(1_000_000, ":"))),
            unread,
            "supera 16 MiB",
        ),
        caso("values", yaml, format!("altre_informazioni:\n{}", indented(&keys(300_000, ":"))), unread, values),
        caso("t-values", toml, format!("[altre_informazioni]\n{}", keys(300_000, " =")), unread, values),
        caso("items", yaml, format!("obiettivi:\n{}", "  -\n".repeat(1_000_000)), unread, values),
        caso("t-items", toml, format!("obiettivi = [{}]\n", "1,".repeat(1_000_000)), unread, values),
        caso("lines", yaml, "\n".repeat(20_000_000), unread, "supera 16 MiB"),
        caso("comments", yaml, format!("{}testo: [\n", "# è\n".repeat(3_000_000)), "yaml-non-valido", ""),
    ]);
}

#[test]
fn as_many_of_the_same_as_a_file_may_hold_are_told() {
    let n = quanti(100_000);
    let goal = |i: usize, padre: usize| format!("{{ id: a{i}, titolo: è, padre: a{padre} }}");
    let goals = |padre: &dyn Fn(usize) -> usize| -> String {
        format!("obiettivi:\n{}", (0..n / 2).map(|i| format!("  - {}\n", goal(i, padre(i)))).collect::<String>())
    };
    let split = |name: &str, regola, parole, padre: &dyn Fn(usize) -> usize| {
        let part =
            |k: usize| (k * n / 4..(k + 1) * n / 4).map(|i| format!("  - {}\n", goal(i, padre(i)))).collect::<String>();
        let file = (0..4).map(|k| (format!("performance/{k}.yaml"), format!("obiettivi:\n{}", part(k)).into_bytes()));
        let documenti = if lento() { Documenti::NonProvati } else { Documenti::Rifiutati };
        Caso { nome: name.into(), file: file.collect(), regola, parole, documenti }
    };
    let on_one_line: Vec<String> = (0..n / 2).map(|i| goal(i, n + i)).collect();
    let own_office: String =
        (0..n / 3).map(|i| format!("  - {{ id: a{i}, titolo: è, padre: a0, ufficio: b{i} }}\n")).collect();
    let one_indicator: String = (0..n / 5)
        .map(|i| {
            let indicator = if i == 0 { "{ id: i, nome: è }" } else { "i" };
            format!("  - {{ id: a{i}, titolo: è, indicatori: [{indicator}] }}\n")
        })
        .collect();
    let references = (0..2 * n).map(|i| format!("s{i}")).collect::<Vec<_>>().join(", ");
    let yaml = "performance.yaml";
    let unknown = "riferimento-sconosciuto";
    prova(&[
        split("circle", "ciclo-di-obiettivi", "", &|i| (i + 1) % n),
        split("chain", unknown, "", &|i| i + 1),
        caso("half-circle", yaml, goals(&|i| (i + 1) % (n / 2)), "ciclo-di-obiettivi", ""),
        caso("circles-of-two", yaml, goals(&|i| i ^ 1), "ciclo-di-obiettivi", ""),
        caso("one-indicator", yaml, format!("obiettivi:\n{one_indicator}"), "sezione-assente-fabbisogni", ""),
        caso("one-parent", yaml, format!("obiettivi:\n{own_office}"), unknown, "non esiste"),
        caso("one-line", yaml, format!("{{ obiettivi: [{}] }}\n", on_one_line.join(", ")), unknown, "non esiste"),
        caso(
            "references",
            yaml,
            format!("obiettivi:\n  - {{ id: a, titolo: è, stakeholder: [{references}] }}\n"),
            unknown,
            "non esiste",
        ),
        caso("same", yaml, format!("obiettivi:\n{}", "  - { id: a, titolo: è }\n".repeat(n / 2)), "id-duplicato", ""),
        caso(
            "keys-known",
            yaml,
            format!("altre_informazioni:\n{}", indented(&keys(2 * n, ":"))),
            "sezione-assente-fabbisogni",
            "",
        ),
        caso("keys-unknown", yaml, keys(2 * n, ":"), "chiave-sconosciuta", ""),
        caso(
            "keys-twice",
            yaml,
            format!("altre_informazioni:\n{}", indented(&keys(n, ":")).repeat(2)),
            "chiave-ripetuta",
            "due volte",
        ),
        caso("waivers", yaml, "# piao: ignora[ufficio-orfano] è\n".repeat(n), "deroga-inutile", ""),
    ]);
}

#[test]
fn what_a_few_bytes_repeat_many_times_is_refused() {
    let n = 4_000;
    let text = "parola ".repeat(140_000);
    let goals = |fields: &str, n: usize| -> String {
        format!(
            "obiettivi:\n{}",
            (0..n).map(|i| format!("  - {{ id: a{i}, titolo: è{fields} }}\n")).collect::<String>()
        )
    };
    let refused = |nome: &str, files: Vec<(&str, String)>, (regola, parole): (&'static str, &'static str)| {
        let file = files.into_iter().map(|(path, text)| (path.to_string(), text.into_bytes())).collect();
        Caso { nome: nome.into(), file, regola, parole, documenti: Documenti::Rifiutati }
    };
    let (yaml, offices) = ("performance.yaml", "struttura_organizzativa.yaml");
    let memory = ("file-non-leggibile", "occupa troppa memoria");
    let default = format!("predefiniti: {{ obiettivi: {{ descrizione: \"{text}\" }} }}\n{}", goals("", n));
    let each = |line: &dyn Fn(usize) -> String, n: usize| (0..n).map(line).collect::<String>();
    let processes = each(&|i| format!("  - {{ id: p{i}, nome: è, rischi: [r] }}\n"), n / 2);
    let measures = each(&|i| format!("  - {{ id: m{i}, titolo: è, rischi: [r] }}\n"), n / 2);
    let registro = format!("processi:\n{processes}rischi: [{{ id: r, evento: è }}]\nmisure:\n{measures}");
    let uses = each(&|i| format!("  - {{ id: b{i}, titolo: è, indicatori: [i] }}\n"), 200);
    let indicator = goals(&format!(", indicatori: [{{ id: i, nome: è, descrizione: \"{text}\" }}]"), 1) + &uses;
    let office = format!("uffici:\n  - {{ id: u, nome: \"{text}\" }}\n");
    prova(&[
        refused("default", vec![(yaml, default)], memory),
        refused(
            "file",
            vec![("testi/a.md", text.clone()), (yaml, goals(", descrizione: { file: testi/a.md }", n))],
            memory,
        ),
        refused("empty", vec![(yaml, format!("obiettivi: [{}]\n", "{},".repeat(240_000)))], memory),
        refused(
            "name",
            vec![(offices, office), (yaml, goals(", ufficio: u", 200))],
            ("sezione-assente-fabbisogni", ""),
        ),
        refused("measures", vec![("rischi_corruttivi.yaml", registro)], ("sezione-assente-fabbisogni", "")),
        refused("indicator", vec![(yaml, indicator)], ("sezione-assente-fabbisogni", "")),
        refused(
            "name-in-prose",
            vec![(yaml, format!("{}testo: {}\n", goals("", 1).replace('è', &text), "x [[obiettivo:a0]] ".repeat(200)))],
            ("sezione-assente-fabbisogni", ""),
        ),
    ]);
}

#[test]
fn a_plan_before_that_does_not_fit_beside_this_one_is_told() {
    let goals = |n: usize| format!("obiettivi: [{}]\n", "{},".repeat(n));
    for (before, told) in [(50_000, true), (100, false)] {
        let scratch = Scratch::new(&format!("ostile-prima-{before}"));
        scratch.write("piano/piao.toml", format!("{MANIFEST}precedente = \"../prima\"\n"));
        scratch.write("piano/performance.yaml", goals(50_000));
        scratch.write("prima/piao.toml", MANIFEST.replace("2027", "2026"));
        scratch.write("prima/performance.yaml", goals(before));
        let done = piao(&scratch.0.join("piano")).args(["validate", "--format", "breve"]).output().expect("it runs");
        let out = String::from_utf8_lossy(&done.stdout);
        assert_eq!(done.status.code(), Some(1), "{before}");
        let line = out.lines().find(|l| l.contains("[precedente-non-letto]"));
        assert_eq!(line.is_some_and(|l| l.contains("occuperebbe troppa memoria")), told, "{before}: {line:?}");
    }
}

#[test]
fn prose_made_to_be_slow_is_told_or_written() {
    let n = quanti(50_000);
    let row = |cell: &str, n: usize| format!("  |{}\n", format!("{cell}|").repeat(n));
    let testo = |name: &str, text: String, regola, parole| {
        caso(name, "performance.yaml", format!("testo: |\n{text}"), regola, parole)
    };
    let missing = "sezione-assente-fabbisogni";
    let deep: String = (0..n).map(|i| format!("  {}- è\n", "  ".repeat(i % 100))).collect();
    let html = "<div title=\"è\">".repeat(n);
    prova(&[
        testo("quotes", format!("  {} è\n", ">".repeat(n)), "citazione-troppo-annidata", ""),
        testo("brackets", format!("  {} è {}\n", "[".repeat(4 * n), "*a ".repeat(4 * n)), missing, ""),
        testo("emphasis", format!("  {}è\n", "**a _b ".repeat(2 * n)), missing, ""),
        testo(
            "backticks",
            format!("  {}\n", (1..n / 50).map(|i| "`".repeat(i) + " è ").collect::<String>()),
            missing,
            "",
        ),
        testo(
            "wide-table",
            format!("{}{}{}", row("è", 2_000), row("-", 2_000), row("b", 3).repeat(2 * n)),
            missing,
            "",
        ),
        testo("long-table", format!("{}{}{}", row("è", 100), row("-", 100), row("b", 100).repeat(n / 10)), missing, ""),
        testo("lists", deep, missing, ""),
        testo("html", format!("  {html}\n"), "html-nel-testo", ""),
        testo(
            "links",
            "  È [[obiettivo:a]] [x](../../etc/passwd) ![x](../../../etc/passwd)\n".repeat(n / 5),
            "collegamento-sconosciuto",
            "",
        ),
        testo("long-word", format!("  {}\n", "a".repeat(20 * n)), missing, ""),
    ]);
}

// ---------------------------------------------------------------- what is no file, what is no name

/// A folder with a plan in it, and something outside that nobody may read.
fn con_fuori(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("piano/piao.toml", MANIFEST);
    scratch.write("fuori/segreto.yaml", "testo: perciò segreto\n");
    scratch
}

/// Every command on this plan: nothing of what lies outside is in what they write.
fn niente_da_fuori(scratch: &Scratch, parole: (&str, &str)) {
    let wrong = guasti(scratch, parole, Documenti::Composti);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for path in files_below(&scratch.0).iter().filter(|p| !p.starts_with("piano/") && !p.starts_with("fuori/")) {
        let bytes = fs::read(scratch.0.join(path)).expect("a file");
        assert!(!String::from_utf8_lossy(&bytes).contains("perciò segreto"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_plan_and_in_circles_are_told_and_not_followed() {
    use std::os::unix::fs::symlink;
    let scratch = con_fuori("ostile-link");
    let plan = scratch.0.join("piano");
    for (to, name) in [
        ("../fuori/segreto.yaml", "performance.yaml"),
        ("../fuori", "formazione"),
        ("../fuori/che-non-c'è.yaml", "monitoraggio.yaml"),
        ("lavoro_agile.yaml", "trasparenza.yaml"),
        ("trasparenza.yaml", "lavoro_agile.yaml"),
        (".", "fabbisogni"),
        ("/dev/zero", "rischi_corruttivi.yaml"),
    ] {
        symlink(to, plan.join(name)).expect("a link");
        let done = piao(&plan).args(["validate", "--format", "breve"]).output().expect("the program runs");
        let out = String::from_utf8_lossy(&done.stdout);
        let wanted = format!("`{name}` è un collegamento a un altro posto");
        assert!(out.lines().any(|l| l.contains("[file-non-leggibile]") && l.contains(&wanted)), "{out}");
    }
    niente_da_fuori(&scratch, ("file-non-leggibile", "`fabbisogni` è un collegamento"));
}

#[cfg(unix)]
#[test]
fn pipes_and_files_that_may_not_be_read_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = con_fuori("ostile-pipe");
    let pipe = scratch.0.join("piano/performance.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    niente_da_fuori(&scratch, ("file-non-leggibile", "`performance.yaml` non è un file normale"));
    let scratch = con_fuori("ostile-permessi");
    scratch.write("piano/performance.yaml", "testo: perciò segreto\n");
    let closed = scratch.0.join("piano/performance.yaml");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("an owner may");
    if fs::read(&closed).is_ok() {
        println!("SKIPPED: whoever runs the tests may read every file, as root does");
        return;
    }
    niente_da_fuori(&scratch, ("file-non-leggibile", "non hai il permesso"));
}

/// A file that is there when its folder is read, and cannot be opened afterwards, whoever runs the tests: with the folder of the
/// plan before it, its path is longer than Linux takes.
#[cfg(target_os = "linux")]
#[test]
fn files_that_are_seen_and_cannot_be_opened_are_told() {
    let scratch = con_fuori("ostile-non-apribile");
    let name = format!("performance/perciò-{}.yaml", "a".repeat(80));
    scratch.write(&format!("piano/{name}"), "testo: è\n");
    let plan = format!("{}piano", "./".repeat((4096 - 60) / 2));
    let words = format!("non riesco a leggere `{name}`: il nome è troppo lungo");
    let run = |args: &[&str]| {
        let done = piao(&scratch.0).args(args).output().expect("the program runs");
        let said = [done.stdout, done.stderr].concat();
        (done.status.code(), String::from_utf8_lossy(&said).into_owned())
    };
    let (code, said) = run(&["validate", &plan, "--format", "breve"]);
    assert!(
        code == Some(1) && said.lines().any(|l| l.contains("[file-non-leggibile]") && l.contains(&words)),
        "{said}"
    );
    let (code, said) = run(&["render", &plan, "-o", "mai.html"]);
    assert!(code == Some(1) && said.contains("file-non-leggibile"), "{said}");
    let (code, said) = run(&["diff", "piano", &plan]);
    assert!(code == Some(2) && said.contains("non si legge tutto"), "{said}");
    assert_eq!(run(&["export", &plan, "-o", "piano.json"]).0, Some(0));
    assert!(!scratch.read("piano.json").contains("\"è\""));
    assert_eq!(nomi(&scratch.0), ["fuori", "piano", "piano.json"]);
    // By its own name it opens.
    assert!(!run(&["validate", "piano", "--format", "breve"]).1.contains("file-non-leggibile"));
}

#[test]
fn names_that_another_computer_does_not_take_are_told() {
    for (path, words) in [
        ("performance/con.yaml", "`con` è il nome di un dispositivo"),
        ("performance/Aux.perciò.yaml", "`aux` è il nome di un dispositivo"),
        ("performance/lpt1/a.yaml", "`lpt1` è il nome di un dispositivo"),
        ("performance/a:b.yaml", "non può contenere `:`"),
        ("performance/perché?.yaml", "non può contenere `?`"),
        ("performance/a\\b.yaml", "non può contenere `\\`"),
        ("performance/riga\nnuova.yaml", "non può contenere `\\n`"),
        ("performance/cartella. /a.yaml", "finire con un punto o uno spazio"),
        ("performance/cartella./a.yaml", "finire con un punto o uno spazio"),
        ("testi/nul.md", "`nul` è il nome di un dispositivo"),
    ] {
        let found = names_found(&[path]);
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert!(found[0].contains(words), "{path}: {found:?}");
    }
    for fine in
        ["performance/settore con più.yaml", "performance/console.yaml", "performance/a.b.yaml", "performance/.a.yaml"]
    {
        assert_eq!(names_found(&[fine]), Vec::<String>::new());
    }
    let twins = names_found(&["Performance.yaml", "performance.yaml", "performance/è.yaml", "performance/È.yaml"]);
    assert_eq!(twins.len(), 2, "{twins:?}");
    assert!(
        twins[0].contains("`Performance.yaml` e `performance.yaml` in Windows e in macOS sono lo stesso file"),
        "{twins:?}"
    );
}

/// What is said of the names of these files.
fn names_found(paths: &[&str]) -> Vec<String> {
    let files: Vec<(String, String)> = [("piao.toml", MANIFEST)]
        .into_iter()
        .chain(paths.iter().map(|p| (*p, "")))
        .map(|(p, t)| (p.into(), t.into()))
        .collect();
    let found = findings(&load(&files), &|r| r.id == "nome-di-file-non-portabile");
    found.into_iter().filter(|f| f.rule == "nome-di-file-non-portabile").map(|f| f.message).collect()
}

#[test]
fn whatever_ids_a_plan_has_what_is_published_has_names_for_every_computer() {
    let scratch = Scratch::new("ostile-nomi");
    scratch.write("piano/piao.toml", MANIFEST);
    let ids = ["CON", "a:b", "../fuori", "nul", "è", "A", "a", "x.", "con"];
    let goals: String = ids.iter().map(|id| format!("  - {{ id: \"{id}\", titolo: è }}\n")).collect();
    scratch.write("piano/performance.yaml", format!("obiettivi:\n{goals}"));
    let plan = scratch.0.join("piano");
    let run = |args: &[&str]| piao(&plan).args(args).output().expect("the program runs").status.code();
    assert_eq!(run(&["pubblica", "../sito", "--bozza"]), Some(0));
    fs::create_dir(scratch.0.join("parti")).expect("a folder");
    let parts = scratch.0.join("parti");
    for id in ids {
        let word = format!("obiettivo:{id}");
        let args = ["render", "../piano", "--bozza", "--solo", &word];
        let done = piao(&parts).args(args).output().expect("the program runs");
        assert!(matches!(done.status.code(), Some(0 | 2)), "{id}: {done:?}");
    }
    let written: Vec<String> = files_below(&parts).into_iter().chain(files_below(&scratch.0.join("sito"))).collect();
    assert!(written.contains(&"piao-2027-2029-obiettivo-nul.html".to_string()), "{written:?}");
    let paths: Vec<String> = written.iter().map(|p| format!("testi/{p}.md")).collect();
    assert_eq!(names_found(&paths.iter().map(String::as_str).collect::<Vec<_>>()), Vec::<String>::new());
    assert!(written.iter().all(|p| p.is_ascii()), "{written:?}");
    assert_eq!(nomi(&scratch.0), ["parti", "piano", "sito"]);
}

// ---------------------------------------------------------------- where nothing can be written

/// The program where no file may grow past some 20 KB, as on a disk that fills up while it writes.
#[cfg(unix)]
fn disco_pieno(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 40; exec \"$@\"", "sh", &programma()]);
    let done = command.args(args).current_dir(folder).stdin(Stdio::null()).output().expect("a shell");
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_what_was_there_and_nothing_by_halves() {
    let scratch = Scratch::copy_of("ostile-disco", "examples/piccolo-comune/2027");
    let there = ["piano.html", "piano.json", "validate.json"];
    for name in there {
        scratch.write(&format!("_scritti/{name}"), "c'era già\n");
    }
    let before = tutto(&scratch.0);
    let site = format!("{}-sito", scratch.0.display());
    let deep = format!("{site}/nuova/sito");
    for args in [
        &["render", "--output", "_scritti/piano.html"][..],
        &["render", "--output", "_scritti/nuovo.html"],
        &["export", "--output", "_scritti/piano.json"],
        &["validate", "--output", "json=_scritti/nuova/validate.json", "--senza-deroghe"],
        &["export", "--output", "_scritti/nuova/dir/piano.json"],
        &["pubblica", &site],
        &["pubblica", &deep],
        &["init", "_nuovo/piani/2027", "--ente", "comune", "--anno", "2027", "--dipendenti", "80", "--no-input"],
        &["schema", "--scrivi", "_schemi/nuova", "performance"],
    ] {
        let (code, said) = disco_pieno(&scratch.0, args);
        if args[0] == "validate" && code == Some(0) {
            // A report of a good plan is short.
            fs::remove_dir_all(scratch.0.join("_scritti/nuova")).expect("it was written");
            continue;
        }
        assert_eq!(code, Some(2), "{args:?}: {said}");
        assert!(
            said.starts_with("piao: non riesco a scrivere `") && said.contains("più grande di quanto"),
            "{args:?}: {said}"
        );
    }
    assert_eq!(tutto(&scratch.0), before);
    for name in there {
        assert_eq!(scratch.read(&format!("_scritti/{name}")), "c'era già\n");
    }
    let beside = nomi(scratch.0.parent().expect("a folder")).into_iter().filter(|n| n.contains("-ostile-disco-sito"));
    assert_eq!(beside.collect::<Vec<_>>(), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_told() {
    // Where not even root writes: `/sys`, and a folder below a file.
    let plan = repo("examples/piccolo-comune/2027");
    for (output, words) in [
        ("/sys/piao.html", &["non hai il permesso", "sola lettura"][..]),
        ("piao.toml/piao.html", &["`piao.toml` non è una cartella", "una dentro l'altra", "`: non è una cartella"]),
    ] {
        let folder = Path::new(output).parent().expect("a folder");
        if output.starts_with('/') && !folder.is_dir() {
            println!("SKIPPED: there is no {}", folder.display());
            continue;
        }
        let report = format!("json={output}");
        for args in [
            &["render", "--output", output][..],
            &["export", "--output", output],
            &["validate", "--output", &report],
            &["pubblica", output],
            &["schema", "--scrivi", output],
            &["init", output, "--ente", "comune", "--anno", "2027", "--dipendenti", "80", "--no-input"],
        ] {
            let done = piao(&plan).args(args).output().expect("the program runs");
            let said = String::from_utf8_lossy(&done.stderr);
            assert_eq!(done.status.code(), Some(2), "{args:?}: {said}");
            assert!(words.iter().any(|w| said.contains(w)), "{args:?}: {said}");
        }
        assert!(!Path::new(output).exists());
    }
}
