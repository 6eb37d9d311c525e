// SPDX-License-Identifier: EUPL-1.2
//! The whole plan as JSON: the builder that turns the model into objects, and `piao export`'s form of it.

mod impronta;

use crate::graph::Arco;
use crate::json::{Map, Value, json};
use crate::model::record::Record;
use crate::model::tipi::{Baseline, InLingua, Serie, Testo, ValoreLungo};
use crate::model::valore::{Condizione, DataValore, Valore};
use crate::model::visita::{Foglia, Visit, Visitor};
use crate::model::{Oscurati, Piano, Sezione};
use crate::rules::Context;
use crate::source::{FileId, Span};

/// How leaves and records become JSON: export and view differ only here.
pub trait Forma<'p> {
    /// A leaf; `None` leaves the field out.
    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) -> Option<Value>;
    /// A record is complete.
    fn record(&mut self, _record: &'p dyn Record, _span: Span, _object: &mut Map) {}
    /// Values by year; `None` to see them as an object.
    fn serie(&mut self, _serie: &'p Serie) -> Option<Value> {
        None
    }
    /// A starting value; `None` to see its parts.
    fn baseline(&mut self, _baseline: &'p Baseline) -> Option<Value> {
        None
    }
    /// None, with the reason: the value of the field, or a field beside it.
    fn nessuna(&mut self, motivo: &'p Testo, span: Span) -> Nessuna;
    /// What stands in place of a value that is not published; `None` leaves the field out.
    fn oscurato(&mut self, span: Span) -> Option<Value>;
    /// Keys of the plan's own as a list of pairs, not as an object.
    const COPPIE: bool;
    /// Says of a definition or reference which of the two it is.
    const VOCI: bool;
}

/// Where a reason for having none goes.
pub enum Nessuna {
    /// In the field.
    Qui(Value),
    /// In the field `<campo>_nessuna`.
    Accanto(Value),
}

/// An open container.
enum Frame {
    Object(Map, Option<&'static str>),
    Array(Vec<Value>),
    Mappa(Vec<(String, Value)>, String),
}

/// Builds JSON while walking.
pub struct Costruttore<'f, F> {
    /// How leaves and records look.
    pub forma: &'f mut F,
    aperti: Vec<Frame>,
    radice: Option<Value>,
    voce: Option<bool>,
}

/// The JSON of anything that can be walked over.
pub fn json_di<'p, F: Forma<'p>>(cosa: &'p dyn Visit, span: Span, forma: &mut F) -> Value {
    let mut builder = Costruttore { forma, aperti: Vec::new(), radice: None, voce: None };
    cosa.visit(span, &mut builder);
    builder.radice.unwrap_or(Value::Null)
}

impl<F> Costruttore<'_, F> {
    fn put(&mut self, value: Value) {
        match self.aperti.last_mut() {
            None => self.radice = Some(value),
            Some(Frame::Object(object, Some(key))) => {
                object.insert(*key, value);
            }
            Some(Frame::Object(_, None)) => {}
            Some(Frame::Array(items)) => items.push(value),
            Some(Frame::Mappa(entries, key)) => entries.push((std::mem::take(key), value)),
        }
    }
}

impl<'p, F: Forma<'p>> Visitor<'p> for Costruttore<'_, F> {
    fn record(&mut self, record: &'p dyn Record, _: Span) {
        // Room for the fields of most: records that grow are copied.
        let mut object = Map::with_capacity(if record.genere().is_some() { 20 } else { 6 });
        if let Some(defines) = self.voce.take()
            && F::VOCI
        {
            object.insert("definito", Value::Bool(defines));
        }
        self.aperti.push(Frame::Object(object, None));
    }
    fn fine_record(&mut self, record: &'p dyn Record, span: Span) {
        if let Some(Frame::Object(mut object, _)) = self.aperti.pop() {
            self.forma.record(record, span, &mut object);
            self.put(Value::Object(object));
        }
    }
    fn campo(&mut self, name: &'static str, _: Span) {
        if let Some(Frame::Object(_, key)) = self.aperti.last_mut() {
            *key = Some(name);
        }
    }
    fn campo_invalido(&mut self, name: &'static str, span: Span) {
        if let Some(value) = self.forma.oscurato(span)
            && let Some(Frame::Object(object, _)) = self.aperti.last_mut()
        {
            object.insert(name, value);
        }
    }
    fn lista(&mut self, len: usize) {
        self.aperti.push(Frame::Array(Vec::with_capacity(len)));
    }
    fn fine_lista(&mut self) {
        if let Some(Frame::Array(items)) = self.aperti.pop() {
            self.put(Value::Array(items));
        }
    }
    fn nessuna(&mut self, motivo: &'p Testo, span: Span) {
        match self.forma.nessuna(motivo, span) {
            Nessuna::Qui(value) => self.put(value),
            Nessuna::Accanto(value) => {
                if let Some(Frame::Object(object, Some(key))) = self.aperti.last_mut() {
                    object.insert(format!("{key}_nessuna"), value);
                }
            }
        }
    }
    fn mappa(&mut self) {
        self.aperti.push(Frame::Mappa(Vec::new(), String::new()));
    }
    fn chiave(&mut self, key: &'p str, _: Span) {
        if let Some(Frame::Mappa(_, current)) = self.aperti.last_mut() {
            *current = key.into();
        }
    }
    fn fine_mappa(&mut self) {
        if let Some(Frame::Mappa(entries, _)) = self.aperti.pop() {
            let value = if F::COPPIE {
                entries.into_iter().map(|(chiave, valore)| json!({ "chiave": chiave, "valore": valore })).collect()
            } else {
                Value::Object(entries.into_iter().collect())
            };
            self.put(value);
        }
    }
    fn serie(&mut self, serie: &'p Serie, _: Span) -> bool {
        let value = self.forma.serie(serie);
        value.map(|v| self.put(v)).is_some()
    }
    fn baseline(&mut self, baseline: &'p Baseline, _: Span) -> bool {
        let value = self.forma.baseline(baseline);
        value.map(|v| self.put(v)).is_some()
    }
    fn voce(&mut self, definizione: bool) {
        self.voce = Some(definizione);
    }
    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) {
        if let Some(value) = self.forma.foglia(foglia, span) {
            self.put(value);
        }
    }
}

