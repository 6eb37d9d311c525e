// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::Posto;
use super::shared::parole::parla_di;
use super::shared::responsabili::{Struttura, esiste};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Contributore;
use crate::model::id::Genere;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempi-di-pagamento-senza-responsabile",
    catalogo: &["perf-payment-owner"],
    summary: "chi risponde dei pagamenti, e il vertice della sua struttura, ha tra i suoi obiettivi i tempi di pagamento",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::dal(2024),
    fonti: &[
        Fonte {
            atto: "DL 13/2023",
            articolo: "art. 4-bis",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2023-02-24;13~art4bis",
            certezza: "C",
        },
        Fonte { atto: "Circolare RGS 1/2024", articolo: "", url: "https://www.rgs.mef.gov.it", certezza: "C" },
    ],
    doc: include_str!("tempi_di_pagamento_senza_responsabile.md"),
    check: Some(check),
};

/// What a contributor does when it answers for invoices.
const PAGA: &[&str] = &["liquid", "pagament", "fattur"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let tutti = cx.obiettivi();
    let obiettivi = cx.dei_pagamenti();
    if tutti.incompleti || obiettivi.is_empty() {
        return;
    }
    let struttura = cx.struttura();
    let assegnati: HashSet<usize> = obiettivi
        .iter()
        .flat_map(|(_, o)| o.responsabili.elementi())
        .filter_map(|r| cx.graph.find(Genere::Incarico, &r.incarico.get()?.id))
        .collect();
    for posto in obiettivi {
        let nodo = cx.graph.nodo(posto.0);
        if posto.1.responsabili.elementi().is_empty() {
            out.report(&RULE, nodo.span)
                .campo("responsabili")
                .message(format!("l'obiettivo `{}` sui tempi di pagamento non è assegnato a nessuna persona", nodo.id))
                .label("chi ne risponde?")
                .help("aggiungi `responsabili`: chi paga le fatture e il vertice della sua struttura, con il peso");
            continue;
        }
        let manca = manca(cx, struttura, posto, &assegnati);
        let Some((primo, _)) = manca.first() else { continue };
        let nomi = manca.iter().map(|(capo, ufficio)| {
            format!("`{}` (per l'ufficio `{}`)", cx.graph.nodo(*capo).id, cx.graph.nodo(*ufficio).id)
        });
        let nomi = nomi.collect::<Vec<_>>().join(", ");
        out.report(&RULE, nodo.span)
            .campo("responsabili")
            .message(format!("l'obiettivo `{}` sui tempi di pagamento non è assegnato a {nomi}", nodo.id))
            .label(if manca.len() == 1 {
                "tra i suoi responsabili non c'è"
            } else {
                "tra i suoi responsabili non ci sono"
            })
            .help(format!("aggiungi ai `responsabili` `{{ incarico: {}, peso: 30 }}`", cx.graph.nodo(*primo).id))
            .also(cx.graph.nodo(*primo).span, "chi risponde dei pagamenti, o il vertice della sua struttura");
    }
}

/// Who should have the goal and has not, each with the office; each person once.
fn manca(
    cx: &Context<'_>,
    struttura: &Struttura<'_>,
    (_, obiettivo): &Posto<'_>,
    assegnati: &HashSet<usize>,
) -> Vec<(usize, usize)> {
    let mut mancano: Vec<(usize, usize)> = Vec::new();
    let mut visti = HashSet::new();
    let dell_obiettivo = obiettivo.ufficio.get().map(|u| &*u.id);
    let che_pagano = obiettivo.contributori.elementi().iter().filter(|c| paga(c)).filter_map(|c| c.ufficio.get());
    for id in dell_obiettivo.into_iter().chain(che_pagano.map(|u| &*u.id)) {
        let uffici: Vec<usize> = match id {
            "tutti" => {
                struttura.uffici.iter().filter(|(_, u)| esiste(u, &[cx.piano.anno()])).map(|(n, _)| *n).collect()
            }
            id => cx.graph.find(Genere::Ufficio, id).into_iter().collect(),
        };
        for ufficio in uffici {
            for capi in [struttura.valutati_per(ufficio), struttura.apicali(ufficio)] {
                // Who stands in for another counts as the other; each group is asked once.
                let Some(primo) = capi.first().filter(|_| visti.insert(capi.clone())) else { continue };
                if !capi.iter().any(|c| assegnati.contains(c)) && !mancano.iter().any(|(c, _)| c == primo) {
                    mancano.push((*primo, ufficio));
                }
            }
        }
    }
    mancano
}

fn paga(contributore: &Contributore) -> bool {
    contributore.ruolo.get().is_some_and(|r| parla_di(&r.testo, PAGA))
}
