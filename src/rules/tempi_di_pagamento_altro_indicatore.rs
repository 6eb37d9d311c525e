// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::ha_figli;
use super::shared::pagamenti::e_di_ritardo;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempi-di-pagamento-altro-indicatore",
    catalogo: &["perf-payment-indicator"],
    summary: "l'obiettivo sui tempi di pagamento si misura con l'indicatore di ritardo annuale",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "L. 145/2018",
        articolo: "art. 1, c. 859, lett. b, e c. 861",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2018-12-30;145~art1",
        certezza: "C",
    }],
    doc: include_str!("tempi_di_pagamento_altro_indicatore.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let tutti = cx.obiettivi();
    let obiettivi = cx.dei_pagamenti();
    if tutti.incompleti {
        return;
    }
    let mut da_dire = None;
    for (n, obiettivo) in obiettivi {
        let indicatori = cx.graph.assegnazioni(*n);
        // An indicator that was not found is already reported.
        let ignoti = indicatori.len() < obiettivo.indicatori.elementi().len();
        if ignoti || indicatori.iter().any(|a| e_di_ritardo(a.indicatore)) {
            return;
        }
        // A goal that nothing measures has its own finding, and one with goals below it is measured by theirs.
        let misurato = !indicatori.is_empty()
            || !obiettivo.fasi.is_missing()
            || cx.profilo.regime == Regime::Semplificato && obiettivo.indicatori.is_missing();
        if misurato && !(indicatori.is_empty() && ha_figli(cx, *n)) && da_dire.is_none() {
            da_dire = Some((*n, indicatori));
        }
    }
    let Some((n, indicatori)) = da_dire else { return };
    let nodo = cx.graph.nodo(n);
    let mut finding = out
        .report(&RULE, nodo.span)
        .campo("indicatori")
        .message(format!("l'obiettivo `{}` non si misura con il ritardo annuale dei pagamenti", nodo.id))
        .label("manca l'indicatore di legge")
        .help("aggiungi l'indicatore con `indicatore_comune: ritardo_annuale_pagamenti` e `target: \"<= 0\"`");
    for indicatore in indicatori.iter().take(4) {
        finding = finding.also(indicatore.span, "questo misura altro");
    }
}
