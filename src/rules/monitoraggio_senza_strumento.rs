// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggi::{Mancanza, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-senza-strumento",
    catalogo: &["mon-tools"],
    summary: "ogni attività di monitoraggio dice con quale strumento",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 5, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("monitoraggio_senza_strumento.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mancanza = Mancanza {
        rule: &RULE,
        che_cosa: "uno strumento",
        label: "con che cosa si controlla?",
        help: "aggiungi `strumento`, per esempio `schede degli obiettivi`",
    };
    riporta(cx, out, &mancanza, |riga| !riga.strumento.is_missing());
}
