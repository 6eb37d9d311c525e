// SPDX-License-Identifier: EUPL-1.2
use super::nessun_obiettivo_anticorruzione;
use super::shared::obiettivi::tratta;
use super::shared::scala::specifica;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::{Misura, ObiettivoStrategico, StatoMisura};
use crate::model::struttura_organizzativa::Incarico;

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
    let obiettivi = cx.obiettivi();
    // Goals of nothing of the kind have their own rule.
    if obiettivi.incompleti || !nessun_obiettivo_anticorruzione::detto(cx, obiettivi) {
        return;
    }
    let on_corruption =
        |o| tratta(o, Tema::Anticorruzione, &["corruzion", "anticorruzion", "legalit", "misur prevenzion"]);
    let on_corruption: Vec<_> = obiettivi.tutti.iter().copied().filter(|(_, o)| on_corruption(o)).collect();
    let struttura = cx.struttura();
    // A goal on corruption stands for all the measures of the offices that work at it.
    let coinvolti = struttura.coinvolti(cx, &on_corruption);
    let mut total = 0;
    let mut outside = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>().filter(|(_, m)| specifica(m) && !chiusa(m)) {
        total += 1;
        let by_office = uffici(cx, n).is_none_or(|u| u.iter().any(|u| coinvolti.ufficio_ha(*u)));
        if !by_office && !in_performance(cx, n, misura) {
            outside.push(n);
        }
    }
    let Some(first) = outside.first() else { return };
    let finding = out
        .report(&RULE, cx.graph.nodo(*first).span)
        .campo("obiettivo")
        .message(match (outside.len(), total) {
            (1, 1) => "l'unica misura specifica non è in nessun obiettivo di performance".to_string(),
            (n, t) if n == t => format!("nessuna delle {t} misure specifiche è in un obiettivo di performance"),
            (1, t) => format!("una delle {t} misure specifiche non è in nessun obiettivo di performance"),
            (n, t) => format!("{n} delle {t} misure specifiche non sono in nessun obiettivo di performance"),
        })
        .label("chi la attua ne risponde anche nella valutazione?")
        .help("aggiungi `obiettivo` alle misure, con l'id di un obiettivo della 2.2, o un obiettivo sulla prevenzione a cui lavorino gli uffici che le attuano");
    // One alone has a place of its own.
    if outside.len() > 1 {
        finding.insieme(cx);
    }
}

/// There is nothing left to answer for.
fn chiusa(misura: &Misura) -> bool {
    let closed = matches!(misura.stato.get(), Some(StatoMisura::Attuata | StatoMisura::Sospesa));
    closed || !misura.gia_attuata.is_missing()
}

/// The offices that carry it out; none where it does not say, or says all.
fn uffici(cx: &Context<'_>, n: usize) -> Option<Vec<usize>> {
    let by_position =
        |i: usize| cx.graph.nodo(i).record.as_any().downcast_ref::<Incarico>().and_then(|i| i.ufficio.get());
    let mut found = Vec::new();
    for arco in cx.graph.uscenti(n) {
        match arco.genere {
            Genere::Ufficio => found.push(arco.a?),
            Genere::Incarico => {
                let office = arco.a.and_then(by_position);
                found.extend(office.and_then(|u| cx.graph.find(Genere::Ufficio, &u.id)));
            }
            _ => {}
        }
    }
    (!found.is_empty()).then_some(found)
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