/// The form of `piao export`: texts as written and as understood.
struct Esportazione<'e>(&'e Oscurati);

impl<'p> Forma<'p> for Esportazione<'_> {
    const COPPIE: bool = false;
    const VOCI: bool = false;

    fn foglia(&mut self, foglia: Foglia<'p>, _: Span) -> Option<Value> {
        Some(match foglia {
            Foglia::Id(id) => json!(id),
            Foglia::Ref(genere, id) | Foglia::RefLibero(genere, id) => json!({ "id": id, "genere": genere.parola() }),
            Foglia::Testo(t) | Foglia::TestoLibero(_, t) => testo(&t.testo, &t.lingue),
            Foglia::Prosa(p) => testo(&p.testo, &p.lingue),
            Foglia::Valore(v) => valore_lungo(v),
            Foglia::Giorno(data, testo) => json!({ "testo": testo, "data": data.to_string() }),
            Foglia::Numero(numero, testo, _) => json!({ "testo": testo, "numero": numero.to_string() }),
            Foglia::Anno(anno) => json!(anno),
            Foglia::Bool(b) => json!(b),
            Foglia::Scelta(word, _) => json!(word),
            Foglia::Percorso(path) => json!(path),
        })
    }

    fn nessuna(&mut self, motivo: &'p Testo, _: Span) -> Nessuna {
        Nessuna::Qui(json!({ "nessuna": motivo.as_str() }))
    }

    fn oscurato(&mut self, span: Span) -> Option<Value> {
        self.0.celle.get(&span).map(|parole| json!({ "oscurato": parole }))
    }
}

fn testo(testo: &str, lingue: &[InLingua]) -> Value {
    if lingue.is_empty() {
        json!(testo)
    } else {
        Value::Object(lingue.iter().map(|(l, t)| (l.to_string(), json!(t))).collect())
    }
}

fn valore_lungo(v: &ValoreLungo) -> Value {
    let mut object = valore(&v.valore);
    if let Value::Object(map) = &mut object {
        if let Some(nota) = &v.nota {
            map.insert("nota_dell_ente", json!(nota));
        }
        if let Some(stato) = v.stato {
            map.insert("stato", json!(stato.parola()));
        }
        if let Some(prima) = &v.prima {
            map.insert("prima", valore(prima));
        }
    }
    object
}

fn valore(v: &Valore) -> Value {
    let mut object = json!({ "testo": &v.testo, "tipo": v.tipo.as_str(), "stampa": v.stampa() });
    if !v.condizioni.is_empty() {
        object["condizioni"] = v.condizioni.iter().map(condizione).collect();
    }
    if let Some(nota) = &v.nota {
        object["nota"] = json!(nota);
    }
    object
}

fn condizione(c: &Condizione) -> Value {
    let mut object = json!({ "tipo": c.tipo.as_str(), "operatore": c.operatore.as_str() });
    let mut set = |key: &'static str, value: Option<Value>| {
        if let Some(value) = value {
            object[key] = value;
        }
    };
    set("numero", c.numero.map(|n| json!(n.to_string())));
    set("fino_a", c.fino_a.map(|n| json!(n.to_string())));
    set("unita", c.unita.as_ref().map(|u| json!(u)));
    set(
        "data",
        c.data.as_ref().map(|d| match d {
            DataValore::Giorno(day) => json!({ "giorno": day.to_string() }),
            DataValore::GiornoMese { giorno, mese } => json!({ "giorno_del_mese": giorno, "mese": mese }),
            DataValore::Dopo { giorni, evento } => json!({ "giorni": giorni, "dopo": evento }),
            DataValore::Periodo(words) => json!({ "periodo": words }),
        }),
    );
    set("riferimento", c.riferimento.as_ref().map(|r| json!({ "anno": r.anno, "migliore": r.migliore })));
    set("booleano", c.booleano.map(|b| json!(b)));
    set("stato", c.stato.map(|s| json!(s.as_str())));
    object
}

