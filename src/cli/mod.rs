// SPDX-License-Identifier: EUPL-1.2
//! The command line: one file a command. Only here arguments are read, text is printed and an exit code chosen.

mod diff;
mod explain;
mod export;
mod git;
mod init;
mod italiano;
mod pubblica;
mod render;
mod schema;
mod uscita;
mod validate;

use crate::load::Lettura;
use crate::visibile::{self, in_righe};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Il Piano integrato di attività e organizzazione come cartella di file di testo: controllato e pubblicato.
#[derive(Debug, Parser)]
#[command(
    name = "piao",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Colori: automatico, sempre, mai
    #[arg(long, global = true, value_enum, value_name = "QUANDO", default_value_t = Color::Auto)]
    color: Color,
    /// Non scrive altro che i risultati
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prepara un piano nuovo per un ente, da compilare
    #[command(visible_alias = "inizia")]
    Init(init::Args),
    /// Controlla un piano: riferimenti, contenuti obbligatori, conti
    #[command(visible_alias = "valida")]
    Validate(validate::Args),
    /// Compone il documento unico, in HTML o Markdown
    #[command(visible_alias = "componi")]
    Render(render::Args),
    /// Scrive la cartella da pubblicare: documento, dati aperti, collegamenti, archivio
    Pubblica(pubblica::Args),
    /// Confronta due piani: che cosa è cambiato, quanto conta, perché
    #[command(visible_alias = "confronta")]
    Diff(diff::Args),
    /// Spiega una regola, o le elenca
    #[command(visible_alias = "spiega")]
    Explain(explain::Args),
    /// Scrive gli schemi JSON che gli editor usano per completare i file
    #[command(visible_alias = "schemi")]
    Schema(schema::Args),
    /// Scrive in JSON il piano intero, come scritto e come capito
    #[command(visible_alias = "esporta")]
    Export(export::Args),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// Solo a un terminale
    #[value(alias = "automatico")]
    Auto,
    /// Sempre
    #[value(alias = "sempre")]
    Always,
    /// Mai
    #[value(alias = "mai")]
    Never,
}

/// The words of a closed list of the plan, as the value of an option.
fn parole<T: Clone + Send + Sync + 'static>(
    words: &'static [(&'static str, &'static str)],
    of: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let values = words.iter().map(|(word, what)| PossibleValue::new(*word).help(what.trim().trim_end_matches('.')));
    PossibleValuesParser::new(values).map(move |word| of(&word).expect("a word of the list"))
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Fine.
    Ok,
    /// Findings at or above the threshold.
    Findings,
}

/// What stopped a run: shown on standard error, exit code 2.
#[derive(Debug)]
pub struct Stop(pub String);

impl From<crate::source::Error> for Stop {
    fn from(error: crate::source::Error) -> Self {
        Stop(error.to_string())
    }
}

/// Threads that read a plan, at most: the largest file holds the others up.
const FILI: usize = 4;

/// How many threads may work.
fn fili() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get().min(FILI))
}

/// How commands read a plan.
fn lettura(precedente: bool) -> Lettura {
    Lettura { precedente, fili: fili() }
}

/// What a command may need from the world outside.
pub struct Out {
    /// With colours.
    pub color: bool,
    /// Nothing but results.
    pub quiet: bool,
}

impl Out {
    /// Writes results to standard output.
    pub fn print(&self, text: &str) -> Result<(), Stop> {
        stampa(text.as_bytes())
            .map_err(|e| Stop(format!("non riesco a scrivere il risultato: {}", crate::source::reason(&e))))
    }

    /// Writes a report to standard error, when standard output is for the document.
    pub fn report(&self, text: &str) {
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    /// Writes a word about the run to standard error; names in it are shown by `nome`.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr(), "{}", in_righe(text));
        }
    }
}

