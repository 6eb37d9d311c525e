// SPDX-License-Identifier: EUPL-1.2
//! `piao init`.

use super::uscita::{Cartelle, scrivi_cartella};
use super::{Exit, Out, Stop, nome};
use crate::model::manifesto::Regime;
use crate::model::scheda_anagrafica::TipoEnte;
use crate::report::plurale;
use crate::scheletro::{self, Ente, Formato, Scheletro};
use crate::source::decode::nearest;
use crate::source::{is_empty_folder, reason};
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Prepara un piano nuovo: le sezioni che quell'ente deve, ogni campo spiegato, e `DA COMPILARE` dove va scritto un dato.
///
/// Il contenuto viene dalle stesse regole di `piao validate`: `piao init --ente comune --dipendenti 30 --anno 2027 piano-2027`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// La cartella da creare; se c'è già deve essere vuota
    cartella: PathBuf,
    /// Il tipo di ente
    #[arg(long, value_name = "TIPO", value_parser = super::parole(TipoEnte::PAROLE, TipoEnte::da_parola))]
    ente: Option<TipoEnte>,
    /// Quanti dipendenti ha l'ente: meno di 50, regime semplificato
    #[arg(long, value_name = "NUMERO")]
    dipendenti: Option<u32>,
    /// Il primo anno del piano
    #[arg(long, value_name = "ANNO", value_parser = clap::value_parser!(i16).range(2022..2100))]
    anno: Option<i16>,
    /// Quanti abitanti ha l'ente, se è un ente territoriale
    #[arg(long, value_name = "NUMERO")]
    abitanti: Option<u32>,
    /// Il regime, se non è quello che viene dal numero dei dipendenti
    #[arg(long, value_name = "REGIME", value_parser = super::parole(Regime::PAROLE, Regime::da_parola))]
    regime: Option<Regime>,
    /// Il formato dei file delle sezioni
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = Formato::Yaml)]
    formato: Formato,
    /// Non fa domande: quello che manca è un errore
    #[arg(long)]
    no_input: bool,
    /// Elenca i file senza scriverli
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    if let Some(tipo) = args.ente {
        adotta(tipo)?;
    }
    libera(&args.cartella)?;
    let asks = !args.no_input && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let mut domande = Domande { input: &mut std::io::stdin().lock(), output: &mut std::io::stderr(), asks };
    let ente = ente(&args, &mut domande)?;
    let broken = |e: scheletro::Error| Stop(format!("lo scheletro non si può comporre: {}", e.0));
    let files = Scheletro::di(ente).map_err(broken)?.file(args.formato);
    let schemi = scheletro::schemi();
    let shown = nome(&args.cartella);
    if !args.dry_run {
        let all: Vec<_> = files.iter().chain(&schemi).collect();
        scrivi(&args.cartella, &all)?;
    }
    let verb = if args.dry_run { "da scrivere" } else { "scritti" };
    let mut text = format!("{verb} {} in `{shown}`:\n", plurale(files.len() + schemi.len(), "file", "file"));
    for (path, _) in &files {
        text.push_str(&format!("  {path}\n"));
    }
    text.push_str(&format!("  .piao/schemas/ ({}, per l'editor)\n", plurale(schemi.len(), "schema", "schemi")));
    if !args.dry_run {
        let folder = if shown.contains(' ') { format!("\"{shown}\"") } else { shown };
        let regime = match ente.regime {
            Regime::Ordinario => "ordinario",
            Regime::Semplificato => "semplificato",
        };
        text.push_str(&format!(
            "\nRegime {regime}, triennio {}-{}. Adesso:\n  piao validate {folder}\n    elenca quello che resta da compilare\n  piao render --bozza {folder}\n    compone la bozza del documento\n",
            ente.anno,
            ente.anno + 2
        ));
    }
    out.print(&text)?;
    Ok(Exit::Ok)
}

/// Schools have no plan to write.
fn adotta(tipo: TipoEnte) -> Result<(), Stop> {
    match tipo {
        TipoEnte::Scuola | TipoEnte::IstituzioneEducativa => Err(Stop(
            "le scuole di ogni ordine e grado e le istituzioni educative non adottano il PIAO (DL 80/2021, art. 6, c. 1): non c'è un piano da preparare".into(),
        )),
        _ => Ok(()),
    }
}

/// The folder is not there, or holds nothing.
fn libera(folder: &Path) -> Result<(), Stop> {
    if !folder.exists() {
        return Ok(());
    }
    let shown = nome(folder);
    if !folder.is_dir() {
        return Err(Stop(format!("`{shown}` è un file: indica una cartella nuova o vuota")));
    }
    match is_empty_folder(folder) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Stop(format!(
            "la cartella `{shown}` contiene già qualcosa, e non tocco quello che c'è: indica una cartella nuova o vuota"
        ))),
        Err(e) => Err(Stop(format!("non riesco a leggere la cartella `{shown}`: {}", reason(&e)))),
    }
}

