// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "gestione-dei-progetti-senza-corso",
    catalogo: &["form-project-management"],
    summary: "la formazione comprende la gestione dei progetti",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2, lett. b",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("gestione_dei_progetti_senza_corso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    formazione::senza_corso(
        cx,
        &RULE,
        "progetti",
        "nessun corso è sulla gestione dei progetti",
        "aggiungi un corso, per esempio `titolo: Gestione dei progetti`, anche per pochi",
        out,
    );
}
