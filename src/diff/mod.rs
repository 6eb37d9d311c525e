// SPDX-License-Identifier: EUPL-1.2
//! Two plans to a list of changes. What changed stands here; what a change means is for the rules to say
//! (`rules::confronto`), and how it is written for `report::diff`.
//!
//! Nothing is paired by its place: things by identity and `succede_a`, items of a list by the key that `chiavi` declares.

pub mod albero;
mod campi;
mod chiavi;
mod coppie;
mod elenchi;
mod finestra;
pub mod motivi;
mod organico;
pub mod parole;
mod serie;
mod unione;
mod usi;
pub mod valori;

pub use albero::{Albero, Cosa, Dato, Specie};
pub use coppie::{Coppie, Suggerimento};
pub use serie::Misurati;

use crate::graph::Graph;
use crate::model::id::Genere;
use crate::model::record::choice;
use crate::model::visita::Foglia;
use crate::model::{Piano, Sezione};
use crate::source::{FileId, Sources, Span};
use std::collections::HashSet;

/// One of the two plans.
pub struct Lato<'p> {
    /// The plan.
    pub piano: &'p Piano,
    /// Its graph.
    pub graph: &'p Graph<'p>,
    /// Its files.
    pub sources: &'p Sources,
}

impl<'p> Clone for Lato<'p> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'p> Copy for Lato<'p> {}

impl Lato<'_> {
    /// Every file of the plan was read: what is absent is not there.
    pub fn is_whole(&self) -> bool {
        self.non_letti().next().is_none()
    }

    /// The files that do not parse, could not be read or are no section.
    pub fn non_letti(&self) -> impl Iterator<Item = &str> {
        let whole = |s: &Span| s.start == 0 && s.end as usize >= self.sources.file(s.file).text.len();
        let broken: HashSet<FileId> = self.piano.illeggibili.iter().filter(|s| whole(s)).map(|s| s.file).collect();
        let files = self.sources.files();
        files.filter(move |(id, f)| f.unread || broken.contains(id)).map(|(_, f)| f.shown.as_str())
    }
}

choice! {
    /// Tipo di cambiamento (kind of change).
    pub enum Tipo {
        /// C'è solo nel piano dopo.
        Aggiunto = "aggiunto",
        /// C'era solo nel piano prima.
        Eliminato = "eliminato",
        /// Ha un altro id, dichiarato con `succede_a`.
        Rinominato = "rinominato",
        /// Continua più di una voce.
        Unito = "unito",
        /// È continuato da più di una voce.
        Diviso = "diviso",
        /// Sta altrove: in un'altra voce, in un'altra sezione, sotto un altro ufficio.
        Spostato = "spostato",
        /// Un suo dato è cambiato.
        Modificato = "modificato",
        /// Un fatto che riguarda i due piani insieme, e non un dato solo.
        Osservazione = "osservazione",
    }
}

/// A change between two plans.
#[derive(Clone)]
pub struct Cambiamento<'p> {
    /// What sort of change.
    pub tipo: Tipo,
    /// The thing before, among those of the first tree.
    pub cosa_prima: Option<usize>,
    /// The thing after, among those of the second tree.
    pub cosa_dopo: Option<usize>,
    /// The other things that were merged (before) or that it was split into (after).
    pub altre: Vec<usize>,
    /// The path of the field from its thing, such as `target.2027`; empty when the whole thing changed.
    pub campo: String,
    /// The first key of the path.
    pub radice: &'static str,
    /// The year, for values by year.
    pub anno: Option<i16>,
    /// What stood there before.
    pub prima: Option<Scritto<'p>>,
    /// What stands there after.
    pub dopo: Option<Scritto<'p>>,
    /// Of a list: the items that came and those that went.
    pub voci: Option<(Vec<String>, Vec<String>)>,
    /// It comes with the thing around it, which was added or taken away whole.
    pub implicito: bool,
}

/// What stands in a place.
#[derive(Clone)]
pub struct Scritto<'p> {
    /// As readers see it.
    pub testo: String,
    /// Where it is written.
    pub luogo: Span,
    /// The leaf, where it is one.
    pub foglia: Option<Foglia<'p>>,
}

/// Two plans compared.
pub struct Confronto<'p> {
    /// The plan before.
    pub prima: Lato<'p>,
    /// The plan after.
    pub dopo: Lato<'p>,
    /// The things before.
    pub albero_prima: Albero<'p>,
    /// The things after.
    pub albero_dopo: Albero<'p>,
    /// Which continues which.
    pub coppie: Coppie,
    /// The values measured in the readings of the plan before.
    pub misurati: Misurati<'p>,
    /// For each thing after, the things that use it.
    pub usi: Vec<Vec<usize>>,
    /// For each thing before, what became of the last thing up to it that is still there.
    vicine: Vec<Option<usize>>,
    /// The changes, in the order of the sections and of the plan after.
    pub cambiamenti: Vec<Cambiamento<'p>>,
    /// Starting values that moved on by a year to the last measured value: no change.
    pub partenze: usize,
    /// Likely continuations that nobody declared.
    pub suggerimenti: Vec<Suggerimento>,
}

/// Why these plans are not compared: they take more memory than any plans of their length.
pub fn troppo_grandi(piani: &[(&Piano, &Sources)]) -> Option<String> {
    let limit = (128 << 20) + 8 * piani.iter().map(|(_, sources)| sources.bytes()).sum::<usize>();
    (piani.iter().map(|(piano, _)| piano.peso).sum::<usize>() > limit).then(|| {
        "il confronto occuperebbe troppa memoria per quanto sono lunghi i piani: ci sono decine di migliaia di schede quasi vuote"
            .to_string()
    })
}

