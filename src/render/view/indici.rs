// SPDX-License-Identifier: EUPL-1.2
//! The indexes at the end: who answers for what, what is done for whom, acts of law and where they are cited, abbreviations in use.

use super::citazioni::{Atto, Citazione, citazioni};
use super::legami_di::responsabilita;
use crate::json::{Map, Value, json};
use crate::model::id::{Genere, Id};
use crate::model::record::Record;
use crate::model::tipi::{Testo, Voce1};
use crate::model::visita::{Foglia, Visitor};
use crate::model::{Contenuto, Sezione};
use crate::render::sigle::{Cercate, Sigle};
use crate::rules::{Context, dati};
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the texts of a plan say that is listed at its end.
pub struct Detto<'p> {
    norme: BTreeMap<Atto, Dove>,
    sigle: Vec<Sigla<'p>>,
}

/// An abbreviation: what it means, its anchor in the glossary, where it stands first.
struct Sigla<'p> {
    sigla: &'p str,
    nome: Value,
    ancora: Option<String>,
    dove: Option<Value>,
}

impl<'p> Detto<'p> {
    /// Reads every text of the plan.
    pub fn nei_testi(cx: &Context<'p>) -> Self {
        let mut testi = Testi::new(cx);
        cx.piano.visit(&mut testi);
        let Testi { norme, parole, .. } = testi;
        Detto { norme, sigle: sigle(cx, parole) }
    }

    /// The abbreviations of the glossary, for the texts that use them.
    pub fn sigle(&self) -> Sigle {
        Sigle::new(self.sigle.iter().filter_map(|s| Some((s.sigla, s.ancora.clone()?))))
    }
}

/// `uffici`, `portatori`, `norme`, `sigle`; `rif` makes a link. `obblighi` are the rows of transparency as they are printed.
pub fn indici(cx: &Context<'_>, detto: Detto<'_>, obblighi: &[Value], rif: &dyn Fn(Genere, &str) -> Value) -> Value {
    let Detto { mut norme, sigle } = detto;
    for obbligo in obblighi {
        di_un_obbligo(obbligo, &mut norme);
    }
    json!({
        "uffici": righe(cx, Genere::Ufficio, rif),
        "portatori": righe(cx, Genere::Stakeholder, rif),
        "norme": norme.into_iter().map(|(atto, dove)| norma(atto, dove)).collect::<Vec<_>>(),
        "sigle": sigle.into_iter().map(Sigla::json).collect::<Vec<_>>(),
    })
}

/// A row for each element of a kind that something is done by or for: `chi`, and how many of each kind (`obiettivo`: `3`).
fn righe(cx: &Context<'_>, genere: Genere, rif: &dyn Fn(Genere, &str) -> Value) -> Vec<Value> {
    let nodi = cx.graph.nodi().iter().enumerate().filter(|(_, nodo)| nodo.genere == genere);
    nodi.filter_map(|(n, nodo)| {
        let conti = responsabilita(cx, n);
        let mut riga = Map::new();
        for (di, quanti) in &conti {
            riga.insert(di.parola().replace('-', "_"), json!(quanti.to_string()));
        }
        if riga.is_empty() {
            return None;
        }
        riga.insert("chi", rif(genere, nodo.id));
        Some(Value::Object(riga))
    })
    .collect()
}

/// Where an act is cited: for each article (empty: the act in general) the links, each once.
type Dove = BTreeMap<(u32, String), Vec<Value>>;

/// Goes over every text of the plan, knowing in which element it stands.
struct Testi<'c, 'p> {
    cx: &'c Context<'p>,
    /// Open records.
    aperti: Vec<&'p dyn Record>,
    sezioni: HashMap<FileId, Sezione>,
    norme: BTreeMap<Atto, Dove>,
    /// Words in use, each with the first place.
    parole: HashMap<&'p str, Value>,
    cercate: Cercate<()>,
}

impl<'c, 'p> Testi<'c, 'p> {
    fn new(cx: &'c Context<'p>) -> Self {
        let sezioni = cx.piano.file.iter().filter_map(|(f, c)| match c {
            Contenuto::Sezione(s) => Some((*f, *s)),
            _ => None,
        });
        let sigle = dati::sigle().iter().map(|s| &*s.sigla).chain(sigle_proprie(cx).iter().map(|v| &*v.chiave));
        Testi {
            cx,
            aperti: Vec::new(),
            sezioni: sezioni.collect(),
            norme: BTreeMap::new(),
            parole: HashMap::new(),
            cercate: Cercate::new(sigle.map(|sigla| (sigla, ()))),
        }
    }

    /// The innermost element with an anchor; else the section.
    fn posto(&self, span: Span) -> Option<Value> {
        if let Some(element) = self.aperti.iter().rev().find_map(|record| self.elemento(*record)) {
            return Some(element);
        }
        let s = self.sezioni.get(&span.file)?;
        Some(json!({ "ancora": super::ancora_di(*s), "nome": format!("{} {}", s.numero(), s.titolo()) }))
    }

    /// Anchor and name of a record that has an anchor.
    fn elemento(&self, record: &dyn Record) -> Option<Value> {
        let (genere, (id, _)) = record.genere().zip(record.identita())?;
        // A title of the menu of transparency is an id too, but makes no anchor.
        if self.cx.graph.find(genere, id).is_none() || id.contains(char::is_whitespace) {
            return None;
        }
        let voce = dati::voce(id).filter(|_| genere == Genere::Obbligo).map(|v| &*v.livello_2);
        let nome = record.nome().map_or_else(|| json!(voce.filter(|v| !v.is_empty()).unwrap_or(id)), super::testo);
        Some(json!({ "ancora": genere.ancora(id), "nome": nome }))
    }

