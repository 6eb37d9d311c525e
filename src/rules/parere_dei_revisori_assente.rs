// SPDX-License-Identifier: EUPL-1.2
use super::dati::ente;
use super::shared::revisori::manca;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "parere-dei-revisori-assente",
    catalogo: &["ptfp-auditors"],
    summary: "il piano dei fabbisogni ha il parere dell'organo di revisione",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 448/2001",
        articolo: "art. 19, c. 8",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2001-12-28;448~art19",
        certezza: "P",
    }],
    doc: include_str!("parere_dei_revisori_assente.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let local = cx.profilo.tipo.and_then(ente).is_none_or(|e| e.locale);
    let says = cx.piano.manifesto.profilo.get().and_then(|p| p.organo_di_revisione.get());
    // Local bodies may have the opinion in that on the DUP: they have a milder rule.
    if local || says.is_none_or(|b| !b.0) {
        return;
    }
    let Some(place) = manca(cx) else { return };
    out.report(&RULE, place)
        .campo("pareri")
        .message("manca il parere dell'organo di revisione sul piano dei fabbisogni")
        .label("prima dell'adozione")
        .help("aggiungi in `pareri`: `{ organo: Collegio dei revisori, oggetto: Piano dei fabbisogni, data: …, numero: …, esito: … }`");
}