/// The whole resolved plan.
pub fn export(cx: &Context<'_>, shown: &str) -> Value {
    let piano = cx.piano;
    let mut export = Map::new();
    export.insert("versione", json!(1));
    export.insert("piano", json!(shown));
    export.insert("anno", json!(piano.anno()));
    export.insert("regime", json!(cx.profilo.regime.parola()));
    export.extend(contenuto(piano));
    export.insert("elementi", Value::Array(elementi(cx)));
    export.insert("riferimenti", cx.graph.archi().iter().map(|a| arco(cx, a)).collect());
    Value::Object(export)
}

/// What the plan says: `manifesto`, `sezioni`, `consuntivi`.
fn contenuto(piano: &Piano) -> Map {
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    let mut forma = Esportazione(&piano.oscurati);
    let mut sezioni = Map::new();
    for sezione in Sezione::TUTTE {
        if let Some(value) = sezione_json(piano, *sezione, &mut forma) {
            sezioni.insert(sezione.stem(), value);
        }
    }
    let consuntivi: Vec<Value> = piano
        .consuntivi
        .iter()
        .map(|(data, span, consuntivo)| {
            let mut value = json_di(consuntivo, *span, &mut forma);
            value["data"] = json!(data.to_string());
            value
        })
        .collect();
    let mut contenuto = Map::new();
    contenuto.insert("manifesto", json_di(&piano.manifesto, nowhere, &mut forma));
    contenuto.insert("sezioni", Value::Object(sezioni));
    contenuto.insert("consuntivi", Value::Array(consuntivi));
    contenuto
}

/// The fingerprint of what a plan says: SHA-256, in lower-case hexadecimal, of one line of JSON, with a new line after it, that
/// has the keys `manifesto` and `sezioni` of `piao export`. Left out is what is written after the vote: in the manifest
/// `adozione` and `stato`, and the values measured later. It stays the same however the files are laid out, commented or divided;
/// pictures are not in it. Anyone computes it again with
/// `piao export --pubblicabile | jq -c '{manifesto: (.manifesto | del(.adozione, .stato)), sezioni}' | sha256sum`.
pub fn impronta(cx: &Context<'_>) -> String {
    impronta::impronta(cx.piano)
}

/// A section in some form, if it is there.
pub fn sezione_json<'p, F: Forma<'p>>(piano: &'p Piano, sezione: Sezione, forma: &mut F) -> Option<Value> {
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    let mut builder = Costruttore { forma, aperti: Vec::new(), radice: None, voce: None };
    piano.sezioni.visita(sezione, nowhere, &mut builder).then_some(())?;
    builder.radice
}

fn place(cx: &Context<'_>, span: Span) -> (String, usize) {
    let file = cx.sources.file(span.file);
    (file.path.clone(), file.line_of(span.start) + 1)
}

fn elementi(cx: &Context<'_>) -> Vec<Value> {
    let name = |n: usize| {
        let nodo = cx.graph.nodo(n);
        json!({ "genere": nodo.genere.parola(), "id": nodo.id })
    };
    cx.graph
        .nodi()
        .iter()
        .enumerate()
        .map(|(i, nodo)| {
            let (file, riga) = place(cx, nodo.span);
            let citato_da: Vec<Value> = cx
                .graph
                .entranti(i)
                .map(|a| {
                    let mut from = a.da.map_or_else(|| json!({}), &name);
                    from["campo"] = json!(&*a.campo);
                    from
                })
                .collect();
            let mut object = json!({
                "genere": nodo.genere.parola(),
                "id": nodo.id,
                "nome": nodo.record.nome().map(Testo::as_str),
                "file": file,
                "riga": riga,
                "citato_da": citato_da,
            });
            if let Some(dentro) = nodo.dentro {
                object["dentro"] = name(dentro);
            }
            object
        })
        .collect()
}

fn arco(cx: &Context<'_>, a: &Arco<'_>) -> Value {
    let (file, riga) = place(cx, a.span);
    let mut object = json!({ "campo": &*a.campo, "genere": a.genere.parola(), "id": a.id, "file": file, "riga": riga, "esiste": a.a.is_some() });
    if let Some(da) = a.da {
        let nodo = cx.graph.nodo(da);
        object["da"] = json!({ "genere": nodo.genere.parola(), "id": nodo.id });
    }
    object
}
