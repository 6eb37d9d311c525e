// SPDX-License-Identifier: EUPL-1.2
//! From the plan to rows: one walk gives every record with its fields and with the records around it.

use super::cella::Cella;
use super::tabelle::{Colonna, Da, Di, Tabella, Tipo};
use super::{Fonte, valori};
use crate::calcolo::persone::persone;
use crate::export::{Forma, Nessuna, json_di, sezione_json};
use crate::json::{Map, Value, json};
use crate::model::Sezione;
use crate::model::fabbisogni::RigaPersonale;
use crate::model::id::Genere;
use crate::model::record::Record;
use crate::model::tipi::{Baseline, Serie, Testo};
use crate::model::visita::Foglia;
use crate::rules::Context;
use crate::source::Span;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::rc::Rc;

/// Where a record says what it is, of which kind, and its anchor: no field has such a name.
const TIPO: &str = "#tipo";
const ANCORA: &str = "#ancora";
/// The kind, as a path for `Da::Fuori`.
pub const GENERE: &str = "#genere";

/// Radici (roots): the plan as data, section by section.
pub struct Radici {
    sezioni: Vec<(Sezione, Value)>,
    consuntivi: Vec<Value>,
}

/// Lettura (reading) of a plan: its records, in the order of the document.
pub struct Lettura<'l> {
    /// Years of the plan.
    pub anni: [i16; 3],
    /// What the plan is.
    pub fonte: &'l Fonte,
    tutte: Vec<Riga<'l>>,
    /// Where records of a type stand in `tutte`.
    di_tipo: HashMap<&'l str, Vec<usize>>,
}

/// Riga (row): a record with those around it, from the outermost.
pub struct Riga<'v> {
    /// Its fields.
    pub campi: &'v Map,
    /// The records it stands in.
    pub dentro: Rc<[&'v Map]>,
    /// The section, if it stands in one.
    pub sezione: Option<Sezione>,
}

impl Radici {
    /// Reads a plan, with or without its long texts.
    pub fn di(cx: &Context<'_>, prosa: bool) -> Radici {
        let mut forma = Lettore { cx, prosa };
        let sezioni =
            Sezione::TUTTE.iter().filter_map(|s| Some((*s, sezione_json(cx.piano, *s, &mut forma)?))).collect();
        let mut consuntivi = Vec::new();
        for (data, span, consuntivo) in &cx.piano.consuntivi {
            let mut value = json_di(consuntivo, *span, &mut forma);
            value["data"] = json!(data.to_string());
            consuntivi.push(value);
        }
        Radici { sezioni, consuntivi }
    }
}

impl<'l> Lettura<'l> {
    /// Finds the records of a plan, in one walk.
    pub fn di(radici: &'l Radici, anni: [i16; 3], fonte: &'l Fonte) -> Lettura<'l> {
        let mut lettura = Lettura { anni, fonte, tutte: Vec::new(), di_tipo: HashMap::new() };
        let nowhere: Rc<[&Map]> = Rc::new([]);
        for (sezione, value) in &radici.sezioni {
            lettura.raccogli(value, Some(*sezione), &nowhere);
        }
        for value in &radici.consuntivi {
            lettura.raccogli(value, None, &nowhere);
        }
        lettura
    }

    fn raccogli(&mut self, value: &'l Value, sezione: Option<Sezione>, dentro: &Rc<[&'l Map]>) {
        match value {
            Value::Array(items) => items.iter().for_each(|v| self.raccogli(v, sezione, dentro)),
            Value::Object(map) => {
                let Some(tipo) = map.get(TIPO).and_then(Value::as_str) else {
                    return map.values().for_each(|v| self.raccogli(v, sezione, dentro));
                };
                self.di_tipo.entry(tipo).or_default().push(self.tutte.len());
                self.tutte.push(Riga { campi: map, dentro: dentro.clone(), sezione });
                let dentro: Rc<[&Map]> = dentro.iter().copied().chain([map]).collect();
                map.values().for_each(|v| self.raccogli(v, sezione, &dentro));
            }
            _ => {}
        }
    }

    /// The rows of a table.
    pub fn righe(&self, tabella: &Tabella) -> Vec<Vec<Cella>> {
        match tabella.di {
            Di::Schede(tipi) => {
                self.schede(tipi).map(|r| tabella.colonne().map(|c| self.cella(r, c, tabella)).collect()).collect()
            }
            Di::Conto(rows) => rows(self),
        }
    }

    /// Every record of some types.
    pub fn schede(&self, tipi: &[&str]) -> impl Iterator<Item = &Riga<'l>> {
        let mut found: Vec<usize> = tipi.iter().filter_map(|t| self.di_tipo.get(t)).flatten().copied().collect();
        found.sort_unstable();
        found.into_iter().map(|n| &self.tutte[n])
    }

    fn cella(&self, riga: &Riga<'_>, colonna: &Colonna, tabella: &Tabella) -> Cella {
        match colonna.da {
            Da::Campo => cella(&trova(riga.campi, colonna.nome), colonna.tipo),
            Da::Percorso(path) => cella(&trova(riga.campi, path), colonna.tipo),
            Da::Nome(path) => nomi(&trova(riga.campi, path)),
            Da::Fuori(tipi, path) => match riga.fuori(tipi) {
                Some(around) => cella(&trova(around, path), colonna.tipo),
                None => Cella::Vuota,
            },
            Da::Anno(path, n) => {
                let year = json!(self.anni[n]);
                let values = trova(riga.campi, path);
                let found =
                    values.0.iter().find(|v| v["anno"] == year || v["anno"].is_null() && v["stampa"].is_string());
                found.map_or(Cella::Vuota, |v| Cella::testo(v["stampa"].as_str().unwrap_or_default()))
            }
            Da::Sezione => Cella::testo(riga.sezione.map_or("", Sezione::stem)),
            Da::Ancora => Cella::testo(riga.ancora()),
            Da::Collegamento => Cella::testo(format!("{}#{}", self.fonte.documento, riga.ancora())),
            Da::Taciuti => {
                let hidden = tabella
                    .colonne
                    .iter()
                    .filter(|c| riga.campi.get(c.nome).is_some_and(|v| v["oscurato"].is_string()));
                let names: Vec<String> = hidden.map(|c| c.nome.to_string()).collect();
                if names.is_empty() { Cella::Vuota } else { Cella::Elenco(names) }
            }
        }
    }
}

