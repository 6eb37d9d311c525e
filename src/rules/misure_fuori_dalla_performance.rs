// SPDX-License-Identifier: EUPL-1.2
use super::nessun_obiettivo_anticorruzione;
use super::shared::obiettivi::{Obiettivi, tratta};
use super::shared::scala::specifica;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::{Misura, ObiettivoStrategico};

/// The rule.
pub static RULE: Rule = Rule {
    id: "misure-fuori-dalla-performance",
    catalogo: &["risk-measure-performance"],
    summary: "le misure specifiche sono tra gli obiettivi di performance di chi le attua",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1, c. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "P",
        },
        Fonte { atto: "PNA 2019", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
        Fonte { atto: "PNA 2025", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
    ],
    doc: include_str!("misure_fuori_dalla_performance.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = Obiettivi::di(cx);
    let on_corruption =
        |o| tratta(o, Tema::Anticorruzione, &["corruzion", "anticorruzion", "legalit", "misur prevenzion"]);
    // Goals of nothing of the kind have their own rule; one on corruption may stand for all measures.
    if obiettivi.incompleti
        || obiettivi.tutti.iter().any(|(_, o)| on_corruption(o))
        || !nessun_obiettivo_anticorruzione::detto(cx, &obiettivi)
    {
        return;
    }
    let specific = || cx.graph.tutti::<Misura>().filter(|(_, m)| specifica(m));
    let Some((first, _)) = specific().next() else { return };
    if specific().any(|(n, m)| in_performance(cx, n, m)) {
        return;
    }
    out.report(&RULE, cx.graph.nodo(first).span)
        .campo("obiettivo")
        .message(match specific().count() {
            1 => "l'unica misura specifica non è in nessun obiettivo di performance".to_string(),
            n => format!("nessuna delle {n} misure specifiche è in un obiettivo di performance"),
        })
        .label("chi la attua ne risponde anche nella valutazione?")
        .help(
            "aggiungi `obiettivo` alle misure, con l'id di un obiettivo della 2.2, o usa per `indicatore` uno dei suoi",
        )
        .insieme(cx);
}

/// A goal carries it out, itself or through the strategic one, or shares its indicator.
fn in_performance(cx: &Context<'_>, n: usize, misura: &Misura) -> bool {
    let strategic = misura.obiettivo_strategico.get().and_then(|o| cx.graph.get::<ObiettivoStrategico>(o));
    let goal = |n: usize| cx.graph.nodo(n).genere == Genere::Obiettivo;
    let shared = |i: usize| {
        cx.graph.contenitore(i, Genere::Obiettivo).is_some() || cx.graph.entranti(i).filter_map(|a| a.da).any(goal)
    };
    let mut indicators = cx.graph.uscenti(n).filter(|a| a.genere == Genere::Indicatore).filter_map(|a| a.a);
    !misura.obiettivo.is_missing()
        || strategic.is_some_and(|s| !s.obiettivi.is_missing())
        || cx.graph.entranti(n).filter_map(|a| a.da).any(goal)
        || indicators.any(shared)
}
