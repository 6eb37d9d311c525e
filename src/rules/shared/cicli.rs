// SPDX-License-Identifier: EUPL-1.2
//! Cycles of `padre`: every element has at most one, so each walk upwards ends, or comes back on itself.

use crate::model::record::Elemento;
use crate::model::tipi::Ref;
use crate::rules::{Context, Findings, Rule};
use crate::source::Span;
use crate::source::decode::Field;
use std::collections::HashMap;

/// Members of a cycle that a message names.
const NOMINATI: usize = 8;

/// The cycles of a relation where everyone has at most one parent, each once, from its first member upwards.
fn cicli(ordine: &[usize], padre: &HashMap<usize, usize>) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    // The walk that reached an element first: no element is walked over twice.
    let mut giro: HashMap<usize, usize> = HashMap::with_capacity(ordine.len());
    for (n, start) in ordine.iter().enumerate() {
        let mut at = *start;
        while let Some(up) = padre.get(&at).copied().filter(|_| !giro.contains_key(&at)) {
            giro.insert(at, n);
            at = up;
        }
        if giro.get(&at) != Some(&n) {
            continue;
        }
        let mut membri = vec![at];
        while let Some(up) = membri.last().and_then(|m| padre.get(m)).copied().filter(|up| *up != at) {
            membri.push(up);
        }
        let primo = membri.iter().enumerate().min_by_key(|(_, m)| **m).map_or(0, |(i, _)| i);
        membri.rotate_left(primo);
        found.push(membri);
    }
    found
}

/// Reports the cycles of a kind of element; `sono` says who they are and what they do in a circle.
pub fn controlla<T: Elemento>(
    cx: &Context<'_>,
    rule: &Rule,
    padre_di: fn(&T) -> &Field<Ref<T>>,
    sono: &str,
    out: &mut Findings,
) {
    let mut ordine = Vec::new();
    let mut padre: HashMap<usize, usize> = HashMap::new();
    let mut luogo: HashMap<usize, Span> = HashMap::new();
    for (n, elemento) in cx.graph.tutti::<T>() {
        if let Some((su, span)) = padre_di(elemento).both()
            && let Some(up) = cx.graph.find(T::GENERE, &su.id)
        {
            ordine.push(n);
            padre.insert(n, up);
            luogo.insert(n, span);
        }
    }
    for membri in cicli(&ordine, &padre) {
        let id = |n: usize| cx.graph.nodo(n).id;
        let mut nomi: Vec<String> = membri.iter().take(NOMINATI).map(|n| format!("`{}`", id(*n))).collect();
        if membri.len() > NOMINATI {
            nomi.push(format!("… altri {}", membri.len() - NOMINATI));
        }
        nomi.push(format!("`{}`", id(membri[0])));
        let Some(qui) = luogo.get(&membri[0]).copied() else { continue };
        let message = match membri.len() {
            1 => format!("{} `{}` ha sé stesso come `padre`", T::GENERE.con_articolo(), id(membri[0])),
            _ => format!("{sono} in cerchio: {}", nomi.join(" → ")),
        };
        let mut finding = out
            .report(rule, qui)
            .message(message)
            .label("seguendo `padre` si torna qui")
            .help("togli `padre` a chi sta più in alto, o scrivi quello giusto");
        for n in membri.iter().skip(1).take(NOMINATI - 1) {
            if let Some(span) = luogo.get(n) {
                finding = finding.also(*span, format!("il `padre` di `{}`", id(*n)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cicli;
    use std::collections::HashMap;

    #[test]
    fn a_cycle_is_found_once_and_in_order() {
        let padre = HashMap::from([(1, 2), (2, 3), (3, 1), (4, 2), (5, 5), (6, 7)]);
        assert_eq!(cicli(&[4, 1, 2, 3, 5, 6], &padre), [vec![1, 2, 3], vec![5]]);
    }

    #[test]
    fn a_long_chain_is_walked_once() {
        let n = 100_000;
        let padre: HashMap<usize, usize> = (0..n).map(|i| (i, i + 1)).collect();
        let ordine: Vec<usize> = (0..n).rev().collect();
        assert!(cicli(&ordine, &padre).is_empty());
        let mut padre = padre;
        padre.insert(n, 0);
        let ordine: Vec<usize> = (0..=n).collect();
        assert_eq!(cicli(&ordine, &padre)[0].len(), n + 1);
    }
}
