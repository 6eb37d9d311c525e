// SPDX-License-Identifier: EUPL-1.2
use super::shared::assunzioni_incomplete::riporta;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Assunzione, TipoCanale};

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzione-incompleta",
    catalogo: &["ptfp-strategies"],
    summary: "ogni assunzione prevista dice canale, anno, area, profilo, ufficio e costo",
    level: Livelli { ordinario: Some(Level::Warning), semplificato: None },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 4, c. 1, lett. c, n. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "K",
        },
    ],
    doc: include_str!("assunzione_incompleta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = super::shared::fabbisogni::letta(cx) else { return };
    // Where no row says how, and no text does, another rule speaks.
    let ways = !f.strategia.is_missing() || f.assunzioni.elementi().iter().any(|r| !r.canale.is_missing());
    riporta(cx, out, &RULE, "assunzione", |r| missing(cx, r, ways));
}

/// What a row does not say. A remainder that is not yet divided has no profile of its own.
fn missing(cx: &Context<'_>, r: &Assunzione, ways: bool) -> Vec<&'static str> {
    let remainder = r.non_specificate.get().is_some_and(|b| b.0);
    let profile_says = r
        .profilo
        .get()
        .and_then(|p| p.riferimento())
        .is_some_and(|p| cx.graph.get(p).is_none_or(|p| !p.area.is_missing()));
    // An office or a goal says what it is for: without both another rule speaks.
    let no_purpose = r.ufficio.is_missing() && r.obiettivo.is_missing();
    [
        ("anno", r.anno.is_missing() && r.anni.is_missing()),
        ("area", r.area.is_missing() && !profile_says && !remainder),
        ("profilo", r.profilo.is_missing() && !remainder),
        ("canale", ways && (r.canale.is_missing() || unnamed(r)) && !remainder),
        ("ufficio", r.ufficio.is_missing() && !no_purpose && !remainder),
        ("costo", r.costo.is_missing()),
    ]
    .into_iter()
    .filter_map(|(field, lacks)| lacks.then_some(field))
    .collect()
}

/// Another channel, and no word says which.
fn unnamed(r: &Assunzione) -> bool {
    let channels = r.canale.elementi();
    let other = |c: &TipoCanale| *c == TipoCanale::Altro;
    r.nota.is_missing()
        && !channels.is_empty()
        && channels.iter().all(|c| c.tipo.get().is_some_and(other) && c.nota.is_missing())
}
