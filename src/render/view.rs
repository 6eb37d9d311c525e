// SPDX-License-Identifier: EUPL-1.2
//! `View`: what templates see. Plain data with references resolved, values printed, totals summed, names of people
//! left out unless the manifest lets them in. Templates choose words and markup, nothing else.

use super::Format;
use super::prose::{Prosa, data_uri};
use crate::export::{Forma, Nessuna, json_di, sezione_json};
use crate::model::comuni::Frequenza;
use crate::model::fabbisogni::{Personale, RigaPersonale};
use crate::model::id::Genere;
use crate::model::manifesto::{NomiNelDocumento, StatoPiano};
use crate::model::performance::LegameIndicatore;
use crate::model::record::Record;
use crate::model::tipi::{Baseline, Conteggio, Mappa, Serie, Testo, ValoreLungo};
use crate::model::valore::{stampa_data, stampa_decimale};
use crate::model::visita::Foglia;
use crate::model::{Contenuto, Sezione};
use crate::report::diff::Confrontato;
use crate::rules::dati::{self, Ambito, VoceTrasparenza};
use crate::rules::{Context, obblighi};
use crate::source::decode::Field;
use crate::source::{FileId, Span};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet, VecDeque};

/// Offices one inside the other, at most: tera calls no more than twenty components one inside the other.
const MAX_LIVELLI: usize = 12;

/// The view of a plan for one format.
pub fn of(cx: &Context<'_>, format: Format, bozza: bool, confronto: Option<&Confrontato>) -> Value {
    let piano = cx.piano;
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    let nomi = piano.manifesto.documento.get().and_then(|d| d.nomi.get()) == Some(&NomiNelDocumento::Incarichi);
    let mut vista = Vista {
        cx,
        format,
        nomi,
        prosa: Prosa { graph: cx.graph, sources: cx.sources, texts: 0 },
        precedenti: HashSet::new(),
        ancorati: HashSet::new(),
        ordine: Vec::new(),
        segni: confronto.map(|c| &c.segni),
    };
    let mut top = Map::new();
    if let Some(confronto) = confronto {
        top.insert("confronto".into(), confronto.vista.clone());
    }
    let mut manifesto = json_di(&piano.manifesto, nowhere, &mut vista);
    documento(cx, &mut manifesto);
    top.insert("piano".into(), testata(cx, bozza, nomi));
    let mut deroghe = manifesto.get("deroghe").and_then(Value::as_array).cloned().unwrap_or_default();
    for (regola, motivo, dove) in crate::rules::deroghe::in_linea(cx) {
        let motivo = vista.prosa(&super::filters::md(&motivo));
        deroghe.push(json!({ "regola": regola, "motivo": motivo, "dove": dove }));
    }
    top.insert("deroghe".into(), Value::Array(deroghe));
    top.insert("manifesto".into(), manifesto);
    let sezioni: Vec<Value> = Sezione::TUTTE
        .iter()
        .map(|sezione| {
            let value = sezione_json(piano, *sezione, &mut vista);
            let presente = value.is_some();
            if let Some(mut value) = value {
                match sezione {
                    Sezione::StrutturaOrganizzativa => albero(&mut value),
                    Sezione::RischiCorruttivi => nomi_delle_misure_generali(&mut value),
                    Sezione::Trasparenza => un_obbligo_per_riga(cx, &mut value),
                    _ => {}
                }
                top.insert(sezione.stem().into(), value);
            }
            let mut head = json!({ "numero": sezione.numero(), "stem": sezione.stem(), "titolo": sezione.titolo(), "presente": presente, "ancora": ancora_di(*sezione) });
            let waiting = piano.da_compilare.iter().filter(|s| piano.file_di(*sezione).any(|f| f == s.file)).count();
            if waiting > 0 {
                head["da_compilare"] = json!(crate::report::plurale(waiting, "campo", "campi"));
            }
            head
        })
        .collect();
    top.insert("sezioni".into(), Value::Array(sezioni));
    let consuntivi: Vec<Value> = piano
        .consuntivi
        .iter()
        .map(|(data, span, consuntivo)| {
            let mut value = json_di(consuntivo, *span, &mut vista);
            value["data"] = json!(stampa_data(*data));
            value
        })
        .collect();
    top.insert("consuntivi".into(), Value::Array(consuntivi));
    Value::Object(top)
}

