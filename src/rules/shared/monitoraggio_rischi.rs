// SPDX-License-Identifier: EUPL-1.2
//! How a plan monitors its measures against corruption, wherever it says so; the year in which section 2.3 is confirmed.

use super::parole::{parla_di, piano};
use crate::model::monitoraggio::AttivitaMonitoraggio;
use crate::model::rischi_corruttivi::{Conferma, MonitoraggioRischi, RischiCorruttivi};
use crate::model::tipi::Prosa;
use crate::rules::Context;
use crate::source::Span;
use crate::source::decode::Field;

/// The section with its place, unless what was not understood may be what is looked for.
pub fn sezione<'p>(cx: &Context<'p>) -> Option<(&'p RischiCorruttivi, Span)> {
    let section = cx.piano.sezioni.rischi_corruttivi.as_ref().filter(|_| !cx.graph.is_incomplete())?;
    let file = cx.piano.file_di(crate::model::Sezione::RischiCorruttivi).next()?;
    Some((section, Span { file, start: 0, end: 0 }))
}

/// Some activity of section 4 checks the measures.
pub fn in_sezione_4(cx: &Context<'_>) -> bool {
    attivita(cx).next().is_some()
}

/// The activities of section 4 that check the measures.
pub fn attivita<'p>(cx: &Context<'p>) -> impl Iterator<Item = &'p AttivitaMonitoraggio> {
    let all = cx.piano.sezioni.monitoraggio.iter().flat_map(|m| m.monitoraggi.elementi()).map(|a| &a.value);
    let about = |o: &str| parla_di(o, &["rischi", "corruzion", "anticorruzion"]);
    all.filter(move |a| a.oggetto.elementi().iter().any(|o| about(o.value.as_str())))
}

/// All that the plan says of the monitoring, folded.
pub fn parole(monitoraggio: &MonitoraggioRischi) -> String {
    let levels = monitoraggio.livelli.elementi();
    let proses: [&Field<Prosa>; 3] =
        [&monitoraggio.testo, &monitoraggio.riesame, &monitoraggio.risultati_anno_precedente];
    let mut parts: Vec<&str> = proses.into_iter().filter_map(|p| p.get()).map(|p| &*p.testo).collect();
    parts.extend(levels.iter().filter_map(|l| l.metodo.get()).map(|p| &*p.testo));
    parts.extend(levels.iter().filter_map(|l| l.soggetto.get()).map(|t| t.as_str()));
    parts.extend(monitoraggio.periodi.elementi().iter().map(|t| t.value.as_str()));
    piano(&parts.join(" . "))
}

/// The year of the three that the manifest says: 1 is that in which section 2.3 is written.
pub fn anno_del_triennio(cx: &Context<'_>) -> Option<u32> {
    cx.piano.manifesto.profilo.get().and_then(|p| p.anno_di_conferma.get()).map(|n| n.numero)
}

/// What the plan says of the confirmation; none where section 2.3 is not confirmed.
pub fn conferma<'p>(cx: &Context<'p>) -> Option<(Option<&'p Conferma>, Span)> {
    let (section, place) = sezione(cx)?;
    match section.conferma.both() {
        Some((conferma, span)) => Some((Some(conferma), span)),
        None if !section.conferma.is_missing() => None,
        None => anno_del_triennio(cx).filter(|n| *n > 1).map(|_| (None, place)),
    }
}
