// SPDX-License-Identifier: EUPL-1.2
//! What a run costs, stage by stage, beside the bare parser on the same bytes; and the generator's command line.
//!
//!   cargo bench                                          the stages: N = 100, 1,000, 10,000 and a large comune
//!   cargo bench -- --tutto                               also N = 100,000 and the documents of the large plans
//!   cargo bench -- 1000                                  only this N
//!   cargo bench -- --readme                              the table of the READMEs, written there
//!   cargo bench -- --stadi                               the names of the stages
//!   cargo bench -- --stadio NOME N yaml|toml             one stage, for `benches/istruzioni`
//!   cargo bench -- --genera CARTELLA N yaml|toml         writes a plan to a folder (N may be `grande-comune`)
//!
//! Times are CPU of the one thread that works, best of five; where Linux does not tell them, wall time, and the table
//! says so. Nothing here passes or fails.

#[allow(dead_code)]
mod piano;
mod stadi;

use piano::{Dimensioni, Formato, genera, scrivi};
use piao::diagnostic::Level;
use piao::load::{Loaded, Options};
use piao::source::Sources;
use stadi::{Banco, STADI, Stadio, con_banco, stadio};
use std::collections::HashMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// That of the program: see `src/main.rs`.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SEME: u64 = 2027;
/// How many rounds, at most, and after how many seconds no other begins.
const VOLTE: usize = 5;
const ABBASTANZA: u64 = 60;
/// The stages of `piao validate`.
const VALIDATE: [&str; 4] = ["file", "modello", "grafo", "regole"];
/// Where the table of the READMEs stands.
const README: [(&str, Lingua); 2] = [("README.md", Lingua::Italiano), ("README.en.md", Lingua::Inglese)];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let done = match args.first().map(String::as_str) {
        // This very program as `piao validate`, to see its peak of memory: see `processo`.
        Some("validate") => {
            let code = piao::cli::run();
            eprintln!("misure {} {}", memoria(), cpu_di_tutti().unwrap_or_default());
            return code;
        }
        Some("--genera") => genera_in(&args[1..]),
        Some("--stadi") => {
            STADI.iter().for_each(|(name, _)| println!("{name}"));
            Ok(())
        }
        Some("--stadio") => uno_stadio(&args[1..]),
        Some("--readme") => readme(),
        _ => {
            tabella(&args);
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

/// The size and the format that two words mean.
fn taglia(n: &str, formato: &str) -> Option<(Dimensioni, Formato)> {
    let dimensioni = if n == "grande-comune" { Dimensioni::grande_comune() } else { Dimensioni::di(n.parse().ok()?) };
    let formato = [Formato::Yaml, Formato::Toml].into_iter().find(|f| f.parola() == formato)?;
    Some((dimensioni, formato))
}

fn genera_in(args: &[String]) -> Result<(), String> {
    let usage = "uso: cargo bench -- --genera CARTELLA N yaml|toml";
    let [cartella, n, formato] = args else { return Err(usage.into()) };
    let (dimensioni, formato) = taglia(n, formato).ok_or(usage)?;
    let bytes = su_disco(Path::new(cartella), dimensioni, formato)?;
    println!("{bytes} byte in `{cartella}`");
    Ok(())
}

/// Writes a plan and tells its bytes.
fn su_disco(cartella: &Path, d: Dimensioni, formato: Formato) -> Result<usize, String> {
    let file = genera(d, SEME, formato);
    scrivi(cartella, &file).map_err(|e| format!("non riesco a scrivere in `{}`: {e}", cartella.display()))?;
    Ok(file.iter().map(|(_, text)| text.len()).sum())
}

/// A folder of this process, taken away with it.
struct Provvisoria(PathBuf);

impl Provvisoria {
    fn nuova() -> Self {
        Provvisoria(std::env::temp_dir().join(format!("piao-misure-{}", std::process::id())))
    }
}

impl Drop for Provvisoria {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// CPU time of this thread in nanoseconds, where Linux tells it.
fn cpu() -> Option<f64> {
    // The kernel brings the figure up to date when the thread yields.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().filter(|ns| *ns > 0.0)
}

/// CPU time in milliseconds of all the threads of this process, those that have ended too, where Linux tells it: in hundredths
/// of a second.
fn cpu_di_tutti() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // After the name of the program, which may hold anything: user and system time are the twelfth and thirteenth.
    let mut times = text.rsplit_once(") ")?.1.split(' ').skip(11).map(|n| n.parse::<f64>().ok());
    Some((times.next()?? + times.next()??) * 10.0)
}

/// Peak of this process's memory in bytes; 0 where Linux does not tell it.
fn memoria() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Milliseconds of the best run of each stage: rounds of all of them, so that a busy moment of the machine does not
/// fall on one alone. What a stage returns is dropped after the clock stops.
fn misura(banco: &Banco<'_>, wanted: impl Fn(&str) -> bool) -> HashMap<&'static str, f64> {
    let begin = Instant::now();
    let mut best: HashMap<&str, f64> = HashMap::new();
    for _ in 0..VOLTE {
        for (name, stage) in STADI.iter().filter(|(name, _)| wanted(name)) {
            let (cpu_before, wall_before) = (cpu(), Instant::now());
            let result = black_box(stage(banco));
            let wall = wall_before.elapsed().as_secs_f64() * 1e3;
            let spent = cpu_before.zip(cpu()).map_or(wall, |(before, after)| (after - before) / 1e6);
            drop(result);
            let best = best.entry(name).or_insert(spent);
            *best = best.min(spent);
        }
        if begin.elapsed().as_secs() > ABBASTANZA {
            break;
        }
    }
    best
}

/// One stage on a generated plan: only what `sotto_misura` does is counted by whoever runs this under a tool.
fn uno_stadio(args: &[String]) -> Result<(), String> {
    let usage = "uso: cargo bench -- --stadio NOME N yaml|toml";
    let [name, n, formato] = args else { return Err(usage.into()) };
    let (dimensioni, formato) = taglia(n, formato).ok_or(usage)?;
    let names: Vec<&str> = STADI.iter().map(|(name, _)| *name).collect();
    let stage = stadio(name).ok_or_else(|| format!("gli stadi sono: {}", names.join(" ")))?;
    let cartella = Provvisoria::nuova();
    su_disco(&cartella.0, dimensioni, formato)?;
    con_banco(&cartella.0, (dimensioni, SEME, formato), |banco| drop(sotto_misura(stage, banco)))
}

#[inline(never)]
fn sotto_misura(stage: Stadio, banco: &Banco<'_>) -> Box<dyn std::any::Any> {
    black_box(stage(banco))
}

fn tabella(args: &[String]) {
    let tutto = args.iter().any(|a| a == "--tutto");
    let only: Vec<String> = args.iter().filter(|a| a.parse::<usize>().is_ok()).cloned().collect();
    let plans = match (only.is_empty(), tutto) {
        (false, _) => only,
        (true, true) => ["grande-comune", "100", "1000", "10000", "100000"].map(String::from).to_vec(),
        (true, false) => ["grande-comune", "100", "1000", "10000"].map(String::from).to_vec(),
    };
    let what = if cpu().is_some() { "CPU di un thread" } else { "tempo reale: qui la CPU del thread non si legge" };
    println!(
        "Millisecondi ({what}), il migliore di {VOLTE}. `eventi` sono i soli eventi di granit-parser, o il solo `DeTable` di toml."
    );
    println!(
        "`validate` è file + modello (lettura compresa) + grafo + regole; `processo` è `piao validate` intero, avvio e rapporto compresi."
    );
    println!(
        "`confronto` è quello con un piano in cui è cambiato il 5% degli obiettivi, giudizi e rapporto JSON compresi; `diff` vi aggiunge la lettura dei due piani."
    );
    println!();
    let stages: Vec<&str> = STADI.iter().map(|(name, _)| *name).collect();
    println!(
        "| piano | formato | byte | {} | validate | × eventi | processo | memoria/byte | diff | × due validate | errori, avvisi |",
        stages.join(" | ")
    );
    println!("|---|---|{}", "--:|".repeat(stages.len() + 8));
    for n in &plans {
        for formato in ["yaml", "toml"] {
            let documents =
                |name: &str| tutto || n.len() < 5 || n == "grande-comune" || !["html", "markdown"].contains(&name);
            match Riga::misurata(n, formato, documents) {
                Ok(row) => println!("{}", row.per_stadi(&stages)),
                Err(why) => println!("| {n} | {formato} | {why} |"),
            }
        }
    }
}

/// What was measured of one plan in one format.
struct Riga {
    piano: String,
    formato: String,
    bytes: usize,
    stadi: HashMap<&'static str, f64>,
    /// Milliseconds of the whole process, bytes of its memory.
    processo: f64,
    memoria: f64,
    errori: usize,
    avvisi: usize,
}

impl Riga {
    fn misurata(n: &str, formato: &str, wanted: impl Fn(&str) -> bool) -> Result<Riga, String> {
        let (dimensioni, tipo) = taglia(n, formato).ok_or("né un numero né `grande-comune`")?;
        let cartella = Provvisoria::nuova();
        let bytes = su_disco(&cartella.0, dimensioni, tipo)?;
        let (memoria, processo) = processo(&cartella.0)?;
        let stadi = con_banco(&cartella.0, (dimensioni, SEME, tipo), |banco| misura(banco, wanted))?;
        let sources = Sources::read(&cartella.0, "piano", &mut Vec::new()).map_err(|e| e.to_string())?;
        let (errori, avvisi) = Loaded::from_sources(sources).check(&Options::default(), |_, outcome| {
            let count = |level| outcome.findings.iter().filter(|f| f.level == level).count();
            (count(Level::Error), count(Level::Warning))
        });
        Ok(Riga { piano: n.into(), formato: formato.into(), bytes, stadi, processo, memoria, errori, avvisi })
    }

    fn validate(&self) -> f64 {
        VALIDATE.iter().filter_map(|stage| self.stadi.get(stage)).sum()
    }

    fn per_stadi(&self, stages: &[&str]) -> String {
        let each: Vec<String> =
            stages.iter().map(|s| self.stadi.get(s).map_or("–".into(), |ms| format!("{ms:.1}"))).collect();
        let validate = self.validate();
        let regole = self.stadi["regole"];
        let diff = 2.0 * (validate - regole) + self.stadi.get("confronto").copied().unwrap_or_default();
        format!(
            "| {} | {} | {} | {} | {validate:.1} | {:.2} | {:.1} | {:.1} | {diff:.1} | {:.2} | {}, {} |",
            self.piano,
            self.formato,
            self.bytes,
            each.join(" | "),
            validate / self.stadi["eventi"],
            self.processo,
            self.memoria / self.bytes as f64,
            diff / (2.0 * validate),
            self.errori,
            self.avvisi,
        )
    }

    /// A row for readers: plan, format, megabytes, the two floors, `validate`, its ratio to the parser, its milliseconds per megabyte
    /// (they show the growth), memory per byte, `render`, its ratio.
    fn per_lettori(&self, lingua: Lingua) -> String {
        let ms = |name: &str| self.stadi.get(name).map_or("–".into(), |ms| lingua.numero(*ms / 1e3, 3));
        let piano = match (&*self.piano, lingua) {
            ("grande-comune", Lingua::Italiano) => "comune grande".into(),
            ("grande-comune", Lingua::Inglese) => "large comune".into(),
            (n, Lingua::Italiano) => format!("{} obiettivi", lingua.intero(n)),
            (n, Lingua::Inglese) => format!("{} goals", lingua.intero(n)),
        };
        let (validate, megabytes) = (self.validate(), self.bytes as f64 / 1e6);
        let floors = |ms: f64| lingua.numero(ms / self.stadi["eventi"], 1);
        format!(
            "| {piano} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            self.formato.to_uppercase(),
            lingua.numero(megabytes, 1),
            ms("byte"),
            ms("eventi"),
            lingua.numero(validate / 1e3, 3),
            floors(validate),
            lingua.numero(validate / megabytes, 0),
            lingua.numero(self.memoria / self.bytes as f64, 1),
            ms("html"),
            self.stadi.get("html").map_or("–".into(), |ms| floors(*ms)),
        )
    }
}

#[derive(Clone, Copy)]
enum Lingua {
    Italiano,
    Inglese,
}

impl Lingua {
    fn numero(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        match self {
            Lingua::Italiano => text.replace('.', ","),
            Lingua::Inglese => text,
        }
    }

    /// A whole number with its thousands apart.
    fn intero(self, digits: &str) -> String {
        let apart = if matches!(self, Lingua::Italiano) { "." } else { "," };
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
        groups.join(apart)
    }

    fn testa(self) -> &'static str {
        match self {
            Lingua::Italiano => {
                "| piano | formato | MB | leggere i byte (s) | solo il parser (s) | `validate` (s) | × parser | ms per MB | memoria per byte | `render` (s) | × parser |"
            }
            Lingua::Inglese => {
                "| plan | format | MB | reading the bytes (s) | bare parser (s) | `validate` (s) | × parser | ms per MB | memory per byte | `render` (s) | × parser |"
            }
        }
    }
}

/// Writes the table of both READMEs between its marks; nothing is written when one of them has no place for it.
fn readme() -> Result<(), String> {
    let mut rows = Vec::new();
    for n in ["grande-comune", "100", "1000", "10000", "100000"] {
        for formato in ["yaml", "toml"] {
            let wanted = |name: &str| {
                ["byte", "eventi"].contains(&name) || VALIDATE.contains(&name) || name == "html" && n != "100000"
            };
            rows.push(Riga::misurata(n, formato, wanted)?);
            eprintln!("{n} {formato}");
        }
    }
    let mut written = Vec::new();
    for (path, lingua) in README {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let (begin, end) = ("<!-- cargo bench -- --readme -->\n", "<!-- fine -->");
        let places = text.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
        let (before, after) = places.ok_or_else(|| format!("{}: manca `{}`", path.display(), begin.trim()))?;
        let lines: Vec<String> = rows.iter().map(|row| row.per_lettori(lingua)).collect();
        let table = format!("{}\n|---|---|{}\n{}\n", lingua.testa(), "--:|".repeat(9), lines.join("\n"));
        written.push((path, format!("{before}{begin}{table}{end}{after}")));
    }
    for (path, text) in written {
        std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

/// Peak of memory in bytes and CPU in milliseconds of `piao validate` in a process of its own.
fn processo(cartella: &Path) -> Result<(f64, f64), String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut best: Option<(f64, f64)> = None;
    for _ in 0..2 {
        let child = Command::new(&exe)
            .arg("validate")
            .arg(cartella)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .output()
            .map_err(|e| e.to_string())?;
        let text = String::from_utf8_lossy(&child.stderr);
        let figures =
            text.lines().rev().find_map(|l| l.strip_prefix("misure ")?.split_once(' ')).ok_or("misure assenti")?;
        let number = |text: &str| text.parse::<f64>().map_err(|e| e.to_string());
        let (memory, time) = (number(figures.0)?, number(figures.1)?);
        best = Some(best.map_or((memory, time), |(m, t)| (m.min(memory), t.min(time))));
    }
    best.ok_or_else(|| "misure assenti".into())
}
