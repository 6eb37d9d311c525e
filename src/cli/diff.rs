// SPDX-License-Identifier: EUPL-1.2
//! `piao diff`.

use super::git::Repository;
use super::uscita::{self, Uscita};
use super::{Exit, Out, Stop, find_plan, output};
use crate::diff::{Confronto, Lato, compare, troppo_grandi};
use crate::load::Loaded;
use crate::model::Sezione;
use crate::pubblicabile;
use crate::report::diff::{self, Filtri, Format, Rapporto};
use crate::rules::confronto::Rilevanza;
use crate::source::Sources;
use crate::visibile;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// Confronta due piani e dice che cosa è cambiato, quanto conta e perché.
///
/// Due cartelle: `piao diff piano-2026 piano-2027`. Una sola, o nessuna: il confronto è con il piano che
/// `precedente` indica nel manifesto. Con Git: `--da HEAD~1` confronta una revisione con i file di adesso,
/// `piao diff v1.0..v1.1` due revisioni.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Cartelle dei due piani, prima e dopo; oppure `REV1..REV2`, e la cartella del piano
    #[arg(value_name = "PIANO", num_args = 0..=2)]
    piani: Vec<PathBuf>,
    /// La revisione Git da cui partire: il confronto è con i file di adesso
    #[arg(long, value_name = "REV")]
    da: Option<String>,
    /// Formato del rapporto
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = Format::Esteso)]
    format: Format,
    /// Altri rapporti in file, nella stessa esecuzione: `--output html=confronto.html`
    #[arg(long, value_name = "FORMATO=FILE")]
    output: Vec<String>,
    /// Solo queste sezioni (si può ripetere): `performance`
    #[arg(long, value_name = "SEZIONE")]
    sezione: Vec<String>,
    /// Solo ciò di cui rispondono questi uffici, prima o dopo (si può ripetere)
    #[arg(long, value_name = "ID")]
    ufficio: Vec<String>,
    /// Solo da questa rilevanza in su
    #[arg(long, value_enum, value_name = "RILEVANZA")]
    rilevanza: Option<Peso>,
    /// Solo i cambiamenti giudicati da queste regole (si può ripetere)
    #[arg(long, value_name = "REGOLA")]
    regola: Vec<String>,
    /// Senza i testi riscritti
    #[arg(long)]
    senza_prosa: bool,
    /// Esce con 1 se c'è almeno un cambiamento tra quelli chiesti
    #[arg(long)]
    exit_code: bool,
    /// Esce con 1 se un cambiamento rilevante non ha un motivo registrato
    #[arg(long, value_enum, value_name = "RILEVANZA")]
    fail_on: Option<FailOn>,
    /// Il documento del piano prima (file o indirizzo): la pagina HTML vi porta con i collegamenti
    #[arg(long, value_name = "DOCUMENTO")]
    documento_prima: Option<String>,
    /// Il documento del piano dopo
    #[arg(long, value_name = "DOCUMENTO")]
    documento_dopo: Option<String>,
    /// Confronta anche se un file non si legge: ciò che contiene risulterà assente
    #[arg(long)]
    parziale: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Peso {
    /// Ciò di cui l'ente risponde
    Rilevante,
    /// Anche ciò che cambia ogni anno
    Ordinario,
    /// Anche i testi riscritti: tutto
    Redazionale,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Un cambiamento rilevante senza motivo
    Rilevante,
    /// Mai
    #[value(alias = "never")]
    Mai,
}

/// A plan to compare, with the name that the user knows it by.
struct Piano {
    loaded: Loaded,
    nome: String,
}

impl Piano {
    /// Stops before the other plan is read, if this one is too large already.
    fn di(loaded: Loaded, nome: String) -> Result<Piano, Stop> {
        entrano(&[(&loaded.piano, &loaded.sources)])?;
        Ok(Piano { loaded, nome })
    }
}

/// Plans that are compared fit in memory.
pub fn entrano(piani: &[(&crate::model::Piano, &Sources)]) -> Result<(), Stop> {
    troppo_grandi(piani).map_or(Ok(()), |why| Err(Stop(why)))
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    let outputs =
        args.output.iter().map(|o| output::<Format>(o, "html=confronto.html")).collect::<Result<Vec<_>, _>>()?;
    let places = Uscita::diverse(outputs.iter().map(|(_, path)| &**path))?;
    let outputs: Vec<_> = outputs.iter().map(|(format, _)| *format).zip(places).collect();
    let filtri = filtri(&args)?;
    let (prima, dopo) = piani(&args)?;
    prima.loaded.link(|before, unclear_before| {
        dopo.loaded.link(|after, unclear_after| {
            let mut warnings = whole(&args, &prima.nome, &before, unclear_before)?;
            warnings.extend(whole(&args, &dopo.nome, &after, unclear_after)?);
            unknown_offices(&args, &before, &after)?;
            entrano(&[(before.piano, before.sources), (after.piano, after.sources)])?;
            let confronto = compare(before, after);
            report(&args, out, outputs, &filtri, &confronto, (&prima.nome, &dopo.nome), warnings)
        })
    })
}

