// SPDX-License-Identifier: EUPL-1.2
use super::shared::scala::{self, Scala};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::Graph;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::{Misura, Rischio};
use crate::model::tipi::Lista;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-alto-senza-misura-specifica",
    catalogo: &["risk-high-specific"],
    summary: "un rischio al livello peggiore ha almeno una misura specifica",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("rischio_alto_senza_misura_specifica.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(words) = Scala::del_rischio(cx) else { return };
    let treated = treated(cx.graph);
    for (n, rischio) in cx.graph.tutti::<Rischio>() {
        let Some((level, place)) = scala::livello(rischio).filter(|(l, _)| words.peggiore(l.as_str())) else {
            continue;
        };
        let nodo = cx.graph.nodo(n);
        let mut processi = processi(cx.graph, n);
        let unread = cx.graph.maybe(nodo.id) || processi.clone().any(|p| cx.graph.maybe(cx.graph.nodo(p).id));
        if unread || answered(cx.graph, rischio) || treated.contains(&n) || processi.any(|p| treated.contains(&p)) {
            continue;
        }
        out.report(&RULE, nodo.span)
            .campo("misure")
            .message(format!("il rischio `{}` è `{level}` e non ha misure specifiche", nodo.id))
            .label("che cosa si fa per questo rischio?")
            .also(place, "il livello è il peggiore della scala")
            .help("aggiungi in `misure` una misura con `genere: specifica`, o l'id di una scritta altrove");
    }
}

/// Risks and processes that a specific measure names.
fn treated(graph: &Graph<'_>) -> HashSet<usize> {
    let specific = graph.tutti::<Misura>().filter(|(_, m)| scala::specifica(m));
    specific
        .flat_map(|(n, _)| graph.uscenti(n))
        .filter(|arco| arco.campo == "rischi" || arco.campo == "processi")
        .filter_map(|arco| arco.a)
        .collect()
}

/// The risk lists a specific measure, says why it has none, or lists something that was not understood.
fn answered(graph: &Graph<'_>, rischio: &Rischio) -> bool {
    let listed = match rischio.misure.get() {
        Some(Lista::Nessuna(_)) => return true,
        None => return !rischio.misure.is_missing(),
        Some(Lista::Elementi(items)) => items,
    };
    listed.iter().any(|voce| match voce.richiamo() {
        None => voce.definizione().is_some_and(scala::specifica),
        Some(link) => link.id.get().and_then(|id| graph.get(id)).is_none_or(scala::specifica),
    })
}

/// The processes of a risk: around it, named by it, or that refer to it.
fn processi<'g>(graph: &'g Graph<'_>, rischio: usize) -> impl Iterator<Item = usize> + Clone + 'g {
    let around = graph.contenitore(rischio, Genere::Processo);
    let named: Vec<usize> = graph.uscenti(rischio).filter(|a| a.campo == "processi").filter_map(|a| a.a).collect();
    let referring: Vec<usize> = graph.entranti(rischio).filter_map(|a| a.da).collect();
    let is_process = |n: &usize| graph.nodo(*n).genere == Genere::Processo;
    around.into_iter().chain(named).chain(referring).filter(is_process)
}
