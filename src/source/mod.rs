// SPDX-License-Identifier: EUPL-1.2
//! Text to spanned tree: every file of a plan folder by `FileId`, read once. Knows nothing about plans.
//!
//! Nothing outside the folder is read: links, devices and pipes are findings, never opened.

pub mod cartella;
pub mod decode;
mod encoding;
mod italiano;
pub mod node;
mod toml;
mod yaml;

use crate::diagnostic::Diagnostic;
use crate::visibile::nome;
use node::{Data, Entry, Node};
use std::collections::HashMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Collections one inside the other, at most: the tree may then be walked by recursion.
const MAX_DEPTH: usize = 64;
/// The largest file that is read, in bytes.
const MAX_SIZE: u64 = 16 * 1024 * 1024;
/// The largest text, in bytes: one value, or a file of prose. Some hundred pages; parsed as prose it takes some hundred
/// times as much.
const MAX_TEXT: usize = 1024 * 1024;
/// Values of a file, at most, lists and groups among them: each takes far more room than its bytes.
const MAX_VALUES: usize = 250_000;
/// Folders one inside the other, at most, the plan's own included: what lies below is a finding.
const MAX_FOLDERS: usize = 8;

/// A file of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A run of bytes of a file, always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// Bytes `start..end` of `file`.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        Span { file, start: start as u32, end: end.max(start) as u32 }
    }

    /// The bytes, to slice the text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it covers `other` whole.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    fn union(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.yaml`, `.yml`.
    Yaml,
    /// `.toml`.
    Toml,
    /// Prose, pictures: not parsed.
    Other,
}

/// A file of the plan with its text.
#[derive(Debug)]
pub struct SourceFile {
    /// Path inside the plan's folder, with `/`.
    pub path: String,
    /// Path as shown to the user, relative to the current folder.
    pub shown: String,
    /// The text; empty when it could not be read.
    pub text: String,
    /// How it is written.
    pub format: Format,
    /// The text could not be had: nothing is known of what it holds.
    pub unread: bool,
    lines: Vec<u32>,
    /// How many characters stand before every `PASSO`th byte, once a line was met that is longer.
    characters: OnceLock<Vec<u32>>,
}

/// A file on one line has thousands of places on it: columns are not counted from its start each time.
const PASSO: usize = 1024;

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}

impl SourceFile {
    fn new(path: String, shown: String, format: Format, text: Option<String>) -> Self {
        let unread = text.is_none();
        let text = text.unwrap_or_default();
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let lines = std::iter::once(0).chain(ends.map(|at| at as u32 + 1)).collect();
        SourceFile { path, shown, text, format, unread, lines, characters: OnceLock::new() }
    }

    /// Line (from 0) that holds byte `at`.
    pub fn line_of(&self, at: u32) -> usize {
        self.lines.partition_point(|start| *start <= at) - 1
    }

    /// The bytes of a line, its end included; lines past the last are empty.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let end = self.text.len();
        let start = self.lines.get(line).map_or(end, |s| *s as usize);
        start..self.lines.get(line + 1).map_or(end, |s| *s as usize)
    }

    /// Number of lines.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Line and column (from 1) of byte `at`; columns count Unicode scalars.
    pub fn position(&self, at: u32) -> (usize, usize) {
        let at = floor(&self.text, at as usize);
        let line = self.line_of(at as u32);
        let start = self.lines[line] as usize;
        let before = if at - start <= PASSO {
            characters(&self.text.as_bytes()[start..at])
        } else {
            self.characters_before(at) - self.characters_before(start)
        };
        (line + 1, before + 1)
    }

    fn characters_before(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let known = self.characters.get_or_init(|| {
            let sum = |before: &mut usize, piece: &[u8]| {
                let here = *before as u32;
                *before += characters(piece);
                Some(here)
            };
            bytes.chunks(PASSO).scan(0, sum).collect()
        });
        let piece = (at / PASSO).min(known.len().saturating_sub(1));
        known.get(piece).map_or(0, |n| *n as usize) + characters(&bytes[piece * PASSO..at])
    }
}

/// Every file of a plan folder, read once.
#[derive(Debug)]
pub struct Sources {
    /// The plan's folder.
    pub root: PathBuf,
    files: Vec<SourceFile>,
    by_path: HashMap<String, FileId>,
}