/// The anchor of a section.
fn ancora_di(sezione: Sezione) -> String {
    format!("sezione-{}", sezione.stem().replace('_', "-"))
}

/// The plan in general.
fn testata(cx: &Context<'_>, bozza: bool, nomi: bool) -> Value {
    let m = &cx.piano.manifesto;
    let anni = cx.piano.anni();
    let ente = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.denominazione.get()).map(Testo::as_str);
    let usual = match ente {
        Some(ente) => format!("Piano integrato di attività e organizzazione {}–{} – {ente}", anni[0], anni[2]),
        None => format!("Piano integrato di attività e organizzazione {}–{}", anni[0], anni[2]),
    };
    let stato = m.stato.get().copied();
    let mut piano = json!({
        "anno": anni[0].to_string(),
        "anni": anni.map(|a| a.to_string()),
        "titolo": m.titolo.get().map_or(usual, |t| una_riga(&t.testo)),
        "regime": { "codice": cx.profilo.regime.parola(), "nome": cx.profilo.regime.parola() },
        "bozza": bozza || stato.is_none_or(|s| s == StatoPiano::Bozza),
        "lingua": m.lingue.elementi().first().map_or("it", |l| l.as_str()),
        "nomi": if nomi { "incarichi" } else { "nessuno" },
    });
    if let Some(stato) = stato {
        piano["stato"] = json!({ "codice": stato.parola(), "nome": stato.parola() });
    }
    if let Some(versione) = m.versione.get() {
        piano["versione"] = json!(una_riga(versione.as_str()));
    }
    piano
}

/// A text on one line: titles stand in places where a second one would end something.
fn una_riga(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The logo as a picture; colours only when they are colours, for they end up in a style sheet.
fn documento(cx: &Context<'_>, manifesto: &mut Value) {
    let Some(Value::Object(doc)) = manifesto.get_mut("documento") else { return };
    if let Some(path) = doc.get("logo").and_then(Value::as_str) {
        match data_uri(cx.sources, path) {
            Some(src) => doc.insert("logo".into(), json!({ "src": src })),
            None => doc.remove("logo"),
        };
    }
    for key in ["colore", "colore_testata"] {
        let is_color = doc.get(key).and_then(Value::as_str).is_some_and(|c| {
            c.strip_prefix('#')
                .is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
        });
        if !is_color {
            doc.remove(key);
        }
    }
}

/// Offices as a tree: `uffici_albero` of `{ ufficio, figli }`. A cycle is cut where it was first written, and what lies
/// deeper than the limit stands beside its parent.
fn albero(sezione: &mut Value) {
    let Some(uffici) = sezione.get("uffici").and_then(Value::as_array) else { return };
    let id = |u: &Value| u.get("id").and_then(Value::as_str).map(str::to_string);
    let mut by_id = HashMap::new();
    for (n, ufficio) in uffici.iter().enumerate() {
        by_id.entry(id(ufficio)).or_insert(n);
    }
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); uffici.len()];
    let mut roots = Vec::new();
    for (n, ufficio) in uffici.iter().enumerate() {
        let parent = ufficio.pointer("/padre/id").and_then(Value::as_str).map(str::to_string);
        match parent.and_then(|p| by_id.get(&Some(p))) {
            Some(p) => below[*p].push(n),
            None => roots.push(n),
        }
    }
    let mut tree = Tree { children: vec![Vec::new(); uffici.len()], placed: vec![false; uffici.len()] };
    for root in &roots {
        tree.place(*root, &below);
    }
    for n in 0..uffici.len() {
        if !tree.placed[n] {
            roots.push(n);
            tree.place(n, &below);
        }
    }
    let tree = roots.iter().map(|n| tree.grow(*n, uffici)).collect();
    sezione["uffici_albero"] = Value::Array(tree);
}