    fn testo(&mut self, text: &'p str, span: Span) {
        let words =
            self.cercate.in_testo(text).map(|(_, word, ())| word).filter(|word| !self.parole.contains_key(word));
        for word in words.collect::<Vec<_>>() {
            if let Some(posto) = self.posto(span) {
                self.parole.entry(word).or_insert(posto);
            }
        }
        for citazione in citazioni(text) {
            if let Some(posto) = self.posto(span) {
                cita(&mut self.norme, &citazione, &posto, |a, b| a["ancora"] == b["ancora"]);
            }
        }
    }
}

/// Each place once under each article.
fn cita(norme: &mut BTreeMap<Atto, Dove>, citazione: &Citazione, posto: &Value, lo_stesso: fn(&Value, &Value) -> bool) {
    let articoli = &citazione.articoli;
    let general = [String::new()];
    for articolo in if articoli.is_empty() { &general[..] } else { articoli } {
        let number = articolo.split('-').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        let places = norme.entry(citazione.atto).or_default().entry((number, articolo.clone())).or_default();
        if !places.iter().any(|p| lo_stesso(p, posto)) {
            places.push(posto.clone());
        }
    }
}

impl<'p> Visitor<'p> for Testi<'_, 'p> {
    fn record(&mut self, record: &'p dyn Record, _: Span) {
        self.aperti.push(record);
    }

    fn fine_record(&mut self, _: &'p dyn Record, _: Span) {
        self.aperti.pop();
    }

    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) {
        match foglia {
            Foglia::Testo(t) | Foglia::TestoLibero(_, t) => self.testo(t.as_str(), span),
            Foglia::Prosa(p) => self.testo(&p.testo, span),
            _ => {}
        }
    }
}

/// The acts that make a duty to publish one: the table of the law says them, not the plan.
fn di_un_obbligo(obbligo: &Value, norme: &mut BTreeMap<Atto, Dove>) {
    let Some(riferimento) = obbligo["voce"]["riferimento"].as_str() else { return };
    let nome = obbligo["voce"]["livello_2"].as_str().filter(|n| !n.is_empty());
    let nome = nome.or_else(|| obbligo["voce"]["livello_1"].as_str()).unwrap_or("obbligo di pubblicazione");
    let section = super::ancora_di(Sezione::Trasparenza);
    let posto = json!({ "ancora": obbligo["ancora"].as_str().unwrap_or(&section), "nome": nome });
    for citazione in citazioni(riferimento) {
        // Several duties of one entry of the menu: the first leads there.
        cita(norme, &citazione, &posto, |a, b| a["nome"] == b["nome"]);
    }
}

fn norma(atto: Atto, dove: Dove) -> Value {
    let (titolo, url) = atto.dati();
    let quanti: usize = dove.values().map(Vec::len).sum();
    let articoli: Vec<Value> = dove
        .into_iter()
        .map(|((_, articolo), voci)| match &*articolo {
            "" => json!({ "nome": "in generale", "voci": voci }),
            articolo => json!({ "nome": format!("art. {articolo}"), "voci": voci }),
        })
        .collect();
    let mut riga = json!({ "atto": atto.nome(), "articoli": articoli, "quanti": quanti });
    if let Some(titolo) = titolo {
        riga["titolo"] = json!(titolo);
    }
    if let Some(url) = url {
        riga["url"] = json!(url);
    }
    riga
}

/// The plan's own abbreviations and those of the field that it uses, in alphabetical order.
fn sigle<'p>(cx: &Context<'p>, mut parole: HashMap<&str, Value>) -> Vec<Sigla<'p>> {
    let mut found: BTreeMap<String, (&str, Value)> = BTreeMap::new();
    for sigla in dati::sigle().iter().filter(|s| parole.contains_key(&*s.sigla)) {
        let nome = json!(format!("{}: {}", sigla.nome, sigla.spiegazione));
        found.insert(sigla.sigla.to_lowercase(), (&sigla.sigla, nome));
    }
    for voce in sigle_proprie(cx) {
        found.insert(voce.chiave.to_lowercase(), (&voce.chiave, super::testo(&voce.valore.value)));
    }
    let mut ancore = HashSet::new();
    let voci = found.into_values().map(|(sigla, nome)| {
        let slug = Id::slug(sigla);
        let ancora = (!slug.is_empty() && ancore.insert(slug.clone())).then(|| format!("sigla-{slug}"));
        Sigla { sigla, nome, ancora, dove: parole.remove(sigla) }
    });
    voci.collect()
}

impl Sigla<'_> {
    /// `sigla`, `nome`, `ancora`, `dove`.
    fn json(self) -> Value {
        let mut voce = json!({ "sigla": self.sigla, "nome": self.nome });
        if let Some(ancora) = self.ancora {
            voce["ancora"] = json!(ancora);
        }
        if let Some(dove) = self.dove {
            voce["dove"] = dove;
        }
        voce
    }
}

fn sigle_proprie<'p>(cx: &Context<'p>) -> &'p [Voce1<Testo>] {
    let documento = cx.piano.manifesto.documento.get();
    documento.and_then(|d| d.sigle.get()).map_or(&[], |m| &m.0)
}
