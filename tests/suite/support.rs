// SPDX-License-Identifier: EUPL-1.2
//! Plans in memory and in scratch folders, and what is found in them with file, line and column.

use piao::load::{Loaded, Options};
use piao::model::Sezione;
use piao::report::{self, Format, Report, Where};
use piao::rules::Rule;
use piao::source::Sources;
use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

/// Files of a plan: path inside its folder and text.
pub type Files = Vec<(String, String)>;

/// A path inside the repository.
pub fn repo(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(repo(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Data of ours as any other JSON.
pub fn as_json(value: &piao::json::Value) -> serde_json::Value {
    serde_json::to_value(value).expect("data is JSON")
}

/// Whether generated files are rewritten instead of compared.
pub fn rewriting() -> bool {
    std::env::var("PIAO_RISCRIVI").is_ok_and(|v| v == "1")
}

/// Compares a generated text with its file, or rewrites the file.
pub fn generated(path: &str, wanted: &str) {
    if rewriting() {
        if fs::read_to_string(repo(path)).ok().as_deref() != Some(wanted) {
            fs::write(repo(path), wanted).expect("the repository can be written");
        }
        return;
    }
    let found = fs::read_to_string(repo(path)).unwrap_or_default();
    if found != wanted {
        let at = found.lines().zip(wanted.lines()).position(|(a, b)| a != b).map_or(0, |n| n + 1);
        panic!("{path} is out of date from line {at}: run `sh tests/generate` and read the differences");
    }
}

/// The files below a folder, sorted, with `/` and relative to it.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut found: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|e| e.expect("a readable folder"))
        .filter(|e| !e.file_type().is_dir())
        .map(|e| e.path().strip_prefix(folder).expect("below it").to_string_lossy().replace('\\', "/"))
        .collect();
    found.sort();
    found
}

/// The text files of a plan folder of the repository.
pub fn plan(path: &str) -> Files {
    let root = repo(path);
    files_below(&root)
        .into_iter()
        .filter(|p| [".yaml", ".toml", ".md"].iter().any(|end| p.ends_with(end)))
        .map(|p| (p.clone(), read(&format!("{path}/{p}"))))
        .collect()
}

/// The smallest plan. Section files get their number before their name, so that fragments may take the plain name.
pub fn piano_minimo() -> Files {
    plan("tests/piano-minimo")
        .into_iter()
        .map(|(path, text)| {
            let stem = path.split('.').next().and_then(Sezione::da_stem);
            (stem.map_or(path.clone(), |s| format!("{}-{path}", s.numero())), text)
        })
        .collect()
}

/// A plan with every year one less.
pub fn year_before(mut files: Files) -> Files {
    for (_, text) in &mut files {
        for year in 2022..=2031 {
            *text = text.replace(&year.to_string(), &(year - 1).to_string());
        }
    }
    files
}

/// The plan in memory.
pub fn load(files: &Files) -> Loaded {
    Loaded::from_sources(Sources::from_texts(files.iter().cloned()))
}

/// A finding, as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub rule: &'static str,
    pub at: String,
    pub message: String,
    pub help: String,
}

thread_local! {
    /// A rule that finds nothing while `without` runs.
    static SPENTA: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Runs `then` as if a rule did not exist: a test of it that still passes tests nothing.
pub fn without<R>(rule: &'static str, then: impl FnOnce() -> R) -> R {
    SPENTA.set(Some(rule));
    let result = then();
    SPENTA.set(None);
    result
}

/// What the rules that `wanted` lets through find, with reading and linking.
pub fn findings(loaded: &Loaded, wanted: &dyn Fn(&Rule) -> bool) -> Vec<Found> {
    loaded.check(&Options { wanted, ..Options::default() }, |_, outcome| {
        let found = outcome.findings.iter().filter(|f| SPENTA.get() != Some(f.rule)).map(|f| {
            let at = Where::of(&loaded.sources, f.span());
            Found {
                rule: f.rule,
                at: format!("{}:{}:{}", at.file, at.riga, at.colonna),
                message: f.message.clone(),
                help: f.help.clone().unwrap_or_default(),
            }
        });
        found.collect()
    })
}

/// The report for people, without colour and without its last line, which counts the files of the plan.
pub fn report(loaded: &Loaded, wanted: &dyn Fn(&Rule) -> bool) -> String {
    loaded.check(&Options { wanted, ..Options::default() }, |_, outcome| {
        let report = Report { piano: "piano", sources: &loaded.sources, outcome: &outcome, max: None, color: false };
        let text = report::write(Format::Esteso, &report);
        let end = text.trim_end().rfind('\n').map_or(0, |i| i + 1);
        text[..end].lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_string()
    })
}

/// The rows of a CSV text, each as cells by the names of the first row.
pub fn csv(text: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        let row = rows.last_mut().expect("never empty");
        let cell = row.last_mut().expect("never empty");
        match (quoted, c) {
            (true, '"') if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(String::new()),
            (false, '\n') => rows.push(vec![String::new()]),
            (false, '\r') => {}
            (_, c) => cell.push(c),
        }
    }
    let mut rows = rows.into_iter();
    let names = rows.next().unwrap_or_default();
    rows.filter(|r| r.len() > 1).map(|r| names.iter().cloned().zip(r).collect()).collect()
}

/// A folder of its own for one test, taken away at the end.
pub struct Scratch(pub PathBuf);

impl Scratch {
    /// An empty folder.
    pub fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("piao-suite-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a scratch folder");
        Scratch(path)
    }

    /// With a copy of a folder of the repository.
    pub fn copy_of(name: &str, folder: &str) -> Scratch {
        let scratch = Scratch::new(name);
        for path in files_below(&repo(folder)) {
            scratch.write(&path, fs::read(repo(folder).join(&path)).expect("a readable file"));
        }
        scratch
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
