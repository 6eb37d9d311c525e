// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{Posto, ha_tema};
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::performance::AzionePositiva;

/// The rule.
pub static RULE: Rule = Rule {
    id: "commissioni-di-concorso-senza-azione",
    catalogo: &["perf-exam-boards"],
    summary: "un'azione riguarda l'equilibrio di genere nelle commissioni di concorso",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 2, lett. g",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 57",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art57",
            certezza: "C",
        },
    ],
    doc: include_str!("commissioni_di_concorso_senza_azione.md"),
    check: Some(check),
};

/// How texts name the boards.
const COMMISSIONI: &[&str] = &["commission", "commissar"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(performance) = &cx.piano.sezioni.performance else { return };
    // Without positive actions there is another finding.
    let Some(prima) = performance.azioni_positive.elementi().first() else { return };
    let obiettivi = cx.obiettivi();
    let di_azione = performance.azioni_positive.elementi().iter().any(|a| riguarda(a));
    let di_obiettivo = obiettivi.tutti.iter().any(|p| ha_tema(p.1, Tema::PariOpportunita) && lo_dice(cx, *p));
    if obiettivi.incompleti || di_azione || di_obiettivo {
        return;
    }
    out.report(&RULE, prima.azione.span().unwrap_or(prima.span))
        .message("nessuna azione positiva riguarda l'equilibrio di genere nelle commissioni di concorso")
        .label("né questa né le altre")
        .help("aggiungi un'azione con `commissioni_di_concorso: sì`, o scrivilo in quella che già se ne occupa");
}

fn riguarda(azione: &AzionePositiva) -> bool {
    let parla = |testo: Option<&str>| testo.is_some_and(|t| parla_di(t, COMMISSIONI));
    azione.commissioni_di_concorso.get().is_some_and(|si| si.0)
        || parla(azione.area.get().map(|t| &*t.testo))
        || parla(azione.azione.get().map(|t| &*t.testo))
        || parla(azione.descrizione.get().map(|t| &*t.testo))
}

/// A goal on equal opportunities speaks of the boards, or one of its indicators does.
fn lo_dice(cx: &Context<'_>, (nodo, obiettivo): Posto<'_>) -> bool {
    let parla = |testo: Option<&str>| testo.is_some_and(|t| parla_di(t, COMMISSIONI));
    let indicatori = cx.graph.assegnazioni(nodo);
    parla(obiettivo.titolo.get().map(|t| &*t.testo))
        || parla(obiettivo.descrizione.get().map(|t| &*t.testo))
        || indicatori.iter().any(|a| parla(a.indicatore.nome.get().map(|t| &*t.testo)))
}
