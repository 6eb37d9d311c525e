// SPDX-License-Identifier: EUPL-1.2
use super::shared::codice_a_undici_cifre::difetto;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "codice-fiscale-errato",
    catalogo: &["ana-cf"],
    summary: "il codice fiscale dell'ente ha 11 cifre e la cifra di controllo giusta",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, scheda anagrafica",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("codice_fiscale_errato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some((difetto, code, span)) = difetto(&scheda.codice_fiscale) else { return };
    out.report(&RULE, span)
        .message(format!("il codice fiscale `{}` {}", brief(code), difetto.messaggio()))
        .label(difetto.etichetta())
        .help(difetto.aiuto());
}
