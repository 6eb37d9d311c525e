// SPDX-License-Identifier: EUPL-1.2
//! The comparison itself: things that are new, gone, joined or elsewhere, then the fields of those that go on.

use super::albero::{Albero, Campo, Chiave, Cosa, Dato, Nodo, Scheda, Specie};
use super::chiavi;
use super::coppie::Coppie;
use super::serie::Misurati;
use super::unione;
use super::usi::{self, Usi};
use super::valori::{self, piano_di_righe, stampa};
use super::{Cambiamento, Lato, Scritto, Tipo};
use crate::model::id::Genere;
use crate::model::tipi::Anno;
use crate::model::visita::Foglia;
use crate::source::Span;
use std::collections::{HashMap, HashSet};

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

    fn item(&self, label: &str) -> Posto {
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

    pub(super) fn scorre(&self) -> bool {
        self.prima.piano.anno() != self.dopo.piano.anno()
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
            if self.coppie.nuovi[before].contains(&after) {
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
        let stays = |i: &usize| self.coppie.nuovi[*i].iter().any(|new| after.contains(new));
        let was = |i: &usize| self.coppie.vecchi[*i].iter().any(|old| before.contains(old));
        if before.is_empty() && after.is_empty() {
            return true;
        }
        before.iter().any(stays) && before.iter().filter(goes_on).all(stays) && after.iter().filter(known).all(was)
    }

    // ------------------------------------------------------------ fields

    fn fields(&mut self, posto: &Posto, a: &[Campo<'p>], b: &[Campo<'p>], skip: &dyn Fn(&str) -> bool) {
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
            (Some(Dato::Elemento(_)), Some(Dato::Elemento(_)) | None) | (None, Some(Dato::Elemento(_)) | None) => {}
            _ => self.changed(posto, a, b),
        }
    }

    fn record(&mut self, posto: &Posto, x: &Scheda<'p>, y: &Scheda<'p>) {
        self.fields(posto, &x.campi, &y.campi, &|_| false);
    }

    /// Whether two leaves say the same; a reference to what was renamed is the same reference.
    fn same(&self, x: &Foglia<'p>, y: &Foglia<'p>) -> bool {
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

    /// A year, or the day that a figure refers to, as many years later as the plan.
    fn rolled_leaf(&self, posto: &Posto, x: &Foglia<'p>, y: &Foglia<'p>) -> bool {
        let shift = self.dopo.piano.anno() - self.prima.piano.anno();
        match (x, y) {
            // Elsewhere a later year is a postponement.
            (Foglia::Anno(x), Foglia::Anno(y)) => {
                shift != 0 && y - x == shift && matches!(posto.radice, "orizzonte" | "smvp")
            }
            (Foglia::Giorno(x, _), Foglia::Giorno(y, _)) => {
                // The day a figure refers to, the yearly day of a check.
                let key = super::ultima_chiave(&posto.campo);
                let of_figures = matches!(key, "al" | "data") || (key == "scadenza" && posto.radice == "monitoraggi");
                let same_day = (x.month(), x.day()) == (y.month(), y.day());
                shift != 0 && of_figures && same_day && y.year() - x.year() == shift
            }
            _ => false,
        }
    }

    /// The same text, with the triennium of the other plan.
    fn rolled_text(&self, x: &Foglia<'p>, y: &Foglia<'p>) -> bool {
        let (Foglia::Testo(x) | Foglia::TestoLibero(_, x), Foglia::Testo(y) | Foglia::TestoLibero(_, y)) = (x, y)
        else {
            return false;
        };
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        if from == to || x.lingue.len() > 1 || y.lingue.len() > 1 {
            return false;
        }
        self.roll(piano_di_righe(&x.testo).into_owned()) == piano_di_righe(&y.testo)
    }

    /// A text with the triennium of the plan after.
    fn roll(&self, mut text: String) -> String {
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        for dash in ['-', '–', '/', '_'] {
            text = text.replace(&format!("{from}{dash}{}", from + 2), &format!("{to}{dash}{}", to + 2));
        }
        text
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

    // ------------------------------------------------------------ lists

    fn list(&mut self, posto: &Posto, (x, a): (&[Nodo<'p>], Lembo<'_, 'p>), (y, b): (&[Nodo<'p>], Lembo<'_, 'p>)) {
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
        let mut free: Vec<&Scheda<'p>> = old.iter().collect();
        for row in &new {
            match free.iter().position(|o| self.identical(o, row)) {
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
        if let Foglia::Ref(genere, id) | Foglia::RefLibero(genere, id) = foglia
            && let Some(old) = self.a.trova(*genere, id)
            && !self.coppie.nuovi[old].is_empty()
        {
            return self.coppie.nuovi[old].iter().map(|new| self.b.cose[*new].id.to_string()).collect();
        }
        let key = chiavi::foglia_piegata(foglia, &|f| stampa(f));
        let rolled = self.roll(key.clone());
        if rolled == key { vec![key] } else { vec![key, rolled] }
    }

    /// Records without an identity of their own, by the key that is declared for them.
    fn records(&mut self, posto: &Posto, x: &[Nodo<'p>], y: &[Nodo<'p>]) {
        let as_is = |f: &Foglia<'p>| stampa(f);
        let after: Vec<_> = y.iter().filter_map(scheda).map(|(s, at)| (chiavi::chiave(s, &as_is), s, at)).collect();
        let come: HashSet<&Vec<String>> = after.iter().map(|(key, ..)| key).collect();
        let mut free: HashMap<Vec<String>, Vec<(&Scheda<'p>, Span)>> = HashMap::new();
        let mut before: Vec<(Vec<String>, &Scheda<'p>, Span)> = Vec::new();
        for (scheda, span) in x.iter().filter_map(scheda) {
            let mut keys = self.row_keys(scheda);
            // Of a row that names what was split, the heir that a row after names.
            let at = keys.iter().position(|key| come.contains(key)).unwrap_or(0);
            before.push((keys.swap_remove(at), scheda, span));
        }
        for (key, scheda, span) in &before {
            free.entry(key.clone()).or_default().push((scheda, *span));
        }
        // Equal ones first, so that a row more among equal keys does not shift the others.
        let mut pairs: Vec<Option<(&Scheda<'p>, Span)>> = vec![None; after.len()];
        for exact in [true, false] {
            for (i, (key, new, _)) in after.iter().enumerate().filter(|_| !before.is_empty()) {
                let Some(olds) = free.get_mut(key).filter(|_| pairs[i].is_none()) else { continue };
                let several = olds.len() > 1;
                let at = match exact {
                    true if several => olds.iter().position(|(old, _)| self.identical(old, new)),
                    true => None,
                    false => (!olds.is_empty()).then_some(0),
                };
                pairs[i] = at.map(|at| olds.remove(at));
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

    /// A row of a year that only one of the windows has.
    fn rolls(&self, scheda: &Scheda<'p>, new: bool) -> bool {
        if !self.scorre() {
            return false;
        }
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        let years: Vec<i16> = scheda
            .campi
            .iter()
            .filter(|c| matches!(c.nome, "anno" | "anni" | "dal"))
            .flat_map(|c| match &c.dato {
                Dato::Foglia(Foglia::Anno(y)) => vec![*y],
                Dato::Elenco(nodi) => nodi
                    .iter()
                    .filter_map(|n| match &n.dato {
                        Dato::Foglia(Foglia::Anno(y)) => Some(*y),
                        _ => None,
                    })
                    .collect(),
                _ => Vec::new(),
            })
            .collect();
        // Accounts and measured times are a history: each year adds its own and drops the oldest.
        let no_year = || !scheda.campi.iter().any(|c| matches!(c.nome, "anno" | "anni"));
        // A total of the whole triennium is of another triennium.
        if matches!(scheda.record.tipo(), "Rendiconto" | "TempoMisurato")
            || (scheda.record.tipo() == "TotalePubblicato" && no_year())
        {
            return true;
        }
        let outside = |y: &i16| if new { *y > from + 2 || *y < to } else { *y < to };
        !years.is_empty() && years.iter().all(outside)
    }

    fn identical(&self, old: &Scheda<'p>, new: &Scheda<'p>) -> bool {
        let mut probe = Run {
            prima: self.prima,
            dopo: self.dopo,
            a: self.a,
            b: self.b,
            coppie: self.coppie,
            usi: (Usi { di: Vec::new(), legami: Vec::new() }, Usi { di: Vec::new(), legami: Vec::new() }),
            misurati: self.misurati,
            cambiamenti: Vec::new(),
            partenze: 0,
        };
        let posto = Posto { prima: 0, dopo: 0, campo: String::new(), radice: "" };
        probe.fields(&posto, &old.campi, &new.campi, &|_| false);
        probe.cambiamenti.is_empty()
    }

    // ------------------------------------------------------------ maps

    fn map(&mut self, posto: &Posto, x: &[Chiave<'p>], y: &[Chiave<'p>]) {
        let key = |c: &Chiave<'p>| crate::source::decode::fold(c.chiave);
        let rolls = |c: &Chiave<'p>| self.scorre() && Anno::leggi(c.chiave.trim()).is_some();
        let before: HashMap<String, &Chiave<'p>> = x.iter().map(|c| (key(c), c)).collect();
        let come: HashSet<String> = y.iter().map(key).collect();
        let mut todo: Vec<(Posto, Option<&Nodo<'p>>, Option<&Nodo<'p>>)> = Vec::new();
        for after in y {
            match before.get(&key(after)) {
                Some(old) => todo.push((posto.item(after.chiave), Some(&old.nodo), Some(&after.nodo))),
                None if rolls(after) => {}
                None => todo.push((posto.item(after.chiave), None, Some(&after.nodo))),
            }
        }
        for old in x.iter().filter(|c| !come.contains(&key(c)) && !rolls(c)) {
            todo.push((posto.item(old.chiave), Some(&old.nodo), None));
        }
        for (item, old, new) in todo {
            self.field(&item, old.map(|n| (&n.dato, n.span)), new.map(|n| (&n.dato, n.span)));
        }
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
    }
}
