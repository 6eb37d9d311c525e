// SPDX-License-Identifier: EUPL-1.2
use super::shared::assunzioni_incomplete::riporta;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzione-senza-bisogno",
    catalogo: &["ptfp-role-coherence"],
    summary: "ogni assunzione serve un ufficio o un obiettivo",
    level: Livelli { ordinario: Some(Level::Warning), semplificato: None },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "C",
        },
        Fonte {
            atto: "DM 8 maggio 2018",
            articolo: "Linee di indirizzo per la predisposizione dei piani dei fabbisogni",
            url: "https://www.gazzettaufficiale.it/eli/id/2018/07/27/18A05008/sg",
            certezza: "C",
        },
    ],
    doc: include_str!("assunzione_senza_bisogno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, out, &RULE, "assunzione", |r| {
        let remainder = r.non_specificate.get().is_some_and(|b| b.0);
        let aimless = r.ufficio.is_missing() && r.obiettivo.is_missing() && !remainder;
        if aimless { vec!["ufficio", "obiettivo"] } else { Vec::new() }
    });
}
