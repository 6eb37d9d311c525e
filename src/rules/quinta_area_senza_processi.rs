// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_di_rischio::{self, Aree, PROCESSI_RILEVANTI};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "quinta-area-senza-processi",
    catalogo: &["risk-areas-small"],
    summary: "gli enti piccoli mappano anche i processi più rilevanti per gli obiettivi",
    level: Livelli { ordinario: None, semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 6, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("quinta_area_senza_processi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let own = Aree::di(cx);
    let Some(luogo) = aree_di_rischio::luogo(cx).filter(|_| own.certe(cx) && !own.altri) else { return };
    out.report(&RULE, luogo)
        .message("oltre alle quattro aree della legge il piano non mappa nessun processo rilevante per gli obiettivi")
        .label("quali altri processi contano per raggiungere gli obiettivi?")
        .help(format!(
            "aggiungi i processi scelti dal RPCT e dai responsabili, o i loro `obiettivi`; se non ce n'è, in `aree`, `{PROCESSI_RILEVANTI}: {{ nessuna: \"…\" }}`"
        ));
}
