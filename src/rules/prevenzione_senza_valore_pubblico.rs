// SPDX-License-Identifier: EUPL-1.2
use super::shared::serventi;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::performance::Obiettivo;
use crate::model::rischi_corruttivi::ObiettivoStrategico;
use crate::model::tipi::Ref;
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::source::decode::Spanned;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "prevenzione-senza-valore-pubblico",
    catalogo: &["risk-vp-link"],
    summary: "almeno un obiettivo strategico di prevenzione protegge un obiettivo di valore pubblico",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
        Fonte { atto: "PNA 2025", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
    ],
    doc: include_str!("prevenzione_senza_valore_pubblico.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((first, _)) = cx.graph.tutti::<ObiettivoStrategico>().next() else { return };
    if cx.graph.is_incomplete() || cx.graph.tutti::<ObiettivoValorePubblico>().next().is_none() {
        return;
    }
    let serving = serventi::tutti(cx);
    // Where nothing of section 2.3 protects any of them the cause is one, and has its own rule.
    if cx.graph.tutti::<ObiettivoStrategico>().any(|(n, o)| legato(cx, &serving, n, o))
        || serventi::nessuno_protetto(cx)
    {
        return;
    }
    out.report(&RULE, cx.graph.nodo(first).span)
        .campo("valore_pubblico")
        .message("nessun obiettivo strategico di prevenzione è legato a un obiettivo di valore pubblico")
        .label("quale valore pubblico protegge?")
        .help("aggiungi `valore_pubblico` con l'id di un obiettivo della 2.1, o `obiettivi` con quelli che lo servono")
        .insieme(cx);
}

/// It names a goal of public value, or a goal of performance that serves one, or is named by one.
fn legato(cx: &Context<'_>, serving: &HashSet<usize>, n: usize, strategico: &ObiettivoStrategico) -> bool {
    let serves = |o: &Spanned<Ref<Obiettivo>>| {
        cx.graph.find(Genere::Obiettivo, &o.value.id).is_none_or(|goal| serving.contains(&goal))
    };
    let value = |n: usize| cx.graph.nodo(n).genere == Genere::ObiettivoValorePubblico;
    !strategico.valore_pubblico.is_missing()
        || strategico.obiettivi.elementi().iter().any(serves)
        || cx.graph.entranti(n).filter_map(|a| a.da).any(value)
}
