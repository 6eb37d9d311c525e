// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "arretrato-senza-piano",
    catalogo: &["agile-backlog"],
    summary: "se c'è arretrato il piano dice come smaltirlo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. b, n. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("arretrato_senza_piano.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((arretrato, place)) = agile::usato(cx).and_then(|s| s.arretrato.both()) else { return };
    if arretrato.presente.get().is_none_or(|p| !p.0) || !arretrato.piano.is_missing() {
        return;
    }
    out.report(&RULE, arretrato.presente.span().unwrap_or(place))
        .message("c'è lavoro arretrato, ma non un piano per smaltirlo")
        .label("come e quando si smaltisce?")
        .help("aggiungi `piano` con le pratiche da chiudere, `ufficio` e `scadenza`");
}
