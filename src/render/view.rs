// SPDX-License-Identifier: EUPL-1.2
//! `View`: what templates see. Plain data with references resolved, values printed, totals summed; of the plan it sees
//! what `pubblicabile` lets through. Templates choose words and markup, nothing else.

mod albero;
mod capacita;
mod citazioni;
mod in_breve;
mod indice;
mod indici;
mod legami;
mod legami_di;
mod metadati;
mod organico;
mod personale;
mod registro;
mod schede;
mod trasparenza;

use self::albero::albero;
use self::indici::Detto;
use self::personale::{persone, somme};
use self::trasparenza::{un_obbligo_per_riga, voce};
use super::Format;
use super::grafici::{self, Misure};
use super::prose::{Prosa, data_uri};
use super::sigle::Sigle;
use crate::dati_aperti::{Dati, ancora_di, nome};
use crate::export::{Forma, Nessuna, json_di, sezione_json};
use crate::json::{Map, Value, json};
use crate::model::Sezione;
use crate::model::fabbisogni::{Personale, RigaPersonale};
use crate::model::id::Genere;
use crate::model::manifesto::{NomiNelDocumento, StatoPiano};
use crate::model::performance::{Indicatore, LegameIndicatore};
use crate::model::record::Record;
use crate::model::tipi::{Baseline, Serie, Testo, ValoreLungo};
use crate::model::valore::{stampa_data, stampa_decimale};
use crate::model::visita::Foglia;
use crate::report::diff::Confrontato;
use crate::rules::{Context, dati};
use crate::source::{FileId, Span};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// The view of a plan for one format.
pub fn of(cx: &Context<'_>, format: Format, bozza: bool, confronto: Option<&Confrontato>) -> Value {
    let piano = cx.piano;
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    let nomi = piano.manifesto.documento.get().and_then(|d| d.nomi.get()) == Some(&NomiNelDocumento::Incarichi);
    let mut vista = Vista {
        cx,
        format,
        oscurati: false,
        prosa: Prosa { graph: cx.graph, sources: cx.sources, texts: 0, sigle: Sigle::default() },
        precedenti: HashSet::new(),
        ancorati: HashMap::new(),
        ordine: Vec::new(),
        senza_id: 0,
        copie: 0,
        segni: confronto.map(|c| &c.segni),
        misure: grafici::misure(piano),
    };
    let mut top = Map::new();
    if let Some(confronto) = confronto {
        top.insert("confronto", confronto.vista.clone());
    }
    let mut manifesto = json_di(&piano.manifesto, nowhere, &mut vista);
    documento(cx, &mut manifesto);
    top.insert("piano", testata(cx, bozza, nomi));
    let mut deroghe = manifesto.get("deroghe").and_then(Value::as_array).cloned().unwrap_or_default();
    for (regola, motivo, dove) in crate::rules::deroghe::in_linea(cx) {
        let motivo = vista.prosa(&super::filters::md(&motivo));
        deroghe.push(json!({ "regola": regola, "motivo": motivo, "dove": dove }));
    }
    top.insert("deroghe", Value::Array(deroghe));
    top.insert("manifesto", manifesto);
    let detto = Detto::nei_testi(cx);
    if format == Format::Markdown {
        vista.prosa.sigle = detto.sigle();
    }
    let mut indice = Vec::new();
    let sezioni: Vec<Value> = Sezione::TUTTE
        .iter()
        .map(|sezione| {
            vista.oscurati = false;
            vista.prosa.sigle.nuova_sezione();
            let value = sezione_json(piano, *sezione, &mut vista);
            let presente = value.is_some();
            if let Some(mut value) = value {
                value["oscurati"] = json!(vista.oscurati);
                match sezione {
                    Sezione::StrutturaOrganizzativa => albero(&mut value),
                    Sezione::Fabbisogni => {
                        value["conti"] = json!({ "organico": organico::per_area(cx), "capacita": capacita::passaggi(cx) });
                    },
                    Sezione::RischiCorruttivi => {
                        registro::nomi_delle_misure_generali(&mut value);
                        value["registro"] = registro::registro(cx, &|genere, id| vista.riferimento(genere, id));
                    }
                    Sezione::Trasparenza => un_obbligo_per_riga(cx, &mut value),
                    _ => {}
                }
                let rif = |genere: Genere, id: &str| vista.riferimento(genere, id);
                grafici::nella_sezione(cx, *sezione, format, &mut value, &mut indice, &rif);
                top.insert(sezione.stem(), value);
            }
            let mut head = json!({ "numero": sezione.numero(), "stem": sezione.stem(), "titolo": sezione.titolo(), "presente": presente, "ancora": ancora_di(*sezione) });
            let waiting = piano.da_compilare.iter().filter(|s| piano.file_di(*sezione).any(|f| f == s.file)).count();
            if waiting > 0 {
                head["da_compilare"] = json!(crate::report::plurale(waiting, "campo", "campi"));
            }
            head
        })
        .collect();
    // The glossary lists what the sections say, not what is around them.
    vista.prosa.sigle = Sigle::default();
    top.insert("sezioni", Value::Array(sezioni));
    top.insert("indice", indice::indice(&top));
    let scelti = top["manifesto"].get("documento").and_then(|d| d.get("in_breve")).cloned();
    top.insert("in_breve", in_breve::in_breve(cx, scelti.as_ref()));
    let obblighi = top.get("trasparenza").and_then(|t| t.get("obblighi")).and_then(Value::as_array).cloned();
    let rif = |genere, id: &str| vista.riferimento(genere, id);
    top.insert("indici", indici::indici(cx, detto, obblighi.as_deref().unwrap_or_default(), &rif));
    top.insert("grafici", Value::Array(indice));
    let draft = top["piano"]["bozza"] == json!(true);
    let legami = legami::legami(cx, draft, &|genere, id| vista.riferimento(genere, id));
    top.insert("legami", legami);
    if format == Format::Html {
        top.insert("dati_aperti", Dati::incorporati(cx, &format!("{}.html", nome(cx))));
    }
    let consuntivi: Vec<Value> = piano
        .consuntivi
        .iter()
        .map(|(data, span, consuntivo)| {
            let mut value = json_di(consuntivo, *span, &mut vista);
            value["data"] = json!(stampa_data(*data));
            value
        })
        .collect();
    top.insert("consuntivi", Value::Array(consuntivi));
    Value::Object(top)
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
    if let Some(prima) = precedente(cx) {
        piano["precedente"] = prima;
    }
    piano["impronta"] = json!(crate::export::impronta(cx));
    let (titolo, lingua) = (piano["titolo"].as_str().unwrap_or_default(), piano["lingua"].as_str().unwrap_or("it"));
    piano["metadati"] = metadati::metadati(cx, titolo, lingua, piano["bozza"] == json!(true));
    piano
}