impl Riga<'_> {
    /// The nearest record around it of some types.
    pub fn fuori(&self, tipi: &[&str]) -> Option<&Map> {
        self.dentro.iter().rev().find(|m| tipi.contains(&testo_di(m, TIPO))).copied()
    }

    /// Whether it is an element of its own, not a reference to one.
    pub fn e_definizione(&self) -> bool {
        self.campi.contains_key(ANCORA)
    }

    /// Where the document says it: its own anchor, that of what it stands in, that of the section.
    pub fn ancora(&self) -> String {
        let mut all = std::iter::once(&self.campi).chain(self.dentro.iter().rev());
        let own = all.find_map(|m| m.get(ANCORA).and_then(Value::as_str));
        own.map_or_else(|| self.sezione.map_or_else(String::new, ancora_di), String::from)
    }
}

/// The anchor of a section in the document.
pub fn ancora_di(sezione: Sezione) -> String {
    format!("sezione-{}", sezione.stem().replace('_', "-"))
}

/// What stands at a path, and whether it came through a list.
pub struct Trovati<'v>(pub Vec<&'v Value>, bool);

/// Follows a path of fields; through a list, of each of its items.
pub fn trova<'v>(campi: &'v Map, path: &str) -> Trovati<'v> {
    let mut parts = path.split('.');
    let first = parts.next().and_then(|p| campi.get(p));
    let mut found = Trovati(first.into_iter().collect(), false);
    found.apri();
    for part in parts {
        found.0 = found.0.iter().filter_map(|v| v.get(part)).collect();
        found.apri();
    }
    found
}

impl Trovati<'_> {
    fn apri(&mut self) {
        while self.0.iter().any(|v| v.is_array()) {
            self.1 = true;
            let items = std::mem::take(&mut self.0);
            self.0 =
                items.into_iter().flat_map(|v| v.as_array().map_or_else(|| vec![v], |a| a.iter().collect())).collect();
        }
    }
}

fn cella(trovati: &Trovati<'_>, tipo: Tipo) -> Cella {
    if trovati.1 || tipo == Tipo::Elenco {
        let words: Vec<String> = trovati.0.iter().filter_map(|v| parola(v)).collect();
        return if words.is_empty() { Cella::Vuota } else { Cella::Elenco(words) };
    }
    let Some(value) = trovati.0.first() else { return Cella::Vuota };
    match (value, tipo) {
        (Value::Bool(b), _) => Cella::SiNo(*b),
        (Value::Number(n), _) => n.to_string().parse().map_or(Cella::Vuota, Cella::Numero),
        (Value::String(s), Tipo::Data) => Cella::Data(s.to_string()),
        (Value::Object(o), Tipo::Numero) => match o.get("numero").and_then(Value::as_str).map(str::parse::<Decimal>) {
            Some(Ok(n)) => Cella::Numero(n),
            _ => Cella::Vuota,
        },
        _ => parola(value).map_or(Cella::Vuota, Cella::testo),
    }
}

/// The words of a value: an id, a code of a closed list, a text.
fn parola(value: &Value) -> Option<String> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(String::from);
    match value {
        Value::String(s) => Some(s.to_string()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(if *b { "sì" } else { "no" }.into()),
        Value::Object(_) => text("id").or_else(|| text("codice")).or_else(|| text("stampa")).or_else(|| text("numero")),
        Value::Null | Value::Array(_) => None,
    }
}

