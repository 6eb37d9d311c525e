// SPDX-License-Identifier: EUPL-1.2
//! How large a document may become. The name of what is referred to stands at each reference, and a picture wherever a text
//! shows it: a few hundred KB could ask for gigabytes.

use super::{Error, Format};
use crate::graph::{Graph, Nodo};
use crate::model::id::Genere;
use crate::model::record::Record;
use crate::model::tipi::{Immagine, Testo};
use crate::model::visita::{Foglia, Visitor};
use crate::prose::immagini;
use crate::rules::Context;
use crate::source::{Sources, Span, read_binary};
use std::collections::HashMap;

/// Bytes of the pictures of all texts together, at most, as often as they are shown.
const IMMAGINI: usize = 64 << 20;

/// What the row of a measure takes, whatever it says.
const MISURA: usize = 256;

const TROPPO: &str = "il documento sarebbe troppo grande per un piano di questa lunghezza: ci sono decine di migliaia di schede quasi vuote, \
                      testi lunghi ripetuti da `predefiniti` o da `file`, oppure schede o nomi lunghissimi a cui si rimanda molte volte";

/// Refuses what would be too large for a plan of this length.
pub fn controlla(cx: &Context<'_>, format: Format) -> Result<(), Error> {
    let limit = (96 << 20) + 8 * cx.sources.bytes();
    if cx.piano.peso.saturating_add(ripetuti(cx.graph)) > limit {
        return Err(Error(TROPPO.to_string()));
    }
    if format == Format::Markdown {
        // It names the pictures' files.
        return Ok(());
    }
    let mut mostrate = Immagini { sources: cx.sources, misure: HashMap::new(), bytes: 0 };
    cx.piano.visit(&mut mostrate);
    if mostrate.bytes > IMMAGINI {
        let mib = IMMAGINI >> 20;
        return Err(Error(format!(
            "il documento sarebbe troppo grande: le immagini nei testi, contate ogni volta che compaiono, superano {mib} MiB. \
             Riducile, o mostra una volta sola quelle ripetute"
        )));
    }
    Ok(())
}

/// Bytes that are written again and again: names at the other end of each reference, indicators wherever they are used, measures
/// for each process that runs their risk.
fn ripetuti(graph: &Graph<'_>) -> usize {
    let name = |nodo: &Nodo<'_>| nodo.record.nome().map_or(0, |t: &Testo| t.as_str().len());
    let names: Vec<usize> = graph.nodi().iter().map(name).collect();
    let whole = |n: usize| (graph.nodo(n).intero.end - graph.nodo(n).intero.start) as usize;
    // Of each risk.
    let (mut processes, mut measures) = (vec![0; names.len()], vec![0; names.len()]);
    let mut bytes = 0_usize;
    for arco in graph.archi() {
        let Some(to) = arco.a else { continue };
        bytes += names[to] + arco.da.map_or(0, |from| names[from]);
        if arco.genere == Genere::Indicatore {
            bytes += whole(to);
        }
        let Some(from) = arco.da else { continue };
        match (graph.nodo(from).genere, arco.genere) {
            (Genere::Processo, Genere::Rischio) => processes[to] += 1,
            (Genere::Rischio, Genere::Processo) => processes[from] += 1,
            (Genere::Misura, Genere::Rischio) => measures[to] += MISURA + names[from],
            (Genere::Rischio, Genere::Misura) => measures[from] += MISURA + names[to],
            _ => {}
        }
    }
    let repeated = processes.iter().zip(measures).map(|(p, m): (&usize, usize)| p.saturating_mul(m));
    repeated.fold(bytes, usize::saturating_add)
}

/// The pictures of the texts.
struct Immagini<'p> {
    sources: &'p Sources,
    /// The bytes of each, by its path; 0 for what is no picture of the plan.
    misure: HashMap<String, usize>,
    bytes: usize,
}

impl Immagini<'_> {
    fn mostra(&mut self, path: &str) {
        let sources = self.sources;
        let measure = |path: &String| read_binary(sources, path).map_or(0, |bytes| bytes.len());
        self.bytes += *self.misure.entry(path.trim_start_matches("./").to_string()).or_insert_with_key(measure);
    }
}

impl<'p> Visitor<'p> for Immagini<'p> {
    fn record(&mut self, record: &'p dyn Record, _: Span) {
        let path = record.as_any().downcast_ref::<Immagine>().and_then(|immagine| immagine.file.get());
        path.iter().for_each(|path| self.mostra(&path.0));
    }

    fn foglia(&mut self, foglia: Foglia<'p>, _: Span) {
        let Foglia::Prosa(prosa) = foglia else { return };
        let texts = std::iter::once(&prosa.testo).chain(prosa.lingue.iter().skip(1).map(|(_, text)| text));
        texts.flat_map(|text| immagini(text)).for_each(|picture| self.mostra(&picture.url));
    }
}
