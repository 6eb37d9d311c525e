// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggi::{Mancanza, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-senza-frequenza",
    catalogo: &["mon-frequency"],
    summary: "ogni attività di monitoraggio dice ogni quanto, o entro quando",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("monitoraggio_senza_frequenza.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mancanza = Mancanza {
        rule: &RULE,
        che_cosa: "una frequenza né una data",
        label: "ogni quanto si fa?",
        help: "aggiungi `frequenza`, per esempio `semestrale`, o `scadenza`",
    };
    riporta(cx, out, &mancanza, |riga| !riga.frequenza.is_missing() || !riga.scadenza.is_missing());
}
