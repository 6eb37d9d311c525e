// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "bilancio-di-genere-escluso",
    catalogo: &["mon-gender-budget"],
    summary: "la Relazione sulla performance comprende il bilancio di genere, o dice perché no",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 10, c. 1, lett. b",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art10",
        certezza: "C",
    }],
    doc: include_str!("bilancio_di_genere_escluso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(relazione) = cx.piano.sezioni.monitoraggio.as_ref().and_then(|m| m.relazione.get()) else { return };
    let Some((_, place)) = relazione.bilancio_di_genere.both().filter(|(said, _)| !said.0) else { return };
    if !relazione.nota.is_missing() {
        return;
    }
    out.report(&RULE, place)
        .message("la Relazione sulla performance non comprende il bilancio di genere, e non si dice perché")
        .label("la legge lo prevede")
        .help("scrivi `bilancio_di_genere: sì`, o il motivo nella `nota`");
}
