// SPDX-License-Identifier: EUPL-1.2
//! The comparison itself: things that are new, gone, joined or elsewhere, then the fields of those that go on.

use super::albero::{Albero, Campo, Cosa, Dato, Nodo, Scheda, Specie};
use super::coppie::Coppie;
use super::serie::Misurati;
use super::unione;
use super::usi::{self, Usi};
use super::valori::{self, piano_di_righe, stampa};
use super::{Cambiamento, Lato, Scritto, Tipo};
use crate::model::id::Genere;
use crate::model::visita::Foglia;
use crate::source::Span;
use std::collections::HashSet;

/// Keys of the manifest that say nothing of the plan's content: the year, the act, what changed.
const MANIFESTO_TACIUTI: &[&str] =
    &["formato", "anno", "stato", "versione", "titolo", "precedente", "adozione", "variazioni", "conclusi", "sezioni"];

/// A comparison under way.
pub struct Run<'a, 'p> {
    pub(super) prima: Lato<'p>,
    pub(super) dopo: Lato<'p>,
    pub(super) a: &'a Albero<'p>,
    pub(super) b: &'a Albero<'p>,
    pub(super) coppie: &'a Coppie,
    pub(super) usi: (Usi<'p>, Usi<'p>),
    pub(super) misurati: &'a Misurati<'p>,
    /// The changes so far.
    pub cambiamenti: Vec<Cambiamento<'p>>,
    /// Starting values that moved on to the last measured value.
    pub partenze: usize,
}

/// Where the comparison stands: the two things and the path of the field.
#[derive(Clone)]
pub(super) struct Posto {
    pub prima: usize,
    pub dopo: usize,
    pub campo: String,
    pub radice: &'static str,
}

impl Posto {
    fn key(&self, nome: &'static str) -> Posto {
        let campo = if self.campo.is_empty() { nome.to_string() } else { format!("{}.{nome}", self.campo) };
        let radice = if self.radice.is_empty() { nome } else { self.radice };
        Posto { campo, radice, ..*self }
    }

    pub(super) fn word(&self, word: &str) -> Posto {
        Posto { campo: format!("{}.{word}", self.campo), ..*self }
    }

    pub(super) fn item(&self, label: &str) -> Posto {
        Posto { campo: format!("{}[{label}]", self.campo), ..*self }
    }
}

/// One side of a field: its content and place.
pub(super) type Lembo<'a, 'p> = Option<(&'a Dato<'p>, Span)>;

impl<'a, 'p> Run<'a, 'p> {
    /// Before anything is compared.
    pub fn new(
        lati: (Lato<'p>, Lato<'p>),
        alberi: (&'a Albero<'p>, &'a Albero<'p>),
        coppie: &'a Coppie,
        misurati: &'a Misurati<'p>,
    ) -> Self {
        let ((prima, dopo), (a, b)) = (lati, alberi);
        let usi = (Usi::di(a), Usi::di(b));
        Run { prima, dopo, a, b, coppie, usi, misurati, cambiamenti: Vec::new(), partenze: 0 }
    }

    /// Compares everything.
    pub fn things(&mut self) {
        for new in 0..self.b.cose.len() {
            if !self.silent(&self.b.cose[new]) {
                self.thing(new);
            }
        }
        for old in 0..self.a.cose.len() {
            if !self.silent(&self.a.cose[old]) {
                match &self.coppie.nuovi[old][..] {
                    [] => self.gone(old),
                    [_] => {}
                    many => self.split(old, many),
                }
            }
        }
    }

    /// Readings of another year are not compared.
    fn silent(&self, cosa: &Cosa<'_>) -> bool {
        cosa.specie == Specie::Consuntivo && self.scorre()
    }