fn report(
    args: &Args,
    out: &Out,
    outputs: Vec<(Format, Uscita)>,
    filtri: &Filtri,
    confronto: &Confronto<'_>,
    nomi: (&str, &str),
    warnings: Vec<String>,
) -> Result<Exit, Stop> {
    let giudizi = diff::giudica(confronto);
    let mut rapporto = Rapporto::new(confronto, &giudizi, filtri, nomi);
    rapporto.avvertenze = warnings;
    rapporto.documenti = (args.documento_prima.clone(), args.documento_dopo.clone());
    let text = |(format, place): (Format, Uscita)| (place, write(format, &rapporto, filtri));
    uscita::scrivi(&outputs.into_iter().map(text).collect::<Vec<_>>())?;
    rapporto.color = out.color;
    out.print(&write(args.format, &rapporto, filtri))?;
    let differs = args.exit_code && !rapporto.voci.is_empty();
    let bare = args.fail_on == Some(FailOn::Rilevante) && rapporto.voci.iter().any(|v| v.senza_motivo());
    Ok(if differs || bare { Exit::Findings } else { Exit::Ok })
}

/// A report. One that is made to be published knows of the two plans only what may be published.
fn write(format: Format, rapporto: &Rapporto<'_, '_>, filtri: &Filtri) -> String {
    if !format.is_public() {
        return diff::write(format, rapporto);
    }
    let (prima, dopo) = (rapporto.confronto.prima, rapporto.confronto.dopo);
    pubblicabile::lato(prima.piano, prima.sources, |before| {
        pubblicabile::lato(dopo.piano, dopo.sources, |after| {
            let confronto = compare(before, after);
            let giudizi = diff::giudica(&confronto);
            let mut public = Rapporto::new(&confronto, &giudizi, filtri, (&rapporto.prima, &rapporto.dopo));
            public.avvertenze.clone_from(&rapporto.avvertenze);
            public.documenti.clone_from(&rapporto.documenti);
            diff::write(format, &public)
        })
    })
}

fn filtri(args: &Args) -> Result<Filtri, Stop> {
    let section = |word: &String| {
        let stem = crate::model::stem_di(word);
        let by_number = Sezione::TUTTE.iter().copied().find(|s| s.numero() == word.trim());
        Sezione::da_stem(&stem).or(by_number).ok_or_else(|| {
            let all = Sezione::TUTTE.iter().map(|s| s.stem()).collect::<Vec<_>>().join(", ");
            Stop(format!("la sezione `{word}` non esiste; sono: {all}"))
        })
    };
    for regola in &args.regola {
        if crate::rules::rule_of(regola).is_none() {
            return Err(Stop(format!("la regola `{regola}` non esiste: `piao explain` le elenca")));
        }
    }
    Ok(Filtri {
        sezioni: args.sezione.iter().map(section).collect::<Result<_, _>>()?,
        uffici: args.ufficio.clone(),
        rilevanza: args.rilevanza.map(|r| match r {
            Peso::Rilevante => Rilevanza::Rilevante,
            Peso::Ordinario => Rilevanza::Ordinario,
            Peso::Redazionale => Rilevanza::Redazionale,
        }),
        regole: args.regola.clone(),
        senza_prosa: args.senza_prosa,
    })
}

fn unknown_offices(args: &Args, before: &Lato<'_>, after: &Lato<'_>) -> Result<(), Stop> {
    use crate::model::id::Genere;
    for id in &args.ufficio {
        if before.graph.find(Genere::Ufficio, id).is_none() && after.graph.find(Genere::Ufficio, id).is_none() {
            return Err(Stop(format!("l'ufficio `{id}` non c'è in nessuno dei due piani")));
        }
    }
    Ok(())
}

