// SPDX-License-Identifier: EUPL-1.2
//! How risks are rated: which have a level, on which indicators it rests, whether it is below the worst of them.

use crate::graph::Graph;
use crate::model::rischi_corruttivi::{Processo, Rischio};
use crate::model::tipi::{Mappa, Testo, ValoreScritto};
use crate::rules::Context;
use crate::rules::dati::{IndicatoreRischio, indicatore_rischio};
use crate::rules::shared::scala::Scala;
use crate::rules::shared::trattamento::processi;
use crate::source::Span;
use crate::source::decode::Field;
use std::collections::BTreeSet;

/// A process says its own level.
pub fn processo_valutato(processo: &Processo) -> bool {
    !processo.rischio.is_missing() || !processo.punteggio.is_missing()
}

/// A risk has a level: its own, of some office, or of its process.
pub fn valutato(graph: &Graph<'_>, n: usize, rischio: &Rischio) -> bool {
    let own = [&rischio.rischio_iniziale, &rischio.rischio_residuo].iter().any(|l| !l.is_missing());
    let unread = rischio.stime_per_ufficio.get().is_none() && !rischio.stime_per_ufficio.is_missing();
    own || unread
        || !rischio.punteggio.is_missing()
        || rischio.stime_per_ufficio.elementi().iter().any(|s| !s.rischio.is_missing())
        || di_processi(graph, n).any(processo_valutato)
}

/// The processes of a risk, as written.
pub fn di_processi<'g>(graph: &'g Graph<'_>, rischio: usize) -> impl Iterator<Item = &'g Processo> {
    processi(graph, rischio).filter_map(|p| graph.nodo(p).record.as_any().downcast_ref::<Processo>())
}

/// The indicators that some estimates use.
pub fn indicatori<'m>(stime: impl Iterator<Item = &'m Field<Mappa<ValoreScritto>>>) -> BTreeSet<&'static str> {
    let names = stime.flat_map(|m| m.voci().iter().map(|v| &*v.chiave));
    names.filter_map(indicatore_rischio).map(|i| i.codice.as_str()).collect()
}

/// An estimate worse than the level of its risk.
pub struct Peggiore<'p> {
    /// The level before the measures.
    pub livello: &'p Testo,
    /// Where it is.
    pub luogo: Span,
    /// The indicator.
    pub indicatore: &'static IndicatoreRischio,
    /// Its estimate, as written.
    pub stima: &'p str,
    /// Where it is.
    pub luogo_stima: Span,
}

/// The scale of the levels, where the estimates use its words too.
pub fn scala_comune(cx: &Context<'_>) -> Option<Scala> {
    let scala = Scala::del_rischio(cx)?;
    let other = Scala::dei_fattori(cx).is_some_and(|f| f.parole.iter().any(|p| !scala.contiene(p)));
    (!other).then_some(scala)
}

/// The worst estimate of a risk, where its level before the measures is better; of the indicators of which more is worse.
pub fn peggiore<'p>(scala: &Scala, rischio: &'p Rischio) -> Option<Peggiore<'p>> {
    let (livello, luogo) = rischio.rischio_iniziale.both()?;
    let level = scala.grado(livello.as_str())?;
    let estimates = rischio.stime.voci().iter().filter_map(|voce| {
        let indicatore = indicatore_rischio(&voce.chiave).filter(|i| i.cresce(&voce.chiave))?;
        let stima = &*voce.valore.value.valore.testo;
        Some((scala.grado(stima)?, indicatore, stima, voce.valore.span))
    });
    // Of the equally bad the first, as written.
    let (worst, indicatore, stima, luogo_stima) = estimates.rev().max_by_key(|(grado, ..)| *grado)?;
    (worst > level).then_some(Peggiore { livello, luogo, indicatore, stima, luogo_stima })
}

/// The reason of a level is written somewhere: at the risk, in the estimates of the offices, in the note of its process.
pub fn motivato(graph: &Graph<'_>, n: usize, rischio: &Rischio) -> bool {
    let said = !rischio.motivazione.is_missing() || !rischio.dati.is_missing();
    said || rischio.stime_per_ufficio.elementi().iter().any(|s| !s.motivazione.is_missing())
        || di_processi(graph, n).any(|p| !p.nota.is_missing())
}

/// The degree of the worst level of a process: its own, else that of its risks.
pub fn livello_di_processo<'p>(
    scala: &Scala,
    processo: &'p Processo,
    rischi: impl Iterator<Item = &'p Rischio>,
) -> Option<usize> {
    let own = processo.rischio.get().and_then(|l| scala.grado(l.as_str()));
    let of = |r: &Rischio| {
        let level = r.rischio_iniziale.get().or(r.rischio_residuo.get());
        level.and_then(|l| scala.grado(l.as_str()))
    };
    own.or_else(|| rischi.filter_map(of).max())
}
