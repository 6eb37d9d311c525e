// SPDX-License-Identifier: EUPL-1.2
//! The plan of a Git revision, read through `git` without a checkout.

use super::{Format, MAX_SIZE, SourceFile, Sources, Span, encoding, format_of, skipped};
use crate::diagnostic::Diagnostic;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why the plan of a revision cannot be had, in Italian.
#[derive(Debug)]
pub struct GitError(pub String);

/// Runs `git` in a folder; its output, or what it complains about.
fn git(folder: &Path, args: &[&OsStr], input: Option<&[u8]>) -> Result<Vec<u8>, GitError> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(args);
    // Nothing of the repository is run, nothing is asked for, nothing is written.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => GitError("serve il programma `git`, e qui non c'è".into()),
        _ => GitError(format!("non riesco ad avviare `git`: {}", super::reason(&e))),
    })?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // Written beside the reading: both pipes may be full.
        scope.spawn(move || {
            if let (Some(mut pipe), Some(bytes)) = (stdin, input) {
                let _ = pipe.write_all(bytes);
            }
        });
        child.wait_with_output()
    });
    let output = output.map_err(|e| GitError(format!("non riesco a leggere da `git`: {}", super::reason(&e))))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("").trim();
    Err(GitError(format!("`git` dice: {}", line.strip_prefix("fatal: ").unwrap_or(line))))
}

/// A plan's folder in a repository.
pub struct Repository {
    /// The top of the working copy.
    top: PathBuf,
    /// The plan's folder below it, with `/`; empty at the top.
    folder: String,
}

impl Repository {
    /// The repository that holds the plan in `folder`.
    pub fn of(folder: &Path) -> Result<Repository, GitError> {
        let ask = |what: &str| {
            let out = git(folder, &["rev-parse".as_ref(), what.as_ref()], None)?;
            Ok::<String, GitError>(String::from_utf8_lossy(&out).trim_end_matches(['\n', '\r']).to_string())
        };
        let top = ask("--show-toplevel").map_err(|GitError(why)| {
            let what = if why.contains("not a git repository") {
                "la cartella del piano non è in un repository Git".into()
            } else {
                why
            };
            GitError(what)
        })?;
        let folder = ask("--show-prefix")?.trim_end_matches('/').to_string();
        Ok(Repository { top: top.into(), folder })
    }

    /// The files of the plan as they are in a revision.
    pub fn read(&self, revision: &str, out: &mut Vec<Diagnostic>) -> Result<Sources, GitError> {
        if revision.starts_with('-') || revision.is_empty() {
            return Err(GitError(format!("`{revision}` non è una revisione")));
        }
        let commit = format!("{revision}^{{commit}}");
        let verify: [&OsStr; 5] = [
            "rev-parse".as_ref(),
            "--verify".as_ref(),
            "--quiet".as_ref(),
            "--end-of-options".as_ref(),
            commit.as_ref(),
        ];
        let id = git(&self.top, &verify, None)
            .map_err(|_| GitError(format!("la revisione `{revision}` non esiste in questo repository")))?;
        let id = String::from_utf8_lossy(&id).trim().to_string();
        let words: [&str; 6] = ["ls-tree", "-r", "-l", "-z", "--full-tree", &id];
        let mut list: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
        if !self.folder.is_empty() {
            list.extend(["--".as_ref(), OsStr::new(&self.folder)]);
        }
        let listing = git(&self.top, &list, None)?;
        let entries = self.entries(&listing);
        if !entries.iter().any(|e| e.path == "piao.toml" && e.mode.starts_with("100")) {
            return Err(GitError(format!(
                "nella revisione `{revision}` non c'è un piano: manca `{}`",
                self.shown("piao.toml")
            )));
        }
        let texts = self.contents(&entries)?;
        let mut sources = Sources { root: PathBuf::new(), files: Vec::new(), by_path: HashMap::new() };
        for (entry, bytes) in entries.into_iter().zip(texts) {
            self.add(&mut sources, revision, entry, bytes, out);
        }
        Ok(sources)
    }

    fn shown(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_string() } else { format!("{}/{path}", self.folder) }
    }

    /// Mode, object and path of every file of the plan that is read, in byte order of the paths.
    fn entries(&self, listing: &[u8]) -> Vec<Entry> {
        let prefix = if self.folder.is_empty() { String::new() } else { format!("{}/", self.folder) };
        let mut found: Vec<Entry> = listing
            .split(|b| *b == 0)
            .filter_map(|line| {
                let line = String::from_utf8_lossy(line);
                let (head, path) = line.split_once('\t')?;
                let mut words = head.split_whitespace();
                let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
                let size = words.next()?.parse().unwrap_or(0);
                let path = path.strip_prefix(&*prefix)?;
                let read = kind == "blob" && !path.split('/').any(skipped);
                read.then(|| Entry { mode: mode.into(), object: object.into(), size, path: path.into() })
            })
            .collect();
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The bytes of the texts, all at once; none for what is no text.
    fn contents(&self, entries: &[Entry]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        let wanted: Vec<&Entry> = entries.iter().filter(|e| e.is_text()).collect();
        let input: String = wanted.iter().map(|e| format!("{}\n", e.object)).collect();
        let args: [&OsStr; 2] = ["cat-file".as_ref(), "--batch".as_ref()];
        let all = git(&self.top, &args, Some(input.as_bytes()))?;
        let mut rest = &all[..];
        let mut found = HashMap::new();
        for entry in &wanted {
            let broken = || GitError(format!("non riesco a leggere `{}` dal repository", entry.path));
            let end = rest.iter().position(|b| *b == b'\n').ok_or_else(broken)?;
            let size: usize = std::str::from_utf8(&rest[..end])
                .ok()
                .and_then(|head| head.rsplit(' ').next()?.parse().ok())
                .ok_or_else(broken)?;
            let body = rest.get(end + 1..end + 1 + size).ok_or_else(broken)?;
            found.insert(entry.path.clone(), body.to_vec());
            rest = rest.get(end + 2 + size..).unwrap_or_default();
        }
        Ok(entries.iter().map(|e| found.remove(&e.path)).collect())
    }

    fn add(
        &self,
        sources: &mut Sources,
        revision: &str,
        entry: Entry,
        bytes: Option<Vec<u8>>,
        out: &mut Vec<Diagnostic>,
    ) {
        let id = super::FileId(sources.files.len() as u32);
        let shown = format!("{revision}:{}", self.shown(&entry.path));
        let refused = match entry.mode.starts_with("120") {
            true => Some("è un collegamento a un altro posto".to_string()),
            false if entry.size > MAX_SIZE => Some(format!("supera {} MiB", MAX_SIZE / (1024 * 1024))),
            false => None,
        };
        if let Some(why) = refused {
            let text = format!("non leggo `{}`: {why}", entry.path);
            out.push(Diagnostic::new("file-non-leggibile", Span::new(id, 0, 0), text));
            return sources.push(SourceFile::new(entry.path, shown, Format::Other, None));
        }
        let format = format_of(&entry.path);
        let text = match bytes {
            Some(bytes) => encoding::decode(id, &entry.path, bytes, out),
            None => Some(String::new()),
        };
        sources.push(SourceFile::new(entry.path, shown, format, text));
    }
}

struct Entry {
    mode: String,
    object: String,
    size: u64,
    path: String,
}

impl Entry {
    fn is_text(&self) -> bool {
        self.mode.starts_with("100")
            && self.size <= MAX_SIZE
            && (format_of(&self.path) != Format::Other || self.path.ends_with(".md"))
    }
}
