// SPDX-License-Identifier: EUPL-1.2
//! What treats a risk: specific measures written in it, that it refers to, that name it or its process.

use crate::graph::Graph;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::{Misura, Processo, Rischio};
use crate::model::tipi::Lista;
use crate::rules::Context;
use crate::rules::shared::scala::specifica;
use std::collections::{HashMap, HashSet};

/// Specific measures of a plan, by the risk or the process that they treat.
pub struct Trattamento<'p> {
    di: HashMap<usize, Vec<usize>>,
    misure: HashMap<usize, &'p Misura>,
}

impl<'p> Trattamento<'p> {
    /// Of a plan.
    pub fn di(cx: &Context<'p>) -> Self {
        let misure = cx.graph.tutti::<Misura>().filter(|(_, m)| specifica(m)).collect();
        let mut trattamento = Trattamento { di: HashMap::new(), misure };
        for (m, _) in cx.graph.tutti::<Misura>() {
            if !trattamento.misure.contains_key(&m) {
                continue;
            }
            let named = cx.graph.uscenti(m).filter(|a| a.campo == "rischi" || a.campo == "processi");
            let around = cx.graph.contenitore(m, Genere::Rischio);
            let referring = cx.graph.entranti(m).filter_map(|a| a.da);
            let referring = referring.filter(|n| cx.graph.nodo(*n).genere == Genere::Rischio);
            for treated in named.filter_map(|a| a.a).chain(around).chain(referring) {
                let of = trattamento.di.entry(treated).or_default();
                // Measures come one after the other: the same one again is the last.
                if of.last() != Some(&m) {
                    of.push(m);
                }
            }
        }
        trattamento
    }

    /// The plan has no measure at all, and does not say why.
    pub fn nessuna(cx: &Context<'_>) -> bool {
        let section = cx.piano.sezioni.rischi_corruttivi.as_ref();
        !cx.graph.is_incomplete()
            && cx.graph.tutti::<Misura>().next().is_none()
            && section.is_some_and(|s| s.misure.is_missing() && s.conferma.is_missing())
    }

    /// The specific measures of a risk: its own and those of its processes.
    pub fn di_rischio(&self, graph: &Graph<'_>, rischio: usize) -> Vec<(usize, &'p Misura)> {
        let (mut found, mut seen): (Vec<usize>, HashSet<usize>) = Default::default();
        for n in std::iter::once(rischio).chain(processi(graph, rischio)) {
            for m in self.di.get(&n).into_iter().flatten() {
                if seen.insert(*m) {
                    found.push(*m);
                }
            }
        }
        found.into_iter().map(|m| (m, self.misure[&m])).collect()
    }

    /// The specific measures of a risk or of a process, as places in the graph.
    pub fn di_nodo(&self, n: usize) -> &[usize] {
        self.di.get(&n).map_or(&[], Vec::as_slice)
    }

    /// A risk has a specific measure, says why it has none, or lists something that was not understood.
    pub fn risposto(&self, graph: &Graph<'_>, n: usize, rischio: &Rischio) -> bool {
        let listed = match rischio.misure.get() {
            Some(Lista::Nessuna(_)) => return true,
            None if !rischio.misure.is_missing() => return true,
            None => &[][..],
            Some(Lista::Elementi(items)) => items,
        };
        let unknown = listed.iter().filter_map(|v| v.richiamo());
        let mut unknown = unknown.filter(|link| link.id.get().is_none_or(|id| graph.get(id).is_none()));
        let maybe = |n: usize| graph.maybe(graph.nodo(n).id);
        unknown.next().is_some() || maybe(n) || processi(graph, n).any(maybe) || !self.di_rischio(graph, n).is_empty()
    }
}

/// The processes of a risk: around it, named by it, or that refer to it.
pub fn processi<'g>(graph: &'g Graph<'_>, rischio: usize) -> impl Iterator<Item = usize> + 'g {
    let around = graph.contenitore(rischio, Genere::Processo);
    let named = graph.uscenti(rischio).filter(|a| a.campo == "processi").filter_map(|a| a.a);
    let referring = graph.entranti(rischio).filter_map(|a| a.da);
    around.into_iter().chain(named).chain(referring).filter(|n| graph.nodo(*n).genere == Genere::Processo)
}

/// The risks of every process: written in it, referred to by it, or that name it.
pub fn rischi_dei_processi(cx: &Context<'_>) -> HashMap<usize, Vec<usize>> {
    let mut found: HashMap<usize, Vec<usize>> = cx.graph.tutti::<Processo>().map(|(n, _)| (n, Vec::new())).collect();
    for (r, _) in cx.graph.tutti::<Rischio>() {
        for p in processi(cx.graph, r) {
            let of = found.entry(p).or_default();
            // Risks come one after the other: the same one again is the last.
            if of.last() != Some(&r) {
                of.push(r);
            }
        }
    }
    found
}
