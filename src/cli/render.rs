// SPDX-License-Identifier: EUPL-1.2
//! `piao render`.

use super::uscita::{self, Uscita};
use super::{Exit, Out, Stop, find_plan, nome as mostrato};
use crate::dati_aperti::nome;
use crate::diagnostic::Level;
use crate::diff::{Lato, compare};
use crate::load::{Loaded, Options};
use crate::pubblicabile;
use crate::render::estratto::Estratto;
use crate::render::{self, Format};
use crate::report::diff::{self, Confrontato, Filtri, Rapporto, confrontato, giudica};
use crate::report::{self, Report, plurale};
use crate::rules::{Context, Outcome};
use crate::visibile;
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
    let to_screen = args.output.as_deref().is_some_and(|p| p.as_os_str() == "-");
    let to_file = args.output.as_deref().filter(|_| !to_screen).map(Uscita::di).transpose()?;
    let to_screen = to_screen || to_file.as_ref().is_some_and(Uscita::a_schermo);
    let loaded = Loaded::read(&root, &shown, super::lettura(true))?;
    let format = args.format.unwrap_or_else(|| from_name(args.output.as_deref()));
    loaded.check(&Options::default(), |cx, outcome| {
        let estratto = args.estratto.estratto(cx, !args.senza_sotto_uffici)?;
        let Some(draft) = composto(&loaded, &outcome, &shown, args.bozza, to_screen, out)? else {
            return Ok(Exit::Findings);
        };
        let confrontato = args.confronto.as_ref().map(|p| confronta(cx, p, &shown)).transpose()?;
        let document = render::componi(cx, format, args.bozza, confrontato.as_ref().map(|(c, _)| c), estratto.as_ref())
            .map_err(|e| Stop(e.0))?;
        if to_screen {
            out.print(&document.testo)?;
        } else {
            let usual = nome(cx);
            let usual = estratto.as_ref().map_or(usual.clone(), |e| format!("{usual}-{}", e.nome()));
            let path = args.output.unwrap_or_else(|| format!("{usual}.{}", format.extension()).into());
            let uscita = to_file.map_or_else(|| Uscita::di(&path), Ok)?;
            uscita::scrivi(&[(uscita, &document.testo)])?;
            out.note(&format!("scritto `{}`{draft}", mostrato(&path)));
        }
        // The process ends here: hundreds of thousands of pieces need not be given back one by one.
        std::mem::forget(document);
        Ok(Exit::Ok)
    })
}

/// Whether a plan is composed, and what is to be said of it as a draft; `None` when its errors stop it, and they were told.
pub fn composto(
    loaded: &Loaded,
    outcome: &Outcome,
    shown: &str,
    bozza: bool,
    to_screen: bool,
    out: &Out,
) -> Result<Option<String>, Stop> {
    let errors = outcome.findings.iter().filter(|f| f.level == Level::Error).count();
    let many = plurale(errors, "errore", "errori");
    if errors == 0 || bozza {
        return Ok(Some(if errors > 0 { format!(" (bozza: il piano ha {many})") } else { String::new() }));
    }
    let report = Report { piano: shown, sources: &loaded.sources, outcome, max: None, color: out.color };
    let text = report::write(report::Format::Esteso, &report);
    if to_screen {
        out.report(&text)
    } else {
        out.print(&text)?
    }
    out.note(&format!("piao: il documento non è stato composto perché il piano ha {many}; con `--bozza` si compone lo stesso, segnato come bozza"));
    Ok(None)
}

/// The plan compared with the one in `path`: for its document, and as a page of its own.
pub fn confronta(cx: &Context<'_>, path: &Path, shown: &str) -> Result<(Confrontato, String), Stop> {
    let (root, name) = find_plan(Some(path.to_path_buf()))?;
    let before = Loaded::read(&root, &name, super::lettura(false))?;
    // Of both only what may be published is compared: it ends up in the document.
    pubblicabile::lato(&before.piano, &before.sources, |prima| {
        pubblicabile::lato(cx.piano, cx.sources, |dopo| {
            for (lato, name) in [(&prima, name.as_str()), (&dopo, shown)] {
                if let Some(file) = lato.non_letti().next() {
                    return Err(Stop(format!(
                        "il piano `{name}` non si legge tutto: `{}`. Con `piao validate` vedi perché",
                        visibile::nome(file)
                    )));
                }
            }
            super::diff::entrano(&[(prima.piano, prima.sources), (dopo.piano, dopo.sources)])?;
            let confronto = compare(prima, dopo);
            let giudizi = giudica(&confronto);
            // By their years: where the files lie on this computer is nobody's business.
            let names = [di_quando(&prima), di_quando(&dopo)];
            let mut rapporto = Rapporto::new(&confronto, &giudizi, &Filtri::default(), (&names[0], &names[1]));
            rapporto.luoghi = false;
            rapporto.documenti.1 = Some(format!("{}.html", nome(cx)));
            Ok((confrontato(&rapporto), diff::write(diff::Format::Html, &rapporto)))
        })
    })
}

/// A plan by its years, and its version if it has one.
fn di_quando(lato: &Lato<'_>) -> String {
    let anni = lato.piano.anni();
    let version =
        lato.piano.manifesto.versione.get().map_or_else(String::new, |v| format!(", versione {}", v.as_str()));
    format!("PIAO {}-{}{version}", anni[0], anni[2])
}

/// Markdown for `.md`, else HTML.
fn from_name(path: Option<&std::path::Path>) -> Format {
    let ending = path.and_then(|p| p.extension()).map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => Format::Markdown,
        _ => Format::Html,
    }
}
