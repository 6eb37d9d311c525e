// SPDX-License-Identifier: EUPL-1.2
//! Which organ a plan says it is adopted by.

use crate::rules::Context;
use crate::rules::dati::{Organo, names, organo};
use crate::source::Span;

/// Beginnings of the names of organs and offices: of other words nothing is known.
const ORGANI: [&str; 20] = [
    "giunta",
    "consiglio",
    "sindac",
    "president",
    "segretari",
    "dirigent",
    "responsabil",
    "direttor",
    "direttric",
    "direzione",
    "rettor",
    "ministr",
    "assemblea",
    "comitato",
    "senato",
    "nucleo",
    "revisor",
    "funzionari",
    "capo",
    "assessor",
];

/// The organ that adopts the plan, as written, when it is certainly not the one of the kind of body; and the one of the kind.
pub fn altro_organo<'p>(cx: &Context<'p>) -> Option<(&'p str, Span, &'static Organo)> {
    let (text, span) = cx.piano.manifesto.adozione.get()?.organo.both()?;
    let usual = organo(cx.profilo.tipo?, cx.profilo.anno)?;
    let other = !usual.accetta(&text.testo) && ORGANI.iter().any(|word| names(&text.testo, word));
    other.then_some((&*text.testo, span, usual))
}
