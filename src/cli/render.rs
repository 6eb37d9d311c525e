// SPDX-License-Identifier: EUPL-1.2
//! `piao render`.

use super::{Exit, Out, Stop, find_plan, write_file};
use crate::diagnostic::Level;
use crate::diff::compare;
use crate::load::{Loaded, Options};
use crate::render::estratto::Estratto;
use crate::pubblicabile;
use crate::render::{self, Format};
use crate::report::diff::{Confrontato, Filtri, Rapporto, confrontato, giudica};
use crate::report::{self, Report, plurale};
use crate::rules::Context;
use std::path::{Path, PathBuf};

/// Compone il documento unico del piano. Un piano con errori si compone solo come bozza.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Cartella del piano; se manca, la più vicina verso l'alto con un `piao.toml`
    piano: Option<PathBuf>,
    /// Formato del documento; senza, lo dice il nome del file
    #[arg(long, value_enum, value_name = "FORMATO")]
    format: Option<Format>,
    /// File da scrivere; senza, `piao-ANNI.html` nella cartella corrente; con `-`, a schermo
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Compone anche un piano con errori, e segna ogni pagina come bozza
    #[arg(long)]
    bozza: bool,
    /// Il piano con cui confrontare: il documento dice che cosa cambia e segna le voci nuove e cambiate
    #[arg(long, value_name = "PRIMA")]
    confronto: Option<PathBuf>,
    #[command(flatten)]
    estratto: Parte,
    /// Con `--ufficio`: lascia fuori gli uffici che ne dipendono
    #[arg(long, requires = "ufficio")]
    senza_sotto_uffici: bool,
}

/// Which part of the document: the whole, without any of these.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
struct Parte {
    /// Solo ciò di cui risponde un ufficio, con quelli che ne dipendono: la scheda per chi lo dirige
    #[arg(long, value_name = "ID")]
    ufficio: Option<String>,
    /// Solo una sezione, per nome o numero: `performance`, `2.2`
    #[arg(long, value_name = "NOME")]
    sezione: Option<String>,
    /// Solo la scheda di una voce: `obiettivo:id`, `obiettivo-id` o l'id, se è di una voce sola
    #[arg(long, value_name = "VOCE")]
    solo: Option<String>,
    /// Due pagine per i cittadini: che cosa fa l'ente, pochi numeri, gli obiettivi principali
    #[arg(long)]
    breve: bool,
}

impl Parte {
    /// The extract that was asked for, if any.
    fn estratto(&self, cx: &Context<'_>, sotto: bool) -> Result<Option<Estratto>, Stop> {
        let found = match self {
            Parte { ufficio: Some(id), .. } => Estratto::ufficio(cx, id, sotto),
            Parte { sezione: Some(name), .. } => Estratto::sezione(name),
            Parte { solo: Some(word), .. } => Estratto::solo(cx, word),
            Parte { breve: true, .. } => Ok(Estratto::Breve),
            _ => return Ok(None),
        };
        found.map(Some).map_err(Stop)
    }
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    let (root, shown) = find_plan(args.piano)?;
    let loaded = Loaded::read(&root, &shown, true)?;
    let format = args.format.unwrap_or_else(|| from_name(args.output.as_deref()));
    loaded.check(&Options::default(), |cx, outcome| {
        let estratto = args.estratto.estratto(cx, !args.senza_sotto_uffici)?;
        let errors = outcome.findings.iter().filter(|f| f.level == Level::Error).count();
        if errors > 0 && !args.bozza {
            let report = Report { piano: &shown, sources: &loaded.sources, outcome: &outcome, max: None, color: out.color };
            let text = report::write(report::Format::Esteso, &report);
            let to_screen = args.output.as_deref().is_some_and(|p| p.as_os_str() == "-");
            if to_screen { out.report(&text) } else { out.print(&text)? }
            out.note(&format!("piao: il documento non è stato composto perché il piano ha {}; con `--bozza` si compone lo stesso, segnato come bozza", plurale(errors, "errore", "errori")));
            return Ok(Exit::Findings);
        }
        let confrontato = args.confronto.as_ref().map(|p| confronto(cx, p, &shown)).transpose()?;
        let document = render::componi(cx, format, args.bozza, confrontato.as_ref(), estratto.as_ref()).map_err(|e| Stop(e.0))?;
        let anni = cx.piano.anni();
        match args.output {
            Some(path) if path.as_os_str() == "-" => out.print(&document)?,
            given => {
                let usual = if anni[0] > 0 { format!("piao-{}-{}", anni[0], anni[2]) } else { "piao".into() };
                let usual = estratto.as_ref().map_or(usual.clone(), |e| format!("{usual}-{}", e.nome()));
                let path = given.unwrap_or_else(|| format!("{usual}.{}", format.extension()).into());
                write_file(&path, document.as_bytes())?;
                let draft = if args.bozza && errors > 0 { format!(" (bozza: il piano ha {})", plurale(errors, "errore", "errori")) } else { String::new() };
                out.note(&format!("scritto `{}`{draft}", path.display()));
            }
        }
        Ok(Exit::Ok)
    })
}

/// The plan compared with the one in `path`, for its document.
fn confronto(cx: &Context<'_>, path: &Path, shown: &str) -> Result<Confrontato, Stop> {
    let (root, name) = find_plan(Some(path.to_path_buf()))?;
    let before = Loaded::read(&root, &name, false)?;
    // Of both only what may be published is compared: it ends up in the document.
    pubblicabile::lato(&before.piano, &before.sources, |prima| {
        pubblicabile::lato(cx.piano, cx.sources, |dopo| {
            for (lato, name) in [(&prima, name.as_str()), (&dopo, shown)] {
                if let Some(file) = lato.non_letti().next() {
                    return Err(Stop(format!(
                        "il piano `{name}` non si legge tutto: `{file}`. Con `piao validate` vedi perché"
                    )));
                }
            }
            let confronto = compare(prima, dopo);
            let giudizi = giudica(&confronto);
            Ok(confrontato(&Rapporto::new(&confronto, &giudizi, &Filtri::default(), (&name, shown))))
        })
    })
}

/// Markdown for `.md`, else HTML.
fn from_name(path: Option<&std::path::Path>) -> Format {
    match path.and_then(|p| p.extension()).and_then(|e| e.to_str()) {
        Some("md" | "markdown") => Format::Markdown,
        _ => Format::Html,
    }
}
