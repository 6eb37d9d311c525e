// SPDX-License-Identifier: EUPL-1.2
//! What a run costs, stage by stage, beside the bare parser on the same bytes; and the generator's command line.
//!
//!   cargo bench                                          the table: N = 100, 1,000, 10,000 and a large comune
//!   cargo bench -- --tutto                               also N = 100,000 and the documents of the large plans
//!   cargo bench -- 1000                                  only this N
//!   cargo bench -- --genera CARTELLA N yaml|toml         writes a plan to a folder (N may be `grande-comune`)
//!
//! Times are CPU of the one thread that works, best of five; where Linux does not tell them, wall time, and the table
//! says so. Nothing here passes or fails.

#[allow(dead_code)]
mod piano;

use granit_parser::Parser;
use piano::{Dimensioni, Formato, genera, scrivi};
use piao::diagnostic::Level;
use piao::diff::{Lato, compare};
use piao::graph::Graph;
use piao::load::{Loaded, Options};
use piao::model;
use piao::render;
use piao::report::diff::{self, Filtri, Rapporto};
use piao::rules::{self, Context};
use piao::source::{Format, Sources};
use std::any::Any;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use toml::de::DeTable;

const SEME: u64 = 2027;
/// How many rounds, at most, and after how many seconds no other begins.
const VOLTE: usize = 5;
const ABBASTANZA: u64 = 60;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match args.first().map(String::as_str) {
        // This very program as `piao validate`, to see its peak of memory: see `processo`.
        Some("validate") => {
            let code = piao::cli::run();
            eprintln!("misure {} {}", memoria(), cpu().map_or(0.0, |ns| ns / 1e6));
            code
        }
        Some("--genera") => match genera_in(&args[1..]) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => {
                eprintln!("{why}");
                ExitCode::from(2)
            }
        },
        _ => {
            tabella(&args);
            ExitCode::SUCCESS
        }
    }
}

fn genera_in(args: &[String]) -> Result<(), String> {
    let usage = "uso: cargo bench -- --genera CARTELLA N yaml|toml";
    let [cartella, n, formato] = args else { return Err(usage.into()) };
    let dimensioni = if n == "grande-comune" {
        Dimensioni::grande_comune()
    } else {
        Dimensioni::di(n.parse().map_err(|_| usage.to_string())?)
    };
    let formato = [Formato::Yaml, Formato::Toml].into_iter().find(|f| f.parola() == formato).ok_or(usage)?;
    let file = genera(dimensioni, SEME, formato);
    let bytes: usize = file.iter().map(|(_, text)| text.len()).sum();
    scrivi(Path::new(cartella), &file).map_err(|e| format!("non riesco a scrivere in `{cartella}`: {e}"))?;
    println!("{} file, {bytes} byte in `{cartella}`", file.len());
    Ok(())
}

/// CPU time of this thread in nanoseconds, where Linux tells it.
fn cpu() -> Option<f64> {
    // The kernel brings the figure up to date when the thread yields.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().filter(|ns| *ns > 0.0)
}

/// Peak of this process's memory in bytes; 0 where Linux does not tell it.
fn memoria() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Milliseconds of the best run of each stage: rounds of all of them, so that a busy moment of the machine does not
/// fall on one alone. What a stage returns is dropped after the clock stops.
fn misura<const N: usize>(mut stages: [&mut dyn FnMut() -> Box<dyn Any>; N]) -> [f64; N] {
    let begin = Instant::now();
    let mut best = [f64::INFINITY; N];
    for _ in 0..VOLTE {
        for (stage, best) in stages.iter_mut().zip(&mut best) {
            let (cpu_before, wall_before) = (cpu(), Instant::now());
            let result = black_box(stage());
            let wall = wall_before.elapsed().as_secs_f64() * 1e3;
            let spent = cpu_before.zip(cpu()).map_or(wall, |(before, after)| (after - before) / 1e6);
            drop(result);
            *best = best.min(spent);
        }
        if begin.elapsed().as_secs() > ABBASTANZA {
            break;
        }
    }
    best
}

/// The least that the parsers can do with these files: events for YAML, the table for TOML.
fn base(sources: &Sources) -> usize {
    let mut seen = 0;
    for (_, file) in sources.files() {
        seen += match file.format {
            Format::Yaml => Parser::new_from_str(&file.text).filter(|event| event.is_ok()).count(),
            Format::Toml => DeTable::parse(&file.text).map_or(0, |table| table.get_ref().len()),
            Format::Other => 0,
        };
    }
    seen
}

