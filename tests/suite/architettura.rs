// SPDX-License-Identifier: EUPL-1.2
//! What `ARCHITECTURE.md` says must be absent is absent: who may import whom, who may touch the world outside.

use crate::support::{files_below, read, repo};
use std::process::Command;

/// A line of the program: not a comment, not a test. `path:line` and its text.
struct Line {
    file: String,
    number: usize,
    text: String,
}

/// The lines of code below `src/` in files that `wanted` lets through: comments and tests left out.
fn code(wanted: impl Fn(&str) -> bool) -> Vec<Line> {
    let mut found = Vec::new();
    for file in sources().filter(|f| wanted(f)) {
        let text = read(&file);
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            found.push(Line { file: file.clone(), number: n + 1, text: line.to_string() });
        }
    }
    assert!(!found.is_empty(), "no file was looked at");
    found
}

fn sources() -> impl Iterator<Item = String> {
    files_below(&repo("src")).into_iter().filter(|f| f.ends_with(".rs")).map(|f| format!("src/{f}"))
}

/// Whether `word` stands in `text` by itself, not inside a longer word.
fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let alone = |at: usize| {
        let before = text[..at].chars().next_back().filter(|_| word.starts_with(part));
        let after = text[at + word.len()..].chars().next().filter(|_| word.ends_with(part));
        !before.is_some_and(part) && !after.is_some_and(part)
    };
    text.match_indices(word).any(|(at, _)| alone(at))
}

/// Fails with every line that holds one of the words.
fn absent(lines: &[Line], words: &[&str]) {
    let found: Vec<String> = lines
        .iter()
        .filter(|l| words.iter().any(|w| has_word(&l.text, w)))
        .map(|l| format!("{}:{}: {}", l.file, l.number, l.text.trim()))
        .collect();
    assert!(found.is_empty(), "none of {words:?} may stand here:\n{}", found.join("\n"));
}

/// `crate::a` and `a` among the names that `use crate::{…}` takes.
fn imports_none(folder: &str, modules: &[&str]) {
    let lines = code(|f| f.starts_with(folder));
    let paths: Vec<String> = modules.iter().map(|m| format!("crate::{m}")).collect();
    absent(&lines, &paths.iter().map(String::as_str).collect::<Vec<_>>());
    let grouped: Vec<Line> = lines.into_iter().filter(|l| l.text.contains("crate::{")).collect();
    absent(&grouped, modules);
}

#[test]
fn every_stage_imports_only_what_comes_before_it() {
    let order = ["source", "model", "graph", "diff", "rules", "report", "render", "export", "load", "cli"];
    imports_none("src/source/", &order[1..]);
    imports_none("src/model/", &order[2..]);
    imports_none("src/graph.rs", &order[3..]);
    imports_none("src/prose.rs", &order[1..]);
    imports_none("src/diff/", &order[4..]);
    imports_none("src/diff/", &["calcolo"]);
    imports_none("src/calcolo/", &["diff", "report", "render", "export", "load", "cli"]);
    imports_none("src/rules/", &order[5..]);
    imports_none("src/report/", &order[6..]);
    imports_none("src/export.rs", &["report", "render", "load", "cli"]);
    // Of the report a document takes what changed, nothing else.
    imports_none("src/render/", &["load", "cli"]);
    imports_none("src/scheletro/", &["report", "render", "export", "load", "cli"]);
    imports_none("src/pubblicabile/", &["report", "render", "export", "load", "cli"]);
    imports_none("src/load.rs", &["report", "render", "cli"]);
    imports_none("src/diagnostic.rs", &order[1..]);
}

#[test]
fn of_the_rules_computations_know_the_tables_of_facts() {
    let lines = code(|f| f.starts_with("src/calcolo/"));
    let others: Vec<Line> =
        lines.into_iter().filter(|l| l.text.contains("crate::") && !l.text.contains("crate::rules::dati")).collect();
    absent(&others, &["rules"]);
}

#[test]
fn only_cli_prints_and_knows_the_process() {
    let lines = code(|f| !f.starts_with("src/cli/") && f != "src/main.rs");
    absent(
        &lines,
        &["print!", "println!", "eprint!", "eprintln!", "dbg!", "std::env", "std::process", "stdout", "stderr"],
    );
    absent(&lines, &["SystemTime", "Instant", "Zoned", "Timestamp", "TcpStream", "std::net"]);
    absent(
        &code(|f| f != "src/fili.rs" && !f.starts_with("src/cli/")),
        &["thread::spawn", "thread::scope", "thread::Builder"],
    );
}

