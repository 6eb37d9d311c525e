// SPDX-License-Identifier: EUPL-1.2
//! Lists and maps: which item of the one is which of the other, and whether the order of a list says something.

use super::Scritto;
use super::albero::{Albero, Chiave, Dato, Nodo, Scheda};
use super::campi::{Lembo, Posto, Run};
use super::chiavi;
use super::usi::{self, Usi};
use super::valori::stampa;
use crate::model::tipi::Anno;
use crate::model::visita::Foglia;
use crate::source::Span;
use std::collections::{HashMap, HashSet, VecDeque};

/// Of rows with the same key, an equal one is looked for among so many.
const MAX_UGUALI: usize = 50;
/// Of what was split, so many heirs are looked for where it was named.
const MAX_EREDI: usize = 50;

impl<'p> Run<'_, 'p> {
    // ------------------------------------------------------------ lists

    pub(super) fn list(
        &mut self,
        posto: &Posto,
        (x, a): (&[Nodo<'p>], Lembo<'_, 'p>),
        (y, b): (&[Nodo<'p>], Lembo<'_, 'p>),
    ) {
        self.leaves(posto, (x, a), (y, b));
        if posto.radice == "fasce" {
            // Scoring bands say something only all together.
            return self.bands(posto, (x, a), (y, b));
        }
        if posto.radice == "personale" && self.scorre() && posto.campo == "personale" {
            // Tables of two dates are compared by their sums: see `organico`.
            return;
        }
        self.records(posto, x, y);
        self.order(posto, (x, a), (y, b));
    }

    /// The same records in another order, where the order says something.
    fn order(&mut self, posto: &Posto, (x, a): (&[Nodo<'p>], Lembo<'_, 'p>), (y, b): (&[Nodo<'p>], Lembo<'_, 'p>)) {
        if !chiavi::ordinata(super::ultima_chiave(&posto.campo)) {
            return;
        }
        let keys = |nodi: &[Nodo<'p>]| -> Vec<Vec<String>> {
            nodi.iter().filter_map(scheda).map(|(s, _)| chiavi::chiave(s, &|f| stampa(f))).collect()
        };
        let (old, new) = (keys(x), keys(y));
        let (mut old_set, mut new_set) = (old.clone(), new.clone());
        old_set.sort();
        new_set.sort();
        if old != new && old_set == new_set {
            self.changed(posto, a, b);
        }
    }

    fn bands(&mut self, posto: &Posto, (x, a): (&[Nodo<'p>], Lembo<'_, 'p>), (y, b): (&[Nodo<'p>], Lembo<'_, 'p>)) {
        let rows = |nodi: &[Nodo<'p>]| nodi.iter().filter_map(scheda).map(|(s, _)| s.clone()).collect::<Vec<_>>();
        let (old, new) = (rows(x), rows(y));
        let mut free: VecDeque<&Scheda<'p>> = old.iter().collect();
        for row in &new {
            match free.iter().take(MAX_UGUALI).position(|o| self.identical(o, row)) {
                Some(at) => drop(free.remove(at)),
                None => return self.changed(posto, a, b),
            }
        }
        if !free.is_empty() {
            self.changed(posto, a, b);
        }
    }

    /// A set of leaves, or a sequence where the order says something.
    fn leaves(&mut self, posto: &Posto, (x, a): (&[Nodo<'p>], Lembo<'_, 'p>), (y, b): (&[Nodo<'p>], Lembo<'_, 'p>)) {
        let before: Vec<&Foglia<'p>> = x.iter().filter_map(foglia).collect();
        let after: Vec<&Foglia<'p>> = y.iter().filter_map(foglia).collect();
        if before.is_empty() && after.is_empty() {
            return;
        }
        let old_keys: Vec<Vec<String>> = before.iter().map(|f| self.keys(f)).collect();
        let new_keys: Vec<String> = after.iter().map(|f| chiavi::foglia_piegata(f, &|f| stampa(f))).collect();
        let come: HashSet<&str> = new_keys.iter().map(String::as_str).collect();
        let was: HashSet<&str> = old_keys.iter().flatten().map(String::as_str).collect();
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        let rolls = |f: &Foglia<'_>| match f {
            Foglia::Anno(y) => from != to && (*y < to || *y > from + 2),
            _ => false,
        };
        let lost = old_keys.iter().zip(&before).any(|(k, f)| !rolls(f) && k.iter().all(|k| !come.contains(&**k)));
        let won = new_keys.iter().zip(&after).any(|(k, f)| !rolls(f) && !was.contains(k.as_str()));
        let order = chiavi::ordinata(super::ultima_chiave(&posto.campo))
            && old_keys.len() == new_keys.len()
            && old_keys.iter().zip(&new_keys).any(|(old, new)| !old.contains(new));
        if lost || won || order {
            let all = |leaves: &[&Foglia<'p>]| leaves.iter().map(|f| stampa(f)).collect::<Vec<_>>().join(", ");
            let written = |leaves: &[&Foglia<'p>], e: Lembo<'_, 'p>| {
                e.map(|(_, luogo)| Scritto { testo: all(leaves), luogo, foglia: None })
            };
            self.emit(posto, None, written(&before, a), written(&after, b));
            let gone =
                old_keys.iter().zip(&before).filter(|(k, f)| !rolls(f) && k.iter().all(|k| !come.contains(&**k)));
            let here = new_keys.iter().zip(&after).filter(|(k, f)| !rolls(f) && !was.contains(k.as_str()));
            let (gone, here) = (gone.map(|(_, f)| stampa(f)).collect(), here.map(|(_, f)| stampa(f)).collect());
            if let Some(last) = self.cambiamenti.last_mut().filter(|_| lost || won) {
                last.voci = Some((here, gone));
            }
        }
    }

    /// What a leaf before may be called after.
    fn keys(&self, foglia: &Foglia<'p>) -> Vec<String> {
        if let Some(heirs) = self.heirs(foglia) {
            return heirs.iter().map(|new| self.b.cose[*new].id.to_string()).collect();
        }
        let key = chiavi::foglia_piegata(foglia, &|f| stampa(f));
        let rolled = self.roll(key.clone());
        if rolled == key { vec![key] } else { vec![key, rolled] }
    }

    /// The things after that continue the one that a leaf before names.
    fn heirs(&self, foglia: &Foglia<'p>) -> Option<&[usize]> {
        let (Foglia::Ref(genere, id) | Foglia::RefLibero(genere, id)) = foglia else { return None };
        let heirs = &self.coppie.nuovi[self.a.trova(*genere, id)?];
        (!heirs.is_empty()).then(|| &heirs[..heirs.len().min(MAX_EREDI)])
    }

    /// Records without an identity of their own, by the key that is declared for them.
    fn records(&mut self, posto: &Posto, x: &[Nodo<'p>], y: &[Nodo<'p>]) {
        let as_is = |f: &Foglia<'p>| stampa(f);
        let after: Vec<_> = y.iter().filter_map(scheda).map(|(s, at)| (chiavi::chiave(s, &as_is), s, at)).collect();
        let come: HashSet<&Vec<String>> = after.iter().map(|(key, ..)| key).collect();
        let mut free: HashMap<Vec<String>, VecDeque<(&Scheda<'p>, Span)>> = HashMap::new();
        let mut before: Vec<(Vec<String>, &Scheda<'p>, Span)> = Vec::new();
        for (scheda, span) in x.iter().filter_map(scheda) {
            let mut keys = self.row_keys(scheda);
            // Of a row that names what was split, the heir that a row after names.
            let at = keys.iter().position(|key| come.contains(key)).unwrap_or(0);
            before.push((keys.swap_remove(at), scheda, span));
        }
        for (key, scheda, span) in &before {
            free.entry(key.clone()).or_default().push_back((scheda, *span));
        }
        // Equal ones first, so that a row more among equal keys does not shift the others.
        let mut pairs: Vec<Option<(&Scheda<'p>, Span)>> = vec![None; after.len()];
        for exact in [true, false] {
            for (i, (key, new, _)) in after.iter().enumerate().filter(|_| !before.is_empty()) {
                let Some(olds) = free.get_mut(key).filter(|_| pairs[i].is_none()) else { continue };
                let several = olds.len() > 1;
                let at = match exact {
                    true if several => olds.iter().take(MAX_UGUALI).position(|(old, _)| self.identical(old, new)),
                    true => None,
                    false => (!olds.is_empty()).then_some(0),
                };
                pairs[i] = at.and_then(|at| olds.remove(at));
            }
        }
        for (pair, (_, new, here)) in pairs.into_iter().zip(&after) {
            let item = posto.item(&chiavi::etichetta(new));
            match pair {
                Some(_) if new.record.tipo() == "TotalePubblicato" && self.rolls(new, true) => {}
                Some((old, _)) if usi::legame(new) => self.links(&item, old, new),
                Some((old, _)) => self.record(&item, old, new),
                None if usi::legame(new) || self.rolls(new, true) => {}
                None => self.changed(&item, None, Some((&Dato::Scheda((*new).clone()), *here))),
            }
        }
        for (key, old, there) in &before {
            let Some(left) = free.get_mut(key) else { continue };
            let Some(at) = left.iter().position(|(s, _)| std::ptr::eq(*s, *old)) else { continue };
            left.remove(at);
            if !usi::legame(old) && !self.rolls(old, false) {
                let item = posto.item(&chiavi::etichetta(old));
                self.changed(&item, Some((&Dato::Scheda((*old).clone()), *there)), None);
            }
        }
    }

    /// What the key of a row before may be after: one for each heir of what it names.
    fn row_keys(&self, scheda: &Scheda<'p>) -> Vec<Vec<String>> {
        let heirs = std::cell::Cell::new(1);
        let key = |n: usize| {
            chiavi::chiave(scheda, &|f| {
                if let Some(ids) = self.heirs(f) {
                    heirs.set(heirs.get().max(ids.len()));
                    return self.b.cose[ids[n.min(ids.len() - 1)]].id.to_string();
                }
                let mut ids = self.keys(f);
                heirs.set(heirs.get().max(ids.len()));
                if ids.is_empty() { String::new() } else { ids.swap_remove(n.min(ids.len() - 1)) }
            })
        };
        let first = key(0);
        let others = (1..heirs.get()).map(key).collect::<Vec<_>>();
        std::iter::once(first).chain(others).collect()
    }

    /// Links to a thing that has several: those of its only use are compared with the thing.
    fn links(&mut self, posto: &Posto, old: &Scheda<'p>, new: &Scheda<'p>) {
        let alone = |scheda: &Scheda<'p>, albero: &Albero<'p>, usi: &Usi<'p>| {
            let used = scheda.campi.iter().find_map(|c| match (&c.dato, c.nome) {
                (Dato::Foglia(Foglia::Ref(genere, id)), "id") => albero.trova(*genere, id),
                _ => None,
            });
            used.is_some_and(|i| usi.di[i].len() == 1 && usi::ospite(albero, i).is_none())
        };
        if alone(old, self.a, &self.usi.0) && alone(new, self.b, &self.usi.1) {
            return;
        }
        self.fields(posto, &old.campi, &new.campi, &|nome| nome == "id");
    }

    fn identical(&self, old: &Scheda<'p>, new: &Scheda<'p>) -> bool {
        let mut probe = Run {
            prima: self.prima,
            dopo: self.dopo,
            a: self.a,
            b: self.b,
            coppie: self.coppie,
            usi: (Usi::default(), Usi::default()),
            misurati: self.misurati,
            cambiamenti: Vec::new(),
            partenze: 0,
        };
        let posto = Posto { prima: 0, dopo: 0, campo: String::new(), radice: "" };
        probe.fields(&posto, &old.campi, &new.campi, &|_| false);
        probe.cambiamenti.is_empty()
    }

    // ------------------------------------------------------------ maps

    pub(super) fn map(&mut self, posto: &Posto, x: &[Chiave<'p>], y: &[Chiave<'p>]) {
        let rolls = |c: &Chiave<'p>| self.scorre() && Anno::leggi(c.chiave.trim()).is_some();
        let mut free: Vec<Option<&Chiave<'p>>> = x.iter().map(Some).collect();
        let mut pairs: Vec<Option<&Chiave<'p>>> = vec![None; y.len()];
        // As it is written first: two keys may differ by their capitals alone, and one may be written twice.
        pair(&mut free, &mut pairs, y, |c| c.chiave.into());
        pair(&mut free, &mut pairs, y, |c| crate::source::decode::fold(c.chiave));
        let mut todo: Vec<(Posto, Option<&Nodo<'p>>, Option<&Nodo<'p>>)> = Vec::new();
        for (old, after) in pairs.into_iter().zip(y).filter(|(old, after)| old.is_some() || !rolls(after)) {
            todo.push((posto.item(after.chiave), old.map(|old| &old.nodo), Some(&after.nodo)));
        }
        for old in free.into_iter().flatten().filter(|c| !rolls(c)) {
            todo.push((posto.item(old.chiave), Some(&old.nodo), None));
        }
        for (item, old, new) in todo {
            self.field(&item, old.map(|n| (&n.dato, n.span)), new.map(|n| (&n.dato, n.span)));
        }
    }
}

/// Pairs the entries after that have none yet with those before that are still free and have the same key, in order.
fn pair<'n, 'p>(
    free: &mut [Option<&'n Chiave<'p>>],
    pairs: &mut [Option<&'n Chiave<'p>>],
    after: &[Chiave<'p>],
    key: impl Fn(&Chiave<'p>) -> String,
) {
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (i, old) in free.iter().enumerate() {
        if let Some(old) = old {
            places.entry(key(old)).or_default().push_back(i);
        }
    }
    for (found, after) in pairs.iter_mut().zip(after).filter(|(found, _)| found.is_none()) {
        let place = places.get_mut(&key(after)).and_then(VecDeque::pop_front);
        *found = place.and_then(|i| free[i].take());
    }
}

fn foglia<'n, 'p>(nodo: &'n Nodo<'p>) -> Option<&'n Foglia<'p>> {
    match &nodo.dato {
        Dato::Foglia(f) => Some(f),
        _ => None,
    }
}

fn scheda<'n, 'p>(nodo: &'n Nodo<'p>) -> Option<(&'n Scheda<'p>, Span)> {
    match &nodo.dato {
        Dato::Scheda(s) => Some((s, nodo.span)),
        _ => None,
    }
}
