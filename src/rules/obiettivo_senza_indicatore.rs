// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Obiettivo, StatoObiettivo};

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-senza-indicatore",
    catalogo: &["perf-indicator"],
    summary: "ogni obiettivo di performance ha almeno un indicatore, o fasi con date",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
        certezza: "P",
    }],
    doc: include_str!("obiettivo_senza_indicatore.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (nodo, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        // Nobody measures a goal taken out during the year.
        if matches!(obiettivo.stato.get(), Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso)) {
            continue;
        }
        // A goal that has goals below it is measured by theirs.
        let has_children = cx.graph.entranti(nodo).any(|a| a.campo == "padre");
        if !obiettivo.indicatori.is_missing() || !obiettivo.fasi.is_missing() || has_children {
            continue;
        }
        let nodo = cx.graph.nodo(nodo);
        out.report(&RULE, nodo.span)
            .campo("indicatori")
            .message(format!("l'obiettivo `{}` non ha indicatori né fasi", nodo.id))
            .label("questo obiettivo non si può misurare")
            .help("aggiungi `indicatori` con almeno un indicatore, o `fasi` con le date");
    }
}