/// The plan before this, where the manifest names it and it says where it was published.
fn precedente(cx: &Context<'_>) -> Option<Value> {
    let prima = cx.precedente?.piano;
    let pubblicazione = prima.manifesto.adozione.get()?.pubblicazione.get()?;
    let sito = pubblicazione.sito.get().map(|i| i.as_str()).filter(|i| i.starts_with("http"))?;
    let anni = prima.anni();
    Some(json!({ "anni": format!("{}–{}", anni[0], anni[2]), "url": sito }))
}

/// A text on one line: titles stand in places where a second one would end something.
pub fn una_riga(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The logo as a picture; colours only when they are colours, for they end up in a style sheet.
fn documento(cx: &Context<'_>, manifesto: &mut Value) {
    let Some(Value::Object(doc)) = manifesto.get_mut("documento") else { return };
    if let Some(path) = doc.get("logo").and_then(Value::as_str) {
        match data_uri(cx.sources, path) {
            Some(src) => doc.insert("logo", json!({ "src": src })),
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

struct Vista<'v, 'p> {
    cx: &'v Context<'p>,
    format: Format,
    /// Something that is not published was met.
    oscurati: bool,
    prosa: Prosa<'v>,
    /// Anchors of last year that lead somewhere already.
    precedenti: HashSet<String>,
    /// How many elements have an anchor already (in a draft two may have the same), and in what order they got it.
    ancorati: HashMap<String, usize>,
    ordine: Vec<String>,
    /// How many elements have no id.
    senza_id: usize,
    /// The record being shown is a copy of one that is written elsewhere.
    copie: usize,
    /// What happened to elements since the plan it is compared with.
    segni: Option<&'v HashMap<(Genere, String), &'static str>>,
    /// What was measured, by indicator.
    misure: Misure<'p>,
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
                json!({ "id": id, "genere": genere.parola(), "nome": name, "ancora": genere.ancora(id) })
            }
            None if id == "tutti" => json!({ "id": id, "testo": "tutti gli uffici" }),
            None => json!({ "id": id, "testo": id }),
        }
    }

    /// What leads to an element, sort by sort.
    fn citato_da(&self, genere: Genere, id: &str) -> Vec<Value> {
        legami_di::legami_di(self.cx, genere, id, &|genere, id| self.riferimento(genere, id))
    }
}

impl<'p> Vista<'_, 'p> {
    /// What the office need not write because something else says it.
    fn derivati(&self, record: &'p dyn Record, object: &mut Map) {
        match record.tipo() {
            "Obbligo" if !object.contains_key("trasmette") => {
                if let Some(elabora) = object.get("elabora").cloned() {
                    object.insert("trasmette", elabora);
                }
            }
            "Obiettivo" | "ObiettivoValorePubblico" if !object.contains_key("missione") => {
                let programma = object.get("programma").and_then(Value::as_str).unwrap_or("");
                if programma.len() == 4 && programma.bytes().all(|b| b.is_ascii_digit()) {
                    object.insert("missione", json!(&programma[..2]));
                }
            }
            "Indicatore" => {
                let Some((id, _)) = record.identita() else { return };
                if !object.contains_key("ufficio")
                    && let Some(ufficio) = self.cx.graph.ufficio_di_indicatore(id)
                {
                    object.insert("ufficio", self.riferimento(Genere::Ufficio, ufficio));
                }
                let misurati = self.misurati(id);
                if !misurati.is_empty() {
                    object.insert("misurati", Value::Array(misurati));
                }
                if let Some(indicatore) = record.as_any().downcast_ref::<Indicatore>() {
                    let measured = self.misure.get(id).map_or(&[][..], Vec::as_slice);
                    let line = grafici::traiettoria(indicatore, self.cx.piano.anni(), measured);
                    object.extend(line.map(|line| ("traiettoria", line)));
                }
            }
            _ => {}
        }
    }

    /// An element of a draft whose id is not there, or was not understood: it is shown, and nothing leads to it.
    fn senza_identita(&mut self, genere: Genere, record: &'p dyn Record, object: &mut Map) {
        self.senza_id += 1;
        // No id has two hyphens in a row.
        object.insert("ancora", json!(format!("{}--{}", genere.parola(), self.senza_id)));
        object.get_or_insert_with("genere", || json!(genere.parola()));
        object.insert("nome_mostrato", record.nome().map_or_else(|| json!("senza nome"), testo));
        object.insert("citato_da", json!([]));
    }

    /// The anchors an element had under the ids it succeeds to: they still lead to it, each to one element only.
    fn ancore_precedenti(&mut self, genere: Genere, object: &mut Map) {
        let Some(Value::Array(before)) = object.get("succede_a") else { return };
        let anchors: Vec<Value> = before
            .iter()
            .filter_map(Value::as_str)
            .filter(|id| crate::model::id::Id::has_shape(id) && self.cx.graph.find(genere, id).is_none())
            .map(|id| genere.ancora(id))
            .filter(|anchor| self.precedenti.insert(anchor.clone()))
            .map(Value::from)
            .collect();
        if !anchors.is_empty() {
            object.insert("ancore_precedenti", Value::Array(anchors));
        }
    }

    /// Elements named as `genere/id` in a list of words become links.
    fn scritti(&self, campo: &str, object: &mut Map) {
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
        let measured = self.misure.get(id).into_iter().flatten().map(|(data, value)| {
            let mut object = valore(value);
            object["anno"] = json!(stampa_data(*data));
            object
        });
        measured.collect()
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

    fn oscurato(&mut self, span: Span) -> Option<Value> {
        self.oscurati |= self.cx.piano.oscurati.celle.contains_key(&span);
        self.cx.piano.oscurati.celle.get(&span).map(|parole| json!(parole))
    }

    fn record(&mut self, record: &'p dyn Record, span: Span, object: &mut Map) {
        if let (Some(genere), Some((id, _))) = (record.genere(), record.identita()) {
            let ancora = genere.ancora(id);
            let quanti = self.ancorati.entry(ancora.clone()).or_default();
            *quanti += 1;
            // No id has two hyphens in a row.
            let questa = if *quanti > 1 { format!("{ancora}--{quanti}") } else { ancora.clone() };
            object.insert("ancora", json!(questa));
            self.ordine.push(ancora);
            // A measure has a `genere` of its own.
            object.get_or_insert_with("genere", || json!(genere.parola()));
            self.ancore_precedenti(genere, object);
            if let Some(segno) = self.segni.and_then(|s| s.get(&(genere, id.to_string()))) {
                object.insert("cambiato", json!(segno));
            }
            object.insert("nome_mostrato", record.nome().map_or_else(|| json!(id), testo));
            // What leads to an indicator is told where it is written, not at each of its copies.
            if self.copie == 0 || genere != Genere::Indicatore {
                object.insert("citato_da", Value::Array(self.citato_da(genere, id)));
            }
        } else if let Some(genere) = record.genere().filter(|g| CON_ID.contains(g)) {
            self.senza_identita(genere, record, object);
        }
        self.derivati(record, object);
        match record.tipo() {
            "LegameIndicatore" => {
                let link = record.as_any().downcast_ref::<LegameIndicatore>();
                let target = link.and_then(|l| Some((l, self.cx.graph.get(l.id.get()?)?)));
                if let Some((link, indicatore)) = target {
                    // Seen from here it is a copy: its anchor stays where it is written.
                    let had = self.ordine.len();
                    self.copie += 1;
                    let mut full = json_di(indicatore, span, self);
                    self.copie -= 1;
                    for element in self.ordine.drain(had..) {
                        self.ancorati.entry(element).and_modify(|n| *n -= 1);
                    }
                    if let Value::Object(full) = &mut full {
                        full.remove("ancora");
                        full.remove("traiettoria");
                    }
                    let line = grafici::traiettoria_del_legame(link, indicatore, self.cx.piano.anni());
                    object.extend(line.map(|line| ("traiettoria", line)));
                    object.insert("indicatore", full);
                }
            }
            "Personale" => {
                if let Some(personale) = record.as_any().downcast_ref::<Personale>() {
                    object.insert("calcolato", somme(personale, span, &self.cx.piano.oscurati));
                }
            }
            "RigaPersonale" if !object.contains_key("totale") => {
                let riga = record.as_any().downcast_ref::<RigaPersonale>();
                if let Some(totale) = riga.and_then(|r| persone(r)[2]) {
                    object.insert("calcolato", json!(stampa_decimale(&Decimal::from(totale))));
                }
            }
            "Processo" => {
                if let Some(area) = object.get("area").and_then(Value::as_str).and_then(dati::area) {
                    object.insert("area", json!({ "codice": &area.codice, "nome": &area.nome }));
                }
            }
            "Obiettivo" => schede::obiettivo(object),
            "AttivitaMonitoraggio" => self.scritti("oggetto", object),
            "Variazione" => self.scritti("elementi", object),
            "Immagine" => {
                if let Some(path) = object.get("file").and_then(Value::as_str)
                    && let Some(src) = data_uri(self.cx.sources, path)
                {
                    object.insert("src", json!(src));
                }
            }
            "Obbligo" => {
                if let Some(voce) = object.get("codice").and_then(Value::as_str).and_then(voce) {
                    object.insert("voce", voce);
                }
            }
            _ => {}
        }
    }
}

/// Kinds that always have an id in a plan without errors: their cards begin with an anchor.
const CON_ID: [Genere; 7] = [
    Genere::Ufficio,
    Genere::Obiettivo,
    Genere::ObiettivoValorePubblico,
    Genere::ObiettivoStrategico,
    Genere::Procedura,
    Genere::Processo,
    Genere::Rischio,
];

/// A text, or a text for each language.
fn testo(t: &Testo) -> Value {
    if t.lingue.len() < 2 {
        return json!(t.as_str());
    }
    let altre: Vec<Value> = t.lingue.iter().skip(1).map(|(l, t)| json!({ "lingua": l, "testo": t })).collect();
    json!({ "testo": t.as_str(), "altre": altre })
}

fn valore(v: &ValoreLungo) -> Value {
    let mut object = json!({ "testo": &v.valore.testo, "stampa": v.valore.stampa() });
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
