// SPDX-License-Identifier: EUPL-1.2
//! Which thing of the plan after continues which of the plan before: by identity, then by `succede_a`, never by place.

use super::albero::{Albero, Cosa, Specie};
use super::valori::piano_di_righe;
use crate::model::id::Genere;
use crate::source::Span;
use crate::source::decode::fold;
use std::collections::{HashMap, HashSet, VecDeque};

/// Who continues whom.
pub struct Coppie {
    /// For each thing after, the things before that it continues; the one with its own id comes first.
    pub vecchi: Vec<Vec<usize>>,
    /// For each thing before, the things after that continue it, in order of writing.
    pub nuovi: Vec<Vec<usize>>,
    /// Ids named by `succede_a` that the plan before has not: the thing after, the id, its place.
    pub sconosciuti: Vec<(usize, String, Span)>,
}

/// A likely continuation that nobody declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggerimento {
    /// What it is.
    pub genere: Genere,
    /// The thing before.
    pub prima: usize,
    /// The thing after.
    pub dopo: usize,
    /// Why it looks like a continuation, in words.
    pub perche: &'static str,
    /// The two ids look as if they had been swapped.
    pub scambio: bool,
}

impl Coppie {
    /// Pairs the things of two plans.
    pub fn di(prima: &Albero<'_>, dopo: &Albero<'_>) -> Coppie {
        let mut coppie = Coppie {
            vecchi: vec![Vec::new(); dopo.cose.len()],
            nuovi: vec![Vec::new(); prima.cose.len()],
            sconosciuti: Vec::new(),
        };
        coppie.by_identity(prima, dopo);
        coppie.by_succession(prima, dopo);
        coppie
    }

    fn join(&mut self, prima: usize, dopo: usize) {
        if !self.unite(prima, dopo) {
            self.vecchi[dopo].push(prima);
            self.nuovi[prima].push(dopo);
        }
    }

    fn by_identity(&mut self, prima: &Albero<'_>, dopo: &Albero<'_>) {
        for (i, cosa) in dopo.cose.iter().enumerate() {
            let (olds, news) = (prima.con_id(cosa.specie, &cosa.id), dopo.con_id(cosa.specie, &cosa.id));
            match (olds, news) {
                ([], _) => {}
                ([old], [_]) => self.join(*old, i),
                // An identity of several rows: same name first, then in order.
                _ if news[0] == i => self.rows(prima, dopo, olds, news),
                _ => {}
            }
        }
    }

    fn rows(&mut self, prima: &Albero<'_>, dopo: &Albero<'_>, olds: &[usize], news: &[usize]) {
        let name = |cosa: &Cosa<'_>| cosa.nome().map(fold).unwrap_or_default();
        let mut by_name: HashMap<String, VecDeque<usize>> = HashMap::new();
        for old in olds {
            by_name.entry(name(&prima.cose[*old])).or_default().push_back(*old);
        }
        let mut left = Vec::new();
        for new in news {
            match by_name.get_mut(&name(&dopo.cose[*new])).and_then(VecDeque::pop_front) {
                Some(old) => self.join(old, *new),
                None => left.push(*new),
            }
        }
        let mut free: Vec<usize> = by_name.into_values().flatten().collect();
        free.sort_unstable();
        for (old, new) in free.into_iter().zip(left) {
            self.join(old, new);
        }
    }

    fn by_succession(&mut self, prima: &Albero<'_>, dopo: &Albero<'_>) {
        self.exchanged(prima, dopo);
        for (i, cosa) in dopo.cose.iter().enumerate() {
            let Specie::Elemento(genere) = cosa.specie else { continue };
            // A thing that the plan before has already keeps the `succede_a` of an earlier year.
            let known = !self.vecchi[i].is_empty();
            let told: HashSet<&str> =
                self.vecchi[i].iter().flat_map(|old| prima.cose[*old].testi("succede_a")).map(|(id, _)| id).collect();
            for (id, span) in cosa.testi("succede_a").filter(|(id, _)| !told.contains(id)) {
                match prima.trova(genere, id) {
                    Some(old) => self.join(old, i),
                    None if !known => self.sconosciuti.push((i, id.to_string(), span)),
                    None => {}
                }
            }
        }
    }

