// SPDX-License-Identifier: EUPL-1.2
//! Where a command writes. A place is looked at before anything is written, and is never a file that a plan reads; then every file
//! is written whole, or none.

use super::{Stop, nome, stampa};
use crate::source::{Sources, is_private, is_prose, is_read, reason};
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf, Prefix};

/// A place to write to, as the user called it.
pub struct Uscita {
    chiamata: PathBuf,
    dove: Dove,
}

enum Dove {
    /// Standard output, by its name among the files.
    Schermo,
    /// A device, a pipe: nothing takes its place, it is only written to.
    Dispositivo(PathBuf),
    /// A file, with no link before it; perhaps still to be made.
    File(PathBuf),
}

impl Uscita {
    /// The place that a path leads to, if it may be written.
    pub fn di(path: &Path) -> Result<Uscita, Stop> {
        let no = |why: &str| Stop(format!("non riesco a scrivere `{}`: {why}", nome(path)));
        if path.as_os_str().is_empty() {
            return Err(no("manca il nome del file"));
        }
        if let Some(file) = path.ancestors().skip(1).find(|p| p.symlink_metadata().is_ok() && !p.is_dir()) {
            return Err(no(&format!("`{}` non è una cartella", nome(file))));
        }
        let steps = passi(path).map_err(|e| no(&reason(&e)))?;
        let real = steps.last().expect("the path itself is the first step").clone();
        let dove = |dove| Ok(Uscita { chiamata: path.into(), dove });
        if real.symlink_metadata().is_ok() && steps.iter().any(|p| del_piano(p)) {
            return Err(no("è un file di un piano, che questo comando legge soltanto. Indica un altro file"));
        }
        match real.metadata() {
            _ if di_dispositivo(&real) => dove(Dove::Dispositivo(real)),
            Ok(m) if m.is_dir() => Err(no("è una cartella")),
            Ok(_) if descrittore(&real) == Some(1) => dove(Dove::Schermo),
            Ok(m) if !m.is_file() || descrittore(&real).is_some() => dove(Dove::Dispositivo(real)),
            Ok(_) => {
                // Through a link only what the system lets this user write by that very path: it knows links that others planted.
                if steps.len() > 1 {
                    OpenOptions::new().write(true).open(path).map_err(|e| no(&reason(&e)))?;
                }
                dove(Dove::File(real))
            }
            // Whether the file has moved, or somebody else has put the link there, cannot be told.
            Err(_) if steps.len() > 1 => Err(no("è un collegamento a un file che non c'è: toglilo, o indica il file")),
            Err(_) => dove(Dove::File(real)),
        }
    }

    /// Several places, each a file of its own.
    pub fn diverse<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Result<Vec<Uscita>, Stop> {
        let found = paths.into_iter().map(Uscita::di).collect::<Result<Vec<_>, _>>()?;
        for (i, one) in found.iter().enumerate() {
            if let Some(other) = found[..i].iter().find(|other| one.stesso_file(other)) {
                let (one, other) = (nome(&one.chiamata), nome(&other.chiamata));
                return Err(Stop(format!("`{other}` e `{one}` sono lo stesso file: indica un file per ogni rapporto")));
            }
        }
        Ok(found)
    }

    /// Files that are still to be made may differ in capitals only, which some systems do not tell apart.
    fn stesso_file(&self, other: &Uscita) -> bool {
        let folded = |p: &Path| match cfg!(any(windows, target_os = "macos")) {
            true => p.to_string_lossy().to_lowercase(),
            false => p.to_string_lossy().into_owned(),
        };
        match (&self.dove, &other.dove) {
            (Dove::File(a), Dove::File(b)) => a == b || folded(a) == folded(b),
            _ => false,
        }
    }

    /// Whether it is standard output by another name.
    pub fn a_schermo(&self) -> bool {
        matches!(self.dove, Dove::Schermo)
    }