/// The names of the general measures, where the key is one of the list.
fn nomi_delle_misure_generali(sezione: &mut Value) {
    let Some(voci) = sezione.get_mut("misure_generali").and_then(Value::as_array_mut) else { return };
    for voce in voci {
        let known =
            dati::misure_generali().iter().find(|m| voce.get("chiave").and_then(Value::as_str) == Some(&m.codice));
        if let Some(known) = known {
            voce["nome"] = json!(known.nome);
        }
    }
}

/// The table as the law wants it: a row that stands for several duties becomes one row each, in the order of the menu.
fn un_obbligo_per_riga(cx: &Context<'_>, sezione: &mut Value) {
    let Some(righe) = sezione.get_mut("obblighi").and_then(Value::as_array_mut) else { return };
    let ambito = |riga: &Value| riga.get("codice").and_then(Value::as_str).and_then(dati::ambito);
    let ambiti: Vec<Option<Ambito>> = righe.iter().map(ambito).collect();
    let scritte: HashSet<&str> = ambiti
        .iter()
        .filter_map(|a| if let Some(Ambito::Voce(v)) = a { Some(v.codice.as_str()) } else { None })
        .collect();
    let mut gruppi: Vec<(usize, &Ambito)> =
        ambiti.iter().enumerate().filter_map(|(n, a)| Some((n, a.as_ref()?))).collect();
    gruppi.sort_by_key(|(_, a)| a.ampiezza());
    // Few rows stand for many duties, but every row may stand for its parts: those are looked for by code.
    let interi: HashMap<&str, usize> = gruppi
        .iter()
        .filter_map(|(n, a)| if let Ambito::Voce(v) = a { Some((v.codice.as_str(), *n)) } else { None })
        .collect();
    gruppi.retain(|(_, a)| !matches!(a, Ambito::Voce(_)));
    let mut nuove = Vec::new();
    for voce in dati::richieste(cx.profilo.tipo, cx.profilo.anno, |fact| obblighi::detto(cx, fact) == Some(false)) {
        if scritte.contains(voce.codice.as_str()) {
            continue;
        }
        let intero = voce.padre().and_then(|padre| interi.get(padre)).copied();
        let gruppo = || gruppi.iter().find(|(_, a)| a.comprende(voce)).map(|(n, _)| *n);
        if let Some(n) = intero.or_else(gruppo) {
            nuove.push(riga_di(voce, &righe[n], intero.is_some()));
        }
    }
    if nuove.is_empty() {
        return;
    }
    let mut gruppo = ambiti.iter().map(|a| a.as_ref().is_some_and(|a| !matches!(a, Ambito::Voce(_))));
    righe.retain(|_| !gruppo.next().unwrap_or_default());
    righe.append(&mut nuove);
    let posto: HashMap<&str, usize> =
        dati::trasparenza().iter().enumerate().map(|(n, v)| (v.codice.as_str(), n)).collect();
    righe.sort_by_key(|riga| {
        let code = riga.get("codice").and_then(Value::as_str).and_then(dati::voce).map(|v| v.codice.as_str());
        code.and_then(|c| posto.get(c)).copied().unwrap_or(usize::MAX)
    });
}

/// One duty among those that a row stands for: whose it is comes from the row, the rest from the tree.
fn riga_di(voce: &VoceTrasparenza, riga: &Value, parte: bool) -> Value {
    let mut riga = riga.clone();
    let Some(object) = riga.as_object_mut() else { return riga };
    for key in ["ancora", "ancore_precedenti", "citato_da", "contenuto", "nome_mostrato"] {
        object.remove(key);
    }
    if voce.schema().is_none() {
        object.remove("schema_anac");
    }
    if !voce.dati_personali {
        object.remove("base_giuridica");
    }
    let frequenza = Frequenza::da_parola(voce.frequenza_nel_piano());
    match frequenza.filter(|_| parte || !object.contains_key("frequenza")) {
        Some(f) => {
            object.insert("frequenza".into(), json!({ "codice": f.parola(), "nome": f.significato() }));
        }
        None if parte => {
            object.remove("frequenza");
        }
        None => {}
    }
    object.insert("codice".into(), json!(voce.codice));
    object.insert("voce".into(), vista_della_voce(voce));
    riga
}