    fn thing(&mut self, new: usize) {
        let olds = &self.coppie.vecchi[new];
        let Some(old) = olds.first().copied() else { return self.come(new) };
        let whole = |tipo, altre: &[usize]| {
            let mut change = self.whole(tipo, Some(old), Some(new));
            change.altre = altre.to_vec();
            change
        };
        if olds.len() > 1 {
            let change = whole(Tipo::Unito, &olds[1..]);
            self.cambiamenti.push(change);
        } else if self.a.cose[old].id != self.b.cose[new].id && self.coppie.nuovi[old].len() == 1 {
            let change = whole(Tipo::Rinominato, &[]);
            self.cambiamenti.push(change);
        }
        self.moved(old, new);
        let specie = self.b.cose[new].specie;
        let (a, b) = usi::campi((&self.usi.0, &self.usi.1), (self.a, self.b), self.coppie, (old, new));
        let a = unione::campi(self.a, a, &olds[1..]);
        // Of a duty that is not due nothing else is said.
        let none = |cosa: &Cosa<'_>| cosa.campo("nessuna").is_some();
        let not_due =
            specie == Specie::Elemento(Genere::Obbligo) && (none(&self.a.cose[old]) || none(&self.b.cose[new]));
        let skip = |nome: &str| {
            nome == "id"
                || nome == "succede_a"
                || usi::campi_di_uso(specie).contains(&nome)
                || (specie == Specie::Piano && MANIFESTO_TACIUTI.contains(&nome))
                || (specie == Specie::Elemento(Genere::Obbligo) && nome == "codice")
                || (not_due && nome != "nessuna")
        };
        let posto = Posto { prima: old, dopo: new, campo: String::new(), radice: "" };
        self.fields(&posto, &a, &b, &skip);
    }

