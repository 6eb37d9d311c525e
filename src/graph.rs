// SPDX-License-Identifier: EUPL-1.2
//! `Graph`: every id once per kind, every reference to its target, who points at whom. Knows no rule of law.

use crate::diagnostic::Diagnostic;
use crate::model::Piano;
use crate::model::id::{Genere, Id};
use crate::model::performance::{Indicatore, LegameIndicatore, Obiettivo};
use crate::model::record::{Elemento, Record};
use crate::model::rischi_corruttivi::ObiettivoStrategico;
use crate::model::tipi::{Baseline, Peso, Prosa, Ref, Serie, Voce};
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::model::visita::{Foglia, Visitor};
use crate::source::decode::{Field, Spanned, fold};
use crate::source::{Sources, Span};
use foldhash::fast::RandomState;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// Places shown of references to a kind of which the plan has no element.
const MAX_LUOGHI: usize = 8;

/// Ids that are compared with unknown ones, all together, to suggest what was meant: after them only names are.
const MAX_COMPARED: usize = 1_000_000;

/// An element of the plan that an id names.
pub struct Nodo<'p> {
    /// Its kind.
    pub genere: Genere,
    /// Its id.
    pub id: &'p str,
    /// Where the id is written.
    pub span: Span,
    /// The record.
    pub record: &'p dyn Record,
    /// The bytes of the whole record.
    pub intero: Span,
    /// The element inside which it is written.
    pub dentro: Option<usize>,
}

/// A reference from one element to another.
pub struct Arco<'p> {
    /// The element that holds the reference; none in the manifest and in section-wide fields.
    pub da: Option<usize>,
    /// The field, as a path from that element.
    pub campo: Cow<'static, str>,
    /// The kind it refers to.
    pub genere: Genere,
    /// The id as written.
    pub id: &'p str,
    /// Where it is written.
    pub span: Span,
    /// A free text could have stood here.
    pub libero: bool,
    /// The target; none when unknown, or when it stands for every office.
    pub a: Option<usize>,
}

/// Ids, references and both directions between them.
pub struct Graph<'p> {
    nodi: Vec<Nodo<'p>>,
    archi: Vec<Arco<'p>>,
    per_id: HashMap<(Genere, &'p str), usize, RandomState>,
    entranti: Vec<Vec<usize>>,
    uscenti: Vec<Vec<usize>>,
    per_genere: HashMap<Genere, Vec<usize>>,
    /// The indicators of each element, if it is of a kind that lists some.
    assegnazioni: Vec<Vec<Assegnazione<'p>>>,
    /// Words of the places that were not understood: an id among them may well be defined there.
    forse: HashSet<&'p str>,
    /// Some file could not be read at all: no id can be called unknown.
    incerto: bool,
    /// Some place is still to be filled in.
    da_compilare: bool,
    /// Records read, counted for the last line of a report.
    pub elementi: usize,
}