/// Writes to standard output. A reader that went away is no error.
fn stampa(bytes: &[u8]) -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Runs the program on its arguments.
pub fn run() -> ExitCode {
    let parsed = italiano::command(Cli::command()).try_get_matches().and_then(|m| Cli::from_arg_matches(&m));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            match italiano::error(&error) {
                Some(message) => {
                    let _ = writeln!(std::io::stderr(), "piao: {message}");
                }
                None => {
                    let _ = error.print();
                }
            }
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty() && v != "0");
    let color = match cli.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => !set("NO_COLOR") && (set("CLICOLOR_FORCE") || std::io::stdout().is_terminal()),
    };
    let out = Out { color, quiet: cli.quiet };
    let done = match cli.command {
        Command::Init(args) => init::run(args, &out),
        Command::Validate(args) => validate::run(args, &out),
        Command::Render(args) => render::run(args, &out),
        Command::Pubblica(args) => pubblica::run(args, &out),
        Command::Diff(args) => diff::run(args, &out),
        Command::Explain(args) => explain::run(args, &out),
        Command::Schema(args) => schema::run(args, &out),
        Command::Export(args) => export::run(args, &out),
    };
    match done {
        Ok(Exit::Ok) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => ExitCode::from(1),
        Err(Stop(message)) => {
            let _ = writeln!(std::io::stderr(), "piao: {}", in_righe(&message));
            ExitCode::from(2)
        }
    }
}

/// The plan's folder: the one given, or the nearest one upwards that has a `piao.toml`.
fn find_plan(given: Option<PathBuf>) -> Result<(PathBuf, String), Stop> {
    if let Some(path) = given {
        // A file of the plan stands for its folder.
        let path = if path.file_name().is_some_and(|n| n == "piao.toml") && path.is_file() {
            path.parent().map_or_else(|| ".".into(), Path::to_path_buf)
        } else {
            path
        };
        let path = if path.as_os_str().is_empty() { PathBuf::from(".") } else { path };
        let shown = path.to_string_lossy().replace('\\', "/");
        let shown = shown.trim_end_matches('/').trim_start_matches("./").to_string();
        return Ok((path, shown));
    }
    let here = std::env::current_dir()
        .map_err(|e| Stop(format!("non riesco a leggere la cartella corrente: {}", crate::source::reason(&e))))?;
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join("piao.toml").is_file() {
            let shown = up.to_string_lossy().replace('\\', "/");
            return Ok((folder.to_path_buf(), shown));
        }
        up.push("..");
    }
    Err(Stop(
        "non trovo nessun piano: né qui né nelle cartelle sopra c'è un file `piao.toml`; indica la cartella del piano"
            .into(),
    ))
}

/// A path in a message: in one line, whatever its name holds.
fn nome(path: &Path) -> String {
    visibile::nome(&path.to_string_lossy()).into_owned()
}

/// Reads `FORMATO=FILE`.
fn output<F: ValueEnum>(text: &str, example: &str) -> Result<(F, PathBuf), Stop> {
    let wrong = || Stop(format!("`--output {text}`: scrivi FORMATO=FILE, per esempio `{example}`"));
    let (format, path) = text.split_once('=').ok_or_else(wrong)?;
    let format = F::from_str(format, true).map_err(|_| wrong())?;
    if path.is_empty() { Err(wrong()) } else { Ok((format, path.into())) }
}

/// The reference of the command line, generated: `src/cli/REFERENCE.md`.
pub fn reference() -> String {
    let mut text =
        String::from("# La riga di comando\n\nPagina generata da `sh tests/generate`: non si corregge a mano.\n");
    let mut command = italiano::command(Cli::command()).term_width(100);
    let mut add = |name: &str, help: String| {
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        text.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", help.join("\n").trim_end()));
    };
    add("piao", command.render_help().to_string());
    for sub in command.get_subcommands_mut() {
        let name = format!("piao {}", sub.get_name());
        add(&name, sub.clone().term_width(100).render_help().to_string());
    }
    text
}