/// What stops a run before it starts.
#[derive(Debug)]
pub enum Error {
    /// The folder cannot be read.
    Folder(PathBuf, std::io::Error),
    /// The folder holds no manifest.
    NoManifest(PathBuf),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Folder(path, error) => {
                write!(f, "non riesco a leggere la cartella `{}`: {}", nome(&path.to_string_lossy()), reason(error))
            }
            Error::NoManifest(path) => {
                write!(
                    f,
                    "nella cartella `{}` non c'è un piano: manca il file `piao.toml`",
                    nome(&path.to_string_lossy())
                )
            }
        }
    }
}

/// Whether a folder holds nothing, hidden files included.
pub fn is_empty_folder(path: &Path) -> std::io::Result<bool> {
    Ok(fs::read_dir(path)?.next().is_none())
}

/// The reason of an input/output error, in Italian.
pub fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "non esiste".into(),
        K::PermissionDenied => "non hai il permesso".into(),
        K::NotADirectory => "non è una cartella".into(),
        K::IsADirectory => "è una cartella".into(),
        K::StorageFull => "il disco è pieno".into(),
        K::QuotaExceeded => "lo spazio su disco che ti spetta è finito".into(),
        K::FileTooLarge => "il file è più grande di quanto il sistema permette".into(),
        K::ReadOnlyFilesystem => "il disco è in sola lettura".into(),
        K::AlreadyExists => "esiste già".into(),
        K::InvalidFilename => "il nome è troppo lungo, o non è ammesso".into(),
        _ => error.to_string(),
    }
}

impl Sources {
    /// Reads every file of the plan in `root`, in byte order of their relative paths.
    /// `shown` is the folder as the user should see it before each path.
    pub fn read(root: &Path, shown: &str, out: &mut Vec<Diagnostic>) -> Result<Sources, Error> {
        fs::read_dir(root).map_err(|e| Error::Folder(root.into(), e))?;
        if !fs::symlink_metadata(root.join("piao.toml")).is_ok_and(|m| m.is_file()) {
            return Err(Error::NoManifest(root.into()));
        }
        let mut sources = Sources { root: root.into(), files: Vec::new(), by_path: HashMap::new() };
        let mut found = walk(root);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        for item in found {
            sources.add(root, shown, item, out);
        }
        Ok(sources)
    }

    /// A plan from texts in memory, `(relative path, text)`: for tests and the plan generator.
    pub fn from_texts<P: Into<String>, T: Into<String>>(texts: impl IntoIterator<Item = (P, T)>) -> Sources {
        let mut texts: Vec<(String, String)> = texts.into_iter().map(|(p, t)| (p.into(), t.into())).collect();
        texts.sort();
        let mut sources = Sources { root: PathBuf::new(), files: Vec::new(), by_path: HashMap::new() };
        for (path, text) in texts {
            let format = format_of(&path);
            sources.push(SourceFile::new(path.clone(), path, format, Some(text)));
        }
        sources
    }

    /// A plan from files that somebody else has read, in byte order of their paths.
    pub fn given(files: Vec<Given>, out: &mut Vec<Diagnostic>) -> Sources {
        let mut sources = Sources { root: PathBuf::new(), files: Vec::new(), by_path: HashMap::new() };
        for given in files {
            let id = FileId(sources.files.len() as u32);
            let (format, text) = match given.content {
                Ok(Some(bytes)) => (format_of(&given.path), encoding::decode(id, &given.path, bytes, out)),
                Ok(None) => (format_of(&given.path), Some(String::new())),
                Err(why) => {
                    let text = format!("non leggo `{}`: {why}", given.path);
                    out.push(Diagnostic::new("file-non-leggibile", Span::new(id, 0, 0), text));
                    (Format::Other, None)
                }
            };
            sources.push(SourceFile::new(given.path, given.shown, format, text));
        }
        sources
    }

