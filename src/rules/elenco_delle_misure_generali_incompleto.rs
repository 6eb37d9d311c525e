// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceMisuraGenerale;
use super::obblighi;
use super::shared::misure_generali::{Generali, chieste};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "elenco-delle-misure-generali-incompleto",
    catalogo: &["risk-gen-complete"],
    summary: "ogni voce dell'elenco delle misure generali c'è, o si dice perché non si applica",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2019", articolo: "", url: "https://www.anticorruzione.it", certezza: "K" },
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "K" },
    ],
    doc: include_str!("elenco_delle_misure_generali_incompleto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(generali) = Generali::di(cx).filter(|g| !g.is_empty()) else { return };
    // The other measures of the list are asked by a rule of their own, with the act that wants them.
    let unsaid = chieste(cx, &["risk-gen-controlled"]).filter(|v| obblighi::detto(cx, &v.profilo).is_none());
    let mancanti: Vec<&VoceMisuraGenerale> =
        chieste(cx, RULE.catalogo).chain(unsaid).filter(|v| !generali.parla_di(v)).collect();
    if mancanti.is_empty() {
        return;
    }
    let nomi: Vec<String> = mancanti.iter().map(|v| format!("{} (`{}`)", v.nome, v.codice)).collect();
    out.report(&RULE, generali.luogo)
        .campo("misure_generali")
        .message(format!("delle misure generali il piano non dice niente di: {}", nomi.join("; ")))
        .label("l'elenco delle misure generali")
        .help("aggiungi ogni voce con `testo` o `misura`; se non riguarda l'ente, con `nessuna` e il motivo");
}
