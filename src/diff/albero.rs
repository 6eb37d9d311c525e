// SPDX-License-Identifier: EUPL-1.2
//! A plan as a list of things that can be compared: every element with an id, every section, the manifest, every
//! reading, each with its own fields. What an element holds of other elements stands in it as an index.

use crate::model::id::Genere;
use crate::model::record::Record;
use crate::model::tipi::{Baseline, Serie, Testo};
use crate::model::visita::{Foglia, Visit, Visitor};
use crate::model::{Oscurati, Piano, Sezione};
use crate::source::{FileId, Span};
use std::borrow::Cow;
use std::collections::HashMap;

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Specie {
    /// The manifest.
    Piano,
    /// A section, with what stands in it outside elements.
    Sezione,
    /// A reading of measured values.
    Consuntivo,
    /// An element with an id.
    Elemento(Genere),
}

impl Specie {
    /// The word of the outputs.
    pub fn parola(self) -> &'static str {
        match self {
            Specie::Piano => "piano",
            Specie::Sezione => "sezione",
            Specie::Consuntivo => "consuntivo",
            Specie::Elemento(genere) => genere.parola(),
        }
    }

    /// The kind, if it is an element.
    pub fn genere(self) -> Option<Genere> {
        match self {
            Specie::Elemento(genere) => Some(genere),
            Specie::Piano | Specie::Sezione | Specie::Consuntivo => None,
        }
    }
}

/// A thing that can be compared.
pub struct Cosa<'p> {
    /// What it is.
    pub specie: Specie,
    /// Its identity within its kind: the id, the stem of a section, the date of a reading.
    pub id: Cow<'p, str>,
    /// Where the identity is written.
    pub luogo: Span,
    /// All of it.
    pub intero: Span,
    /// The record.
    pub record: &'p dyn Record,
    /// The section it is written in.
    pub sezione: Option<Sezione>,
    /// The thing it is written in; none for the manifest, sections and readings.
    pub dentro: Option<usize>,
    /// Its own fields, in the order of the model.
    pub campi: Vec<Campo<'p>>,
}

/// A field that was written.
#[derive(Clone)]
pub struct Campo<'p> {
    /// Its key.
    pub nome: &'static str,
    /// Where its value is.
    pub span: Span,
    /// What it holds.
    pub dato: Dato<'p>,
}

/// What a field, an item of a list or an entry of a map holds.
#[derive(Clone)]
pub enum Dato<'p> {
    /// A single value.
    Foglia(Foglia<'p>),
    /// Values by year.
    Serie(&'p Serie),
    /// A starting value.
    Baseline(&'p Baseline),
    /// A list.
    Elenco(Vec<Nodo<'p>>),
    /// Keys of the body's own.
    Mappa(Vec<Chiave<'p>>),
    /// A record without an identity of its own.
    Scheda(Scheda<'p>),
    /// A record with an identity: its place among the things.
    Elemento(usize),
    /// None, and why.
    Nessuna(&'p Testo),
    /// Written, but not understood.
    Invalido,
    /// The words in place of a value that is not published: nothing is said of it, nor of how it changes.
    Oscurato(&'static str),
}

/// Something with its place.
#[derive(Clone)]
pub struct Nodo<'p> {
    /// The place.
    pub span: Span,
    /// What it is.
    pub dato: Dato<'p>,
}

/// A key of the body's own with its value.
#[derive(Clone)]
pub struct Chiave<'p> {
    /// The key.
    pub chiave: &'p str,
    /// The value.
    pub nodo: Nodo<'p>,
}

/// A record without an identity of its own.
#[derive(Clone)]
pub struct Scheda<'p> {
    /// The record.
    pub record: &'p dyn Record,
    /// Its fields.
    pub campi: Vec<Campo<'p>>,
}

impl<'p> Cosa<'p> {
    /// A field, if it was written.
    pub fn campo(&self, nome: &str) -> Option<&Campo<'p>> {
        self.campi.iter().find(|c| c.nome == nome)
    }

    /// What readers call it.
    pub fn nome(&self) -> Option<&'p str> {
        self.record.nome().map(Testo::as_str)
    }

    /// The record as its own type.
    pub fn come<T: Record>(&self) -> Option<&'p T> {
        self.record.as_any().downcast_ref()
    }

    /// The reference that a field holds.
    pub fn riferimento(&self, nome: &str) -> Option<&'p str> {
        match &self.campo(nome)?.dato {
            Dato::Foglia(Foglia::Ref(_, id) | Foglia::RefLibero(_, id)) => Some(id),
            _ => None,
        }
    }

    /// Texts or references of a list field, each with its place.
    pub fn testi(&self, nome: &str) -> impl Iterator<Item = (&'p str, Span)> {
        let nodi = match self.campo(nome) {
            Some(Campo { dato: Dato::Elenco(nodi), .. }) => &nodi[..],
            _ => &[],
        };
        nodi.iter().filter_map(|n| match &n.dato {
            Dato::Foglia(Foglia::Testo(t) | Foglia::TestoLibero(_, t)) => Some((t.as_str().trim(), n.span)),
            Dato::Foglia(Foglia::Ref(_, id) | Foglia::RefLibero(_, id)) => Some((*id, n.span)),
            _ => None,
        })
    }
}