/// Offices by their place in the list, each below one other at most.
struct Tree {
    children: Vec<Vec<usize>>,
    placed: Vec<bool>,
}

impl Tree {
    /// Places everything below `root`, nearest first.
    fn place(&mut self, root: usize, below: &[Vec<usize>]) {
        self.placed[root] = true;
        // An office, the one it stands below, and at which level.
        let mut next = VecDeque::from([(root, root, 0)]);
        while let Some((n, above, level)) = next.pop_front() {
            for child in &below[n] {
                if std::mem::replace(&mut self.placed[*child], true) {
                    continue;
                }
                let (parent, level) = if level < MAX_LIVELLI { (n, level + 1) } else { (above, level) };
                self.children[parent].push(*child);
                next.push_back((*child, parent, level));
            }
        }
    }

    fn grow(&self, n: usize, uffici: &[Value]) -> Value {
        let figli: Vec<Value> = self.children[n].iter().map(|c| self.grow(*c, uffici)).collect();
        json!({ "ufficio": uffici[n], "figli": figli })
    }
}

struct Vista<'v, 'p> {
    cx: &'v Context<'p>,
    format: Format,
    nomi: bool,
    prosa: Prosa<'v>,
    /// Anchors of last year that lead somewhere already.
    precedenti: HashSet<String>,
    /// Elements that have their anchor already, and in what order they got it.
    ancorati: HashSet<(Genere, &'p str)>,
    ordine: Vec<(Genere, &'p str)>,
    /// What happened to elements since the plan it is compared with.
    segni: Option<&'v HashMap<(Genere, String), &'static str>>,
}

impl Vista<'_, '_> {
    fn prosa(&mut self, markdown: &str) -> String {
        match self.format {
            Format::Html => self.prosa.html(markdown),
            Format::Markdown => self.prosa.markdown(markdown),
        }
    }

    fn riferimento(&self, genere: Genere, id: &str) -> Value {
        match self.cx.graph.find(genere, id) {
            Some(n) => {
                let name = self.cx.graph.nodo(n).record.nome().map_or_else(|| json!(id), testo);
                json!({ "id": id, "genere": genere.parola(), "nome": name, "ancora": format!("{}-{id}", genere.parola()) })
            }
            None if id == "tutti" => json!({ "id": id, "testo": "tutti gli uffici" }),
            None => json!({ "id": id, "testo": id }),
        }
    }

    /// Who points at an element: each once, in order.
    fn citato_da(&self, genere: Genere, id: &str) -> Vec<Value> {
        let Some(n) = self.cx.graph.find(genere, id) else { return Vec::new() };
        let mut seen = HashSet::new();
        let mut out = Vec::new();
        for arco in self.cx.graph.entranti(n) {
            let (anchor, name, kind) = match arco.da.map(|d| self.cx.graph.nodo(d)) {
                Some(nodo) => {
                    let name = nodo.record.nome().map_or_else(|| json!(nodo.id), testo);
                    (format!("{}-{}", nodo.genere.parola(), nodo.id), name, nodo.genere.parola())
                }
                None => match self.cx.piano.file.iter().find(|(f, _)| *f == arco.span.file) {
                    Some((_, Contenuto::Sezione(s))) => (ancora_di(*s), json!(s.titolo()), "sezione"),
                    _ => continue,
                },
            };
            if seen.insert(anchor.clone()) {
                out.push(json!({ "ancora": anchor, "nome": name, "genere": kind, "campo": arco.campo }));
            }
        }
        out
    }
}

impl<'p> Vista<'_, 'p> {
    /// What the office need not write because something else says it.
    fn derivati(&self, record: &'p dyn Record, object: &mut Map<String, Value>) {
        match record.tipo() {
            "Obbligo" if !object.contains_key("trasmette") => {
                if let Some(elabora) = object.get("elabora").cloned() {
                    object.insert("trasmette".into(), elabora);
                }
            }
            "Obiettivo" | "ObiettivoValorePubblico" if !object.contains_key("missione") => {
                let programma = object.get("programma").and_then(Value::as_str).unwrap_or("");
                if programma.len() == 4 && programma.bytes().all(|b| b.is_ascii_digit()) {
                    object.insert("missione".into(), json!(programma[..2]));
                }
            }
            "Indicatore" => {
                let Some((id, _)) = record.identita() else { return };
                if !object.contains_key("ufficio")
                    && let Some(ufficio) = self.cx.graph.ufficio_di_indicatore(id)
                {
                    object.insert("ufficio".into(), self.riferimento(Genere::Ufficio, ufficio));
                }
                let misurati = self.misurati(id);
                if !misurati.is_empty() {
                    object.insert("misurati".into(), Value::Array(misurati));
                }
            }
            _ => {}
        }
    }

    /// The anchors an element had under the ids it succeeds to: they still lead to it, each to one element only.
    fn ancore_precedenti(&mut self, genere: Genere, object: &mut Map<String, Value>) {
        let Some(Value::Array(before)) = object.get("succede_a") else { return };
        let anchors: Vec<Value> = before
            .iter()
            .filter_map(Value::as_str)
            .filter(|id| crate::model::id::Id::has_shape(id) && self.cx.graph.find(genere, id).is_none())
            .map(|id| format!("{}-{id}", genere.parola()))
            .filter(|anchor| self.precedenti.insert(anchor.clone()))
            .map(Value::String)
            .collect();
        if !anchors.is_empty() {
            object.insert("ancore_precedenti".into(), Value::Array(anchors));
        }
    }

    /// Elements named as `genere/id` in a list of words become links.
    fn scritti(&self, campo: &str, object: &mut Map<String, Value>) {
        let Some(Value::Array(words)) = object.get_mut(campo) else { return };
        for word in words {
            let written = word.as_str().and_then(|w| w.split_once('/'));
            if let Some((genere, id)) = written.and_then(|(g, id)| Some((Genere::da_parola(g)?, id)))
                && self.cx.graph.find(genere, id).is_some()
            {
                *word = self.riferimento(genere, id);
            }
        }
    }

    /// The values measured so far, by date of the reading: they stand beside the targets.
    fn misurati(&self, id: &str) -> Vec<Value> {
        let mut found = Vec::new();
        for (data, _, consuntivo) in &self.cx.piano.consuntivi {
            for misura in consuntivo.valori.elementi() {
                if misura.indicatore.get().is_some_and(|r| &*r.id == id)
                    && let Some(value) = misura.valore.get()
                {
                    let mut object = valore(value);
                    object["anno"] = json!(stampa_data(*data));
                    found.push(object);
                }
            }
        }
        found
    }
}

impl<'p> Forma<'p> for Vista<'_, 'p> {
    const COPPIE: bool = true;
    const VOCI: bool = true;