    fn fallita(&self, error: &io::Error) -> Stop {
        Stop(format!("non riesco a scrivere `{}`: {}", nome(&self.chiamata), reason(error)))
    }
}

/// Writes every text to its place: files whole or not at all, and none when one of them cannot be written.
pub fn scrivi<T: AsRef<str>>(all: &[(Uscita, T)]) -> Result<(), Stop> {
    let (mut ready, mut made) = (Vec::new(), Cartelle::default());
    let done = prepara(all, &mut ready, &mut made).and_then(|()| {
        // What stands beside is whole: now it takes its place.
        ready.iter().try_for_each(|(beside, real, uscita)| fs::rename(beside, real).map_err(|e| uscita.fallita(&e)))
    });
    if done.is_err() {
        for (beside, ..) in &ready {
            let _ = fs::remove_file(beside);
        }
        made.togli();
    }
    done
}

/// Writes to the devices, and each file beside the place that it will take.
fn prepara<'u, T: AsRef<str>>(
    all: &'u [(Uscita, T)],
    ready: &mut Vec<(PathBuf, &'u Path, &'u Uscita)>,
    made: &mut Cartelle,
) -> Result<(), Stop> {
    for (uscita, text) in all {
        let text = text.as_ref().as_bytes();
        let done = match &uscita.dove {
            Dove::Schermo => stampa(text),
            Dove::Dispositivo(path) => su_dispositivo(path, text),
            Dove::File(real) => {
                let (beside, file) = accanto(real, made).map_err(|e| uscita.fallita(&e))?;
                ready.push((beside, real, uscita));
                riempi(file, real, text)
            }
        };
        done.map_err(|e| uscita.fallita(&e))?;
    }
    Ok(())
}