/// The things of a plan.
pub struct Albero<'p> {
    /// In order of writing: manifest, sections with their elements, readings.
    pub cose: Vec<Cosa<'p>>,
    per_id: HashMap<Specie, HashMap<Cow<'p, str>, Vec<usize>>>,
}

impl<'p> Albero<'p> {
    /// Walks over a plan.
    pub fn di(piano: &'p Piano) -> Albero<'p> {
        let nowhere = Span { file: piano.file_manifesto.unwrap_or(FileId(0)), start: 0, end: 0 };
        let mut walk =
            Walk { cose: Vec::new(), aperti: Vec::new(), radice: None, sezione: None, oscurati: &piano.oscurati };
        walk.radice = Some((Specie::Piano, Cow::Borrowed("manifesto")));
        piano.manifesto.visit(nowhere, &mut walk);
        for sezione in Sezione::TUTTE {
            let file = piano.file_di(*sezione).next().unwrap_or(nowhere.file);
            walk.radice = Some((Specie::Sezione, Cow::Borrowed(sezione.stem())));
            walk.sezione = Some(*sezione);
            piano.sezioni.visita(*sezione, Span { file, ..nowhere }, &mut walk);
        }
        walk.sezione = None;
        for (data, span, consuntivo) in &piano.consuntivi {
            walk.radice = Some((Specie::Consuntivo, Cow::Owned(data.to_string())));
            consuntivo.visit(*span, &mut walk);
        }
        let mut per_id: HashMap<Specie, HashMap<Cow<'p, str>, Vec<usize>>> = HashMap::new();
        for (i, cosa) in walk.cose.iter().enumerate() {
            per_id.entry(cosa.specie).or_default().entry(cosa.id.clone()).or_default().push(i);
        }
        Albero { cose: walk.cose, per_id }
    }

    /// The things with this identity: more than one where an id is written twice, or a duty takes several rows.
    pub fn con_id(&self, specie: Specie, id: &str) -> &[usize] {
        self.per_id.get(&specie).and_then(|ids| ids.get(id)).map_or(&[], Vec::as_slice)
    }

    /// The first element with this id.
    pub fn trova(&self, genere: Genere, id: &str) -> Option<usize> {
        self.con_id(Specie::Elemento(genere), id).first().copied()
    }

    /// The office that answers for a thing: its own, or that of what it is written in.
    pub fn ufficio(&self, cosa: usize) -> Option<&'p str> {
        let mut up = Some(cosa);
        while let Some(i) = up {
            let cosa = &self.cose[i];
            if cosa.specie == Specie::Elemento(Genere::Ufficio) {
                return cosa.record.identita().map(|(id, _)| id);
            }
            if let Some(ufficio) = cosa.riferimento("ufficio") {
                return Some(ufficio);
            }
            up = cosa.dentro;
        }
        None
    }
}

/// What is open during the walk.
enum Aperto<'p> {
    Record { cosa: Option<usize>, record: &'p dyn Record, campi: Vec<Campo<'p>> },
    Campo { nome: &'static str, span: Span, dato: Option<Dato<'p>> },
    Elenco(Vec<Nodo<'p>>),
    Mappa(Vec<Chiave<'p>>, &'p str),
}

struct Walk<'p> {
    cose: Vec<Cosa<'p>>,
    aperti: Vec<Aperto<'p>>,
    /// What the next record without anything around it is.
    radice: Option<(Specie, Cow<'p, str>)>,
    sezione: Option<Sezione>,
    oscurati: &'p Oscurati,
}

