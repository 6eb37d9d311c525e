// SPDX-License-Identifier: EUPL-1.2
//! `piao validate`.

use super::uscita::{self, Uscita};
use super::{Exit, Out, Stop, find_plan, output};
use crate::diagnostic::Level;
use crate::load::{Loaded, Options};
use crate::report::{self, Format, Report};
use clap::ValueEnum;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

/// Controlla un piano e dice, per ogni difetto, il posto, la fonte e che cosa scrivere.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Cartella del piano; se manca, la più vicina verso l'alto con un `piao.toml`
    piano: Option<PathBuf>,
    /// Formato del rapporto
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = Format::Esteso)]
    format: Format,
    /// Altri rapporti in file, nella stessa esecuzione: `--output json=risultati.json`
    #[arg(long, value_name = "FORMATO=FILE")]
    output: Vec<String>,
    /// Da quale livello in su il controllo non passa
    #[arg(long, value_enum, value_name = "LIVELLO", default_value_t = FailOn::Errore)]
    fail_on: FailOn,
    /// Come `--fail-on avviso`
    #[arg(long)]
    strict: bool,
    /// Quanti risultati mostrare al massimo
    #[arg(long, value_name = "N")]
    max: Option<usize>,
    /// Solo queste regole (si può ripetere)
    #[arg(long, value_name = "REGOLA")]
    regola: Vec<String>,
    /// Come se non ci fossero deroghe: per chi controlla
    #[arg(long)]
    senza_deroghe: bool,
    /// Come se il manifesto non indicasse il piano precedente
    #[arg(long)]
    senza_precedente: bool,
    /// Il giorno da considerare oggi, per le scadenze: 2027-01-31
    #[arg(long, value_name = "DATA")]
    al: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Se ci sono errori
    #[value(alias = "error")]
    Errore,
    /// Se ci sono errori o avvisi
    #[value(alias = "warning")]
    Avviso,
    /// Se c'è qualunque risultato
    #[value(alias = "note")]
    Nota,
    /// Mai
    #[value(alias = "never")]
    Mai,
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    let outputs =
        args.output.iter().map(|o| output::<Format>(o, "json=risultati.json")).collect::<Result<Vec<_>, _>>()?;
    let places = Uscita::diverse(outputs.iter().map(|(_, path)| &**path))?;
    let al = args.al.as_deref().map(day).transpose()?;
    for rule in &args.regola {
        if crate::rules::rule_of(rule).is_none() {
            return Err(Stop(format!("la regola `{rule}` non esiste: `piao explain` le elenca")));
        }
    }
    let (root, shown) = find_plan(args.piano)?;
    // The process ends with the plan: its many small pieces are left to it, not given back one by one.
    let loaded = ManuallyDrop::new(Loaded::read(&root, &shown, super::lettura(!args.senza_precedente))?);
    let wanted = |rule: &crate::rules::Rule| args.regola.is_empty() || args.regola.iter().any(|r| r == rule.id);
    let options = Options { al, wanted: &wanted, waive: !args.senza_deroghe };
    loaded.check(&options, |_, mut outcome| {
        if !args.regola.is_empty() {
            outcome.findings.retain(|f| args.regola.iter().any(|r| r == f.rule));
        }
        let report = Report {
            piano: if shown.is_empty() { "." } else { &shown },
            sources: &loaded.sources,
            outcome: &outcome,
            max: args.max,
            color: out.color,
        };
        let plain = Report { color: false, max: None, ..report };
        let texts = outputs.iter().map(|(format, _)| report::write(*format, &plain));
        uscita::scrivi(&places.into_iter().zip(texts).collect::<Vec<_>>())?;
        out.print(&report::write(args.format, &report))?;
        let threshold = match (args.strict, args.fail_on) {
            (_, FailOn::Nota) => Some(Level::Note),
            (true, _) | (_, FailOn::Avviso) => Some(Level::Warning),
            (_, FailOn::Errore) => Some(Level::Error),
            (_, FailOn::Mai) => None,
        };
        let fails = threshold.is_some_and(|t| outcome.findings.iter().any(|f| f.level >= t));
        Ok(if fails { Exit::Findings } else { Exit::Ok })
    })
}

fn day(text: &str) -> Result<jiff::civil::Date, Stop> {
    crate::model::valore::data(text)
        .map_err(|_| Stop(format!("`--al {text}` non è una data: scrivi per esempio 2027-01-31")))
}