    fn add(&mut self, root: &Path, shown: &str, item: Found, out: &mut Vec<Diagnostic>) {
        let id = FileId(self.files.len() as u32);
        let start = Span::new(id, 0, 0);
        let shown = if shown.is_empty() || shown == "." {
            item.path.clone()
        } else {
            format!("{}/{}", shown.trim_end_matches('/'), item.path)
        };
        let format = if item.problem.is_some() { Format::Other } else { format_of(&item.path) };
        let refused = |message: String, help: &str| Diagnostic::new("file-non-leggibile", start, message).help(help);
        let text = match item.problem {
            Some(Problem::Link) => {
                out.push(refused(
                    format!("`{}` è un collegamento a un altro posto", item.path),
                    "copia il file nella cartella del piano: niente fuori da essa viene letto",
                ));
                None
            }
            Some(Problem::Deep) => {
                out.push(refused(
                    format!("la cartella `{}` è troppo in fondo: non la leggo", item.path),
                    "sposta i suoi file più in alto: leggo al massimo 8 cartelle una dentro l'altra, la cartella del piano compresa",
                ));
                None
            }
            Some(Problem::Special) => {
                out.push(refused(format!("`{}` non è un file normale", item.path), "toglilo dalla cartella del piano"));
                None
            }
            Some(Problem::Unreadable(why)) => {
                out.push(refused(
                    format!("non riesco a leggere `{}`: {why}", item.path),
                    "controlla i permessi della cartella",
                ));
                None
            }
            None if !is_read(&item.path) => Some(String::new()),
            None => match read_capped(root, &item.path) {
                Ok(bytes) => encoding::decode(id, &item.path, bytes, out),
                Err(why) => {
                    out.push(refused(
                        format!("non riesco a leggere `{}`: {why}", item.path),
                        "controlla il file e riprova",
                    ));
                    None
                }
            },
        };
        self.push(SourceFile::new(item.path, shown, format, text));
    }

    fn push(&mut self, file: SourceFile) {
        self.by_path.insert(file.path.clone(), FileId(self.files.len() as u32));
        self.files.push(file);
    }

    /// Bytes of all its files together, of those that are read.
    pub fn bytes(&self) -> usize {
        self.files().map(|(_, file)| file.text.len()).sum()
    }

    /// All files, in order.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file at a path inside the plan.
    pub fn find(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        let id = *self.by_path.get(path)?;
        Some((id, self.file(id)))
    }

    /// The text a span covers, snapped to character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        let text = &self.file(span.file).text;
        let start = floor(text, span.start as usize);
        &text[start..floor(text, span.end as usize).max(start)]
    }

    /// Parses a file into its tree. `None` when it is beyond reading; the findings say why.
    pub fn parse(&self, id: FileId, out: &mut Vec<Diagnostic>) -> Option<Node<'_>> {
        let file = self.file(id);
        let tree = match file.format {
            _ if file.unread => None,
            Format::Yaml => yaml::parse(id, &file.text, out),
            Format::Toml => toml::parse(id, &file.text, out),
            Format::Other => None,
        }?;
        let Some(at) = long_text(&tree) else { return Some(tree) };
        out.push(
            Diagnostic::new("file-non-leggibile", Span { end: at.start, ..at }, "un testo di più di 1 MiB")
                .label("comincia qui")
                .help("accorcialo: sono centinaia di pagine"),
        );
        None
    }
}

/// A file of a plan that does not lie in a folder.
pub struct Given {
    /// Path inside the plan's folder, with `/`.
    pub path: String,
    /// Path as shown to the user.
    pub shown: String,
    /// Its bytes; none for what is not read, such as pictures; or why it cannot be read.
    pub content: Result<Option<Vec<u8>>, String>,
}

/// The first text that is longer than any plan's.
fn long_text(node: &Node<'_>) -> Option<Span> {
    match &node.data {
        Data::Scalar(scalar) => (scalar.text.len() > MAX_TEXT).then_some(node.span),
        Data::Seq(items) => items.iter().find_map(long_text),
        Data::Map(entries) => {
            let of = |e: &Entry<'_>| if e.key.len() > MAX_TEXT { Some(e.key_span) } else { long_text(&e.node) };
            entries.iter().find_map(of)
        }
    }
}

/// More values than any plan has, at byte `at`.
fn too_many_values(file: FileId, at: usize) -> Diagnostic {
    Diagnostic::new("file-non-leggibile", Span::new(file, at, at), format!("più di {MAX_VALUES} valori in un file"))
        .label("il primo di troppo")
        .help("dividilo in più file: una sezione può essere una cartella, come `performance/settore-tecnico.yaml`")
}

/// How large a file with this name may be, in bytes.
pub fn max_size(path: &str) -> u64 {
    if is_prose(path) { MAX_TEXT as u64 } else { MAX_SIZE }
}

/// Why a file is not read that is larger than `max_size`.
pub fn too_large(path: &str) -> String {
    format!("supera {} MiB", max_size(path) / (1024 * 1024))
}