impl<'p> Walk<'p> {
    fn put(&mut self, span: Span, dato: Dato<'p>) {
        match self.aperti.last_mut() {
            Some(Aperto::Campo { dato: slot, .. }) => *slot = Some(dato),
            Some(Aperto::Elenco(nodi)) => nodi.push(Nodo { span, dato }),
            Some(Aperto::Mappa(chiavi, chiave)) => chiavi.push(Chiave { chiave, nodo: Nodo { span, dato } }),
            Some(Aperto::Record { .. }) | None => {}
        }
    }

    fn around(&self) -> Option<usize> {
        self.aperti.iter().rev().find_map(|a| match a {
            Aperto::Record { cosa, .. } => *cosa,
            _ => None,
        })
    }
}

impl<'p> Visitor<'p> for Walk<'p> {
    fn record(&mut self, record: &'p dyn Record, span: Span) {
        let identity = match self.radice.take() {
            Some((specie, id)) => Some((specie, id, span)),
            None => record
                .genere()
                .zip(record.identita())
                .map(|(genere, (id, place))| (Specie::Elemento(genere), identita(genere, id), place)),
        };
        let cosa = identity.map(|(specie, id, luogo)| {
            let dentro = self.around();
            let (sezione, campi) = (self.sezione, Vec::new());
            self.cose.push(Cosa { specie, id, luogo, intero: span, record, sezione, dentro, campi });
            self.cose.len() - 1
        });
        self.aperti.push(Aperto::Record { cosa, record, campi: Vec::new() });
    }

    fn fine_record(&mut self, _: &'p dyn Record, span: Span) {
        let Some(Aperto::Record { cosa, record, campi }) = self.aperti.pop() else { return };
        let dato = match cosa {
            Some(i) => {
                self.cose[i].campi = campi;
                Dato::Elemento(i)
            }
            None => Dato::Scheda(Scheda { record, campi }),
        };
        self.put(span, dato);
    }

    fn campo(&mut self, nome: &'static str, span: Span) {
        self.aperti.push(Aperto::Campo { nome, span, dato: None });
    }

    fn fine_campo(&mut self, _: &'static str) {
        let Some(Aperto::Campo { nome, span, dato: Some(dato) }) = self.aperti.pop() else { return };
        if let Some(Aperto::Record { campi, .. }) = self.aperti.last_mut() {
            campi.push(Campo { nome, span, dato });
        }
    }

    fn campo_invalido(&mut self, nome: &'static str, span: Span) {
        if let Some(Aperto::Record { campi, .. }) = self.aperti.last_mut() {
            let dato = self.oscurati.celle.get(&span).map_or(Dato::Invalido, |words| Dato::Oscurato(words));
            campi.push(Campo { nome, span, dato });
        }
    }

    fn lista(&mut self, len: usize) {
        self.aperti.push(Aperto::Elenco(Vec::with_capacity(len)));
    }

    fn fine_lista(&mut self) {
        if let Some(Aperto::Elenco(nodi)) = self.aperti.pop() {
            let span = nodi.first().map_or(Span { file: FileId(0), start: 0, end: 0 }, |n| n.span);
            self.put(span, Dato::Elenco(nodi));
        }
    }

    fn mappa(&mut self) {
        self.aperti.push(Aperto::Mappa(Vec::new(), ""));
    }

    fn chiave(&mut self, key: &'p str, _: Span) {
        if let Some(Aperto::Mappa(_, chiave)) = self.aperti.last_mut() {
            *chiave = key;
        }
    }

    fn fine_mappa(&mut self) {
        if let Some(Aperto::Mappa(chiavi, _)) = self.aperti.pop() {
            let span = chiavi.first().map_or(Span { file: FileId(0), start: 0, end: 0 }, |c| c.nodo.span);
            self.put(span, Dato::Mappa(chiavi));
        }
    }

    fn nessuna(&mut self, motivo: &'p Testo, span: Span) {
        self.put(span, Dato::Nessuna(motivo));
    }

    fn serie(&mut self, serie: &'p Serie, span: Span) -> bool {
        self.put(span, Dato::Serie(serie));
        true
    }

    fn baseline(&mut self, baseline: &'p Baseline, span: Span) -> bool {
        self.put(span, Dato::Baseline(baseline));
        true
    }

    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) {
        self.put(span, Dato::Foglia(foglia));
    }
}

/// An id as it is; the code of a duty without the points and blanks that some write in it.
fn identita(genere: Genere, id: &str) -> Cow<'_, str> {
    if genere == Genere::Obbligo && id.contains(['.', ' ']) {
        return Cow::Owned(id.replace(['.', ' '], ""));
    }
    Cow::Borrowed(id)
}
