// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::Uso;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{LegameIndicatore, Obiettivo};
use crate::model::scheda_anagrafica::Fonte;
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-ufficio",
    catalogo: &["ind-owner"],
    summary: "si sa quale ufficio dà i dati di ogni indicatore",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("indicatore_senza_ufficio.md"),
    check: Some(check),
};

/// Indicators shown for one goal.
const LUOGHI: usize = 8;

fn check(cx: &Context<'_>, out: &mut Findings) {
    // The office is missing once, on the goal: its indicators make one finding.
    let mut per_obiettivo: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for uso in cx.usati() {
        if !uso.indicatore.ufficio.is_missing() || dalla_fonte(cx, uso) {
            continue;
        }
        let senza = uso.obiettivi.iter().find(|(obiettivo, legame)| !dall_obiettivo(cx, *obiettivo, *legame));
        if let Some((obiettivo, _)) = senza {
            per_obiettivo.entry(*obiettivo).or_default().push(uso.nodo);
        }
    }
    for (obiettivo, indicatori) in per_obiettivo {
        let nodo = |n: usize| cx.graph.nodo(n);
        let quanti = match indicatori.as_slice() {
            [solo] => format!("dell'indicatore `{}`", nodo(*solo).id),
            tutti => format!("di {} indicatori", tutti.len()),
        };
        let mut finding = out
            .report(&RULE, nodo(obiettivo).span)
            .campo("ufficio")
            .message(format!("non si sa quale ufficio dà i dati {quanti} di `{}`", nodo(obiettivo).id))
            .label("né l'obiettivo né i suoi indicatori né le fonti dicono un ufficio")
            .help("aggiungi `ufficio` all'obiettivo, oppure all'indicatore se i dati vengono da un altro ufficio");
        for n in indicatori.iter().take(LUOGHI) {
            finding = finding.also(nodo(*n).span, "chi dà questo dato?");
        }
    }
}

fn dalla_fonte(cx: &Context<'_>, uso: &Uso<'_>) -> bool {
    let Some(fonte) = uso.indicatore.fonte.get().and_then(|f| f.riferimento()) else { return false };
    // An unknown source is already reported.
    cx.graph.get::<Fonte>(fonte).is_none_or(|f| !f.ufficio.is_missing())
}

/// The goal or the link says an office, or someone who has one.
fn dall_obiettivo(cx: &Context<'_>, obiettivo: usize, legame: Option<&LegameIndicatore>) -> bool {
    if legame.is_some_and(|l| !l.ufficio.is_missing()) {
        return true;
    }
    let record = cx.graph.nodo(obiettivo).record.as_any();
    // A goal of performance for which nobody answers has a finding of its own, `obiettivo-senza-ufficio`.
    if record.downcast_ref::<Obiettivo>().is_some() {
        return true;
    }
    record.downcast_ref::<ObiettivoValorePubblico>().is_none_or(|o| {
        !o.ufficio.is_missing() || !o.responsabile_amministrativo.is_missing() || !o.contributori.is_missing()
    })
}
