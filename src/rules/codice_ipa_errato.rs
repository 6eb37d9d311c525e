// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "codice-ipa-errato",
    catalogo: &["ana-ipa"],
    summary: "il codice IPA è fatto di lettere, cifre, `_` e `-`",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "CAD (D.Lgs. 82/2005)",
        articolo: "art. 6-ter",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2005-03-07;82~art6ter",
        certezza: "K",
    }],
    doc: include_str!("codice_ipa_errato.md"),
    check: Some(check),
};

/// Longer than any code of the index.
const LUNGHEZZA: usize = 40;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some((code, span)) = scheda.codice_ipa.both() else { return };
    let code = code.testo.trim();
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !code.is_empty() && code.len() <= LUNGHEZZA && code.chars().all(letter) {
        return;
    }
    out.report(&RULE, span)
        .message(format!("`{}` non può essere un codice IPA", brief(code)))
        .label("solo lettere, cifre, `_` e `-`, non più di 40")
        .help("scrivi il codice dell'ente, per esempio `c_h501`: si trova su indicepa.gov.it");
}