impl<'p> Graph<'p> {
    /// Registers every id, follows every reference, reports duplicates and unknown ids.
    pub fn build(piano: &'p Piano, sources: &'p Sources, out: &mut Vec<Diagnostic>) -> Graph<'p> {
        let mut builder = Builder {
            graph: Graph::empty(piano, sources),
            aperti: Vec::new(),
            percorso: Vec::new(),
            sources,
            duplicati: Vec::new(),
            collegamenti: HashSet::new(),
        };
        piano.visit(&mut builder);
        let Builder { mut graph, duplicati, collegamenti, .. } = builder;
        out.extend(duplicati);
        graph.resolve();
        graph.unknown(sources, &collegamenti, out);
        graph
    }

    fn empty(piano: &Piano, sources: &'p Sources) -> Self {
        let mut forse = HashSet::new();
        for span in &piano.illeggibili {
            let words =
                sources.slice(*span).split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            forse.extend(words.filter(|w| Id::has_shape(w)));
        }
        let incerto = sources.files().any(|(_, f)| {
            let plan = [".yaml", ".yml", ".toml"].iter().any(|end| f.path.to_ascii_lowercase().ends_with(end));
            (f.unread && plan) || crate::model::without_txt(&f.path).is_some()
        });
        Graph {
            nodi: Vec::new(),
            archi: Vec::new(),
            per_id: HashMap::default(),
            entranti: Vec::new(),
            uscenti: Vec::new(),
            per_genere: HashMap::new(),
            assegnazioni: Vec::new(),
            forse,
            incerto,
            da_compilare: !piano.da_compilare.is_empty(),
            elementi: 0,
        }
    }

    fn resolve(&mut self) {
        self.entranti = vec![Vec::new(); self.nodi.len()];
        self.uscenti = vec![Vec::new(); self.nodi.len()];
        for (i, arco) in self.archi.iter_mut().enumerate() {
            arco.a = self.per_id.get(&(arco.genere, arco.id)).copied();
            if let Some(a) = arco.a {
                self.entranti[a].push(i);
            }
            if let Some(da) = arco.da {
                self.uscenti[da].push(i);
            }
        }
        self.assegnazioni = self.nodi.iter().map(|nodo| self.assegna(nodo.record)).collect();
    }

    fn assegna(&self, record: &'p dyn Record) -> Vec<Assegnazione<'p>> {
        let assegna = |voce: &'p Spanned<Voce<Indicatore, LegameIndicatore>>| match &voce.value {
            Voce::Definizione(indicatore) => Some(Assegnazione { indicatore, legame: None, span: voce.span }),
            Voce::Richiamo(legame) => {
                let indicatore = self.get(legame.id.get()?)?;
                Some(Assegnazione { indicatore, legame: Some(legame), span: voce.span })
            }
        };
        voci_indicatori(record).iter().filter_map(assegna).collect()
    }

    /// Reports references to nothing, with the nearest id of the same kind.
    fn unknown(&self, sources: &Sources, collegamenti: &HashSet<usize>, out: &mut Vec<Diagnostic>) {
        let mut suggested: HashMap<(Genere, &str), Option<usize>> = HashMap::new();
        let mut names = None;
        let mut compared = 0;
        // References to kinds of which the plan has none: the cause is one, and so is the finding.
        let mut assenti: HashMap<(Genere, &str), (usize, usize)> = HashMap::new();
        for (i, arco) in self.archi.iter().enumerate() {
            if arco.a.is_some() || Id::RISERVATI.contains(&arco.id) || self.maybe(arco.id) {
                continue;
            }
            let near = *suggested.entry((arco.genere, arco.id)).or_insert_with(|| {
                let names = names.get_or_insert_with(|| self.names());
                let by_name = names.get(&(arco.genere, fold(arco.id))).copied();
                by_name.or_else(|| {
                    let among = self.per_genere.get(&arco.genere).filter(|_| compared < MAX_COMPARED)?;
                    compared += among.len();
                    self.nearest(among, arco.id)
                })
            });
            let rule = if collegamenti.contains(&i) { "collegamento-sconosciuto" } else { "riferimento-sconosciuto" };
            if !self.per_genere.contains_key(&arco.genere) {
                let (first, times) = assenti.entry((arco.genere, rule)).or_insert((out.len(), 0));
                *times += 1;
                if *times > 1 {
                    if let Some(told) = out.get_mut(*first).filter(|_| *times <= MAX_LUOGHI) {
                        let altro = crate::source::node::brief(arco.id);
                        told.altri
                            .push(crate::diagnostic::Label { span: arco.span, testo: format!("anche `{altro}`") });
                    }
                    continue;
                }
            }
            let mut finding = Diagnostic::new(
                rule,
                arco.span,
                format!("{} `{}` non esiste", arco.genere.con_articolo(), crate::source::node::brief(arco.id)),
            )
            .label("usato qui");
            finding = match near.map(|n| &self.nodi[n]) {
                Some(nodo) => {
                    let (line, _) = sources.file(nodo.span.file).position(nodo.span.start);
                    let path = &sources.file(nodo.span.file).shown;
                    finding.help(format!("forse intendevi `{}` ({path}:{line})?", nodo.id))
                }
                None if self.per_genere.contains_key(&arco.genere) => finding
                    .help(format!("scrivi l'id di {} del piano, oppure aggiungilo", arco.genere.con_indeterminativo())),
                None => {
                    finding.help(format!("nel piano non c'è nessuna voce in `{}`: aggiungila", arco.genere.plurale()))
                }
            };
            if arco.libero
                && near.is_none()
                && let Some(help) = &mut finding.help
            {
                help.push_str("; se è un testo e non un id, comincialo con la maiuscola");
            }
            out.push(finding);
        }
        for ((genere, _), (first, times)) in assenti.into_iter().filter(|(_, (_, times))| *times > 1) {
            if let Some(told) = out.get_mut(first) {
                told.label.testo = format!("usato qui, e altri {} riferimenti a `{}`", times - 1, genere.plurale());
            }
        }
    }

    /// The first element with each name.
    fn names(&self) -> HashMap<(Genere, String), usize> {
        let mut names = HashMap::new();
        for (n, nodo) in self.nodi.iter().enumerate() {
            if let Some(nome) = nodo.record.nome() {
                names.entry((nodo.genere, fold(nome.as_str()))).or_insert(n);
            }
        }
        names
    }

    /// The one of these whose id was probably meant, by its spelling.
    fn nearest(&self, among: &[usize], id: &str) -> Option<usize> {
        let limit = 1 + id.chars().count() / 4;
        among
            .iter()
            .filter(|n| self.nodi[**n].id.len().abs_diff(id.len()) <= limit)
            .map(|n| (strsim::osa_distance(id, self.nodi[*n].id), *n))
            .filter(|(distance, _)| *distance <= limit)
            .min_by_key(|(distance, n)| (*distance, self.nodi[*n].id))
            .map(|(_, n)| n)
    }

    /// The id may be defined in a place that was not understood.
    pub fn maybe(&self, id: &str) -> bool {
        self.incerto || self.forse.contains(id)
    }

    /// Some place of the plan was not understood or is still to be filled in: what is absent may be there.
    pub fn is_incomplete(&self) -> bool {
        self.incerto || self.da_compilare || !self.forse.is_empty()
    }

    /// The element with this id.
    pub fn find(&self, genere: Genere, id: &str) -> Option<usize> {
        self.per_id.get(&(genere, id)).copied()
    }

    /// The element at an index.
    pub fn nodo(&self, index: usize) -> &Nodo<'p> {
        &self.nodi[index]
    }

    /// Every element, in order of writing.
    pub fn nodi(&self) -> &[Nodo<'p>] {
        &self.nodi
    }

    /// Every reference, in order of writing.
    pub fn archi(&self) -> &[Arco<'p>] {
        &self.archi
    }

    /// Every element of a kind with its own type, in order of writing.
    pub fn tutti<T: Elemento>(&self) -> impl Iterator<Item = (usize, &'p T)> + '_ {
        self.per_genere
            .get(&T::GENERE)
            .into_iter()
            .flatten()
            .filter_map(|n| Some((*n, self.nodi[*n].record.as_any().downcast_ref::<T>()?)))
    }

    /// The target of a reference.
    pub fn get<T: Elemento>(&self, reference: &Ref<T>) -> Option<&'p T> {
        let n = self.find(T::GENERE, &reference.id)?;
        self.nodi[n].record.as_any().downcast_ref::<T>()
    }

    /// References that point at an element.
    pub fn entranti(&self, nodo: usize) -> impl Iterator<Item = &Arco<'p>> {
        self.entranti[nodo].iter().map(|a| &self.archi[*a])
    }

    /// References that an element holds.
    pub fn uscenti(&self, nodo: usize) -> impl Iterator<Item = &Arco<'p>> {
        self.uscenti[nodo].iter().map(|a| &self.archi[*a])
    }

    /// Every indicator that some goal uses, with the links that refer to it.
    pub fn usi_di_indicatori(&self) -> Vec<UsoIndicatore<'p>> {
        let mut legami: HashMap<&str, Vec<&'p LegameIndicatore>, RandomState> = HashMap::default();
        for legame in self.nodi.iter().flat_map(|n| voci_indicatori(n.record)).filter_map(|voce| voce.richiamo()) {
            if let Some(id) = legame.id.get() {
                legami.entry(&id.id).or_default().push(legame);
            }
        }
        self.tutti::<Indicatore>()
            .map(|(nodo, indicatore)| {
                let legami = legami.get(self.nodi[nodo].id).cloned().unwrap_or_default();
                UsoIndicatore { nodo, indicatore, legami }
            })
            .collect()
    }

    /// The indicators of a goal of any kind: written in it or referred to, with the link that refers.
    pub fn assegnazioni(&self, nodo: usize) -> &[Assegnazione<'p>] {
        &self.assegnazioni[nodo]
    }

    /// The office that gives the data of an indicator that names none: that of the goal it is written in.
    pub fn ufficio_di_indicatore(&self, id: &str) -> Option<&'p str> {
        let nodo = self.find(Genere::Indicatore, id)?;
        let mut up = self.nodi[nodo].dentro;
        while let Some(n) = up {
            let record = self.nodi[n].record.as_any();
            let ufficio = record
                .downcast_ref::<Obiettivo>()
                .map(|o| &o.ufficio)
                .or_else(|| record.downcast_ref::<ObiettivoValorePubblico>().map(|o| &o.ufficio));
            if let Some(ufficio) = ufficio.and_then(Field::get) {
                return Some(&ufficio.id);
            }
            up = self.nodi[n].dentro;
        }
        None
    }

    /// The element of kind `genere` inside which `nodo` is written, at any depth.
    pub fn contenitore(&self, nodo: usize, genere: Genere) -> Option<usize> {
        let mut up = self.nodi[nodo].dentro;
        while let Some(n) = up {
            if self.nodi[n].genere == genere {
                return Some(n);
            }
            up = self.nodi[n].dentro;
        }
        None
    }
}

