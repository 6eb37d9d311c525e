// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggi::{Mancanza, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-senza-responsabile",
    catalogo: &["mon-responsible"],
    summary: "ogni attività di monitoraggio ha un responsabile",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 5, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("monitoraggio_senza_responsabile.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mancanza = Mancanza {
        rule: &RULE,
        che_cosa: "un responsabile",
        label: "chi la fa?",
        help: "aggiungi `ufficio`, o `incarico` se risponde una persona e non un ufficio; `soggetto` se è fuori dall'ente",
    };
    riporta(cx, out, &mancanza, |riga| {
        !riga.ufficio.is_missing() || !riga.incarico.is_missing() || !riga.soggetto.is_missing()
    });
}