/// The body, from the options or from answers.
fn ente(args: &Args, domande: &mut Domande<'_>) -> Result<Ente, Stop> {
    let tipo = match args.ente {
        Some(tipo) => tipo,
        None => domande.chiedi(
            "--ente",
            "il tipo di ente",
            "Che tipo di ente? (per esempio: comune, provincia, regione, universita)",
            |text| {
                let word = crate::source::decode::fold(text);
                let near = || nearest(&word, TipoEnte::PAROLE.iter().map(|(w, _)| *w));
                TipoEnte::da_parola(&word).ok_or_else(|| match near() {
                    Some(word) => format!("forse intendevi `{word}`?"),
                    None => format!(
                        "scrivi uno di questi: {}",
                        TipoEnte::PAROLE.iter().map(|(w, _)| *w).collect::<Vec<_>>().join(", ")
                    ),
                })
            },
        )?,
    };
    adotta(tipo)?;
    let dipendenti = match args.dipendenti {
        Some(n) => n,
        None => domande.chiedi("--dipendenti", "il numero dei dipendenti", "Quanti dipendenti ha l'ente?", |text| {
            text.replace('.', "").parse().map_err(|_| "scrivi un numero, per esempio 38".into())
        })?,
    };
    let anno = match args.anno {
        Some(anno) => anno,
        None => domande.chiedi("--anno", "il primo anno del piano", "Da quale anno comincia il piano?", |text| {
            let anno = text.parse().ok().filter(|a| (2022..2100).contains(a));
            anno.ok_or_else(|| "scrivi un anno di quattro cifre, dal 2022 in poi".into())
        })?,
    };
    let regime = args.regime.unwrap_or(Regime::di_dipendenti(dipendenti));
    if regime == Regime::Semplificato && Regime::di_dipendenti(dipendenti) == Regime::Ordinario {
        return Err(Stop(format!(
            "con {dipendenti} dipendenti il regime è quello ordinario: il semplificato è per chi ne ha meno di 50 (DM 132/2022, art. 6)"
        )));
    }
    Ok(Ente { tipo, regime, anno, dipendenti, abitanti: args.abitanti })
}

/// Questions to who sits at the terminal.
struct Domande<'t> {
    input: &'t mut dyn BufRead,
    output: &'t mut dyn Write,
    asks: bool,
}

impl Domande<'_> {
    /// Asks until the answer is understood; without a terminal says which option is missing.
    fn chiedi<T>(
        &mut self,
        option: &str,
        what: &str,
        question: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Stop> {
        let missing = || Stop(format!("manca {what}: aggiungi `{option}`"));
        if !self.asks {
            return Err(missing());
        }
        loop {
            let _ = write!(self.output, "{question} ").and_then(|()| self.output.flush());
            let mut line = String::new();
            if !self.input.read_line(&mut line).is_ok_and(|n| n > 0) {
                let _ = writeln!(self.output);
                return Err(missing());
            }
            match read(line.trim()) {
                Ok(value) => return Ok(value),
                Err(why) => {
                    let _ = writeln!(self.output, "  {why}");
                }
            }
        }
    }
}

/// Writes every file, or none: in a folder aside first, then each in its place.
fn scrivi(folder: &Path, files: &[&(String, String)]) -> Result<(), Stop> {
    let aside = folder.join(format!(".piao-init-{}.tmp", std::process::id()));
    let mut tops: Vec<&str> = files.iter().filter_map(|(path, _)| path.split('/').next()).collect();
    tops.dedup();
    let (mut moved, mut made) = (Vec::new(), Cartelle::default());
    let all = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes()));
    let done = made.crea(folder).and_then(|()| scrivi_cartella(&aside, all)).and_then(|()| {
        let done = tops.iter().try_for_each(|top| {
            std::fs::rename(aside.join(top), folder.join(top))?;
            moved.push(folder.join(top));
            Ok(())
        });
        let _ = std::fs::remove_dir_all(&aside);
        done
    });
    if done.is_err() {
        for path in moved {
            let _ = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        }
        made.togli();
    }
    done.map_err(|e| Stop(format!("non riesco a scrivere `{}`: {}", nome(folder), reason(&e))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(text: &str, asks: bool) -> (Result<Ente, String>, String) {
        let args = Args {
            cartella: "piano".into(),
            ente: None,
            dipendenti: None,
            anno: None,
            abitanti: Some(4200),
            regime: None,
            formato: Formato::Yaml,
            no_input: false,
            dry_run: false,
        };
        let mut output = Vec::new();
        let mut domande = Domande { input: &mut text.as_bytes(), output: &mut output, asks };
        let found = ente(&args, &mut domande).map_err(|Stop(why)| why);
        (found, String::from_utf8_lossy(&output).into_owned())
    }

    #[test]
    fn what_is_missing_is_asked_until_it_is_understood() {
        let (found, asked) = answers("comunne\nComune\ntanti\n38\n27\n2027\n", true);
        let wanted = Ente {
            tipo: TipoEnte::Comune,
            regime: Regime::Semplificato,
            anno: 2027,
            dipendenti: 38,
            abitanti: Some(4200),
        };
        assert_eq!(found, Ok(wanted));
        assert!(asked.contains("forse intendevi `comune`?") && asked.contains("scrivi un numero"), "{asked}");
        let (found, _) = answers("Città metropolitana\n1.250\n2026\n", true);
        assert!(found.is_ok_and(|e| e.tipo == TipoEnte::CittaMetropolitana && e.dipendenti == 1250));
    }

    #[test]
    fn without_answers_the_option_is_named() {
        assert_eq!(answers("comune\n", true).0, Err("manca il numero dei dipendenti: aggiungi `--dipendenti`".into()));
        assert_eq!(answers("comune\n", false).0, Err("manca il tipo di ente: aggiungi `--ente`".into()));
        assert!(answers("scuola\n", true).0.is_err_and(|e| e.contains("DL 80/2021, art. 6, c. 1")));
    }
}
