// SPDX-License-Identifier: EUPL-1.2
//! `piao schema`.

use super::uscita::{self, Uscita};
use super::{Exit, Out, Stop, find_plan, nome};
use crate::schemi;
use crate::source::decode::nearest;
use std::path::PathBuf;

/// Schemi JSON (draft-07) delle sezioni: gli editor li usano per completare, spiegare e controllare mentre si scrive.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// La sezione, per esempio `performance`; senza, le elenca
    sezione: Option<String>,
    /// Scrive tutti gli schemi in questa cartella; senza nome, in `.piao/schemas` del piano
    #[arg(long, value_name = "CARTELLA", num_args = 0..=1)]
    scrivi: Option<Option<PathBuf>>,
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    if let Some(folder) = args.scrivi {
        let folder = match folder {
            Some(folder) => folder,
            None => find_plan(None)?.0.join(".piao").join("schemas"),
        };
        let all = schemi::tutti();
        if let Some(wanted) = &args.sezione
            && !all.iter().any(|(n, _)| n == wanted)
        {
            return Err(Stop(format!("non c'è uno schema `{wanted}`")));
        }
        let all: Vec<_> = all.iter().filter(|(n, _)| args.sezione.as_ref().is_none_or(|w| w == n)).collect();
        let to_file = |(name, text): &&(String, String)| {
            Ok((Uscita::di(&folder.join(format!("{name}.schema.json")))?, text.clone()))
        };
        uscita::scrivi(&all.iter().copied().map(|s| to_file(&s)).collect::<Result<Vec<_>, Stop>>()?)?;
        out.note(&format!("scritti {} schemi in `{}`", all.len(), nome(&folder)));
        return Ok(Exit::Ok);
    }
    let all = schemi::tutti();
    let Some(wanted) = args.sezione else {
        let names: Vec<&str> = all.iter().map(|(n, _)| n.as_str()).collect();
        out.print(&format!("{}\n", names.join("\n")))?;
        return Ok(Exit::Ok);
    };
    match all.iter().find(|(name, _)| *name == wanted) {
        Some((_, text)) => {
            out.print(text)?;
            Ok(Exit::Ok)
        }
        None => {
            let near = nearest(&wanted, all.iter().map(|(n, _)| n.as_str()))
                .map_or(String::new(), |n| format!(": forse intendevi `{n}`?"));
            Err(Stop(format!("non c'è uno schema `{wanted}`{near}")))
        }
    }
}
