// SPDX-License-Identifier: EUPL-1.2
//! The fuzz targets of `fuzz/`, each on its seeds, on what was once found and on a few mutations of both: always the same.

#[path = "../../fuzz/src/bersagli.rs"]
mod bersagli;

use crate::support::{files_below, plan, read, repo};
use bersagli::BERSAGLI;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The inputs that fuzzing starts from: the files of the repository, as each target reads them.
fn semi(bersaglio: &str) -> Vec<Vec<u8>> {
    let ending = |end: &str| -> Vec<String> {
        let below = |folder: &str| files_below(&repo(folder)).into_iter().map(|p| format!("{folder}/{p}")).collect();
        let folders = ["tests/piano-minimo", "tests/casi", "tests/reali"];
        folders.into_iter().flat_map::<Vec<String>, _>(below).filter(|p| p.ends_with(end)).collect()
    };
    let bytes = |paths: Vec<String>| paths.iter().map(|p| fs::read(repo(p)).expect("a file")).collect::<Vec<_>>();
    match bersaglio {
        "yaml" => bytes(ending(".yaml")),
        "toml" => bytes(ending(".toml")),
        "valori" => {
            let table = read("tests/casi/valori.toml");
            let texts = table.lines().filter_map(|l| l.strip_prefix("testo = \"")?.strip_suffix('"'));
            texts.map(|t| t.replace("\\\"", "\"").into_bytes()).collect()
        }
        "prosa" => {
            let mut texts = bytes(ending(".md"));
            texts.extend(PROSE.map(|t| t.as_bytes().to_vec()));
            texts
        }
        "piano" => {
            let mut folders: Vec<String> = ending("/piao.toml").iter().map(|p| p.replace("/piao.toml", "")).collect();
            folders.retain(|f| !f.contains("/diff/"));
            folders.iter().map(|folder| cartella("", folder)).collect()
        }
        "diff" => {
            let cases: Vec<String> = ending("/atteso.txt").iter().map(|p| p.replace("/atteso.txt", "")).collect();
            let side = |prefix: &str, folder: String| {
                [cartella(prefix, "tests/piano-minimo"), cartella(&format!("{prefix}0-"), &folder)].concat()
            };
            cases
                .iter()
                .map(|c| [side("prima/", format!("{c}/prima")), side("", format!("{c}/dopo"))].concat())
                .collect()
        }
        "html" => PROSE.iter().map(|t| t.as_bytes().to_vec()).chain([PROSE.join("=== ").into_bytes()]).collect(),
        other => panic!("no seeds for {other}"),
    }
}

/// The files of a plan one after the other, each under its name.
fn cartella(prefix: &str, folder: &str) -> Vec<u8> {
    plan(folder).into_iter().flat_map(|(path, text)| format!("=== {prefix}{path}\n{text}").into_bytes()).collect()
}

/// Markup, links and signs of every kind that prose may hold.
const PROSE: [&str; 8] = [
    "# Titolo\n\nUn *testo* **forte** con `codice`, una nota[^1] e [un rimando](https://www.esempio.it).\n\n[^1]: Già.\n",
    "| a | b |\n|---|--:|\n| è | 1 |\n\n- uno\n  1. due\n\n> citato\n\n```\nx\n```\n",
    "![x](y.png) [[ufficio:tributi]] [[obiettivo:pagamenti]] <b>x</b> <!-- x --> &amp; &#60;",
    "</script><script>alert(1)</script>\"><img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) <javascript:alert(1)> [b]: data:text/html,x\n\n[b] ![b][b] [c](//x \"t\\\"t\")",
    "{{ 7*7 }} {% raw %} {# x #} ]]> </style></title></table><!-- mai chiuso",
    "\u{202e}atsop \u{200f}\u{2066} =SOMMA(A1) | +1 | @x ~~no~~ www.esempio.it a@b.it",
    "termine\n: definizione\n\nSotto\n=====\n\n***\n\n\\* \\| \\< 1\\. \\\n",
];

