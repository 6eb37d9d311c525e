// SPDX-License-Identifier: EUPL-1.2
use super::shared::codice_a_undici_cifre::{Difetto, difetto};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "partita-iva-errata",
    catalogo: &["ana-piva"],
    summary: "la partita IVA dell'ente ha 11 cifre e la cifra di controllo giusta",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("partita_iva_errata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some((difetto, code, span)) = difetto(&scheda.partita_iva) else { return };
    // `coincide con il codice fiscale`, `non presente`: words, not a number.
    if matches!(difetto, Difetto::Cifre { quante: 0, .. }) {
        return;
    }
    out.report(&RULE, span)
        .message(format!("la partita IVA `{}` {}", brief(code), difetto.messaggio()))
        .label(difetto.etichetta())
        .help(difetto.aiuto());
}
