// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "piano-dell-arretrato-incompleto",
    catalogo: &["agile-backlog"],
    summary: "il piano per smaltire l'arretrato dice chi lo fa ed entro quando",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. b, n. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("piano_dell_arretrato_incompleto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(arretrato) = agile::usato(cx).and_then(|s| s.arretrato.get()) else { return };
    let (true, Some(place)) = (arretrato.presente.get().is_some_and(|p| p.0), arretrato.piano.span()) else { return };
    let missing = match (arretrato.ufficio.is_missing(), arretrato.scadenza.is_missing()) {
        (false, false) => return,
        (true, true) => "chi lo smaltisce né entro quando",
        (true, false) => "chi lo smaltisce",
        (false, true) => "entro quando si smaltisce",
    };
    out.report(&RULE, place)
        .message(format!("il piano per l'arretrato non dice {missing}"))
        .label("il piano")
        .help("aggiungi ad `arretrato` `ufficio` e `scadenza`");
}
