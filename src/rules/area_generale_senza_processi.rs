// SPDX-License-Identifier: EUPL-1.2
use super::dati::{Area, aree};
use super::shared::aree_di_rischio::{self, Aree};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "area-generale-senza-processi",
    catalogo: &["risk-areas-general"],
    summary: "ognuna delle otto aree di rischio generali ha almeno un processo",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "P" }],
    doc: include_str!("area_generale_senza_processi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let own = Aree::di(cx);
    // The four of the law have their own rule.
    let missing: Vec<&Area> = aree()
        .iter()
        .filter(|a| a.generale && !a.obbligatoria && a.origine.validita.comprende(cx.profilo.anno) && own.manca(a))
        .collect();
    let (Some(luogo), Some(first)) = (aree_di_rischio::luogo(cx).filter(|_| own.certe(cx)), missing.first()) else {
        return;
    };
    out.report(&RULE, luogo)
        .message(format!("nessun processo è in queste aree generali: {}", aree_di_rischio::elenco(&missing)))
        .label(format!("per esempio «{}»", first.nome))
        .help(format!(
            "aggiungi un processo con `area: {0}`, oppure di' perché non ce n'è: in `aree`, `{0}: {{ nessuna: \"…\" }}`",
            first.codice
        ));
}
