// SPDX-License-Identifier: EUPL-1.2
//! `piao explain`.

use super::{Exit, Out, Stop};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::manifesto::Regime;
use crate::model::scheda_anagrafica::TipoEnte;
use crate::report::regole::catalogo::Copertura;
use crate::report::regole::{self, Elenco, Format};
use crate::rules::elenco::{Filtro, Parte};
use crate::rules::{rule_of, tutte};
use crate::source::decode::nearest;

/// Spiega una regola: che cosa controlla, perché, un esempio, come correggere. Senza regola, le elenca.
///
/// Con un anno o un ente, elenca che cosa le norme chiedono a quel piano: `piao explain --anno 2027 --ente comune --dipendenti 30`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// La regola, per esempio `obiettivo-senza-indicatore`
    regola: Option<String>,
    /// Solo le regole dei piani che cominciano in questo anno
    #[arg(long, value_name = "ANNO", conflicts_with = "regola", value_parser = clap::value_parser!(i16).range(2022..2100))]
    anno: Option<i16>,
    /// Solo le regole di questo tipo di ente
    #[arg(long, value_name = "TIPO", conflicts_with = "regola", value_parser = super::parole(TipoEnte::PAROLE, TipoEnte::da_parola))]
    ente: Option<TipoEnte>,
    /// Solo le regole di questo regime
    #[arg(long, value_name = "REGIME", conflicts_with = "regola", value_parser = super::parole(Regime::PAROLE, Regime::da_parola))]
    regime: Option<Regime>,
    /// Quanti dipendenti ha l'ente: meno di 50, regime semplificato
    #[arg(long, value_name = "NUMERO", conflicts_with_all = ["regola", "regime"])]
    dipendenti: Option<u32>,
    /// Quanti abitanti ha l'ente
    #[arg(long, value_name = "NUMERO", conflicts_with = "regola")]
    abitanti: Option<u32>,
    /// Solo le regole di una parte: il nome di una sezione, `piano`, `adozione`, `confronto`, `file`
    #[arg(long, value_name = "SEZIONE", conflicts_with = "regola", value_delimiter = ',')]
    sezione: Vec<String>,
    /// Solo le regole di questo livello
    #[arg(long, value_name = "LIVELLO", conflicts_with = "regola", value_delimiter = ',', value_parser = super::parole(Level::PAROLE, Level::da_parola))]
    livello: Vec<Level>,
    /// Che cosa attua ogni riga del catalogo delle norme, e che cosa nessuna regola può attuare
    #[arg(long, conflicts_with_all = ["regola", "anno", "ente", "regime", "dipendenti", "abitanti", "sezione", "livello"])]
    catalogo: bool,
    /// Formato
    #[arg(long, value_enum, value_name = "FORMATO", default_value_t = Format::Esteso)]
    format: Format,
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    if let Some(id) = &args.regola {
        let Some(rule) = rule_of(id) else {
            let near =
                nearest(id, tutte().map(|r| r.id)).map_or(String::new(), |r| format!(": forse intendevi `{r}`?"));
            return Err(Stop(format!("la regola `{id}` non esiste{near}")));
        };
        out.print(&regole::write_one(args.format, rule))?;
        return Ok(Exit::Ok);
    }
    if args.catalogo {
        let Some(text) = Copertura::tutta().write(args.format) else {
            return Err(Stop(
                "il catalogo si scrive in `esteso` o `markdown`; in `json`, senza `--catalogo`, ogni regola dice le sue righe"
                    .into(),
            ));
        };
        out.print(&text)?;
        return Ok(Exit::Ok);
    }
    let parti = args.sezione.iter().map(|word| parte(word)).collect::<Result<Vec<_>, _>>()?;
    let filtro = Filtro {
        anno: args.anno,
        tipo: args.ente,
        regime: args.regime,
        dipendenti: args.dipendenti,
        abitanti: args.abitanti,
        parti: parti.into_iter().flatten().collect(),
        livelli: args.livello,
    };
    if let Some(TipoEnte::Scuola | TipoEnte::IstituzioneEducativa) = filtro.tipo {
        out.note("le scuole e le istituzioni educative non adottano il PIAO (DL 80/2021, art. 6, c. 1)");
    }
    out.print(&regole::write(args.format, &Elenco::di(filtro)))?;
    Ok(Exit::Ok)
}

/// The parts that a word means: a stem, or the number that two sections may share.
fn parte(word: &str) -> Result<Vec<Parte>, Stop> {
    let wanted = word.trim().to_lowercase().replace(['-', ' '], "_");
    let number = |p: &Parte| matches!(p, Parte::Sezione(s) if s.numero() == wanted);
    let found: Vec<Parte> = Parte::tutte().filter(|p| p.parola() == wanted || number(p)).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let near = nearest(&wanted, Parte::tutte().map(Parte::parola));
    let help = match near {
        Some(word) => format!("forse intendevi `{word}`?"),
        None => {
            let words: Vec<&str> = Sezione::TUTTE.iter().map(|s| s.stem()).collect();
            format!("scrivi una di queste: {}, piano, adozione, confronto, file", words.join(", "))
        }
    };
    Err(Stop(format!("non c'è una sezione `{word}`: {help}")))
}
