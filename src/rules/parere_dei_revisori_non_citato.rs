// SPDX-License-Identifier: EUPL-1.2
use super::dati::ente;
use super::shared::revisori::manca;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "parere-dei-revisori-non-citato",
    catalogo: &["ptfp-auditors"],
    summary: "il piano dei fabbisogni di un ente locale dice il parere dei revisori, anche quello sul DUP",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 448/2001",
        articolo: "art. 19, c. 8",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2001-12-28;448~art19",
        certezza: "P",
    }],
    doc: include_str!("parere_dei_revisori_non_citato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let local = cx.profilo.tipo.and_then(ente).is_some_and(|e| e.locale);
    let says = cx.piano.manifesto.profilo.get().and_then(|p| p.organo_di_revisione.get());
    if !local || says.is_some_and(|b| !b.0) {
        return;
    }
    let Some(place) = manca(cx) else { return };
    out.report(&RULE, place)
        .campo("pareri")
        .message("non si dice il parere dei revisori sul piano dei fabbisogni")
        .label("quello sul DUP può bastare")
        .help("aggiungi in `pareri`: `{ organo: Revisore dei conti, oggetto: Piano dei fabbisogni, data: …, numero: …, esito: … }`; se vale quello sul DUP, citalo");
}