/// At the end of what a device or a pipe holds. A reader that went away is no error.
fn su_dispositivo(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(path)?;
    match file.write_all(text) {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// A file beside another, that nobody has made before.
fn accanto(real: &Path, made: &mut Cartelle) -> io::Result<(PathBuf, File)> {
    let folder = real.parent().unwrap_or(Path::new("."));
    made.crea(folder)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if real.exists() {
        // Until it has the permissions of the file whose place it takes, nobody else reads it.
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut n = 0;
    loop {
        let beside = folder.join(format!(".piao-{}-{n}.tmp", std::process::id()));
        match options.open(&beside) {
            // Left by a run that was cut short, or put there by others: not ours to follow or to take away.
            Err(e) if e.kind() == ErrorKind::AlreadyExists && n < 100 => n += 1,
            done => return done.map(|file| (beside, file)),
        }
    }
}

fn riempi(mut file: File, real: &Path, text: &[u8]) -> io::Result<()> {
    if let Ok(old) = real.metadata() {
        permessi(&file, &old);
    }
    file.write_all(text)?;
    match file.sync_all() {
        // Some file systems cannot, and lose nothing by it.
        Err(e) if matches!(e.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => Ok(()),
        done => done,
    }
}

/// Gives a file the owner, the group and the permissions of the one whose place it takes, as far as the system lets.
#[cfg(unix)]
fn permessi(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let Ok(new) = file.metadata() else { return };
    let group = new.gid() == old.gid() || fchown(file, None, Some(old.gid())).is_ok();
    if new.uid() != old.uid() {
        let _ = fchown(file, Some(old.uid()), None);
    }
    // What one group could read another shall not.
    let mode = old.mode() & if group { 0o777 } else { 0o707 };
    let _ = file.set_permissions(fs::Permissions::from_mode(mode));
}

/// In Windows a new file has the permissions of its folder.
#[cfg(not(unix))]
fn permessi(_: &File, _: &Metadata) {}

// ---------------------------------------------------------------- folders that were made on the way

/// Folders that a command has made: they go again when it fails.
#[derive(Default)]
pub struct Cartelle(Vec<PathBuf>);

impl Cartelle {
    /// Makes a folder, with those above it that are not there.
    pub fn crea(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        let done = fs::create_dir_all(folder);
        missing.append(&mut self.0);
        self.0 = missing;
        done
    }

    /// Takes away those that are empty, the deepest first.
    pub fn togli(&self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Writes files below a folder that nobody has made before; when one cannot be written, the folder goes again.
pub fn scrivi_cartella<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> io::Result<()> {
    fs::create_dir(folder)?;
    let done = files.into_iter().try_for_each(|(path, bytes)| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
    });
    done.inspect_err(|_| drop(fs::remove_dir_all(folder)))
}

// ---------------------------------------------------------------- where a path leads

/// Where a path really leads, links and `..` followed, even if what it names is still to be made.
pub fn vero(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => vero(parent).join(name),
        _ => path.to_path_buf(),
    })
}

/// A path and, if it is a link, what it points to, up to what is no link: each in its real folder.
fn passi(path: &Path) -> io::Result<Vec<PathBuf>> {
    let in_place = |path: &Path| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => vero(parent).join(name),
        _ => vero(path),
    };
    let mut steps = vec![in_place(&std::path::absolute(path)?)];
    // As many as Linux follows.
    while steps.len() <= 40 {
        let at = steps.last().expect("the path itself is the first step");
        // What a process has open is no link, though Linux shows it as one.
        let to = if descrittore(at).is_some() { None } else { fs::read_link(at).ok() };
        let Some(to) = to else { break };
        steps.push(in_place(&at.parent().unwrap_or(Path::new("")).join(to)));
    }
    let last = steps.last_mut().expect("the path itself is the first step");
    if descrittore(last).is_none() {
        // As the system spells it: capitals are not told apart everywhere.
        *last = vero(last);
    }
    Ok(steps)
}

/// `/dev/fd/1` and, in Linux, what `/dev/stdout` points to: the number of something that a process has open. That of others is 0.
fn descrittore(path: &Path) -> Option<u32> {
    let folder = path.parent()?;
    let own = Path::new("/proc").join(std::process::id().to_string()).join("fd");
    let of_a_process = folder.starts_with("/proc") && folder.file_name() == Some(OsStr::new("fd"));
    if folder == Path::new("/dev/fd") || folder == own {
        path.file_name()?.to_str()?.parse().ok()
    } else {
        of_a_process.then_some(0)
    }
}

/// `NUL` and its like, which Windows has in every folder.
fn di_dispositivo(path: &Path) -> bool {
    matches!(path.components().next(), Some(Component::Prefix(p)) if matches!(p.kind(), Prefix::DeviceNS(_)))
}

// ---------------------------------------------------------------- what plans read

/// Whether some plan reads the file at this path: one in a folder above it, whichever command asks.
fn del_piano(path: &Path) -> bool {
    let below = |folder: &Path| {
        let below = path.strip_prefix(folder).unwrap_or(path);
        below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let plans = path.ancestors().skip(1).filter(|folder| folder.join("piao.toml").is_file());
    plans.into_iter().any(|folder| letto(folder, &below(folder)))
}

/// Whether the plan in a folder reads the file at `path` below it. A document that was written there is no such file.
fn letto(folder: &Path, path: &str) -> bool {
    let lower = path.to_lowercase();
    let picture = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"].iter().any(|end| lower.ends_with(end));
    if is_private(path) {
        false
    } else if lower.starts_with("tema/") || picture {
        true
    } else if !is_prose(path) {
        is_read(path)
    } else {
        lower.starts_with("testi/") || citato(folder, &lower)
    }
}

/// Whether a file of the plan names a text that lies outside `testi/`; a document may lie there as well.
fn citato(folder: &Path, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    Sources::read(folder, "", &mut Vec::new())
        .map_or(true, |s| s.files().any(|(_, f)| !is_prose(&f.path) && f.text.to_lowercase().contains(name)))
}