/// A plan that was not read whole stops the comparison: what could not be read would look as if it had gone.
fn whole(args: &Args, nome: &str, lato: &Lato<'_>, unclear: usize) -> Result<Vec<String>, Stop> {
    let broken: Vec<&str> = lato.non_letti().collect();
    let mut warnings = Vec::new();
    if !broken.is_empty() {
        let list = broken.iter().map(|f| format!("`{}`", visibile::nome(f))).collect::<Vec<_>>().join(", ");
        if !args.parziale {
            return Err(Stop(format!(
                "il piano `{nome}` non si legge tutto: {list}. Con `piao validate` vedi perché; con `--parziale` il confronto si fa lo stesso"
            )));
        }
        warnings.push(format!("del piano `{nome}` non è stato letto {list}: ciò che contiene risulta assente"));
    }
    if unclear > 0 && broken.is_empty() {
        warnings.push(format!(
            "nel piano `{nome}` {} e può non essere nel confronto: `piao validate` dice dove",
            if unclear == 1 {
                "un punto non è stato capito".into()
            } else {
                format!("{unclear} punti non sono stati capiti")
            }
        ));
    }
    Ok(warnings)
}

// ---------------------------------------------------------------- which two plans

fn piani(args: &Args) -> Result<(Piano, Piano), Stop> {
    if let Some((from, to, folder)) = revisioni(args)? {
        let (root, _) = find_plan(folder)?;
        let repository = Repository::of(&root)?;
        let read =
            |revision: &str| Piano::di(Loaded::given(repository.read(revision)?, super::fili()), revision.to_string());
        return Ok((read(&from)?, read(&to)?));
    }
    if let Some(revision) = &args.da {
        if args.piani.len() > 1 {
            return Err(Stop("con `--da` si indica una cartella sola: quella del piano di adesso".into()));
        }
        let (root, shown) = find_plan(args.piani.first().cloned())?;
        let repository = Repository::of(&root)?;
        let prima = Piano::di(Loaded::given(repository.read(revision)?, super::fili()), revision.clone())?;
        return Ok((prima, cartella(&root, &shown)?));
    }
    match &args.piani[..] {
        [prima, dopo] => {
            let ((a, a_shown), (b, b_shown)) = (find_plan(Some(prima.clone()))?, find_plan(Some(dopo.clone()))?);
            Ok((cartella(&a, &a_shown)?, cartella(&b, &b_shown)?))
        }
        given => precedente(given.first().cloned()),
    }
}

/// `REV1..REV2`, when the first word is no folder.
fn revisioni(args: &Args) -> Result<Option<(String, String, Option<PathBuf>)>, Stop> {
    let Some(first) = args.piani.first() else { return Ok(None) };
    let Some((from, to)) = first.to_str().filter(|_| !first.exists()).and_then(|t| t.split_once("..")) else {
        return Ok(None);
    };
    let to = to.strip_prefix('.').unwrap_or(to);
    // Paths that do not exist have dots too.
    if from.is_empty() || from.ends_with('/') || to.starts_with('/') || to.starts_with('\\') {
        return Ok(None);
    }
    if args.da.is_some() {
        return Err(Stop("`--da` e `REV1..REV2` dicono la stessa cosa: usane uno".into()));
    }
    let to = if to.is_empty() { "HEAD" } else { to };
    Ok(Some((from.into(), to.into(), args.piani.get(1).cloned())))
}

fn cartella(root: &Path, shown: &str) -> Result<Piano, Stop> {
    let loaded = Loaded::read(root, shown, super::lettura(false))?;
    Piano::di(loaded, if shown.is_empty() { ".".into() } else { shown.into() })
}

/// A plan and the one that its manifest calls last year's.
fn precedente(given: Option<PathBuf>) -> Result<(Piano, Piano), Stop> {
    let (root, shown) = find_plan(given)?;
    let mut loaded = Loaded::read(&root, &shown, super::lettura(true))?;
    let name = if shown.is_empty() { ".".to_string() } else { shown };
    let Some(before) = loaded.precedente.take() else {
        let why = match loaded.piano.manifesto.precedente.get() {
            Some(path) => format!("`precedente` indica `{}`, che non si può leggere come piano", path.0),
            None => "nel suo manifesto manca `precedente`".into(),
        };
        return Err(Stop(format!(
            "con che cosa confronto `{name}`? {why}. Indica due cartelle, oppure una revisione con `--da`"
        )));
    };
    let path = loaded.piano.manifesto.precedente.get().map(|p| p.0.to_string()).unwrap_or_default();
    let prima = Piano::di(*before, crate::load::joined(&name, &path))?;
    Ok((prima, Piano::di(loaded, name)?))
}
