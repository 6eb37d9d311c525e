// SPDX-License-Identifier: EUPL-1.2
//! How the parts of a plan hold together: of each sort of element how many are tied to an element of another section, and
//! which are not.

use crate::graph::Graph;
use crate::model::fabbisogni::Assunzione;
use crate::model::formazione::InterventoFormativo;
use crate::model::id::Genere;
use crate::model::{Contenuto, Piano, Sezione};
use crate::source::decode::Spanned;
use crate::source::{FileId, Span};
use std::collections::HashMap;

/// Sorts of element that have an id, with the words for many of them.
const GENERI: &[(Genere, &str)] = &[
    (Genere::ObiettivoValorePubblico, "obiettivi di valore pubblico"),
    (Genere::Obiettivo, "obiettivi di performance"),
    (Genere::ObiettivoStrategico, "obiettivi strategici di prevenzione"),
    (Genere::Processo, "processi"),
    (Genere::Misura, "misure di prevenzione"),
];

/// What all sections name: a reference to one of these ties nothing together.
const COMUNI: &[Genere] = &[
    Genere::Ufficio,
    Genere::Incarico,
    Genere::Stakeholder,
    Genere::Fonte,
    Genere::Documento,
    Genere::Priorita,
    Genere::Profilo,
];

/// Collegamento (tie): one sort of element, how many there are and which stand alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collegamento {
    /// The sort, in the plural.
    pub che_cosa: &'static str,
    /// How many there are.
    pub totale: usize,
    /// Those that no other section names and that name no other.
    pub isolati: Vec<Isolato>,
}

/// Isolato (alone): an element that no other section is tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Isolato {
    /// In the graph, if it has an id.
    pub nodo: Option<usize>,
    /// Where it is written.
    pub luogo: Span,
}

/// The sorts of element that the plan has, where another section has some too.
pub fn collegamenti(piano: &Piano, graph: &Graph<'_>) -> Vec<Collegamento> {
    let legati = legati(piano, graph);
    let mut found: Vec<Collegamento> = GENERI
        .iter()
        .map(|(genere, che_cosa)| {
            let nodi = graph.nodi().iter().enumerate().filter(|(_, nodo)| nodo.genere == *genere);
            let (mut totale, mut isolati) = (0, Vec::new());
            for (n, nodo) in nodi {
                totale += 1;
                if !legato(graph, &legati, n) {
                    isolati.push(Isolato { nodo: Some(n), luogo: nodo.span });
                }
            }
            Collegamento { che_cosa, totale, isolati }
        })
        .collect();
    let assunzioni = piano.sezioni.fabbisogni.iter().flat_map(|f| f.assunzioni.elementi());
    found.push(righe("assunzioni", assunzioni, |a: &Assunzione| a.obiettivo.is_missing()));
    let corsi = piano.sezioni.formazione.iter().flat_map(|f| f.interventi_formativi.elementi());
    found.push(righe("interventi formativi", corsi, |i: &InterventoFormativo| {
        i.obiettivo.is_missing() && i.misura.is_missing()
    }));
    found.retain(|c| c.totale > 0);
    // In a plan of one part only nothing could be tied to anything.
    if found.len() < 2 { Vec::new() } else { found }
}

/// It is tied, or what it is written in is: the measure of a risk of a process that a goal looks after.
fn legato(graph: &Graph<'_>, legati: &[bool], n: usize) -> bool {
    std::iter::successors(Some(n), |m| graph.nodo(*m).dentro).any(|m| legati[m])
}

/// Rows without an id, tied by a field of theirs.
fn righe<'p, T: 'p>(
    che_cosa: &'static str,
    righe: impl Iterator<Item = &'p Spanned<T>>,
    isolata: impl Fn(&T) -> bool,
) -> Collegamento {
    let (mut totale, mut isolati) = (0, Vec::new());
    for riga in righe {
        totale += 1;
        if isolata(riga) {
            isolati.push(Isolato { nodo: None, luogo: riga.span });
        }
    }
    Collegamento { che_cosa, totale, isolati }
}

/// Node by node, whether it or something written in it names an element of another section, or is named from there.
fn legati(piano: &Piano, graph: &Graph<'_>) -> Vec<bool> {
    let sezioni: HashMap<FileId, Sezione> = piano
        .file
        .iter()
        .filter_map(|(file, contenuto)| match contenuto {
            Contenuto::Sezione(sezione) => Some((*file, *sezione)),
            _ => None,
        })
        .collect();
    let mut legati = vec![false; graph.nodi().len()];
    let mut mark = |mut node: Option<usize>| {
        while let Some(n) = node {
            legati[n] = true;
            node = graph.nodo(n).dentro;
        }
    };
    for arco in graph.archi().iter().filter(|a| !COMUNI.contains(&a.genere)) {
        let Some(a) = arco.a else { continue };
        let (da, verso) = (sezioni.get(&arco.span.file), sezioni.get(&graph.nodo(a).span.file));
        if da.is_some() && verso.is_some() && da != verso {
            mark(arco.da);
            mark(Some(a));
        }
    }
    legati
}
