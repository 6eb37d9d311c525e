// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sicurezza-senza-corso",
    catalogo: &["form-safety"],
    summary: "la formazione comprende la sicurezza sul lavoro",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 81/2008",
        articolo: "art. 37",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2008-04-09;81~art37",
        certezza: "C2",
    }],
    doc: include_str!("sicurezza_senza_corso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    formazione::senza_corso(
        cx,
        &RULE,
        "sicurezza",
        "nessun corso è sulla sicurezza sul lavoro",
        "aggiungi un corso con `ambito: Sicurezza sul lavoro` e `norma: D.Lgs. 81/2008, art. 37`",
        out,
    );
}