/// An indicator and everything that refers to it.
pub struct UsoIndicatore<'p> {
    /// Its place in the graph.
    pub nodo: usize,
    /// The indicator.
    pub indicatore: &'p Indicatore,
    /// Links to it: what they say holds for their goal.
    pub legami: Vec<&'p LegameIndicatore>,
}

/// An indicator of one goal, with what holds for that goal only.
pub struct Assegnazione<'p> {
    /// The indicator.
    pub indicatore: &'p Indicatore,
    /// The link, when it is written elsewhere.
    pub legame: Option<&'p LegameIndicatore>,
    /// Where it is written or referred to.
    pub span: Span,
}

impl<'p> Assegnazione<'p> {
    /// The target that holds for this goal.
    pub fn target(&self) -> &'p Field<Serie> {
        self.legame.map(|l| &l.target).filter(|f| !f.is_missing()).unwrap_or(&self.indicatore.target)
    }

    /// The baseline that holds for this goal.
    pub fn baseline(&self) -> &'p Field<Baseline> {
        self.legame.map(|l| &l.baseline).filter(|f| !f.is_missing()).unwrap_or(&self.indicatore.baseline)
    }

    /// The weight in this goal.
    pub fn peso(&self) -> &'p Field<Peso> {
        self.legame.map(|l| &l.peso).filter(|f| !f.is_missing()).unwrap_or(&self.indicatore.peso)
    }
}

