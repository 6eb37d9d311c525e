// SPDX-License-Identifier: EUPL-1.2
//! The files of a Git revision, through `git`: nothing is checked out, nothing is written, nothing of the repository runs.

use super::Stop;
use crate::source::{Given, is_read, max_size, too_large};
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs `git` in a folder; its output, or what it complains about.
fn git(folder: &Path, args: &[&OsStr], input: &[u8]) -> Result<Vec<u8>, Stop> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(args);
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Stop("serve il programma `git`, e qui non c'è".into()),
        _ => Stop(format!("non riesco ad avviare `git`: {}", crate::source::reason(&e))),
    })?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // Written beside the reading: both pipes may be full.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|e| Stop(format!("non riesco a leggere da `git`: {}", crate::source::reason(&e))))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("").trim();
    Err(Stop(format!("`git` dice: {}", line.strip_prefix("fatal: ").unwrap_or(line))))
}

/// A plan's folder in a repository.
pub struct Repository {
    /// The top of the working copy.
    top: PathBuf,
    /// The plan's folder below it, with `/`; empty at the top.
    folder: String,
}

/// A file of a revision.
struct Entry {
    mode: String,
    object: String,
    size: u64,
    path: String,
}

impl Entry {
    fn is_link(&self) -> bool {
        self.mode.starts_with("120")
    }

    /// Its bytes are asked for.
    fn is_wanted(&self) -> bool {
        !self.is_link() && self.size <= max_size(&self.path) && is_read(&self.path)
    }
}

impl Repository {
    /// The repository that holds the plan in `folder`.
    pub fn of(folder: &Path) -> Result<Repository, Stop> {
        let ask = |what: &str| {
            let out = git(folder, &["rev-parse".as_ref(), what.as_ref()], b"")?;
            Ok::<String, Stop>(String::from_utf8_lossy(&out).trim_end_matches(['\n', '\r']).to_string())
        };
        let top = ask("--show-toplevel").map_err(|Stop(why)| {
            let absent = why.contains("not a git repository");
            Stop(if absent { "la cartella del piano non è in un repository Git".into() } else { why })
        })?;
        let folder = ask("--show-prefix")?.trim_end_matches('/').to_string();
        Ok(Repository { top: top.into(), folder })
    }

    /// The files of the plan as they are in a revision, in byte order of their paths.
    pub fn read(&self, revision: &str) -> Result<Vec<Given>, Stop> {
        let id = self.commit(revision)?;
        let words: [&str; 6] = ["ls-tree", "-r", "-l", "-z", "--full-tree", &id];
        let mut list: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
        if !self.folder.is_empty() {
            list.extend(["--".as_ref(), OsStr::new(&self.folder)]);
        }
        let mut entries = self.entries(&git(&self.top, &list, b"")?);
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        if !entries.iter().any(|e| e.path == "piao.toml" && !e.is_link()) {
            let manifest = self.shown("piao.toml");
            return Err(Stop(format!("nella revisione `{revision}` non c'è un piano: manca `{manifest}`")));
        }
        let mut texts = self.contents(&entries)?.into_iter();
        let given = |entry: Entry| {
            let shown = format!("{revision}:{}", self.shown(&entry.path));
            let content = if entry.is_link() {
                Err("è un collegamento a un altro posto".to_string())
            } else if entry.size > max_size(&entry.path) {
                Err(too_large(&entry.path))
            } else {
                Ok(if entry.is_wanted() { texts.next() } else { None })
            };
            Given { path: entry.path, shown, content }
        };
        Ok(entries.into_iter().map(given).collect())
    }

    fn commit(&self, revision: &str) -> Result<String, Stop> {
        if revision.starts_with('-') || revision.is_empty() {
            return Err(Stop(format!("`{revision}` non è una revisione")));
        }
        let commit = format!("{revision}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", &commit];
        let verify: Vec<&OsStr> = verify.iter().map(OsStr::new).collect();
        let id = git(&self.top, &verify, b"")
            .map_err(|_| Stop(format!("la revisione `{revision}` non esiste in questo repository")))?;
        Ok(String::from_utf8_lossy(&id).trim().to_string())
    }

    fn shown(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_string() } else { format!("{}/{path}", self.folder) }
    }

    /// Mode, object, size and path of every file of the plan that counts.
    fn entries(&self, listing: &[u8]) -> Vec<Entry> {
        let prefix = if self.folder.is_empty() { String::new() } else { format!("{}/", self.folder) };
        let entry = |line: &[u8]| {
            let line = String::from_utf8_lossy(line);
            let (head, path) = line.split_once('\t')?;
            let mut words = head.split_whitespace();
            let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
            let size = words.next()?.parse().unwrap_or(0);
            let path = path.strip_prefix(&*prefix)?;
            let counts = kind == "blob" && !crate::source::is_private(path);
            counts.then(|| Entry { mode: mode.into(), object: object.into(), size, path: path.into() })
        };
        listing.split(|b| *b == 0).filter_map(entry).collect()
    }

    /// The bytes of the files that are read, in order, all asked for at once.
    fn contents(&self, entries: &[Entry]) -> Result<Vec<Vec<u8>>, Stop> {
        let wanted: Vec<&Entry> = entries.iter().filter(|e| e.is_wanted()).collect();
        let input: String = wanted.iter().map(|e| format!("{}\n", e.object)).collect();
        let all = git(&self.top, &["cat-file".as_ref(), "--batch".as_ref()], input.as_bytes())?;
        let mut rest = &all[..];
        let mut found = Vec::with_capacity(wanted.len());
        for entry in wanted {
            let broken = || Stop(format!("non riesco a leggere `{}` dal repository", entry.path));
            let end = rest.iter().position(|b| *b == b'\n').ok_or_else(broken)?;
            let head = std::str::from_utf8(&rest[..end]).map_err(|_| broken())?;
            let size: usize = head.rsplit(' ').next().and_then(|n| n.parse().ok()).ok_or_else(broken)?;
            found.push(rest.get(end + 1..end + 1 + size).ok_or_else(broken)?.to_vec());
            rest = rest.get(end + 2 + size..).unwrap_or_default();
        }
        Ok(found)
    }
}
