// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_di_rischio::Aree;
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "processo-senza-area",
    catalogo: &["risk-area-valid"],
    summary: "ogni processo è in un'area di rischio",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "P" }],
    doc: include_str!("processo_senza_area.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let aree = Aree::di(cx);
    let missing = Mancanza {
        rule: &RULE,
        campo: "area",
        tutti: format!("nessuno dei {} processi ha un'area di rischio", aree.processi),
        label: "in quale area di rischio?",
        help: "aggiungi `area`, per esempio `contratti_pubblici`, o il nome che usa l'ente, spiegato in `aree`",
    };
    insieme::riporta(cx, out, &missing, &aree.senza, aree.processi, |n| {
        format!("il processo `{}` non ha un'area di rischio", n.id)
    });
}
