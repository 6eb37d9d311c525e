// SPDX-License-Identifier: EUPL-1.2
//! `piao export`.

use super::uscita::{self, Uscita};
use super::{Exit, Out, Stop, find_plan};
use crate::load::{Loaded, Options};
use crate::pubblicabile::pubblicabile;
use crate::rules::Context;
use std::path::PathBuf;

/// Il piano intero in JSON: i testi come scritti e come capiti, i riferimenti nei due versi (`schemas/export.schema.json`).
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Cartella del piano; se manca, la più vicina verso l'alto con un `piao.toml`
    piano: Option<PathBuf>,
    /// File da scrivere; senza, o con `-`, scrive a schermo
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Solo ciò che si può pubblicare: senza i nomi che il documento non stampa e senza i numeri che riguardano
    /// meno di 5 persone. Senza, scrive il piano intero: è una copia di lavoro e non si pubblica
    #[arg(long)]
    pubblicabile: bool,
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    let (root, shown) = find_plan(args.piano)?;
    let to_file = args.output.filter(|p| p.as_os_str() != "-");
    let to_file = to_file.as_deref().map(Uscita::di).transpose()?;
    let loaded = Loaded::read(&root, &shown, super::lettura(false))?;
    let text = loaded.check(&Options { wanted: &|_| false, ..Options::default() }, |cx, outcome| {
        let errors = outcome.findings.iter().filter(|f| f.level == crate::diagnostic::Level::Error).count();
        if errors > 0 {
            out.note(&format!(
                "piao: il piano ha {}: quello che non si capisce non c'è nel JSON (`piao validate` li mostra)",
                crate::report::plurale(errors, "errore di lettura", "errori di lettura")
            ));
        }
        let whole = |cx: &Context<'_>| crate::export::export(cx, &shown);
        let value = if args.pubblicabile { pubblicabile(cx, whole) } else { whole(cx) };
        let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
        text.push('\n');
        text
    });
    match to_file {
        Some(uscita) => uscita::scrivi(&[(uscita, text)])?,
        None => out.print(&text)?,
    }
    Ok(Exit::Ok)
}