/// Whether the text of a file with this name is read.
pub fn is_read(path: &str) -> bool {
    format_of(path) != Format::Other || is_prose(path)
}

/// Whether a file with this name is prose: `.md`, in capitals too, as `.yaml` may be.
pub fn is_prose(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".md")
}

/// Whether a path is hidden, a backup, or kept by the office to itself.
pub fn is_private(path: &str) -> bool {
    path.split('/').any(skipped)
}

struct Found {
    path: String,
    problem: Option<Problem>,
}

enum Problem {
    Link,
    Special,
    Deep,
    Unreadable(String),
}

/// Every file below `root` that is not hidden, a backup or a private note (`_…`).
fn walk(root: &Path) -> Vec<Found> {
    let mut found = Vec::new();
    let entries = walkdir::WalkDir::new(root).follow_links(false).min_depth(1).max_depth(MAX_FOLDERS);
    for entry in entries.into_iter().filter_entry(|e| !skipped(&e.file_name().to_string_lossy())) {
        let (path, problem) = match &entry {
            Ok(e) if e.file_type().is_dir() && e.depth() < MAX_FOLDERS => continue,
            Ok(e) if e.file_type().is_dir() => (e.path().to_path_buf(), Some(Problem::Deep)),
            Ok(e) if e.file_type().is_symlink() => (e.path().to_path_buf(), Some(Problem::Link)),
            Ok(e) if !e.file_type().is_file() => (e.path().to_path_buf(), Some(Problem::Special)),
            Ok(e) => (e.path().to_path_buf(), None),
            Err(e) => {
                let why = e.io_error().map_or_else(|| e.to_string(), reason);
                (e.path().unwrap_or(root).to_path_buf(), Some(Problem::Unreadable(why)))
            }
        };
        let relative = path.strip_prefix(root).unwrap_or(&path);
        let path = relative.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        found.push(Found { path, problem });
    }
    found
}

/// Hidden files, editors' backups and files the office keeps to itself.
fn skipped(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with(['.', '_', '#'])
        || name.ends_with('~')
        || [".bak", ".tmp", ".swp", ".orig", ".rej"].iter().any(|end| lower.ends_with(end))
        || lower == "desktop.ini"
        || lower == "thumbs.db"
}

fn format_of(path: &str) -> Format {
    let lower = path.to_ascii_lowercase();
    if lower.ends_with(".yaml") || lower.ends_with(".yml") {
        Format::Yaml
    } else if lower.ends_with(".toml") {
        Format::Toml
    } else {
        Format::Other
    }
}

/// The bytes of a file, or why not; never more than the cap, even if the file grows meanwhile.
fn read_capped(root: &Path, path: &str) -> Result<Vec<u8>, String> {
    let max = max_size(path);
    let file = open_plain(&root.join(path))?;
    let size = file.metadata().map_or(0, |m| m.len()).min(max);
    let mut bytes = Vec::with_capacity(size as usize + 1);
    file.take(max + 1).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
    if bytes.len() as u64 > max { Err(too_large(path)) } else { Ok(bytes) }
}

/// Opens a file that the walk saw as plain, if it still is: neither a link nor a pipe has taken its place.
fn open_plain(path: &Path) -> Result<fs::File, String> {
    let changed = || "mentre lo leggevo è diventato un'altra cosa".to_string();
    let seen = fs::symlink_metadata(path).map_err(|e| reason(&e))?;
    if !seen.is_file() {
        return Err(changed());
    }
    // Between the two calls a pipe may still come, and would be waited for: only flags that the standard library does not name
    // say otherwise. A link that comes is noticed below; a folder above that becomes one is not.
    let file = fs::File::open(path).map_err(|e| reason(&e))?;
    let opened = file.metadata().map_err(|e| reason(&e))?;
    if opened.is_file() && same_file(&seen, &opened) { Ok(file) } else { Err(changed()) }
}

#[cfg(unix)]
fn same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Elsewhere the standard library gives files no number.
#[cfg(not(unix))]
fn same_file(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
}

/// A local picture or other binary file of the plan, for embedding: `None` if it is not a plain file of the plan.
pub fn read_binary(sources: &Sources, path: &str) -> Option<Vec<u8>> {
    let (_, file) = sources.find(path)?;
    if file.unread { None } else { read_capped(&sources.root, path).ok() }
}