/// The indicators a record lists, if it is of a kind that does.
fn voci_indicatori(record: &dyn Record) -> &[Spanned<Voce<Indicatore, LegameIndicatore>>] {
    let any = record.as_any();
    if let Some(o) = any.downcast_ref::<Obiettivo>() {
        return o.indicatori.elementi();
    }
    if let Some(o) = any.downcast_ref::<ObiettivoValorePubblico>() {
        return o.indicatori.elementi();
    }
    any.downcast_ref::<ObiettivoStrategico>().map_or(&[], |o| o.indicatori.elementi())
}

struct Builder<'p> {
    graph: Graph<'p>,
    /// Open records: the node, if they have one.
    aperti: Vec<(Option<usize>, usize)>,
    /// Names of the open fields.
    percorso: Vec<&'static str>,
    sources: &'p Sources,
    duplicati: Vec<Diagnostic>,
    /// References that stand in prose.
    collegamenti: HashSet<usize>,
}

impl<'p> Builder<'p> {
    fn corrente(&self) -> Option<usize> {
        self.aperti.iter().rev().find_map(|(n, _)| *n)
    }

    /// The path of fields from the nearest element that has an id.
    fn campo_corrente(&self) -> Cow<'static, str> {
        let from = self.aperti.iter().rev().find(|(n, _)| n.is_some()).map_or(0, |(_, depth)| *depth);
        match self.percorso[from..] {
            // Most references stand in a field of their element.
            [campo] => campo.into(),
            ref campi => campi.join(".").into(),
        }
    }

    fn arco(&mut self, genere: Genere, id: &'p str, span: Span) {
        let (da, campo) = (self.corrente(), self.campo_corrente());
        self.graph.archi.push(Arco { da, campo, genere, id, span, libero: false, a: None });
    }

    fn prosa(&mut self, prosa: &'p Prosa, span: Span) {
        let texts = std::iter::once(&*prosa.testo).chain(prosa.lingue.iter().skip(1).map(|(_, t)| &**t));
        let span = prosa.file.unwrap_or(span);
        let places: OnceCell<HashMap<(&str, &str), Vec<Span>>> = OnceCell::new();
        for text in texts {
            for (word, id, nth) in collegamenti(text) {
                // Where links stand is looked up once for all of them.
                let places = places.get_or_init(|| luoghi_dei_collegamenti(self.sources, span));
                let place = places.get(&(word, id)).and_then(|equal| equal.get(nth)).copied().unwrap_or(span);
                match Genere::da_parola(word) {
                    Some(genere) => {
                        self.collegamenti.insert(self.graph.archi.len());
                        self.arco(genere, id, place);
                    }
                    None => {
                        let words = Genere::TUTTI.iter().map(|g| g.parola());
                        let help = crate::source::decode::nearest(word, words)
                            .map_or("per esempio `[[obiettivo:id]]` o `[[ufficio:id]]`".into(), |w| {
                                format!("forse intendevi `[[{w}:{id}]]`?")
                            });
                        self.duplicati.push(
                            Diagnostic::new(
                                "collegamento-sconosciuto",
                                place,
                                format!("`{word}` non è un genere di elementi del piano"),
                            )
                            .label("collegamento scritto qui")
                            .help(help),
                        );
                    }
                }
            }
        }
    }
}

