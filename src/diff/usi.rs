// SPDX-License-Identifier: EUPL-1.2
//! Where an indicator, a risk or a measure is used: written inside a thing, referred to by it, or naming it itself.
//! Whether it is written here or there and referred to is layout; which things use it is content.

use super::albero::{Albero, Campo, Dato, Scheda, Specie};
use super::coppie::Coppie;
use crate::model::id::Genere;
use crate::model::visita::Foglia;
use std::borrow::Cow;
use std::collections::HashSet;

/// The uses of every thing of a plan.
#[derive(Default)]
pub struct Usi<'p> {
    /// For each thing, the things that use it.
    pub di: Vec<Vec<usize>>,
    /// For each thing, the links that refer to it, with the thing they stand in.
    pub legami: Vec<Vec<(usize, Scheda<'p>)>>,
    /// What is used with what uses it: a thing may be used by the ten thousand.
    visti: HashSet<(usize, usize)>,
}

/// The kind a link refers to.
fn genere_del_legame(tipo: &str) -> Option<Genere> {
    match tipo {
        "LegameIndicatore" => Some(Genere::Indicatore),
        "LegameRischio" => Some(Genere::Rischio),
        "LegameMisura" => Some(Genere::Misura),
        _ => None,
    }
}

/// Whether a record is a link to an element written elsewhere.
pub fn legame(scheda: &Scheda<'_>) -> bool {
    genere_del_legame(scheda.record.tipo()).is_some()
}

/// Kinds that several things may use.
pub fn condivisibile(specie: Specie) -> bool {
    matches!(specie, Specie::Elemento(Genere::Indicatore | Genere::Rischio | Genere::Misura))
}

/// The fields by which a thing of these kinds says itself where it is used.
pub fn campi_di_uso(specie: Specie) -> &'static [&'static str] {
    match specie {
        Specie::Elemento(Genere::Rischio) => &["processi"],
        Specie::Elemento(Genere::Misura) => &["rischi", "processi"],
        _ => &[],
    }
}

impl<'p> Usi<'p> {
    /// Of a plan.
    pub fn di(albero: &Albero<'p>) -> Usi<'p> {
        let n = albero.cose.len();
        let mut usi = Usi { di: vec![Vec::new(); n], legami: vec![Vec::new(); n], visti: HashSet::new() };
        for (i, cosa) in albero.cose.iter().enumerate() {
            if matches!(cosa.specie, Specie::Elemento(_)) {
                for campo in &cosa.campi {
                    usi.lists(albero, i, campo);
                }
            }
            for nome in campi_di_uso(cosa.specie) {
                let genere = if *nome == "rischi" { Genere::Rischio } else { Genere::Processo };
                for (id, _) in cosa.testi(nome) {
                    if let Some(user) = albero.trova(genere, id) {
                        usi.add(i, user);
                    }
                }
            }
        }
        usi
    }

    fn add(&mut self, used: usize, user: usize) {
        if self.visti.insert((used, user)) {
            self.di[used].push(user);
        }
    }

    fn lists(&mut self, albero: &Albero<'p>, user: usize, campo: &Campo<'p>) {
        let Dato::Elenco(nodi) = &campo.dato else { return };
        for nodo in nodi {
            match &nodo.dato {
                Dato::Elemento(i) if condivisibile(albero.cose[*i].specie) => self.add(*i, user),
                Dato::Scheda(scheda) => {
                    let id = scheda.campi.iter().find(|c| c.nome == "id").map(|c| &c.dato);
                    if let Some(genere) = genere_del_legame(scheda.record.tipo())
                        && let Some(Dato::Foglia(Foglia::Ref(_, id))) = id
                        && let Some(used) = albero.trova(genere, id)
                    {
                        self.add(used, user);
                        self.legami[used].push((user, scheda.clone()));
                    }
                }
                _ => {}
            }
        }
    }

    /// The link by which a thing is used, if it is its only use.
    fn solo(&self, cosa: usize) -> Option<&Scheda<'p>> {
        match (&self.legami[cosa][..], &self.di[cosa][..]) {
            ([(_, link)], [_]) => Some(link),
            _ => None,
        }
    }

    /// The link by which one of these uses a thing.
    fn di_uno(&self, cosa: usize, utenti: &[usize]) -> Option<&Scheda<'p>> {
        self.legami[cosa].iter().find(|(user, _)| utenti.contains(user)).map(|(_, link)| link)
    }
}

/// The element that a thing is written in; none where it stands in a section, to be referred to.
pub fn ospite(albero: &Albero<'_>, cosa: usize) -> Option<usize> {
    albero.cose[cosa].dentro.filter(|i| matches!(albero.cose[*i].specie, Specie::Elemento(_)))
}

/// The fields of a thing before and after, both as the same thing uses it: a link completes what is written elsewhere.
/// Several links say each something of its own, and are compared where they stand.
pub fn campi<'a, 'p>(
    usi: (&Usi<'p>, &Usi<'p>),
    (prima, dopo): (&'a Albero<'p>, &'a Albero<'p>),
    coppie: &Coppie,
    (old, new): (usize, usize),
) -> (Cow<'a, [Campo<'p>]>, Cow<'a, [Campo<'p>]>) {
    let (before, after) = match (ospite(prima, old), ospite(dopo, new)) {
        (None, None) => match (usi.0.solo(old), usi.1.solo(new)) {
            (Some(x), Some(y)) => (Some(x), Some(y)),
            _ => (None, None),
        },
        (Some(user), there) => {
            let heirs = &coppie.nuovi[user];
            let link = match there {
                Some(there) if heirs.contains(&there) => None,
                Some(_) => usi.1.di_uno(new, heirs),
                None => usi.1.di_uno(new, heirs).or_else(|| usi.1.solo(new)),
            };
            (None, link)
        }
        (None, Some(user)) => (usi.0.di_uno(old, &coppie.vecchi[user]).or_else(|| usi.0.solo(old)), None),
    };
    (completi(&prima.cose[old].campi, before), completi(&dopo.cose[new].campi, after))
}

/// Fields, completed by those of a link.
fn completi<'a, 'p>(own: &'a [Campo<'p>], link: Option<&Scheda<'p>>) -> Cow<'a, [Campo<'p>]> {
    let Some(link) = link else { return Cow::Borrowed(own) };
    let mut all: Vec<Campo<'p>> = Vec::with_capacity(own.len() + 2);
    for campo in own {
        let from_link = link.campi.iter().find(|c| c.nome == campo.nome && c.nome != "id");
        all.push(from_link.unwrap_or(campo).clone());
    }
    let missing = link.campi.iter().filter(|c| c.nome != "id" && own.iter().all(|o| o.nome != c.nome));
    all.extend(missing.cloned());
    Cow::Owned(all)
}