/// The text of a file that is not parsed, such as a template of the theme.
pub fn read_text(sources: &Sources, path: &str) -> Option<String> {
    String::from_utf8(read_binary(sources, path)?).ok()
}

/// The last character boundary at or before `at`.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Reports keys written twice in one map, with both places. A hash map from 24 keys up.
fn duplicate_keys(entries: &[Entry<'_>], out: &mut Vec<Diagnostic>) {
    let mut report = |first: Span, again: &Entry<'_>| {
        out.push(
            Diagnostic::new(
                "chiave-ripetuta",
                again.key_span,
                format!("la chiave `{}` è scritta due volte", again.key),
            )
            .label("di nuovo qui")
            .also(first, "la prima volta qui")
            .help("lascia una sola delle due"),
        );
    };
    if entries.len() < 24 {
        for (i, entry) in entries.iter().enumerate() {
            if let Some(first) = entries[..i].iter().find(|e| e.key == entry.key) {
                report(first.key_span, entry);
            }
        }
        return;
    }
    let mut seen: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
    for entry in entries {
        match seen.entry(&entry.key) {
            std::collections::hash_map::Entry::Occupied(first) => report(*first.get(), entry),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(entry.key_span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FileId, Found, Sources};
    use std::collections::HashMap;
    use std::path::Path;
    #[cfg(unix)]
    use std::{fs, sync::atomic::AtomicBool, sync::atomic::Ordering::Relaxed};

    #[test]
    fn a_file_that_vanishes_once_it_was_seen_is_told() {
        let mut sources = Sources { root: "/".into(), files: Vec::new(), by_path: HashMap::new() };
        let mut out = Vec::new();
        for (path, why) in
            [("perciò/performance.yaml", "non esiste"), ("Cargo.toml/performance.yaml", "non è una cartella")]
        {
            let seen = Found { path: path.into(), problem: None };
            sources.add(Path::new(env!("CARGO_MANIFEST_DIR")), "", seen, &mut out);
            let last = out.last().expect("a finding");
            assert_eq!(
                (last.rule, &*last.message),
                ("file-non-leggibile", &*format!("non riesco a leggere `{path}`: {why}"))
            );
        }
        assert!(sources.files().all(|(_, f)| f.unread) && sources.parse(FileId(0), &mut out).is_none());
        assert_eq!(out.len(), 2, "what is unread is told once");
    }

    #[cfg(unix)]
    #[test]
    fn what_took_the_place_of_a_file_that_was_seen_is_not_read() {
        let folder = std::env::temp_dir().join(format!("piao-scambio-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("c.md")).expect("a folder");
        fs::write(folder.join("fuori"), "perciò segreto").expect("a file");
        std::os::unix::fs::symlink("fuori", folder.join("a.md")).expect("a link");
        let made = std::process::Command::new("mkfifo").arg(folder.join("b.md")).status();
        assert!(made.expect("mkfifo").success());
        let mut sources = Sources { root: folder.clone(), files: Vec::new(), by_path: HashMap::new() };
        let mut out = Vec::new();
        // Who opened the pipe all the same would find somebody at the other end, and not wait for ever.
        let pipe = folder.join("b.md");
        let left = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| {
                let opened = fs::OpenOptions::new().write(true).open(&pipe);
                opened.is_ok() && left.load(Relaxed)
            });
            let told = ["a.md", "b.md", "c.md"].map(|path| {
                sources.add(&folder, "", Found { path: path.into(), problem: None }, &mut out);
                out.last().is_some_and(|d| d.message.contains(path) && d.message.ends_with("un'altra cosa"))
            });
            left.store(true, Relaxed);
            // Both ends at once: this does not wait, and lets the other go.
            let both = fs::OpenOptions::new().read(true).write(true).open(&pipe);
            assert!(other.join().expect("it ends") && both.is_ok(), "somebody opened the pipe");
            assert!(told == [true; 3] && sources.files().all(|(_, f)| f.unread && f.text.is_empty()), "{out:?}");
        });
        let (a, b) = (folder.join("a.md"), folder.join("fuori"));
        let of = |path| fs::metadata(path).expect("a file");
        assert!(super::same_file(&of(&a), &of(&b)) && !super::same_file(&of(&a), &of(&folder)));
        let _ = fs::remove_dir_all(&folder);
    }
}