impl<'p> Visitor<'p> for Builder<'p> {
    fn record(&mut self, record: &'p dyn Record, span: Span) {
        self.graph.elementi += 1;
        let mut node = None;
        if let (Some(genere), Some((id, place))) = (record.genere(), record.identita()) {
            let index = self.graph.nodi.len();
            match self.graph.per_id.get(&(genere, id)) {
                // A duty of publication may take several rows, one for each content.
                Some(_) if genere == Genere::Obbligo => {}
                Some(first) => {
                    let first = self.graph.nodi[*first].span;
                    self.duplicati.push(
                        Diagnostic::new(
                            "id-duplicato",
                            place,
                            format!("{} `{id}` è già stato scritto", genere.con_articolo()),
                        )
                        .label("di nuovo qui")
                        .also(first, "la prima volta qui")
                        .help("scegli un altro id, oppure togli una delle due schede"),
                    );
                }
                None => {
                    self.graph.per_id.insert((genere, id), index);
                }
            }
            let dentro = self.corrente();
            self.graph.nodi.push(Nodo { genere, id, span: place, record, intero: span, dentro });
            self.graph.per_genere.entry(genere).or_default().push(index);
            node = Some(index);
        }
        self.aperti.push((node, self.percorso.len()));
    }

    fn fine_record(&mut self, _: &'p dyn Record, _: Span) {
        self.aperti.pop();
    }

    fn campo(&mut self, name: &'static str, _: Span) {
        self.percorso.push(name);
    }

    fn fine_campo(&mut self, _: &'static str) {
        self.percorso.pop();
    }

    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) {
        match foglia {
            Foglia::Ref(genere, id) => self.arco(genere, id, span),
            Foglia::RefLibero(genere, id) => {
                self.arco(genere, id, span);
                if let Some(arco) = self.graph.archi.last_mut() {
                    arco.libero = true;
                }
            }
            Foglia::Prosa(prosa) => self.prosa(prosa, span),
            _ => {}
        }
    }
}

