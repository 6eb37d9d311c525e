// SPDX-License-Identifier: EUPL-1.2
//! Every text of the plan, in order, each with its place.

use crate::model::id::Genere;
use crate::model::record::Record;
use crate::model::tipi::{Immagine, InLingua, Prosa, Testo, ValoreLungo};
use crate::model::visita::{Foglia, Visitor};
use crate::model::{Piano, Sezione};
use crate::rules::Context;
use crate::source::Span;
use foldhash::fast::RandomState;
use std::cell::{Cell, OnceCell};
use std::collections::HashSet;
use std::hash::{Hash, Hasher};

/// A text of the plan, in one language.
pub struct Brano<'p> {
    /// The text.
    pub testo: &'p str,
    /// Where it is written, with its other languages.
    pub span: Span,
    /// It is Markdown.
    pub prosa: bool,
    /// It stands in a file of its own.
    pub in_file: bool,
    /// The section it was met in; none for the manifest and the readings.
    pub sezione: Option<Sezione>,
    /// An id of this kind could have stood there.
    pub invece_di: Option<Genere>,
    /// It tells of other documents or of the past: titles of acts, old names and values, staff by date, the list of duties.
    pub altrui: bool,
    /// What few texts need.
    altro: OnceCell<Box<Altro<'p>>>,
}

#[derive(Default)]
struct Altro<'p> {
    /// The languages written before it.
    prima: Vec<&'p str>,
    /// The last piece whose place was asked for: in the text and, within its bytes, in the file.
    ultimo: Cell<Option<(usize, usize)>>,
    /// Bytes that were searched for pieces that are not there.
    a_vuoto: Cell<usize>,
}

/// How often the whole text, at most, is searched for pieces that the file writes otherwise.
const MAX_A_VUOTO: usize = 256;

#[cfg(test)]
impl<'p> Brano<'p> {
    /// A text that stands nowhere.
    pub fn di_prova(testo: &'p str) -> Brano<'p> {
        let mut testi = Testi::default();
        testi.add(testo, Span::new(crate::source::FileId(0), 0, 0));
        testi.brani.remove(0)
    }
}

impl Brano<'_> {
    /// Where a piece of it stands in the file; the whole text where the file writes it otherwise.
    pub fn luogo(&self, cx: &Context<'_>, offset: usize, piece: &str) -> Span {
        let altro = self.altro.get_or_init(Box::default);
        let scritto = cx.sources.slice(self.span);
        if altro.a_vuoto.get() > MAX_A_VUOTO * scritto.len() {
            return self.span;
        }
        // Pieces are asked for in order, by the ten thousand: each is looked for from the one before.
        let from = altro.ultimo.get().filter(|(before, _)| *before <= offset);
        let next = from.and_then(|from| self.pezzo(scritto, from, 0, (offset, piece)));
        let Some(at) = next.or_else(|| {
            let others = altro.prima.iter().map(|t| t.matches(piece).count()).sum();
            self.pezzo(scritto, (0, 0), others, (offset, piece))
        }) else {
            altro.a_vuoto.set(altro.a_vuoto.get() + scritto.len());
            return self.span;
        };
        altro.ultimo.set(Some((offset, at)));
        let start = self.span.start + at as u32;
        Span { start, end: start + piece.len() as u32, ..self.span }
    }

    /// It is the text, or its first language.
    pub fn e_la_prima_lingua(&self) -> bool {
        self.altro.get().is_none_or(|altro| altro.prima.is_empty())
    }

    /// Where the piece at `offset` stands in what the file writes, both seen from a place that is known; `others` of the same
    /// come first. An occurrence counts once it has ended.
    fn pezzo(
        &self,
        scritto: &str,
        from: (usize, usize),
        others: usize,
        (offset, piece): (usize, &str),
    ) -> Option<usize> {
        let before = others + self.testo.get(from.0..offset)?.matches(piece).count();
        let (at, _) = scritto.get(from.1..)?.match_indices(piece).nth(before)?;
        Some(from.1 + at)
    }
}

/// Texts, values and pictures of a plan.
#[derive(Default)]
pub struct Testi<'p> {
    /// Its texts, each once.
    pub brani: Vec<Brano<'p>>,
    /// Its values, each with the field it stands in, in order; one that serves many records is there for each.
    pub valori: Vec<(&'static str, &'p ValoreLungo, Span)>,
    /// Its pictures outside prose.
    pub immagini: Vec<&'p Immagine>,
    seen: HashSet<Scritto<'p>, RandomState>,
    /// The section being read.
    sezione: Option<Sezione>,
    /// The open records.
    schede: Vec<Scheda>,
    /// The open fields, and whether they tell of other documents or of the past.
    campi: Vec<(&'static str, bool)>,
    /// How many open records and fields tell of other documents or of the past.
    altrui: usize,
}

/// Where an open record is written.
#[derive(Clone, Copy)]
enum Scheda {
    /// The manifest, a section, a reading: in files of its own.
    Radice,
    /// In its own bytes, which are met once.
    Propria(Span),
    /// Among the defaults: it is met for each record that has none of its own.
    Altrove,
}

/// A text at its place.
#[derive(PartialEq, Eq)]
struct Scritto<'p> {
    span: Span,
    testo: &'p str,
}

/// Places tell nearly all texts apart: only the languages of one text share theirs.
impl Hash for Scritto<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.span.hash(state);
    }
}

/// Texts and values of a record, on the average of large plans.
const TESTI_DI_UNO: usize = 9;
const VALORI_DI_UNO: usize = 2;

