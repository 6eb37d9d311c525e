// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "codice-ipa-diverso-dal-catastale",
    catalogo: &["ana-catastale-match"],
    summary: "il codice IPA di un comune è `c_` con il suo codice catastale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("codice_ipa_diverso_dal_catastale.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let (Some((ipa, span)), Some((catastale, place))) = (scheda.codice_ipa.both(), scheda.codice_catastale.both())
    else {
        return;
    };
    // Some municipalities have another code in the index.
    let ipa = ipa.testo.trim().to_lowercase();
    let Some(code) = ipa.strip_prefix("c_").filter(|code| is_catastale(code)) else { return };
    if code == catastale.testo.trim().to_lowercase() {
        return;
    }
    out.report(&RULE, span)
        .message(format!("il codice IPA `{ipa}` non è quello del codice catastale `{}`", catastale.testo.trim()))
        .label("dopo `c_` c'è il codice catastale del comune")
        .help("guarda quale dei due è sbagliato: il codice IPA su indicepa.gov.it, il catastale nell'elenco dei comuni")
        .also(place, "il codice catastale");
}

/// A letter and three digits.
fn is_catastale(code: &str) -> bool {
    let mut bytes = code.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic()) && bytes.len() == 3 && bytes.all(|b| b.is_ascii_digit())
}
