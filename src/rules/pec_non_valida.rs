// SPDX-License-Identifier: EUPL-1.2
use super::shared::indirizzi::{caselle, is_casella};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "pec-non-valida",
    catalogo: &["ana-pec"],
    summary: "la posta elettronica certificata è un indirizzo di posta",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, scheda anagrafica",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("pec_non_valida.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some((text, span)) = scheda.pec.both() else { return };
    let mut addresses = caselle(&text.testo).peekable();
    let wrong = match addresses.peek() {
        None => Some(&*text.testo),
        Some(_) => addresses.find(|address| !is_casella(address)),
    };
    let Some(wrong) = wrong else { return };
    out.report(&RULE, span)
        .message(format!("`{}` non è un indirizzo di posta", brief(wrong)))
        .label("un nome, `@`, un dominio")
        .help("scrivi l'indirizzo senza spazi, per esempio `protocollo@pec.comune.pievealta.example`");
}