fn tabella(args: &[String]) {
    let tutto = args.iter().any(|a| a == "--tutto");
    let only: Vec<usize> = args.iter().filter_map(|a| a.parse().ok()).collect();
    let mut plans: Vec<(String, Dimensioni)> = Vec::new();
    if only.is_empty() {
        plans.push(("grande-comune".into(), Dimensioni::grande_comune()));
    }
    let all: &[usize] = if tutto { &[100, 1_000, 10_000, 100_000] } else { &[100, 1_000, 10_000] };
    plans.extend(if only.is_empty() { all } else { &only }.iter().map(|n| (format!("N = {n}"), Dimensioni::di(*n))));
    let what = if cpu().is_some() { "CPU di un thread" } else { "tempo reale: qui la CPU del thread non si legge" };
    println!(
        "Millisecondi ({what}), il migliore di {VOLTE}. La base sono i soli eventi di granit-parser, o il solo `DeTable` di toml."
    );
    println!(
        "`validate` è file + lettura + decodifica + grafo + regole; `processo` è `piao validate` intero, avvio e rapporto compresi."
    );
    println!();
    println!(
        "`diff` è il confronto con un piano in cui è cambiato il 5% degli obiettivi: lettura dei due piani, confronto, giudizi e rapporto JSON."
    );
    println!(
        "| piano | formato | byte | base | file | lettura | decodifica | grafo | regole | validate | × base | processo | memoria/byte | html | confronto | diff | × due validate | errori, avvisi |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (name, dimensioni) in &plans {
        for formato in [Formato::Yaml, Formato::Toml] {
            let cartella = std::env::temp_dir().join(format!("piao-misure-{}", std::process::id()));
            let html = tutto || dimensioni.obiettivi <= 1_000;
            match riga(&cartella, name, *dimensioni, formato, html) {
                Ok(row) => println!("{row}"),
                Err(why) => println!("| {name} | {} | {why} |", formato.parola()),
            }
            let _ = std::fs::remove_dir_all(&cartella);
        }
    }
}

fn riga(cartella: &Path, name: &str, d: Dimensioni, formato: Formato, html: bool) -> Result<String, String> {
    let bytes = {
        let file = genera(d, SEME, formato);
        scrivi(cartella, &file).map_err(|e| e.to_string())?;
        file.iter().map(|(_, text)| text.len()).sum::<usize>()
    };
    let (memoria, processo) = processo(cartella)?;

    let read = || Sources::read(cartella, "piano", &mut Vec::new()).map_err(|e| e.to_string());
    let sources = read()?;
    let piano = model::leggi(&sources, &mut Vec::new());
    let graph = Graph::build(&piano, &sources, &mut Vec::new());
    // A context remembers what rules share: each run has its own.
    let cx = || Context::new(Lato { piano: &piano, graph: &graph, sources: &sources }, None, None);
    // A tree and a graph borrow the text: they are dropped inside their stage, as they are in a run.
    let [base, file, lettura, leggi, grafo, regole] = misura([
        &mut || Box::new(base(&sources)),
        &mut || Box::new(read()),
        &mut || {
            let mut found = Vec::new();
            Box::new(sources.files().filter_map(|(id, _)| sources.parse(id, &mut found)).count())
        },
        &mut || Box::new(model::leggi(&sources, &mut Vec::new())),
        &mut || Box::new(Graph::build(&piano, &sources, &mut Vec::new()).elementi),
        &mut || Box::new(rules::check(&cx(), Vec::new(), &|_| true, true)),
    ]);
    let html = html.then(|| {
        misura([&mut || Box::new(render::render(&cx(), render::Format::Html, false, None).map(|t| t.len()))])[0]
    });

    let other = Sources::from_texts(modificato(genera(d, SEME, formato)));
    let dopo = model::leggi(&other, &mut Vec::new());
    let graph_dopo = Graph::build(&dopo, &other, &mut Vec::new());
    let lato = |piano, graph, sources| Lato { piano, graph, sources };
    let (prima, dopo) = (lato(&piano, &graph, &sources), lato(&dopo, &graph_dopo, &other));
    let [confronto] = misura([&mut || {
        let confronto = compare(prima, dopo);
        let giudizi = diff::giudica(&confronto);
        let rapporto = Rapporto::new(&confronto, &giudizi, &Filtri::default(), ("prima", "dopo"));
        Box::new(diff::write(diff::Format::Json, &rapporto).len())
    }]);

    let loaded = Loaded::from_sources(read()?);
    let (errors, warnings) = loaded.check(&Options::default(), |_, outcome| {
        let count = |level| outcome.findings.iter().filter(|f| f.level == level).count();
        (count(Level::Error), count(Level::Warning))
    });
    let validate = file + leggi + grafo + regole;
    let diff = 2.0 * (file + leggi + grafo) + confronto;
    Ok(format!(
        "| {name} | {} | {bytes} | {base:.1} | {file:.1} | {lettura:.1} | {:.1} | {grafo:.1} | {regole:.1} | {validate:.1} | {:.2} | {processo:.1} | {:.1} | {} | {confronto:.1} | {diff:.1} | {:.2} | {errors}, {warnings} |",
        formato.parola(),
        (leggi - lettura).max(0.0),
        validate / base,
        memoria / bytes as f64,
        html.map_or("–".into(), |ms: f64| format!("{ms:.1}")),
        diff / (2.0 * validate),
    ))
}

/// The plan with another title in every twentieth goal.
fn modificato(mut file: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut titles = 0;
    for (_, text) in file.iter_mut().filter(|(path, _)| path.starts_with("2.2")) {
        let mut out = String::with_capacity(text.len());
        for line in text.lines() {
            let title = line.trim_start().starts_with("titolo");
            titles += usize::from(title);
            match (title && titles % 20 == 0, line.strip_suffix('"')) {
                (true, Some(open)) => out.push_str(&format!("{open} (rivisto)\"")),
                (true, None) => out.push_str(&format!("{line} (rivisto)")),
                (false, _) => out.push_str(line),
            }
            out.push('\n');
        }
        *text = out;
    }
    file
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