/// Compares two plans.
pub fn compare<'p>(prima: Lato<'p>, dopo: Lato<'p>) -> Confronto<'p> {
    let (albero_prima, albero_dopo) = (Albero::di(prima.piano), Albero::di(dopo.piano));
    let coppie = Coppie::di(&albero_prima, &albero_dopo);
    let suggerimenti = coppie.suggerimenti(&albero_prima, &albero_dopo);
    let misurati = Misurati::di(prima.piano);
    let mut run = campi::Run::new((prima, dopo), (&albero_prima, &albero_dopo), &coppie, &misurati);
    run.things();
    let (cambiamenti, partenze, usi) = (run.cambiamenti, run.partenze, run.usi.1.di);
    let mut last = None;
    let near = coppie.nuovi.iter().map(|heirs| {
        last = heirs.first().copied().or(last);
        last
    });
    let vicine = near.collect();
    let mut confronto = Confronto {
        prima,
        dopo,
        albero_prima,
        albero_dopo,
        coppie,
        misurati,
        usi,
        vicine,
        cambiamenti,
        partenze,
        suggerimenti,
    };
    confronto.cambiamenti.extend(organico::cambiamenti(&confronto));
    confronto.sort();
    confronto
}

impl<'p> Confronto<'p> {
    /// First years of the two plans.
    pub fn anni(&self) -> (i16, i16) {
        (self.prima.piano.anno(), self.dopo.piano.anno())
    }

    /// The second plan is of another year: its window has rolled.
    pub fn scorre(&self) -> bool {
        let (a, b) = self.anni();
        a != b
    }

    /// The thing a change is about: after, or before where it is gone.
    pub fn cosa(&self, c: &Cambiamento<'p>) -> &Cosa<'p> {
        match (c.cosa_dopo, c.cosa_prima) {
            (Some(i), _) => &self.albero_dopo.cose[i],
            (None, Some(i)) => &self.albero_prima.cose[i],
            (None, None) => &self.albero_dopo.cose[0],
        }
    }

    /// The section of a change; none for the manifest and readings.
    pub fn sezione(&self, c: &Cambiamento<'p>) -> Option<Sezione> {
        self.cosa(c).sezione
    }

    /// The offices that answer for the thing of a change, before and after.
    pub fn uffici(&self, c: &Cambiamento<'p>) -> [Option<&'p str>; 2] {
        [c.cosa_prima.and_then(|i| self.albero_prima.ufficio(i)), c.cosa_dopo.and_then(|i| self.albero_dopo.ufficio(i))]
    }

    /// The things of both plans that continue each other one to one: before, after.
    pub fn continuate(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.coppie.vecchi.iter().enumerate().filter_map(|(new, olds)| olds.first().map(|old| (*old, new)))
    }

    /// The things after that changed, or in which something changed, came or went.
    pub fn toccate(&self) -> HashSet<usize> {
        let mut touched = HashSet::new();
        for c in &self.cambiamenti {
            // What is gone changed the thing it stood in.
            let gone = || self.coppie.nuovi[self.albero_prima.cose[c.cosa_prima?].dentro?].first().copied();
            let others = if c.tipo == Tipo::Spostato { &c.altre[..] } else { &[] };
            for start in c.cosa_dopo.or_else(gone).iter().chain(others) {
                self.intorno(*start, &mut touched);
            }
        }
        touched
    }

    /// How many elements of a plan were compared: readings of another year are not.
    pub fn confrontate(&self, albero: &Albero<'_>) -> usize {
        albero.cose.iter().filter(|c| c.specie.genere().is_some()).count()
    }

    /// A thing after, what it stands in and, of an indicator, the goals that it measures.
    pub fn intorno(&self, start: usize, out: &mut HashSet<usize>) {
        let mut todo = vec![start];
        while let Some(i) = todo.pop() {
            if !out.insert(i) {
                continue;
            }
            todo.extend(self.albero_dopo.cose[i].dentro);
            if self.albero_dopo.cose[i].specie == Specie::Elemento(Genere::Indicatore) {
                todo.extend(&self.usi[i]);
            }
        }
    }

    /// Manifest, sections in order, readings; in each the order of the plan after, what is gone at its own place.
    fn sort(&mut self) {
        let section = |cosa: &Cosa<'_>| match cosa.specie {
            Specie::Piano => (0, None),
            Specie::Consuntivo => (2, None),
            Specie::Sezione | Specie::Elemento(_) => (1, cosa.sezione),
        };
        let mut keyed: Vec<_> = std::mem::take(&mut self.cambiamenti)
            .into_iter()
            .map(|c| {
                let place = c.cosa_dopo.or_else(|| self.vicina(c.cosa_prima?)).unwrap_or(0);
                ((section(self.cosa(&c)), place, c.cosa_dopo.is_none(), c.cosa_prima, c.tipo != Tipo::Diviso), c)
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        self.cambiamenti = keyed.into_iter().map(|(_, c)| c).collect();
    }

    /// Where a thing that is gone stood: after the thing before it that is still there.
    pub fn vicina(&self, gone: usize) -> Option<usize> {
        self.vicine.get(gone).copied().flatten()
    }
}

/// The last key of a path: `fasi[Progetto].fine` ends with `fine`.
pub fn ultima_chiave(path: &str) -> &str {
    let end = path.rfind(']').map_or(0, |at| at + 1);
    path[end..].rsplit('.').next().unwrap_or(path)
}