    /// A change of a whole thing.
    fn whole(&self, tipo: Tipo, old: Option<usize>, new: Option<usize>) -> Cambiamento<'p> {
        let written = |cosa: &Cosa<'p>| Scritto {
            testo: cosa.nome().map_or_else(|| cosa.id.to_string(), |n| piano_di_righe(n).into_owned()),
            luogo: cosa.luogo,
            foglia: None,
        };
        Cambiamento {
            tipo,
            cosa_prima: old,
            cosa_dopo: new,
            altre: Vec::new(),
            campo: String::new(),
            radice: "",
            anno: None,
            prima: old.map(|i| written(&self.a.cose[i])),
            dopo: new.map(|i| written(&self.b.cose[i])),
            voci: None,
            implicito: false,
        }
    }

    fn come(&mut self, new: usize) {
        let around = self.b.cose[new].dentro;
        let mut change = self.whole(Tipo::Aggiunto, None, Some(new));
        change.implicito = around.is_some_and(|i| self.coppie.vecchi[i].is_empty());
        self.cambiamenti.push(change);
    }

    fn gone(&mut self, old: usize) {
        let around = self.a.cose[old].dentro;
        let mut change = self.whole(Tipo::Eliminato, Some(old), None);
        change.implicito = around.is_some_and(|i| self.coppie.nuovi[i].is_empty());
        self.cambiamenti.push(change);
    }

    fn split(&mut self, old: usize, many: &[usize]) {
        let mut change = self.whole(Tipo::Diviso, Some(old), Some(many[0]));
        change.altre = many[1..].to_vec();
        self.cambiamenti.push(change);
    }

    /// Another thing around it, another section, other things that use it.
    fn moved(&mut self, old: usize, new: usize) {
        let (x, y) = (&self.a.cose[old], &self.b.cose[new]);
        let Specie::Elemento(_) = y.specie else { return };
        let mut change = self.whole(Tipo::Spostato, Some(old), Some(new));
        change.radice = "dentro";
        let name = |cosa: &Cosa<'_>| format!("{}/{}", cosa.specie.parola(), cosa.id);
        let names = |albero: &Albero<'_>, users: &[usize]| {
            let mut names: Vec<String> = users.iter().map(|i| name(&albero.cose[*i])).collect();
            names.sort();
            names.join(", ")
        };
        let (from, to) = if usi::condivisibile(y.specie) {
            let (users_before, users_after) = (&self.usi.0.di[old], &self.usi.1.di[new]);
            if self.same_users(users_before, users_after) {
                return;
            }
            (names(self.a, users_before), names(self.b, users_after))
        } else {
            let (Some(before), Some(after)) = (x.dentro, y.dentro) else { return };
            if self.coppie.unite(before, after) {
                return;
            }
            (name(&self.a.cose[before]), name(&self.b.cose[after]))
        };
        let say = |s: &mut Option<Scritto<'p>>, text: String| {
            if let Some(s) = s {
                s.testo = if text.is_empty() { "nessuna voce".into() } else { text };
            }
        };
        if usi::condivisibile(y.specie) {
            // Who used it and goes on, and who uses it now, have changed with it.
            let lost = self.usi.0.di[old].iter().flat_map(|i| &self.coppie.nuovi[*i]);
            change.altre = lost.chain(&self.usi.1.di[new]).copied().collect();
        }
        say(&mut change.prima, from);
        say(&mut change.dopo, to);
        change.campo = "dentro".into();
        self.cambiamenti.push(change);
    }

    /// The same things use it, those aside that came or went whole.
    fn same_users(&self, before: &[usize], after: &[usize]) -> bool {
        let goes_on = |i: &&usize| !self.coppie.nuovi[**i].is_empty();
        let known = |i: &&usize| !self.coppie.vecchi[**i].is_empty();
        let (was_used, is_used): (HashSet<usize>, HashSet<usize>) =
            (before.iter().copied().collect(), after.iter().copied().collect());
        let stays = |i: &usize| self.coppie.nuovi[*i].iter().any(|new| is_used.contains(new));
        let was = |i: &usize| self.coppie.vecchi[*i].iter().any(|old| was_used.contains(old));
        if before.is_empty() && after.is_empty() {
            return true;
        }
        before.iter().any(stays) && before.iter().filter(goes_on).all(stays) && after.iter().filter(known).all(was)
    }

    // ------------------------------------------------------------ fields

    pub(super) fn fields(&mut self, posto: &Posto, a: &[Campo<'p>], b: &[Campo<'p>], skip: &dyn Fn(&str) -> bool) {
        for after in b.iter().filter(|c| !skip(c.nome)) {
            let before = a.iter().find(|c| c.nome == after.nome);
            self.field(&posto.key(after.nome), before.map(|c| (&c.dato, c.span)), Some((&after.dato, after.span)));
        }
        for before in a.iter().filter(|c| !skip(c.nome) && b.iter().all(|o| o.nome != c.nome)) {
            self.field(&posto.key(before.nome), Some((&before.dato, before.span)), None);
        }
    }

    pub(super) fn field(&mut self, posto: &Posto, a: Lembo<'_, 'p>, b: Lembo<'_, 'p>) {
        const EMPTY: &[Nodo<'static>] = &[];
        match (a.map(|(d, _)| d), b.map(|(d, _)| d)) {
            (Some(Dato::Foglia(x)), Some(Dato::Foglia(y))) => {
                if !self.same(x, y) && !self.rolled_leaf(posto, x, y) {
                    self.changed(posto, a, b);
                } else {
                    self.notes(posto, a, b);
                }
            }
            (Some(Dato::Serie(_)) | None, Some(Dato::Serie(_))) | (Some(Dato::Serie(_)), None) => {
                self.series(posto, a, b)
            }
            (Some(Dato::Baseline(_)), Some(Dato::Baseline(_))) => self.baseline(posto, a, b),
            (Some(Dato::Elenco(x)), Some(Dato::Elenco(y))) => self.list(posto, (x, a), (y, b)),
            (Some(Dato::Elenco(x)), None) => self.list(posto, (x, a), (EMPTY, b)),
            (None, Some(Dato::Elenco(y))) => self.list(posto, (EMPTY, a), (y, b)),
            (Some(Dato::Mappa(x)), Some(Dato::Mappa(y))) => self.map(posto, x, y),
            (Some(Dato::Scheda(x)), Some(Dato::Scheda(y))) => self.record(posto, x, y),
            (Some(Dato::Nessuna(x)), Some(Dato::Nessuna(y))) => {
                if !valori::stessi_testi(x, y) {
                    self.changed(posto, a, b);
                }
            }
            (Some(Dato::Invalido), Some(Dato::Invalido)) => {
                let text = |s: &crate::source::Sources, e: Lembo<'_, 'p>| {
                    e.map(|(_, span)| piano_di_righe(s.slice(span)).into_owned())
                };
                if text(self.prima.sources, a) != text(self.dopo.sources, b) {
                    self.changed(posto, a, b);
                }
            }
            (Some(Dato::Oscurato(_)), _) | (_, Some(Dato::Oscurato(_))) => {}
            (Some(Dato::Elemento(_)), Some(Dato::Elemento(_)) | None) | (None, Some(Dato::Elemento(_)) | None) => {}
            _ => self.changed(posto, a, b),
        }
    }

    pub(super) fn record(&mut self, posto: &Posto, x: &Scheda<'p>, y: &Scheda<'p>) {
        self.fields(posto, &x.campi, &y.campi, &|_| false);
    }

    /// Whether two leaves say the same; a reference to what was renamed is the same reference.
    pub(super) fn same(&self, x: &Foglia<'p>, y: &Foglia<'p>) -> bool {
        match (x, y) {
            (Foglia::Ref(g, a) | Foglia::RefLibero(g, a), Foglia::Ref(_, b) | Foglia::RefLibero(_, b)) => {
                self.coppie.continua((self.a, self.b), *g, a, b)
            }
            // Within a year `entro 31/12` is a day of that year.
            (Foglia::Valore(x), Foglia::Valore(y)) => {
                let anno = (!self.scorre()).then(|| self.dopo.piano.anno());
                valori::stesso_valore_lungo(x, y, anno)
            }
            _ => valori::uguali(x, y) || self.rolled_text(x, y),
        }
    }

    /// The note and the state of a value that did not change.
    fn notes(&mut self, posto: &Posto, a: Lembo<'_, 'p>, b: Lembo<'_, 'p>) {
        if let (Some((Dato::Foglia(Foglia::Valore(x)), here)), Some((Dato::Foglia(Foglia::Valore(y)), there))) = (a, b)
        {
            self.value_notes(posto, (x, here), (y, there));
        }
    }

    /// Emits a change of a field.
    pub(super) fn changed(&mut self, posto: &Posto, a: Lembo<'_, 'p>, b: Lembo<'_, 'p>) {
        let written = |e: Lembo<'_, 'p>, albero: &Albero<'p>, sources: &crate::source::Sources| {
            e.map(|(dato, luogo)| Scritto {
                testo: testo(dato, albero, sources, luogo),
                luogo,
                foglia: match dato {
                    Dato::Foglia(f) => Some(*f),
                    Dato::Nessuna(motivo) => Some(Foglia::Testo(motivo)),
                    _ => None,
                },
            })
        };
        let prima = written(a, self.a, self.prima.sources);
        let dopo = written(b, self.b, self.dopo.sources);
        self.emit(posto, None, prima, dopo);
    }

    pub(super) fn emit(
        &mut self,
        posto: &Posto,
        anno: Option<i16>,
        prima: Option<Scritto<'p>>,
        dopo: Option<Scritto<'p>>,
    ) {
        // An office that gives the data of an indicator does not answer for it.
        let indicator = self.b.cose[posto.dopo].specie == Specie::Elemento(Genere::Indicatore);
        let moves =
            !indicator && matches!(posto.campo.as_str(), "ufficio" | "padre") && prima.is_some() && dopo.is_some();
        self.cambiamenti.push(Cambiamento {
            tipo: if moves { Tipo::Spostato } else { Tipo::Modificato },
            cosa_prima: Some(posto.prima),
            cosa_dopo: Some(posto.dopo),
            altre: Vec::new(),
            campo: posto.campo.clone(),
            radice: posto.radice,
            anno,
            prima,
            dopo,
            voci: None,
            implicito: false,
        });
    }
}

