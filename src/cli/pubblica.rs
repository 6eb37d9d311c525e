// SPDX-License-Identifier: EUPL-1.2
//! `piao pubblica`.

use super::render::{composto, confronta};
use super::uscita::{Cartelle, scrivi_cartella, vero};
use super::{Exit, Out, Stop, find_plan, nome};
use crate::load::{Loaded, Options};
use crate::pubblicazione::{self, File, MANIFESTO, Scelte};
use crate::report::plurale;
use crate::source::cartella;
use std::path::{Path, PathBuf};

/// Scrive la cartella da pubblicare: documento, dati aperti, collegamenti, somme di controllo, archivio.
///
/// Nella cartella ci sono il documento in HTML e Markdown; in `dati`, le tabelle in CSV e JSON con il loro dizionario; i
/// collegamenti per «Amministrazione trasparente»; che cosa caricare e scrivere sul portale nazionale; `SHA256SUMS`; un archivio zip di tutto. Lo stesso piano dà gli
/// stessi file. Una cartella scritta da questo comando si riscrive intera; un'altra, se non è vuota, non si tocca.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Cartella da scrivere
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,
    /// Cartella del piano; se manca, la più vicina verso l'alto con un `piao.toml`
    piano: Option<PathBuf>,
    /// Pubblica anche un piano con errori, e segna ogni pagina come bozza
    #[arg(long)]
    bozza: bool,
    /// Il piano con cui confrontare: aggiunge `confronto.html`, e il documento segna le voci nuove e cambiate
    #[arg(long, value_name = "PRIMA")]
    confronto: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    let (root, shown) = find_plan(args.piano)?;
    let target = libera(&args.cartella, &root)?;
    let loaded = Loaded::read(&root, &shown, super::lettura(true))?;
    loaded.check(&Options::default(), |cx, outcome| {
        let Some(draft) = composto(&loaded, &outcome, &shown, args.bozza, false, out)? else {
            return Ok(Exit::Findings);
        };
        let confronto = args.confronto.as_ref().map(|p| confronta(cx, p, &shown)).transpose()?;
        let confronto = confronto.as_ref().map(|(c, page)| (c, page.clone()));
        let files = pubblicazione::file(cx, &Scelte { bozza: args.bozza, confronto }).map_err(|e| Stop(e.0))?;
        scrivi(&target, &files)?;
        let n = plurale(files.len(), "file", "file");
        out.note(&format!("scritta la cartella `{}`: {n}{draft}", nome(&args.cartella)));
        Ok(Exit::Ok)
    })
}

/// The folder, if it may be written: not there, empty, or one that this command wrote.
fn libera(given: &Path, root: &Path) -> Result<PathBuf, Stop> {
    let shown = nome(given);
    let target = std::path::absolute(given).map_err(|e| fallito(given, &e))?;
    let target = vero(&target);
    let plan = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    if target.starts_with(&plan) || plan.starts_with(&target) {
        return Err(Stop(format!(
            "`{shown}` e la cartella del piano stanno una dentro l'altra: scegli una cartella fuori dal piano"
        )));
    }
    if !target.exists() {
        return Ok(target);
    }
    if !target.is_dir() {
        return Err(Stop(format!("non riesco a scrivere `{shown}`: non è una cartella")));
    }
    let found = cartella::file(&target).map_err(|e| fallito(given, &e))?;
    if found.is_empty() {
        return Ok(target);
    }
    let manifest = cartella::testo(&target.join(MANIFESTO));
    let Some(ours) = pubblicazione::file_del_manifesto(&manifest) else {
        return Err(Stop(format!(
            "`{shown}` non è vuota e non l'ha scritta `piao pubblica`: non la tocco. Scegli una cartella nuova, oppure svuotala"
        )));
    };
    match found.iter().find(|f| !ours.contains(f)) {
        Some(other) => Err(Stop(format!(
            "in `{shown}` c'è `{}`, che non viene da `piao pubblica`: riscrivendo la cartella si perderebbe. Spostalo altrove",
            crate::visibile::nome(other)
        ))),
        None => Ok(target),
    }
}

/// All or nothing: beside it first, then in its place; what was there goes only when the new one stands.
fn scrivi(target: &Path, files: &[File]) -> Result<(), Stop> {
    let beside = |what: &str| {
        let mut name = target.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}.{what}", std::process::id()));
        target.with_file_name(name)
    };
    let (new, old) = (beside("nuova"), beside("vecchia"));
    let mut made = Cartelle::default();
    let all = files.iter().map(|f| (f.percorso.as_str(), &f.contenuto[..]));
    let done = made.crea(target.parent().unwrap_or(target)).and_then(|()| scrivi_cartella(&new, all)).and_then(|()| {
        let done = sostituisci(&new, target, &old);
        done.inspect_err(|_| drop(std::fs::remove_dir_all(&new)))
    });
    if done.is_err() {
        made.togli();
    }
    done.map_err(|e| fallito(target, &e))
}

fn sostituisci(new: &Path, target: &Path, old: &Path) -> std::io::Result<()> {
    if !target.exists() {
        return std::fs::rename(new, target);
    }
    std::fs::rename(target, old)?;
    if let Err(error) = std::fs::rename(new, target) {
        std::fs::rename(old, target)?;
        return Err(error);
    }
    // The publication stands: what is left of the old one is only litter.
    let _ = std::fs::remove_dir_all(old);
    Ok(())
}

fn fallito(path: &Path, error: &std::io::Error) -> Stop {
    Stop(format!("non riesco a scrivere `{}`: {}", nome(path), crate::source::reason(error)))
}