#[test]
fn only_source_reads_files_and_only_cli_writes_them() {
    let world =
        ["std::fs", "fs::read", "fs::write", "File::open", "File::create", "walkdir", "read_dir", "canonicalize"];
    absent(&code(|f| !f.starts_with("src/source/") && !f.starts_with("src/cli/")), &world);
    let writing = ["fs::write", "File::create", "create_dir_all", "remove_file", "rename", "OpenOptions"];
    absent(&code(|f| f.starts_with("src/source/")), &writing);
    absent(&code(|f| f.starts_with("src/cli/")), &["fs::read", "fs::read_to_string", "File::open", "read_dir"]);
}

#[test]
fn there_are_no_floats() {
    absent(&code(|_| true), &["f32", "f64", "to_f64", "from_f64"]);
}

#[test]
fn nothing_panics_on_purpose() {
    let lines = code(|_| true);
    absent(&lines, &[".unwrap()", "panic!", "todo!", "unimplemented!", "unreachable!", "unsafe"]);
    // An `expect` says why it holds: a sentence of three words at least.
    for line in lines.iter().filter(|l| l.text.contains(".expect(")) {
        let why = line.text.split(".expect(\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        assert!(why.split_whitespace().count() >= 3, "{}:{}: expect says not why", line.file, line.number);
    }
}

#[test]
fn every_file_says_its_licence_and_its_job() {
    for file in sources().chain(files_below(&repo("tests/suite")).iter().map(|f| format!("tests/suite/{f}"))) {
        let text = read(&file);
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("// SPDX-License-Identifier: EUPL-1.2"), "{file}");
        // A rule is told by its `.md`.
        let is_rule = repo(&file).with_extension("md").exists() && file.starts_with("src/rules/");
        assert!(is_rule || lines.next().is_some_and(|l| l.starts_with("//! ")), "{file}: no `//!`");
    }
}

#[test]
fn the_glossary_has_every_type_of_the_model() {
    let architecture = read("ARCHITECTURE.md");
    let glossary = architecture.split("## Glossary").nth(1).expect("a glossary");
    for file in sources().filter(|f| f.starts_with("src/model/") && f != "src/model/record.rs") {
        let module = file.rsplit('/').next().and_then(|f| f.strip_suffix(".rs")).expect("a module");
        let row = glossary.lines().find(|l| l.starts_with(&format!("| `{module}` |"))).unwrap_or_default();
        let text = read(&file);
        for block in text.split(['\n']).scan(false, |open, line| {
            let inside = *open;
            *open = line.starts_with("record!") || line.starts_with("choice!") || (*open && !line.starts_with('}'));
            Some((inside, line))
        }) {
            let (true, line) = block else { continue };
            let Some(rest) = line.trim().strip_prefix("pub ") else { continue };
            let name = rest.trim_start_matches("struct ").trim_start_matches("enum ");
            let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
            if name.starts_with(char::is_uppercase) {
                assert!(row.contains(&format!("`{name}` ")), "`{name}` of {file} is not in the glossary");
            }
        }
    }
}

#[test]
fn no_file_speaks_of_how_it_was_made() {
    let tracked = Command::new("git").args(["ls-files", "-z"]).current_dir(repo("")).output();
    // Without git, from an archive, there is nothing that is not tracked.
    let files = match tracked {
        Ok(out) if out.status.success() => {
            String::from_utf8_lossy(&out.stdout).split_terminator('\0').map(str::to_string).collect()
        }
        _ => files_below(&repo("src")).iter().map(|f| format!("src/{f}")).collect::<Vec<_>>(),
    };
    let words = [["sess", "ion"].concat(), ["/wo", "rk/"].concat(), ["TO", "DO"].concat(), ["FIX", "ME"].concat()];
    for file in files {
        let Ok(text) = std::fs::read_to_string(repo(&file)) else { continue };
        // The style guide forbids one of them, by name.
        for line in text.lines().filter(|l| !(file == "CONTRIBUTING.md" && l.contains("does not stay in the code"))) {
            let found = words.iter().find(|w| has_word(line, w));
            assert!(found.is_none(), "{file}: {}", line.chars().take(200).collect::<String>());
        }
    }
}