    fn foglia(&mut self, foglia: Foglia<'p>, _: Span) -> Option<Value> {
        Some(match foglia {
            Foglia::Id(id) => json!(id),
            Foglia::Ref(genere, id) | Foglia::RefLibero(genere, id) => self.riferimento(genere, id),
            Foglia::Testo(t) => testo(t),
            Foglia::TestoLibero(_, t) => match testo(t) {
                Value::String(s) => json!({ "testo": s }),
                other => other,
            },
            Foglia::Prosa(p) => {
                let mut text = self.prosa(&p.testo);
                for (lingua, other) in p.lingue.iter().skip(1) {
                    let other = self.prosa(other);
                    text = match self.format {
                        Format::Html => format!("{text}\n<div lang=\"{}\">{other}</div>", super::filters::html(lingua)),
                        Format::Markdown => format!("{text}\n\n{other}"),
                    };
                }
                json!(text)
            }
            Foglia::Valore(v) => valore(v),
            Foglia::Giorno(data, _) => json!(stampa_data(data)),
            Foglia::Numero(numero, _, true) => json!(importo(numero)),
            // A weight may be written with its sign.
            Foglia::Numero(numero, testo, false) if testo.ends_with('%') => {
                json!(format!("{}%", stampa_decimale(&numero)))
            }
            Foglia::Numero(numero, _, false) => json!(stampa_decimale(&numero)),
            Foglia::Anno(anno) => json!(anno.to_string()),
            Foglia::Bool(b) => json!(b),
            Foglia::Scelta("prerequisito", _) => json!({ "stampa": "prerequisito" }),
            Foglia::Scelta(codice, nome) => json!({ "codice": codice, "nome": nome }),
            Foglia::Percorso(path) => json!(path),
        })
    }

