// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::luogo;
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::performance::Indicatore;
use crate::model::scheda_anagrafica::Fonte as FonteDeiDati;
use crate::model::tipi::RefOTesto;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nessun-giudizio-degli-utenti",
    catalogo: &["perf-user-evaluation"],
    summary: "un indicatore misura il giudizio di chi usa i servizi",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 19-bis",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art19bis",
            certezza: "C",
        },
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C",
        },
    ],
    doc: include_str!("nessun_giudizio_degli_utenti.md"),
    check: Some(check),
};

/// How texts speak of what users think.
const GIUDIZIO: &[&str] = &[
    "soddisf",
    "insoddisf",
    "gradiment",
    "customer",
    "giudizi",
    "questionar",
    "indagin",
    "opinion",
    "recension",
    "reclam",
    "sondagg",
    "valutazion utent",
    "valutazion cittadin",
    "voto utent",
    "percep",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let misurati = obiettivi.tutti.iter().any(|(_, o)| !o.indicatori.elementi().is_empty());
    if obiettivi.incompleti || !misurati || cx.graph.tutti::<Indicatore>().any(|(_, i)| di_giudizio(cx, i)) {
        return;
    }
    // A survey that something refers to.
    if cx.graph.archi().iter().any(|a| a.genere == Genere::Indagine) {
        return;
    }
    out.report(&RULE, luogo(cx))
        .message("nessun indicatore misura il giudizio di chi usa i servizi")
        .label("in questa sezione")
        .help("aggiungi un indicatore di soddisfazione: `indicatore_comune: soddisfazione_utenti`");
}

fn di_giudizio(cx: &Context<'_>, indicatore: &Indicatore) -> bool {
    let parla = |testo: &str| parla_di(testo, GIUDIZIO);
    let fonte = match indicatore.fonte.get() {
        Some(RefOTesto::Testo(testo)) => parla(&testo.testo),
        Some(RefOTesto::Ref(r)) => cx.graph.get::<FonteDeiDati>(r).is_some_and(|f| {
            f.nome.get().is_some_and(|t| parla(&t.testo)) || f.tipo.get().is_some_and(|t| parla(&t.testo))
        }),
        None => false,
    };
    fonte
        || indicatore.indicatore_comune.get().is_some_and(|t| t.testo.contains("soddisfazione"))
        || [&indicatore.nome, &indicatore.formula].iter().any(|t| t.get().is_some_and(|t| parla(&t.testo)))
}
