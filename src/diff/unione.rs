// SPDX-License-Identifier: EUPL-1.2
//! What several things say together, for the one that joins them: lists add up, weights too; the rest is the first's.

use super::albero::{Albero, Campo, Dato, Nodo, Scheda};
use super::chiavi;
use super::valori::stampa;
use crate::model::visita::Foglia;
use std::borrow::Cow;

/// The fields of the first thing, completed by those of the others.
pub fn campi<'a, 'p>(albero: &Albero<'p>, first: Cow<'a, [Campo<'p>]>, others: &[usize]) -> Cow<'a, [Campo<'p>]> {
    if others.is_empty() {
        return first;
    }
    let mut all = first.into_owned();
    for campo in others.iter().flat_map(|i| &albero.cose[*i].campi) {
        match all.iter_mut().find(|c| c.nome == campo.nome) {
            Some(mine) => join(mine, campo),
            None => all.push(campo.clone()),
        }
    }
    Cow::Owned(all)
}

fn join<'p>(mine: &mut Campo<'p>, other: &Campo<'p>) {
    match (&mut mine.dato, &other.dato) {
        (Dato::Elenco(nodi), Dato::Elenco(more)) => more.iter().for_each(|nodo| add(nodi, nodo)),
        (Dato::Foglia(a), Dato::Foglia(b)) if mine.nome == "peso" => sum(a, b),
        _ => {}
    }
}

/// Adds an item; one that is there already adds its weight.
fn add<'p>(nodi: &mut Vec<Nodo<'p>>, nodo: &Nodo<'p>) {
    let key = |s: &Scheda<'p>| chiavi::chiave(s, &|f| stampa(f));
    if let Dato::Scheda(new) = &nodo.dato {
        let wanted = key(new);
        for there in nodi.iter_mut() {
            if let Dato::Scheda(old) = &mut there.dato
                && old.record.tipo() == new.record.tipo()
                && key(old) == wanted
            {
                let theirs = new.campi.iter().find(|c| c.nome == "peso");
                if let (Some(mine), Some(theirs)) = (old.campi.iter_mut().find(|c| c.nome == "peso"), theirs)
                    && let (Dato::Foglia(a), Dato::Foglia(b)) = (&mut mine.dato, &theirs.dato)
                {
                    sum(a, b);
                }
                return;
            }
        }
    }
    nodi.push(nodo.clone());
}

fn sum<'p>(a: &mut Foglia<'p>, b: &Foglia<'p>) {
    if let (Foglia::Numero(x, text, money), Foglia::Numero(y, ..)) = (*a, b)
        && let Some(total) = x.checked_add(*y)
    {
        *a = Foglia::Numero(total, text, money);
    }
}
