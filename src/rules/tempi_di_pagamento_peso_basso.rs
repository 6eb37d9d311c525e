// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::stampa;
use super::shared::responsabili::dirige;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Responsabile;
use crate::model::id::Genere;
use crate::source::Span;
use crate::source::decode::Field;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempi-di-pagamento-peso-basso",
    catalogo: &["perf-payment-weight"],
    summary: "i tempi di pagamento pesano almeno 30 nella valutazione di chi ne risponde",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "DL 13/2023",
        articolo: "art. 4-bis, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2023-02-24;13~art4bis",
        certezza: "C",
    }],
    doc: include_str!("tempi_di_pagamento_peso_basso.md"),
    check: Some(check),
};

/// What the law asks, per cent.
const MINIMO: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// The weights of one person, goal by goal.
#[derive(Default)]
struct Pesi {
    /// Goal, weight and place.
    scritti: BTreeMap<usize, (Decimal, Span)>,
    /// Goals in which the person has none.
    senza: Vec<(usize, Span)>,
    /// Some weight was not understood.
    incerto: bool,
}

fn check(cx: &Context<'_>, out: &mut Findings) {
    let tutti = cx.obiettivi();
    let obiettivi = cx.dei_pagamenti();
    if tutti.incompleti || obiettivi.is_empty() {
        return;
    }
    let struttura = cx.struttura();
    let mut persone: BTreeMap<usize, Pesi> = BTreeMap::new();
    for &(n, obiettivo) in obiettivi {
        let responsabili: Vec<(usize, &Responsabile, Span)> = obiettivo
            .responsabili
            .elementi()
            .iter()
            .filter_map(|r| Some((cx.graph.find(Genere::Incarico, &r.incarico.get()?.id)?, &r.value, r.span)))
            .filter(|(i, ..)| struttura.tipo(*i).is_some_and(dirige))
            .collect();
        // Without persons there is another finding.
        if responsabili.is_empty() {
            continue;
        }
        let nessuno = responsabili.iter().all(|(_, r, _)| r.peso.is_missing());
        if nessuno {
            senza_pesi(cx, n, responsabili.len(), out);
        }
        for (incarico, responsabile, luogo) in responsabili {
            let pesi = persone.entry(incarico).or_default();
            match &responsabile.peso {
                Field::Present(peso, luogo) => {
                    let scritto = pesi.scritti.entry(n).or_insert((peso.numero, *luogo));
                    // The same person twice, for two parts of the year.
                    scritto.0 = scritto.0.max(peso.numero);
                }
                Field::Invalid(_) => pesi.incerto = true,
                Field::Missing if nessuno => pesi.incerto = true,
                Field::Missing => pesi.senza.push((n, luogo)),
            }
        }
    }
    for (incarico, pesi) in persone {
        persona(cx, incarico, &pesi, out);
    }
}

fn senza_pesi(cx: &Context<'_>, obiettivo: usize, quanti: usize, out: &mut Findings) {
    let nodo = cx.graph.nodo(obiettivo);
    let chi = if quanti == 1 { "chi ne risponde".to_string() } else { format!("i {quanti} che ne rispondono") };
    out.report(&RULE, nodo.span)
        .campo("responsabili")
        .message(format!("l'obiettivo `{}` sui tempi di pagamento non dice quanto pesa per {chi}", nodo.id))
        .label("nessun responsabile ha `peso`")
        .help("scrivi il peso nella valutazione di ciascuno, almeno 30: `{ incarico: …, peso: 30 }`");
}

fn persona(cx: &Context<'_>, incarico: usize, pesi: &Pesi, out: &mut Findings) {
    let somma: Decimal = pesi.scritti.values().map(|(peso, _)| *peso).sum();
    if pesi.incerto || somma >= MINIMO {
        return;
    }
    let id = cx.graph.nodo(incarico).id;
    let Some((_, primo)) = pesi.scritti.values().next() else {
        let Some((obiettivo, luogo)) = pesi.senza.first() else { return };
        out.report(&RULE, *luogo)
            .message(format!("per `{id}` non si sa quanto pesa l'obiettivo `{}`", cx.graph.nodo(*obiettivo).id))
            .label("manca `peso`")
            .help(format!("scrivi `{{ incarico: {id}, peso: 30 }}`, o di più"));
        return;
    };
    let addendi: Vec<String> = pesi.scritti.values().map(|(peso, _)| stampa(*peso)).collect();
    let label = match addendi.as_slice() {
        [_] => "troppo poco".to_string(),
        tutti => format!("{} = {}", tutti.join(" + "), stampa(somma)),
    };
    let mut finding = out
        .report(&RULE, *primo)
        .message(format!("per `{id}` i tempi di pagamento pesano {}, meno di 30", stampa(somma)))
        .label(label)
        .help("porta il peso almeno a 30, anche su più obiettivi sui tempi di pagamento");
    for (_, luogo) in pesi.scritti.values().skip(1) {
        finding = finding.also(*luogo, "anche questo conta");
    }
    for (obiettivo, luogo) in &pesi.senza {
        finding = finding.also(*luogo, format!("in `{}` non ha un peso", cx.graph.nodo(*obiettivo).id));
    }
}
