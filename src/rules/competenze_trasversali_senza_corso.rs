// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "competenze-trasversali-senza-corso",
    catalogo: &["form-soft-skills"],
    summary: "la formazione comprende le competenze trasversali e manageriali",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2, lett. b",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("competenze_trasversali_senza_corso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    formazione::senza_corso(
        cx,
        &RULE,
        "trasversali",
        "nessun corso è sulle competenze trasversali e manageriali",
        "aggiungi un corso, per esempio `ambito: Competenze trasversali`: guidare persone, comunicare, gestire i conflitti",
        out,
    );
}