    /// Two things that say of each other that they continue it: each has the other's id, and neither its own.
    fn exchanged(&mut self, prima: &Albero<'_>, dopo: &Albero<'_>) {
        let only = |i: usize| {
            let mut told = dopo.cose[i].testi("succede_a");
            match (told.next(), told.next()) {
                (Some((id, _)), None) if *id != *dopo.cose[i].id => Some(id),
                _ => None,
            }
        };
        for i in 0..dopo.cose.len() {
            let Specie::Elemento(genere) = dopo.cose[i].specie else { continue };
            let Some(id) = only(i) else { continue };
            let other = dopo.trova(genere, id).filter(|o| only(*o) == Some(&*dopo.cose[i].id));
            if let (Some(_), Some(old)) = (other, prima.trova(genere, id))
                && let Some(mine) = prima.trova(genere, &dopo.cose[i].id)
            {
                self.vecchi[i].retain(|o| *o != mine);
                self.nuovi[mine].retain(|n| *n != i);
                self.join(old, i);
            }
        }
    }

    /// Whether the id `dopo` after stands for the id `prima` before.
    pub fn continua(&self, alberi: (&Albero<'_>, &Albero<'_>), genere: Genere, prima: &str, dopo: &str) -> bool {
        match alberi.0.trova(genere, prima) {
            Some(old) if !self.nuovi[old].is_empty() => {
                alberi.1.con_id(Specie::Elemento(genere), dopo).iter().any(|new| self.unite(old, *new))
            }
            _ => prima == dopo,
        }
    }

    /// Whether a thing after continues this one before: the shorter list says it.
    pub fn unite(&self, prima: usize, dopo: usize) -> bool {
        let (news, olds) = (&self.nuovi[prima], &self.vecchi[dopo]);
        if news.len() < olds.len() { news.contains(&dopo) } else { olds.contains(&prima) }
    }

