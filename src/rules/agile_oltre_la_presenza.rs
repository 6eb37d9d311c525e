// SPDX-License-Identifier: EUPL-1.2
use super::shared::prevalenza;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "agile-oltre-la-presenza",
    catalogo: &["agile-prevalence"],
    summary: "nel periodo i giorni in presenza sono più di quelli di lavoro agile",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 4, c. 1, lett. b, n. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte {
            atto: "Direttiva del ministro per la PA 29 dicembre 2023",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "C",
        },
    ],
    doc: include_str!("agile_oltre_la_presenza.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // With an exception and its reason `agile-oltre-la-presenza-con-deroga` speaks.
    let Some(eccesso) = prevalenza::eccesso(cx).filter(|e| !e.motivato()) else { return };
    eccesso.riporta(
        &RULE,
        "correggi `giorni_agile` o `giorni_presenza`; per chi può superarli, `deroghe` con `chi` e `motivo`",
        out,
    );
}