/// Records whose texts tell of other documents or of the past.
const SCHEDE_ALTRUI: &[&str] = &[
    "Documento",
    "Corrispondenza",
    "Personale",
    "Obbligo",
    "Consuntivo",
    "Variazione",
    "Concluso",
    "Deroga",
    "Fonte",
    "Parere",
    "Adozione",
];

/// Fields that do.
const CAMPI_ALTRUI: &[&str] = &["succede_a", "storico", "baseline", "documenti", "smvp"];

impl<'p> Testi<'p> {
    /// All of them; `elementi` is how many records there are about, to make room for their texts: grown by doubling, a list of
    /// hundreds of thousands is copied again and again.
    pub fn di(piano: &'p Piano, elementi: usize) -> Testi<'p> {
        let mut testi = Testi {
            brani: Vec::with_capacity(elementi * TESTI_DI_UNO),
            valori: Vec::with_capacity(elementi * VALORI_DI_UNO),
            ..Testi::default()
        };
        piano.visit(&mut testi);
        testi
    }

    fn add(&mut self, testo: &'p str, span: Span) -> Option<&mut Brano<'p>> {
        if self.gia_visto(testo, span) {
            return None;
        }
        let altrui = self.altrui > 0;
        self.brani.push(Brano {
            testo,
            span,
            prosa: false,
            in_file: false,
            sezione: self.sezione,
            invece_di: None,
            altrui,
            altro: OnceCell::new(),
        });
        self.brani.last_mut()
    }

    /// Defaults and shared files are met once for each record that uses them; what stands inside its record is not, and needs
    /// to be told apart from the other texts of its place only.
    fn gia_visto(&mut self, testo: &'p str, span: Span) -> bool {
        match self.schede.last() {
            Some(Scheda::Propria(scheda)) if scheda.contains(span) => {
                self.brani.iter().rev().take_while(|b| b.span == span).any(|b| b.testo == testo)
            }
            _ => !self.seen.insert(Scritto { span, testo }),
        }
    }

    fn testo(&mut self, testo: &'p Testo, span: Span, invece_di: Option<Genere>) {
        self.lingue(&testo.testo, &testo.lingue, span, |b| b.invece_di = invece_di);
    }

    fn prosa(&mut self, prosa: &'p Prosa, span: Span) {
        let in_file = prosa.file.is_some();
        self.lingue(&prosa.testo, &prosa.lingue, prosa.file.unwrap_or(span), |b| {
            b.prosa = true;
            b.in_file = in_file;
        });
    }

    fn lingue(&mut self, solo: &'p str, lingue: &'p [InLingua], span: Span, set: impl Fn(&mut Brano<'p>)) {
        if lingue.is_empty() {
            self.add(solo, span).into_iter().for_each(&set);
            return;
        }
        for (i, (_, text)) in lingue.iter().enumerate() {
            if let Some(brano) = self.add(text, span) {
                if i > 0 {
                    let prima = lingue[..i].iter().map(|(_, t)| &**t).collect();
                    brano.altro = OnceCell::from(Box::new(Altro { prima, ..Altro::default() }));
                }
                set(brano);
            }
        }
    }
}

impl<'p> Visitor<'p> for Testi<'p> {
    fn record(&mut self, record: &'p dyn Record, span: Span) {
        if self.schede.is_empty() {
            self.sezione = Sezione::TUTTE.iter().copied().find(|s| s.tipo() == record.tipo());
        }
        self.schede.push(match self.schede.last() {
            None => Scheda::Radice,
            Some(Scheda::Radice) => Scheda::Propria(span),
            Some(Scheda::Propria(around)) if around.contains(span) => Scheda::Propria(span),
            Some(_) => Scheda::Altrove,
        });
        self.immagini.extend(record.as_any().downcast_ref::<Immagine>());
        self.altrui += usize::from(SCHEDE_ALTRUI.contains(&record.tipo()));
    }
    fn fine_record(&mut self, record: &'p dyn Record, _: Span) {
        self.schede.pop();
        self.altrui -= usize::from(SCHEDE_ALTRUI.contains(&record.tipo()));
    }
    fn campo(&mut self, name: &'static str, _: Span) {
        let altrui = CAMPI_ALTRUI.contains(&name);
        self.campi.push((name, altrui));
        self.altrui += usize::from(altrui);
    }
    fn fine_campo(&mut self, _: &'static str) {
        let altrui = self.campi.pop().is_some_and(|(_, altrui)| altrui);
        self.altrui -= usize::from(altrui);
    }
    fn nessuna(&mut self, motivo: &'p Testo, span: Span) {
        self.testo(motivo, span, None);
    }
    fn chiave(&mut self, key: &'p str, span: Span) {
        self.add(key, span);
    }
    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) {
        match foglia {
            Foglia::Testo(t) => self.testo(t, span, None),
            Foglia::TestoLibero(genere, t) => self.testo(t, span, Some(genere)),
            Foglia::Prosa(p) => self.prosa(p, span),
            Foglia::Valore(v) => {
                self.valori.push((self.campi.last().map_or("", |(name, _)| name), v, span));
                self.add(&v.valore.testo, span);
                if let Some(nota) = &v.nota {
                    self.add(nota, span);
                }
                if let Some(prima) = &v.prima {
                    self.add(&prima.testo, span);
                }
            }
            Foglia::Id(text) | Foglia::Ref(_, text) | Foglia::RefLibero(_, text) | Foglia::Percorso(text) => {
                self.add(text, span);
            }
            Foglia::Giorno(..) | Foglia::Numero(..) | Foglia::Anno(_) | Foglia::Bool(_) | Foglia::Scelta(..) => {}
        }
    }
}