    /// Things that only one plan has and that look alike, each pair once: they change no count.
    pub fn suggerimenti(&self, prima: &Albero<'_>, dopo: &Albero<'_>) -> Vec<Suggerimento> {
        let mut found = swapped(self, prima, dopo);
        let gone: Vec<usize> = self.only(&self.nuovi, prima);
        let come: Vec<usize> = self.only(&self.vecchi, dopo);
        let likely = Likely::of(prima, &gone);
        let best: Vec<(usize, (usize, usize, &'static str))> =
            come.into_iter().filter_map(|new| Some((new, likely.best(prima, &dopo.cose[new])?))).collect();
        // The highest score for each that is gone, and how many have it.
        let mut claims: HashMap<usize, (usize, usize)> = HashMap::new();
        for (_, (old, score, _)) in &best {
            let (top, many) = claims.entry(*old).or_insert((*score, 0));
            match score.cmp(top) {
                std::cmp::Ordering::Greater => (*top, *many) = (*score, 1),
                std::cmp::Ordering::Equal => *many += 1,
                std::cmp::Ordering::Less => {}
            }
        }
        for (new, (old, score, perche)) in &best {
            // Two that look as much like the one that is gone: nobody can say which.
            if claims.get(old) == Some(&(*score, 1))
                && let Specie::Elemento(genere) = dopo.cose[*new].specie
            {
                found.push(Suggerimento { genere, prima: *old, dopo: *new, perche, scambio: false });
            }
        }
        found
    }

    fn only(&self, others: &[Vec<usize>], albero: &Albero<'_>) -> Vec<usize> {
        let element = |i: &usize| matches!(albero.cose[*i].specie, Specie::Elemento(g) if g != Genere::Obbligo);
        (0..others.len()).filter(|i| others[*i].is_empty()).filter(element).collect()
    }
}

/// Two ids whose names changed places.
fn swapped(coppie: &Coppie, prima: &Albero<'_>, dopo: &Albero<'_>) -> Vec<Suggerimento> {
    let name = |cosa: &Cosa<'_>| cosa.nome().map(fold).unwrap_or_default();
    // New name of every thing that kept its id and changed its name.
    let mut by_name: HashMap<(Specie, String), Vec<(usize, usize)>> = HashMap::new();
    let mut changed = Vec::new();
    for (new, olds) in coppie.vecchi.iter().enumerate() {
        if let [old] = olds[..]
            && matches!(dopo.cose[new].specie, Specie::Elemento(_))
            && prima.cose[old].id == dopo.cose[new].id
        {
            let (before, after) = (name(&prima.cose[old]), name(&dopo.cose[new]));
            if before != after && !before.is_empty() && !after.is_empty() {
                by_name.entry((dopo.cose[new].specie, after)).or_default().push((old, new));
                changed.push((old, new, before));
            }
        }
    }
    let mut found = Vec::new();
    for (old, new, before) in changed {
        let Some([(other_old, other_new)]) = by_name.get(&(dopo.cose[new].specie, before)).map(Vec::as_slice) else {
            continue;
        };
        let back = name(&prima.cose[*other_old]) == name(&dopo.cose[new]);
        if back
            && new < *other_new
            && let Specie::Elemento(genere) = dopo.cose[new].specie
        {
            let perche = "i titoli si sono scambiati";
            found.push(Suggerimento { genere, prima: old, dopo: *other_new, perche, scambio: true });
        }
    }
    found
}

/// Things that vanished, to be found again by code and by the words of their names.
struct Likely {
    by_code: HashMap<(Specie, String), Vec<usize>>,
    by_word: HashMap<(Specie, String), Vec<usize>>,
    /// How many words each name has.
    lengths: HashMap<usize, usize>,
}

/// A word in more names than this says nothing.
const MAX_CON_PAROLA: usize = 40;
/// Names must share this much, in hundredths, to look alike.
const SOMIGLIANZA: usize = 80;

impl Likely {
    fn of(prima: &Albero<'_>, gone: &[usize]) -> Likely {
        let mut likely = Likely { by_code: HashMap::new(), by_word: HashMap::new(), lengths: HashMap::new() };
        for old in gone {
            let cosa = &prima.cose[*old];
            if let Some(code) = code(cosa) {
                likely.by_code.entry((cosa.specie, code)).or_default().push(*old);
            }
            let words = name_words(cosa);
            likely.lengths.insert(*old, words.len());
            for word in words {
                likely.by_word.entry((cosa.specie, word)).or_default().push(*old);
            }
        }
        likely
    }

    /// The one thing that vanished and looks most like this one, in the same section.
    fn best(&self, prima: &Albero<'_>, cosa: &Cosa<'_>) -> Option<(usize, usize, &'static str)> {
        let here = |old: &&usize| prima.cose[**old].sezione == cosa.sezione;
        let words = name_words(cosa);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in &words {
            let olds = self.by_word.get(&(cosa.specie, word.clone())).map_or(&[][..], Vec::as_slice);
            for old in olds.iter().filter(here).take(MAX_CON_PAROLA) {
                *shared.entry(*old).or_default() += 1;
            }
        }
        let alike = |old: usize| {
            let all = self.lengths.get(&old).copied().unwrap_or(0).max(words.len()).max(1);
            shared.get(&old).map_or(0, |n| n * 100 / all)
        };
        let mut best: Vec<(usize, usize)> = shared.keys().map(|old| (alike(*old), *old)).collect();
        best.retain(|(score, _)| *score >= SOMIGLIANZA);
        best.sort_by_key(|(score, old)| (std::cmp::Reverse(*score), *old));
        match best[..] {
            // Two that look alike as much: nobody can say which.
            [(a, _), (b, _), ..] if a == b => return None,
            [(score, old), ..] => return Some((old, score, "il titolo è quasi lo stesso")),
            [] => {}
        }
        let with_code = self.by_code.get(&(cosa.specie, code(cosa)?))?;
        let [old] = with_code.iter().filter(here).collect::<Vec<_>>()[..] else { return None };
        Some((*old, SOMIGLIANZA, "il codice è lo stesso"))
    }
}

fn code(cosa: &Cosa<'_>) -> Option<String> {
    use super::albero::Dato;
    match &cosa.campo("codice")?.dato {
        Dato::Foglia(foglia) => Some(fold(&super::valori::stampa(foglia))).filter(|c| !c.is_empty()),
        _ => None,
    }
}

/// The distinct words of a name, without accents and capitals.
fn name_words(cosa: &Cosa<'_>) -> Vec<String> {
    let name = cosa.nome().map(|n| fold(&piano_di_righe(n))).unwrap_or_default();
    let mut words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(String::from).collect();
    words.sort();
    words.dedup();
    words
}