/// Anything as readers see it, in one line.
fn testo(dato: &Dato<'_>, albero: &Albero<'_>, sources: &crate::source::Sources, luogo: Span) -> String {
    let inner = |dato: &Dato<'_>| testo(dato, albero, sources, luogo);
    match dato {
        Dato::Foglia(f) => stampa(f),
        Dato::Serie(s) => valori::stampa_serie(s),
        Dato::Baseline(b) => valori::stampa_baseline(b),
        Dato::Nessuna(motivo) => format!("nessuna: {}", piano_di_righe(motivo.as_str())),
        Dato::Elenco(nodi) => nodi.iter().map(|n| inner(&n.dato)).collect::<Vec<_>>().join("; "),
        Dato::Mappa(chiavi) => {
            chiavi.iter().map(|c| format!("{}: {}", c.chiave, inner(&c.nodo.dato))).collect::<Vec<_>>().join(", ")
        }
        // `concorso`, where the record is written in its short form.
        Dato::Scheda(s) if s.campi.len() == 1 => inner(&s.campi[0].dato),
        Dato::Scheda(s) => s
            .campi
            .iter()
            .map(|c| format!("{}: {}", c.nome.replace('_', " "), inner(&c.dato)))
            .collect::<Vec<_>>()
            .join(", "),
        Dato::Elemento(i) => albero.cose[*i].id.to_string(),
        Dato::Invalido => piano_di_righe(sources.slice(luogo)).into_owned(),
        Dato::Oscurato(words) => (*words).into(),
    }
}