/// Pieces of the languages, put in by the mutations.
const PEZZI: [&str; 40] = [
    "\n",
    " ",
    "  ",
    "\t",
    ":",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "#",
    "&",
    "*",
    "!",
    "%",
    "\\",
    "=",
    "[[",
    "]]",
    "\"\"\"",
    "'''",
    "---\n",
    "<",
    "<a ",
    "&#x3c;",
    "è",
    "\u{feff}",
    "\0",
    "\r",
    "=== ",
    "2027",
    "1.5",
    "entro 31.12",
    "inf",
];

/// Numbers that look like chance and are always the same (splitmix64).
struct Caso(u64);

impl Caso {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }

    /// A run of bytes of a text.
    fn run(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(bytes.len() + 1);
        start..(start + self.below(24)).min(bytes.len())
    }

    /// One change: a byte, a piece of a language, a run taken away, doubled or taken from another seed.
    fn change(&mut self, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
        let at = self.below(bytes.len() + 1);
        match self.below(5) {
            0 if at < bytes.len() => bytes[at] = self.below(256) as u8,
            1 => drop(bytes.drain(self.run(bytes))),
            2 => {
                let again = bytes[self.run(bytes)].to_vec();
                bytes.splice(at..at, again);
            }
            3 => {
                let other = &others[self.below(others.len())];
                bytes.splice(at..at, other[self.run(other)].to_vec());
            }
            _ => drop(bytes.splice(at..at, PEZZI[self.below(PEZZI.len())].bytes())),
        }
    }
}

/// What was found once, and mended.
fn casi(bersaglio: &str) -> Vec<Vec<u8>> {
    let folder = repo(&format!("fuzz/casi/{bersaglio}"));
    let files = if folder.is_dir() { files_below(&folder) } else { Vec::new() };
    files.iter().map(|f| fs::read(folder.join(f)).expect("a file")).collect()
}

/// Runs a target on what was found once and on `n` mutations of its seeds.
fn prova(bersaglio: &str, n: usize) {
    let (_, run) = BERSAGLI.into_iter().find(|(name, _)| *name == bersaglio).expect("a target");
    let seeds = semi(bersaglio);
    assert!(seeds.len() >= 8, "{} seeds", seeds.len());
    let mut caso = Caso(2027);
    let mutated = (0..n).map(|_| {
        let mut bytes = seeds[caso.below(seeds.len())].clone();
        for _ in 0..=caso.below(6) {
            caso.change(&mut bytes, &seeds);
        }
        bytes
    });
    for bytes in casi(bersaglio).into_iter().chain(mutated) {
        if catch_unwind(AssertUnwindSafe(|| run(&bytes))).is_err() {
            let path = std::env::temp_dir().join(format!("piao-fuzz-{bersaglio}"));
            fs::write(&path, &bytes).expect("the scratch folder can be written");
            panic!("{bersaglio}: the input is in {}: once mended, keep it in fuzz/casi/{bersaglio}/", path.display());
        }
    }
}

#[test]
fn yaml() {
    prova("yaml", 600);
}

#[test]
fn toml() {
    prova("toml", 600);
}

#[test]
fn valori() {
    prova("valori", 4_000);
}

#[test]
fn prosa() {
    prova("prosa", 400);
}

#[test]
fn piano() {
    prova("piano", 25);
}

#[test]
fn diff() {
    prova("diff", 8);
}

#[test]
fn html() {
    prova("html", 6);
}

/// `PIAO_SEMI=FOLDER` has the seeds written there, for a run of the fuzzer.
#[test]
fn every_target_has_its_program_and_its_seeds() {
    let manifest = read("fuzz/Cargo.toml");
    for (name, _) in BERSAGLI {
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"")), "{name}");
        assert!(read(&format!("fuzz/fuzz_targets/{name}.rs")).contains(&format!("bersagli::{name}(data)")), "{name}");
        let Ok(folder) = std::env::var("PIAO_SEMI") else { continue };
        let folder = repo(&folder).join(name);
        fs::create_dir_all(&folder).expect("the folder can be written");
        for (n, bytes) in semi(name).into_iter().chain(casi(name)).enumerate() {
            fs::write(folder.join(format!("seme-{n:04}")), bytes).expect("the folder can be written");
        }
    }
}
