// SPDX-License-Identifier: EUPL-1.2
use super::shared::misure_generali::{Generali, chieste};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "inconferibilita-senza-misura",
    catalogo: &["risk-gen-39-2013"],
    summary: "il piano dice come si controllano inconferibilità e incompatibilità",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 39/2013",
            articolo: "artt. 15 e 20",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-04-08;39",
            certezza: "P",
        },
        Fonte { atto: "PNA 2025", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
    ],
    doc: include_str!("inconferibilita_senza_misura.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(generali) = Generali::di(cx) else { return };
    for voce in chieste(cx, RULE.catalogo).filter(|v| !generali.parla_di(v)) {
        out.report(&RULE, generali.luogo)
            .campo(&format!("misure_generali.{}", voce.codice))
            .message("il piano non dice come si controllano inconferibilità e incompatibilità degli incarichi")
            .label("tra le misure generali non c'è")
            .help("aggiungi in `misure_generali` la voce `inconferibilita_incompatibilita`: quali dichiarazioni si chiedono, quando, e chi le controlla");
    }
}
