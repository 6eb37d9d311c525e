// SPDX-License-Identifier: EUPL-1.2
//! What of a plan may be published: the one filter before every output that leaves the office. It makes a plan of the
//! plan, so that whatever is computed, drawn, compared or exported from it knows no more than it says.
//!
//! - Names of people: only of those who hold an office of direction, and only where the manifest lets them in.
//! - Counts that tell of a few people (fewer than `celle::SOGLIA`): women and men, age, part time, protected
//!   categories (L. 68/1999), remote work by office; with each the counts from which it would come back.
//!   Totals stay: how many people and posts an area or an office has is published by law.
//! - Why a few people leave, where that would tell of health or of discipline.
//!
//! Sources: art. 5 par. 1 lett. c Reg. (UE) 2016/679; art. 7-bis and 26 c. 4 D.Lgs. 33/2013; Garante, Linee guida 243/2014.
//! What texts say is the business of the rules (`codice-fiscale-personale`, `dati-anagrafici-nel-testo`).

mod agile;
pub mod celle;
mod nomi;
mod personale;

use crate::diff::Lato;
use crate::graph::Graph;
use crate::model::tipi::Conteggio;
use crate::model::{Oscurati, Piano};
use crate::rules::Context;
use crate::source::decode::Field;
use crate::source::{Sources, Span};
use celle::{SOGLIA, piccolo};

/// Stands for a count of a few.
pub const POCHI: &str = "meno di 5";
/// Stands for what would give a count of a few back.
pub const TACIUTO: &str = "non pubblicato";

/// The plan as it may be published, linked; `then` gets it.
pub fn pubblicabile<R>(cx: &Context<'_>, then: impl FnOnce(&Context<'_>) -> R) -> R {
    if cx.piano.oscurati.filtrato {
        return then(cx);
    }
    lato(cx.piano, cx.sources, |lato| then(&Context::new(lato, None, cx.al)))
}

/// The same for the side of a comparison.
pub fn lato<R>(piano: &Piano, sources: &Sources, then: impl FnOnce(Lato<'_>) -> R) -> R {
    let piano = filtra(piano);
    let graph = Graph::build(&piano, sources, &mut Vec::new());
    then(Lato { piano: &piano, graph: &graph, sources })
}

/// The plan without what must not be published.
pub fn filtra(piano: &Piano) -> Piano {
    let mut pubblico = piano.clone();
    if pubblico.oscurati.filtrato {
        return pubblico;
    }
    pubblico.oscurati.filtrato = true;
    nomi::togli(&mut pubblico);
    let Piano { sezioni, oscurati, .. } = &mut pubblico;
    if let Some(fabbisogni) = &mut sezioni.fabbisogni {
        personale::fabbisogni(fabbisogni, oscurati);
    }
    if let Some(agile) = &mut sezioni.lavoro_agile {
        agile::lavoro_agile(agile, oscurati);
    }
    pubblico
}

/// Takes a value out, and says what stands in its place.
fn oscura<T>(field: &mut Field<T>, parole: &'static str, oscurati: &mut Oscurati) {
    if let Some(span) = field.span() {
        oscurati.celle.insert(span, parole);
        *field = Field::Invalid(span);
    }
}

/// Takes a count out.
fn oscura_conteggio(field: &mut Field<Conteggio>, oscurati: &mut Oscurati) {
    let words = if numero(field).is_some_and(|n| n < SOGLIA) { POCHI } else { TACIUTO };
    oscura(field, words, oscurati);
}

/// Takes men and women out with the same words: which of the two are few is not told either.
fn due_sessi(sessi: [&mut Field<Conteggio>; 2], persone: u64, oscurati: &mut Oscurati) {
    for field in sessi {
        oscura(field, if persone < SOGLIA { POCHI } else { TACIUTO }, oscurati);
    }
}

/// Takes a count out if it tells of a few.
fn oscura_se_piccolo(field: &mut Field<Conteggio>, oscurati: &mut Oscurati) {
    if numero(field).is_some_and(piccolo) {
        oscura(field, POCHI, oscurati);
    }
}

fn numero(field: &Field<Conteggio>) -> Option<u64> {
    field.get().map(|n| u64::from(n.numero))
}

/// A count that the plan does not write.
fn conteggio(n: u64, span: Span) -> Field<Conteggio> {
    match u32::try_from(n) {
        Ok(numero) => Field::Present(Conteggio { numero, testo: n.to_string().into() }, span),
        Err(_) => Field::Missing,
    }
}
