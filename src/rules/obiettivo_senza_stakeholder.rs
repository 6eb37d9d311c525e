// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{Mancanza, riporta};
use super::shared::obiettivi::{Catena, vuoto};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-senza-stakeholder",
    catalogo: &["perf-stakeholder"],
    summary: "ogni obiettivo di performance dice per chi si fa",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "allegato, domanda guida 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("obiettivo_senza_stakeholder.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let mancanti: Vec<usize> = obiettivi
        .capiti(cx)
        .into_iter()
        .filter(|(_, o)| !Catena::di(cx, o).qualcuno(|o| !vuoto(&o.stakeholder)))
        .map(|(n, _)| n)
        .collect();
    let totale = obiettivi.tutti.len();
    let mancanza = Mancanza {
        rule: &RULE,
        tutti: format!("nessuno dei {totale} obiettivi di performance dice per chi si fa"),
        label: "per chi?",
        help: "aggiungi `stakeholder`: chi ne ha un vantaggio, o `interno` se serve all'ente",
        campo: "stakeholder",
    };
    riporta(cx, out, &mancanza, &mancanti, totale, |nodo| format!("l'obiettivo `{}` non dice per chi si fa", nodo.id));
}
