// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::{in_sezione_4, sezione};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-delle-misure-assente",
    catalogo: &["risk-monitoring"],
    summary: "il piano dice come si controllano attuazione e idoneità delle misure",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 6",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("monitoraggio_delle_misure_assente.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((rischi, luogo)) = sezione(cx) else { return };
    if !rischi.monitoraggio.is_missing() || !rischi.conferma.is_missing() || in_sezione_4(cx) {
        return;
    }
    out.report(&RULE, luogo)
        .campo("monitoraggio")
        .message("la sottosezione 2.3 non dice come si controlla che le misure siano attuate e servano")
        .help("aggiungi `monitoraggio` con `livelli` (chi, ogni quanto, come) e `campione`, oppure un'attività su `rischi_corruttivi` nella sezione 4");
}