/// The names of what is referred to; a text stands for itself.
fn nomi(trovati: &Trovati<'_>) -> Cella {
    let name =
        |v: &&Value| v.get("nome").or(Some(*v).filter(|v| v.is_string())).and_then(Value::as_str).map(String::from);
    let mut names: Vec<String> = trovati.0.iter().filter_map(name).collect();
    match names.len() {
        0 => Cella::Vuota,
        1 if !trovati.1 => Cella::testo(names.remove(0)),
        _ => Cella::Elenco(names),
    }
}

fn testo_di<'v>(map: &'v Map, key: &str) -> &'v str {
    map.get(key).and_then(Value::as_str).unwrap_or("")
}

/// The form of data: ids, codes, ISO days, exact numbers.
struct Lettore<'v, 'p> {
    cx: &'v Context<'p>,
    /// Long texts are read too.
    prosa: bool,
}

impl Lettore<'_, '_> {
    fn riferimento(&self, genere: Genere, id: &str) -> Value {
        let nome = self.cx.graph.find(genere, id).and_then(|n| self.cx.graph.nodo(n).record.nome());
        json!({ "id": id, "nome": nome.map_or(id, Testo::as_str) })
    }

    /// A text whose links to elements are their names.
    fn prosa(&self, testo: &str) -> String {
        let mut pieces = testo.split("[[");
        let mut out = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            let named = piece.split_once("]]").and_then(|(link, rest)| {
                let (genere, id) = link.split_once(':')?;
                let n = self.cx.graph.find(Genere::da_parola(genere.trim())?, id.trim())?;
                Some((self.cx.graph.nodo(n).record.nome().map_or(id.trim(), Testo::as_str), rest))
            });
            match named {
                Some((name, rest)) => {
                    out.push_str(name);
                    out.push_str(rest);
                }
                None => {
                    out.push_str("[[");
                    out.push_str(piece);
                }
            }
        }
        out.trim_end().to_string()
    }
}

impl<'p> Forma<'p> for Lettore<'_, 'p> {
    const COPPIE: bool = true;
    const VOCI: bool = false;

    fn foglia(&mut self, foglia: Foglia<'p>, _: Span) -> Option<Value> {
        Some(match foglia {
            Foglia::Id(id) => json!(id),
            Foglia::Ref(genere, id) | Foglia::RefLibero(genere, id) => self.riferimento(genere, id),
            Foglia::Testo(t) | Foglia::TestoLibero(_, t) => json!(t.as_str().trim()),
            Foglia::Prosa(_) if !self.prosa => return None,
            Foglia::Prosa(p) => json!(self.prosa(&p.testo)),
            Foglia::Valore(v) => valori::json(None, v),
            Foglia::Giorno(data, _) => json!(data.to_string()),
            Foglia::Numero(numero, ..) => json!({ "numero": numero.to_string() }),
            Foglia::Anno(anno) => json!(anno),
            Foglia::Bool(b) => json!(b),
            Foglia::Scelta(codice, nome) => json!({ "codice": codice, "nome": nome }),
            Foglia::Percorso(path) => json!(path),
        })
    }

    fn serie(&mut self, serie: &'p Serie) -> Option<Value> {
        Some(serie.iter().map(|(anno, v, _)| valori::json(anno, v)).collect())
    }

    fn baseline(&mut self, baseline: &'p Baseline) -> Option<Value> {
        Some(match baseline {
            Baseline::Nessuna(motivo) => json!({ "nessuna": motivo.as_str() }),
            Baseline::Valore(value, anno) => {
                let mut object = valori::json(None, value);
                object["anno"] = json!(anno.as_deref().map(Testo::as_str));
                object
            }
        })
    }

    fn nessuna(&mut self, motivo: &'p Testo, _: Span) -> Nessuna {
        Nessuna::Accanto(json!(motivo.as_str()))
    }

    fn oscurato(&mut self, span: Span) -> Option<Value> {
        self.cx.piano.oscurati.celle.get(&span).map(|parole| json!({ "oscurato": parole }))
    }

    fn record(&mut self, record: &'p dyn Record, _: Span, object: &mut Map) {
        object.insert(TIPO, json!(record.tipo()));
        if let Some(riga) = record.as_any().downcast_ref::<RigaPersonale>()
            && let Some(people) = persone(riga)[2]
        {
            object.get_or_insert_with("totale", || json!({ "numero": people.to_string() }));
        }
        if let (Some(genere), Some((id, _))) = (record.genere(), record.identita()) {
            object.insert(GENERE, json!(genere.parola()));
            object.insert(ANCORA, json!(genere.ancora(id)));
        }
    }
}