    fn serie(&mut self, serie: &'p Serie) -> Option<Value> {
        let anni = self.cx.piano.anni();
        let values: Vec<Value> = match serie {
            Serie::Ogni(value) => anni.iter().map(|a| con_anno(*a, value)).collect(),
            Serie::PerAnno(values) => values.iter().map(|(a, v)| con_anno(a.0, &v.value)).collect(),
        };
        Some(Value::Array(values))
    }

    fn baseline(&mut self, baseline: &'p Baseline) -> Option<Value> {
        Some(match baseline {
            Baseline::Nessuna(motivo) => json!({ "nessuna": motivo.as_str() }),
            Baseline::Valore(value, anno) => {
                let mut object = valore(value);
                if let Some(anno) = anno {
                    object["anno"] = json!(anno.as_str());
                }
                object
            }
        })
    }

    fn nessuna(&mut self, motivo: &'p Testo, _: Span) -> Nessuna {
        Nessuna::Accanto(testo(motivo))
    }

    fn record(&mut self, record: &'p dyn Record, span: Span, object: &mut Map<String, Value>) {
        if !self.nomi && matches!(record.tipo(), "Vertice" | "Titolare") {
            object.remove("nome");
        }
        if let (Some(genere), Some((id, _))) = (record.genere(), record.identita()) {
            if self.ancorati.insert((genere, id)) {
                self.ordine.push((genere, id));
                object.insert("ancora".into(), json!(format!("{}-{id}", genere.parola())));
            }
            // A measure has a `genere` of its own.
            object.entry("genere").or_insert_with(|| json!(genere.parola()));
            self.ancore_precedenti(genere, object);
            if let Some(segno) = self.segni.and_then(|s| s.get(&(genere, id.to_string()))) {
                object.insert("cambiato".into(), json!(segno));
            }
            object.insert("nome_mostrato".into(), record.nome().map_or_else(|| json!(id), testo));
            object.insert("citato_da".into(), Value::Array(self.citato_da(genere, id)));
        }
        self.derivati(record, object);
        match record.tipo() {
            "LegameIndicatore" => {
                let target = record.as_any().downcast_ref::<LegameIndicatore>().and_then(|l| l.id.get());
                if let Some(indicatore) = target.and_then(|r| self.cx.graph.get(r)) {
                    // Seen from here it is a copy: its anchor stays where it is written.
                    let had = self.ordine.len();
                    let mut full = json_di(indicatore, span, self);
                    for element in self.ordine.drain(had..) {
                        self.ancorati.remove(&element);
                    }
                    if let Value::Object(full) = &mut full {
                        full.remove("ancora");
                        full.remove("citato_da");
                    }
                    object.insert("indicatore".into(), full);
                }
            }
            "Personale" => {
                if let Some(personale) = record.as_any().downcast_ref::<Personale>() {
                    object.insert("calcolato".into(), somme(personale));
                }
            }
            "RigaPersonale" if !object.contains_key("totale") => {
                let riga = record.as_any().downcast_ref::<RigaPersonale>();
                if let Some(totale) = riga.and_then(|r| persone(r)[2]) {
                    object.insert("calcolato".into(), json!(stampa_decimale(&Decimal::from(totale))));
                }
            }
            "Processo" => {
                if let Some(area) = object.get("area").and_then(Value::as_str).and_then(dati::area) {
                    object.insert("area".into(), json!({ "codice": area.codice, "nome": area.nome }));
                }
            }
            "AttivitaMonitoraggio" => self.scritti("oggetto", object),
            "Variazione" => self.scritti("elementi", object),
            "Immagine" => {
                if let Some(path) = object.get("file").and_then(Value::as_str)
                    && let Some(src) = data_uri(self.cx.sources, path)
                {
                    object.insert("src".into(), json!(src));
                }
            }
            "Obbligo" => {
                if let Some(voce) = object.get("codice").and_then(Value::as_str).and_then(voce) {
                    object.insert("voce".into(), voce);
                }
            }
            _ => {}
        }
    }
}

/// The entry of the transparency tree with this code.
fn voce(codice: &str) -> Option<Value> {
    dati::voce(codice).map(vista_della_voce)
}

fn vista_della_voce(voce: &VoceTrasparenza) -> Value {
    json!({ "livello_1": voce.livello_1, "livello_2": voce.livello_2, "contenuto": voce.contenuto, "riferimento": voce.riferimento })
}

/// A text, or a text for each language.
fn testo(t: &Testo) -> Value {
    if t.lingue.len() < 2 {
        return json!(t.as_str());
    }
    let altre: Vec<Value> = t.lingue.iter().skip(1).map(|(l, t)| json!({ "lingua": l, "testo": t })).collect();
    json!({ "testo": t.as_str(), "altre": altre })
}

fn valore(v: &ValoreLungo) -> Value {
    let mut object = json!({ "testo": v.valore.testo, "stampa": v.valore.stampa() });
    if let Some(nota) = &v.nota {
        object["nota"] = json!(nota);
    }
    if let Some(stato) = v.stato {
        object["stato"] = json!(stato.parola());
    }
    if let Some(prima) = &v.prima {
        object["prima"] = json!(prima.stampa());
    }
    object
}

fn con_anno(anno: i16, v: &ValoreLungo) -> Value {
    let mut object = valore(v);
    object["anno"] = json!(anno.to_string());
    object
}

/// Euro with two decimals.
fn importo(numero: Decimal) -> String {
    let mut numero = numero;
    if numero.scale() < 2 {
        numero.rescale(2);
    }
    format!("{}\u{a0}€", stampa_decimale(&numero))
}

/// Men, women and all the people of a staff row: as written, else summed from the age bands.
fn persone(riga: &RigaPersonale) -> [Option<u64>; 3] {
    let count = |f: &Field<Conteggio>| f.get().map(|n| u64::from(n.numero));
    let bands = |m: &Field<Mappa<Conteggio>>| {
        (!m.voci().is_empty()).then(|| m.voci().iter().map(|v| u64::from(v.valore.numero)).sum())
    };
    let men = count(&riga.uomini).or_else(|| bands(&riga.eta_uomini));
    let women = count(&riga.donne).or_else(|| bands(&riga.eta_donne));
    let both = || (men.is_some() || women.is_some()).then(|| men.unwrap_or(0) + women.unwrap_or(0));
    [men, women, count(&riga.totale).or_else(both)]
}

/// Sums of a staff table, computed; a column that no row has is left out.
fn somme(personale: &Personale) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, values: Vec<Option<u64>>| {
        if values.iter().any(Option::is_some) {
            let sum: u64 = values.into_iter().flatten().sum();
            object.insert(key.into(), json!(stampa_decimale(&Decimal::from(sum))));
        }
    };
    let righe = personale.righe.elementi();
    for (n, key) in ["uomini", "donne", "totale"].into_iter().enumerate() {
        put(key, righe.iter().map(|r| persone(r)[n]).collect());
    }
    put("posti", righe.iter().map(|r| r.posti.get().map(|n| u64::from(n.numero))).collect());
    put("part_time", righe.iter().map(|r| r.part_time.get().map(|n| u64::from(n.numero))).collect());
    let mut add = |key: &str, numbers: Vec<Decimal>, print: fn(Decimal) -> String| {
        // A sum too large to be exact is not printed: nobody wrote such numbers in earnest.
        let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, n| sum.checked_add(*n));
        if let Some(sum) = sum.filter(|_| !numbers.is_empty()) {
            object.insert(key.into(), json!(print(sum)));
        }
    };
    add("fte", righe.iter().filter_map(|r| r.fte.get().map(|n| n.numero)).collect(), |n| stampa_decimale(&n));
    add("costo", righe.iter().filter_map(|r| r.costo.get().map(|n| n.numero)).collect(), importo);
    Value::Object(object)
}
