// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::{parla_di, piano};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Parere;

/// The rule.
pub static RULE: Rule = Rule {
    id: "azioni-positive-senza-pareri",
    catalogo: &["perf-positive-actions-opinions"],
    summary: "sulle azioni positive ci sono il parere del CUG e la consultazione della consigliera di parità",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 198/2006",
            articolo: "art. 48",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2006-04-11;198~art48",
            certezza: "K",
        },
        Fonte { atto: "Direttiva 2/2019", articolo: "", url: "https://www.funzionepubblica.gov.it", certezza: "K" },
    ],
    doc: include_str!("azioni_positive_senza_pareri.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(performance) = &cx.piano.sezioni.performance else { return };
    let Some(prima) = performance.azioni_positive.elementi().first() else { return };
    if cx.graph.is_incomplete() {
        return;
    }
    let detti = detti(cx);
    let figure = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.figure.get());
    let senza_cug = figure.and_then(|f| f.cug.get()).is_some_and(|f| !f.nessuna.is_missing());
    let senza_consigliera = figure.and_then(|f| f.consigliera_parita.get()).is_some_and(|f| !f.nessuna.is_missing());
    let cug = senza_cug || detti.iter().any(|t| parla_di(t, &["comitato unico"]) || sigla(t));
    let consigliera = senza_consigliera || detti.iter().any(|t| parla_di(t, &["consiglier parit"]));
    let manca = match (cug, consigliera) {
        (true, true) => return,
        (false, true) => "il parere del CUG",
        (true, false) => "la consultazione della consigliera di parità",
        (false, false) => "il parere del CUG né la consultazione della consigliera di parità",
    };
    out.report(&RULE, prima.azione.span().unwrap_or(prima.span))
        .message(format!("sulle azioni positive non c'è {manca}"))
        .label("su queste azioni")
        .help("aggiungi in `pareri` della scheda anagrafica: `organo`, `oggetto: Azioni positive`, `data` ed `esito`");
}

/// What the plan says of opinions received: who gave them, and words beside the actions.
fn detti(cx: &Context<'_>) -> Vec<String> {
    let s = &cx.piano.sezioni;
    let di = |p: &Parere| {
        let oggetto = p.oggetto.get().map(|t| t.testo.to_string()).unwrap_or_default();
        format!("{} {oggetto}", p.organo.get().map(|t| t.testo.to_string()).unwrap_or_default())
    };
    let scheda = s.scheda_anagrafica.iter().flat_map(|s| s.pareri.elementi()).map(|p| di(p));
    let adozione = cx.piano.manifesto.adozione.get().into_iter().flat_map(|a| a.pareri.elementi()).map(|p| di(p));
    let mut detti: Vec<String> = scheda.chain(adozione).collect();
    if let Some(performance) = &s.performance {
        detti.extend(performance.testo.get().map(|t| t.testo.to_string()));
        for azione in performance.azioni_positive.elementi() {
            detti.extend(azione.descrizione.get().map(|t| t.testo.to_string()));
        }
    }
    let altre = s.performance.as_ref().and_then(|p| p.altre_informazioni.get());
    let altre = altre.into_iter().chain(s.scheda_anagrafica.as_ref().and_then(|s| s.altre_informazioni.get()));
    for voce in altre.flat_map(|m| &m.0) {
        detti.push(format!("{} {}", voce.chiave, voce.valore.testo));
    }
    detti
}

/// `CUG` as a word.
fn sigla(testo: &str) -> bool {
    piano(testo).split(' ').any(|word| word == "cug")
}
