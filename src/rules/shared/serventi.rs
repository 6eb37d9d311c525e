// SPDX-License-Identifier: EUPL-1.2
//! What serves a goal of public value: goals of performance that refer to it, and the places of the plan that refer to either.

use crate::model::id::Genere;
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::model::{Contenuto, Sezione};
use crate::rules::Context;
use crate::source::FileId;
use std::collections::{HashMap, HashSet};

/// Sections on staff: structure, agile work, needs, training.
const PERSONALE: [Sezione; 4] =
    [Sezione::StrutturaOrganizzativa, Sezione::LavoroAgile, Sezione::Fabbisogni, Sezione::Formazione];

/// Kinds of element that section 2.3 is made of.
const PROTEZIONE: [Genere; 4] = [Genere::Processo, Genere::Rischio, Genere::Misura, Genere::ObiettivoStrategico];

/// A goal of public value with what serves it, as places in the graph.
pub struct Servito {
    /// Itself, its strategies and its indicators.
    pub proprio: HashSet<usize>,
    /// Goals of performance that serve it, and those below them.
    pub obiettivi: HashSet<usize>,
}

impl Servito {
    /// Of the goal of public value at `n`.
    pub fn di(cx: &Context<'_>, n: usize) -> Servito {
        let graph = cx.graph;
        // What is written inside an element comes right after it.
        let dopo = graph.nodi().iter().enumerate().skip(n + 1).take_while(|(_, nodo)| nodo.dentro.is_some());
        let dentro = dopo.filter(|(_, nodo)| nodo.dentro == Some(n)).map(|(i, _)| i);
        let proprio: HashSet<usize> = std::iter::once(n).chain(dentro).collect();
        let mut obiettivi = HashSet::new();
        let mut coda: Vec<usize> = Vec::new();
        for p in &proprio {
            coda.extend(graph.entranti(*p).filter_map(|a| in_genere(cx, a.da?, Genere::Obiettivo)));
            coda.extend(graph.uscenti(*p).filter(|a| a.genere == Genere::Obiettivo).filter_map(|a| a.a));
        }
        while let Some(o) = coda.pop() {
            if obiettivi.insert(o) {
                coda.extend(graph.entranti(o).filter(|a| a.campo == "padre").filter_map(|a| a.da));
            }
        }
        Servito { proprio, obiettivi }
    }

    fn tutti(&self) -> impl Iterator<Item = usize> + '_ {
        self.proprio.iter().chain(&self.obiettivi).copied()
    }

    /// A process, a risk, a measure or a strategic goal of section 2.3 is linked to it or to a goal that serves it.
    pub fn protetto(&self, cx: &Context<'_>) -> bool {
        let di_protezione = |n: usize| PROTEZIONE.iter().any(|g| in_genere(cx, n, *g).is_some());
        self.tutti().any(|n| {
            cx.graph.entranti(n).filter_map(|a| a.da).any(di_protezione)
                || cx.graph.uscenti(n).filter_map(|a| a.a).any(di_protezione)
        })
    }

    /// Some line of section 3 refers to it or to a goal that serves it, or such a goal is written there.
    pub fn con_personale(&self, cx: &Context<'_>, file: &HashMap<FileId, Contenuto>) -> bool {
        let di_personale =
            |f: FileId| matches!(file.get(&f), Some(Contenuto::Sezione(sezione)) if PERSONALE.contains(sezione));
        self.obiettivi.iter().any(|o| di_personale(cx.graph.nodo(*o).span.file))
            || self.tutti().any(|n| cx.graph.entranti(n).any(|a| di_personale(a.span.file)))
    }
}

/// The plan has goals of public value, none of which anything of section 2.3 protects.
pub fn nessuno_protetto(cx: &Context<'_>) -> bool {
    let mut goals = cx.graph.tutti::<ObiettivoValorePubblico>().peekable();
    goals.peek().is_some() && goals.all(|(n, _)| !Servito::di(cx, n).protetto(cx))
}

/// Every goal of performance that serves some goal of public value.
pub fn tutti(cx: &Context<'_>) -> HashSet<usize> {
    cx.graph.tutti::<ObiettivoValorePubblico>().flat_map(|(n, _)| Servito::di(cx, n).obiettivi).collect()
}

/// What each file of the plan holds.
pub fn contenuti(cx: &Context<'_>) -> HashMap<FileId, Contenuto> {
    cx.piano.file.iter().copied().collect()
}

/// The element of this kind at `n` or around it.
fn in_genere(cx: &Context<'_>, n: usize, genere: Genere) -> Option<usize> {
    if cx.graph.nodo(n).genere == genere { Some(n) } else { cx.graph.contenitore(n, genere) }
}
