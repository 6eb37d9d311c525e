// SPDX-License-Identifier: EUPL-1.2
use super::shared::valutazione::valutato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Rischio;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischi-non-valutati",
    catalogo: &["risk-rating-present"],
    summary: "i rischi hanno un livello",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("rischi_non_valutati.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if !nessuno(cx) {
        return;
    }
    let mut rischi = cx.graph.tutti::<Rischio>();
    let Some((first, _)) = rischi.next() else { return };
    let total = 1 + rischi.count();
    let message = match total {
        1 => "l'unico rischio del piano non ha un livello".to_string(),
        n => format!("nessuno dei {n} rischi ha un livello"),
    };
    out.report(&RULE, cx.graph.nodo(first).span)
        .campo("rischio_iniziale")
        .message(message)
        .label("quanto è esposto l'ente?")
        .help("aggiungi `rischio_iniziale` con una parola della scala, e `motivazione` con i dati su cui poggia")
        .insieme(cx);
}

/// The plan has risks, none of which is rated.
pub fn nessuno(cx: &Context<'_>) -> bool {
    let mut rischi = cx.graph.tutti::<Rischio>().peekable();
    rischi.peek().is_some() && !cx.graph.is_incomplete() && rischi.all(|(n, r)| !valutato(cx.graph, n, r))
}