/// The links `[[genere:id]]` of a text, each with how many equal ones come before it.
pub fn collegamenti(text: &str) -> Vec<(&str, &str, usize)> {
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    let nth = |(_, word, id)| {
        let n = seen.entry((word, id)).or_default();
        *n += 1;
        (word, id, *n - 1)
    };
    scritti(text).into_iter().map(nth).collect()
}

/// The links of a text, each with the byte at which it begins.
fn scritti(text: &str) -> Vec<(usize, &str, &str)> {
    let mut found: Vec<(usize, &str, &str)> = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("[[") {
        let at = from + open;
        let inner = &text[at + 2..];
        let Some(close) = inner.find("]]") else { break };
        if let Some((word, id)) = inner[..close].split_once(':')
            && !inner[..close].contains(['\n', '['])
        {
            found.push((at, word, id));
        }
        from = at + 2 + close + 2;
    }
    found
}

/// Where the links of a text stand in the file, in order; one that was folded away stands nowhere.
fn luoghi_dei_collegamenti(sources: &Sources, span: Span) -> HashMap<(&str, &str), Vec<Span>> {
    let mut places: HashMap<(&str, &str), Vec<Span>> = HashMap::new();
    for (at, word, id) in scritti(sources.slice(span)) {
        let (start, len) = (span.start + at as u32, "[[:]]".len() + word.len() + id.len());
        places.entry((word, id)).or_default().push(Span { start, end: start + len as u32, ..span });
    }
    places
}

/// Where the `nth` occurrence of a piece of a text stands in the file; the whole text if it was folded away.
pub fn luogo_nel_testo(sources: &Sources, span: Span, piece: &str, nth: usize) -> Span {
    let Some((at, _)) = sources.slice(span).match_indices(piece).nth(nth) else { return span };
    let start = span.start + at as u32;
    Span { start, end: start + piece.len() as u32, ..span }
}

#[cfg(test)]
mod tests {
    use crate::load::Loaded;
    use crate::source::Sources;

    /// The budget of comparisons is for storms of unknown ids: a plan with a few dozen slips is helped with each.
    #[test]
    fn every_slip_of_a_plan_gets_its_suggestion() {
        const QUANTI: usize = 40;
        let uffici: String =
            (0..QUANTI).map(|n| format!("  - {{ id: ufficio-{n:02}-nord, nome: Ufficio {n} }}\n")).collect();
        let obiettivi: String =
            (0..QUANTI).map(|n| format!("  - {{ id: o-{n}, titolo: Uno, ufficio: uficio-{n:02}-nord }}\n")).collect();
        let files = [
            ("piao.toml", "formato = 1\nanno = 2027\n".to_string()),
            ("performance.yaml", format!("obiettivi:\n{obiettivi}")),
            ("struttura_organizzativa.yaml", format!("uffici:\n{uffici}")),
        ];
        let loaded = Loaded::from_sources(Sources::from_texts(files.map(|(path, text)| (path.to_string(), text))));
        let mut found = Vec::new();
        super::Graph::build(&loaded.piano, &loaded.sources, &mut found);
        let helped = (0..QUANTI).filter(|n| {
            let office = format!("`ufficio-{n:02}-nord`");
            found.iter().any(|d| d.help.as_deref().is_some_and(|help| help.contains(&office)))
        });
        assert_eq!(helped.count(), QUANTI, "{found:?}");
    }
}
