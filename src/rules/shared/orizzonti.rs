// SPDX-License-Identifier: EUPL-1.2
//! The horizon of goals of public value, as a year where the text fixes one.

use crate::model::tipi::Anno;
use crate::model::valore::MESI;
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::rules::Context;
use crate::source::decode::fold;
use std::collections::HashMap;

/// Words that, like the months, stand beside a year and explain nothing: «entro la fine del 2030».
const INTORNO: &[&str] =
    &["entro", "il", "la", "l", "fine", "del", "dell", "al", "alla", "dal", "anno", "anni", "triennio"];

/// The last year of a horizon that holds years and no words that explain them.
pub fn anno(obiettivo: &ObiettivoValorePubblico) -> Option<i16> {
    let mut last = None;
    let orizzonte = fold(&obiettivo.orizzonte.get()?.valore.testo);
    for word in orizzonte.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        match Anno::leggi(word) {
            Some(Anno(anno)) => last = last.max(Some(anno)),
            None if word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) => {}
            None if INTORNO.contains(&word) || MESI.contains(&word) => {}
            None => return None,
        }
    }
    last
}

/// The farthest horizon of the goals of public value that use an indicator, by its id.
pub fn per_indicatore<'p>(cx: &Context<'p>) -> HashMap<&'p str, i16> {
    let mut found: HashMap<&str, i16> = HashMap::new();
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        let Some(anno) = anno(obiettivo) else { continue };
        for uso in cx.graph.assegnazioni(n) {
            if let Some(id) = uso.indicatore.id.get() {
                let farthest = found.entry(id.as_str()).or_insert(anno);
                *farthest = anno.max(*farthest);
            }
        }
    }
    found
}
