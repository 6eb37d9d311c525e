// SPDX-License-Identifier: EUPL-1.2
//! The sheet of an office: what it and the offices below it answer for, by parts; an empty part is not there.

use crate::json::{Map, Value, json};
use crate::model::id::Genere;
use crate::model::performance::Obiettivo;
use crate::model::struttura_organizzativa::Ufficio;
use crate::model::tipi::Peso;
use crate::model::valore::stampa_decimale;
use crate::rules::Context;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// The sheet: who the office is, and its parts `{ nome, titolo, ... }` in order.
pub fn scheda(cx: &Context<'_>, vista: &mut Value, id: &str, sotto: bool) -> Value {
    let ids = if sotto { con_sotto(cx, id) } else { vec![id] };
    let uffici = Uffici { set: ids.iter().copied().collect(), ids };
    let office = ufficio(vista, id).cloned().unwrap_or_default();
    let name = testo(&office["nome"]);
    let mut parts: Vec<Value> = Vec::new();
    let mut part = |nome: &str, titolo: &str, mut righe: Vec<Value>| {
        uffici.senza_se_stesso(&mut righe);
        if !righe.is_empty() {
            parts.push(json!({ "nome": nome, "titolo": titolo, "ancora": format!("parte-{}", nome.replace('_', "-")), "righe": righe }));
        }
    };
    part("obiettivi", "Obiettivi di cui risponde", obiettivi(cx, vista, &uffici));
    part("incarico", "Obiettivi di chi dirige l’ufficio", incarico(cx, vista, id));
    part("contributi", "Obiettivi a cui contribuisce", contributi(vista, &uffici));
    part("valore_pubblico", "Valore pubblico", valore_pubblico(vista, &uffici));
    part("compiti", "Fasi e dati degli obiettivi di altri uffici", compiti(vista, &uffici));
    part("azioni", "Azioni e procedure", azioni(vista, &uffici));
    part(
        "rischi",
        "Rischi corruttivi nei suoi processi",
        uffici.righe(vista, "/rischi_corruttivi/registro/aree", &["ufficio"]),
    );
    part("misure", "Misure di prevenzione di cui risponde", misure(cx, vista, &uffici));
    part("trasparenza", "Obblighi di pubblicazione", trasparenza(vista, &uffici));
    part("personale", "Personale", uffici.righe(vista, "/fabbisogni/personale", &["ufficio"]));
    part("cessazioni", "Cessazioni previste", uffici.righe(vista, "/fabbisogni/cessazioni", &["ufficio"]));
    part("assunzioni", "Assunzioni previste", uffici.righe(vista, "/fabbisogni/assunzioni", &["ufficio"]));
    part("formazione", "Formazione", uffici.righe(vista, "/formazione/interventi_formativi", &["destinatari"]));
    part("agile", "Lavoro agile", uffici.righe(vista, "/lavoro_agile/per_ufficio", &["ufficio"]));
    part(
        "attivita",
        "Attività che si possono svolgere a distanza",
        uffici.righe(vista, "/lavoro_agile/attivita", &["ufficio"]),
    );
    part("controlli", "Monitoraggio", uffici.righe(vista, "/monitoraggio/monitoraggi", &["ufficio"]));
    part("indagini", "Indagini di soddisfazione", uffici.righe(vista, "/monitoraggio/indagini", &["ufficio"]));
    let below: Vec<Value> =
        uffici.ids[1..].iter().filter_map(|id| ufficio(vista, id).cloned().map(senza_citazioni)).collect();
    let mut sheet = json!({
        "tipo": "ufficio", "titolo": format!("Scheda dell’ufficio: {name}"), "nome": name,
        "ufficio": office, "sotto": below, "parti": parts,
    });
    if let Some(people) = persone(cx, &uffici.ids).filter(|_| uffici.ids.len() > 1) {
        sheet["persone"] = json!(people);
    }
    vista["sezioni"] = json!([]);
    sheet
}

/// An office and those below it, in the order of writing after it; a circle is walked once.
fn con_sotto<'p>(cx: &Context<'p>, id: &str) -> Vec<&'p str> {
    let offices: Vec<(&'p str, Option<&'p str>)> =
        cx.graph.tutti::<Ufficio>().map(|(n, u)| (cx.graph.nodo(n).id, u.padre.get().map(|p| &*p.id))).collect();
    let mut set: HashSet<&str> = HashSet::from([id]);
    let mut below: std::collections::HashMap<&str, Vec<&'p str>> = std::collections::HashMap::new();
    for (office, parent) in &offices {
        if let Some(parent) = parent {
            below.entry(parent).or_default().push(office);
        }
    }
    let mut next = vec![id];
    while let Some(above) = next.pop() {
        next.extend(below.get(above).into_iter().flatten().copied().filter(|o| set.insert(o)));
    }
    let first =
        offices.iter().filter(|(o, _)| *o == id).chain(offices.iter().filter(|(o, _)| *o != id && set.contains(o)));
    first.map(|(o, _)| *o).collect()
}

/// The people of the offices together, where each says how many.
fn persone(cx: &Context<'_>, ids: &[&str]) -> Option<String> {
    let of = |id: &&str| {
        let nodo = cx.graph.nodo(cx.graph.find(Genere::Ufficio, id)?);
        Some(i64::from(nodo.record.as_any().downcast_ref::<Ufficio>()?.dipendenti.get()?.numero))
    };
    let total = ids.iter().map(of).try_fold(0i64, |sum, n| Some(sum + n?))?;
    Some(stampa_decimale(&Decimal::from(total)))
}

/// The offices of the sheet.
struct Uffici<'u> {
    ids: Vec<&'u str>,
    set: HashSet<&'u str>,
}

impl Uffici<'_> {
    /// Whether a reference, or one of a list, means an office of the sheet; `tutti` means it too.
    fn dentro(&self, value: &Value) -> bool {
        match value {
            Value::Array(items) => items.iter().any(|v| self.dentro(v)),
            Value::Object(o) => {
                let id = o.get("id").and_then(Value::as_str);
                id.is_some_and(|id| {
                    id == "tutti" || self.set.contains(id) && o.get("genere").is_none_or(|g| g == "ufficio")
                })
            }
            _ => false,
        }
    }

    /// Of a sheet of one office no row need say which one.
    fn senza_se_stesso(&self, rows: &mut [Value]) {
        let [only] = self.ids[..] else { return };
        for row in rows.iter_mut().filter_map(Value::as_object_mut) {
            for field in ["ufficio", "chi"] {
                if row.get(field).is_some_and(|u| u["id"] == only) {
                    row.remove(field);
                }
            }
            if let Some(inner) = row.get_mut("righe").and_then(Value::as_array_mut) {
                self.senza_se_stesso(inner);
            }
        }
    }

    /// The records of a list that name one of the offices in one of these fields, also inside the lists `righe` of its records.
    fn righe(&self, vista: &Value, path: &str, fields: &[&str]) -> Vec<Value> {
        let list = vista.pointer(path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let named = |r: &&Value| fields.iter().any(|f| self.dentro(&r[*f]));
        let inside = |r: &Value| -> Option<Value> {
            let rows: Vec<Value> = r["righe"].as_array()?.iter().filter(named).cloned().collect();
            let mut table: Map =
                ["nome", "al", "popolazione"].iter().filter_map(|k| Some((*k, r.get(k)?.clone()))).collect();
            table.insert("righe", json!(&rows));
            (!rows.is_empty()).then_some(Value::Object(table))
        };
        let mut found: Vec<Value> = list
            .iter()
            .filter_map(|r| if r.get("righe").is_some() { inside(r) } else { Some(r).filter(named).cloned() })
            .collect();
        self.senza_se_stesso(&mut found);
        found
    }
}

/// The office as `struttura_organizzativa` shows it.
fn ufficio<'v>(vista: &'v Value, id: &str) -> Option<&'v Value> {
    vista.pointer("/struttura_organizzativa/uffici")?.as_array()?.iter().find(|u| u["id"] == id)
}

/// The words of a text, in the first language.
pub fn testo(value: &Value) -> String {
    super::una_riga(value.as_str().or_else(|| value["testo"].as_str()).unwrap_or_default())
}

/// The goals of all sections.
pub fn tutti_gli_obiettivi(vista: &Value) -> impl Iterator<Item = &Value> {
    let sections = crate::model::Sezione::TUTTE.iter();
    sections.filter_map(|s| vista.get(s.stem())?.get("obiettivi")?.as_array()).flatten()
}

/// A link to an element that stands elsewhere.
pub fn rif(element: &Value) -> Value {
    json!({ "id": &element["id"], "nome": &element["nome_mostrato"], "ancora": &element["ancora"] })
}

/// The goals of each office, in the order of the offices, with the sum of the weights of each level.
fn obiettivi(cx: &Context<'_>, vista: &Value, uffici: &Uffici<'_>) -> Vec<Value> {
    let of = |id: &str| -> Option<Value> {
        let goals: Vec<&Value> = tutti_gli_obiettivi(vista).filter(|o| o["ufficio"]["id"] == id).collect();
        let rows: Vec<Value> = goals.iter().map(|o| riga_di(o)).collect();
        let nome = ufficio(vista, id).map(|u| u["nome"].clone());
        (!goals.is_empty())
            .then(|| json!({ "ufficio": nome, "elenco": rows, "schede": &goals, "somme": somme(cx, &goals) }))
    };
    uffici.ids.iter().filter_map(|id| of(id)).collect()
}

/// A goal in one row.
fn riga_di(o: &Value) -> Value {
    let mut row = json!({ "obiettivo": rif(o) });
    for field in ["livello", "peso", "scadenza", "risorse"] {
        if let Some(value) = o.get(field) {
            row[field] = value.clone();
        }
    }
    row
}

/// The sum of the weights that are numbers, by level, in order.
fn somme(cx: &Context<'_>, goals: &[&Value]) -> Vec<Value> {
    let mut sums: Vec<(String, Decimal, usize)> = Vec::new();
    for o in goals {
        let node = o["id"].as_str().and_then(|id| cx.graph.find(Genere::Obiettivo, id));
        let goal = node.and_then(|n| cx.graph.nodo(n).record.as_any().downcast_ref::<Obiettivo>());
        let Some(Peso::Numero(peso)) = goal.and_then(|g| g.peso.get()) else { continue };
        let level = testo(&o["livello"]);
        match sums.iter_mut().find(|(l, ..)| *l == level) {
            Some((_, sum, n)) => (*sum, *n) = (sum.checked_add(peso.numero).unwrap_or(Decimal::MAX), *n + 1),
            None => sums.push((level, peso.numero, 1)),
        }
    }
    let shown = |(level, sum, n): &(String, Decimal, usize)| json!({ "livello": level, "somma": stampa_decimale(sum), "quanti": crate::report::plurale(*n, "obiettivo", "obiettivi") });
    sums.iter().map(shown).collect()
}

/// The goals given to the position that leads the office, of whatever office, with what they weigh for it.
fn incarico(cx: &Context<'_>, vista: &Value, id: &str) -> Vec<Value> {
    let Some(head) = capo(cx, id) else { return Vec::new() };
    let mut rows = Vec::new();
    for o in tutti_gli_obiettivi(vista) {
        for r in o["responsabili"].as_array().into_iter().flatten().filter(|r| r["incarico"]["id"] == head) {
            let mut row = json!({ "obiettivo": rif(o) });
            for (to, from) in [
                ("responsabile", o.get("ufficio")),
                ("peso", r.get("peso")),
                ("dal", r.get("dal")),
                ("al", r.get("al")),
                ("scadenza", o.get("scadenza")),
                ("nota", r.get("nota")),
            ] {
                if let Some(value) = from {
                    row[to] = value.clone();
                }
            }
            rows.push(row);
        }
    }
    rows
}

/// Goals of other offices to which these contribute, with who and how.
fn contributi(vista: &Value, uffici: &Uffici<'_>) -> Vec<Value> {
    let mut rows = Vec::new();
    for o in tutti_gli_obiettivi(vista).filter(|o| !uffici.dentro(&o["ufficio"])) {
        for c in o["contributori"].as_array().into_iter().flatten().filter(|c| uffici.dentro(&c["ufficio"])) {
            let mut row = json!({ "obiettivo": rif(o), "chi": &c["ufficio"] });
            for (to, from) in [
                ("responsabile", &o["ufficio"]),
                ("scadenza", &o["scadenza"]),
                ("ruolo", &c["ruolo"]),
                ("nota", &c["nota"]),
            ] {
                if !from.is_null() {
                    row[to] = from.clone();
                }
            }
            rows.push(row);
        }
    }
    rows
}

/// The goals of public value, and the strategies, that concern these offices.
fn valore_pubblico(vista: &Value, uffici: &Uffici<'_>) -> Vec<Value> {
    let mut rows = Vec::new();
    for o in vista.pointer("/valore_pubblico/obiettivi_valore_pubblico").and_then(Value::as_array).into_iter().flatten()
    {
        let mut row =
            |compito: &str, chi: &Value| rows.push(json!({ "obiettivo": rif(o), "compito": compito, "chi": chi }));
        if uffici.dentro(&o["ufficio"]) {
            row("ne risponde", &o["ufficio"]);
        }
        for c in o["contributori"].as_array().into_iter().flatten().filter(|c| uffici.dentro(&c["ufficio"])) {
            let ruolo = testo(&c["ruolo"]);
            let how = if ruolo.is_empty() { "contribuisce".to_string() } else { format!("contribuisce: {ruolo}") };
            row(&how, &c["ufficio"]);
        }
        for s in o["strategie"].as_array().into_iter().flatten().filter(|s| uffici.dentro(&s["responsabile"])) {
            row(&format!("cura la strategia «{}»", testo(&s["nome_mostrato"])), &s["responsabile"]);
        }
    }
    rows
}

/// Phases that these offices carry out, and data that they give, for goals of others.
fn compiti(vista: &Value, uffici: &Uffici<'_>) -> Vec<Value> {
    let mut rows = Vec::new();
    for o in tutti_gli_obiettivi(vista).filter(|o| !uffici.dentro(&o["ufficio"])) {
        let mut row = |compito: &str, x: &Value, nome: &Value, entro: &Value| {
            let mut row =
                json!({ "compito": format!("{compito} {}", testo(nome)), "obiettivo": rif(o), "chi": &x["ufficio"] });
            if !entro.is_null() {
                row["scadenza"] = entro.clone();
            }
            rows.push(row);
        };
        for f in o["fasi"].as_array().into_iter().flatten().filter(|f| uffici.dentro(&f["ufficio"])) {
            row("fase:", f, &f["nome"], &f["fine"]);
        }
        for i in o["indicatori"].as_array().into_iter().flatten() {
            let full = i.get("indicatore").unwrap_or(i);
            let by = if i.get("ufficio").is_some() { i } else { full };
            if uffici.dentro(&by["ufficio"]) {
                row("dato:", by, &full["nome"], &Value::Null);
            }
        }
    }
    rows
}

/// Procedures, accessibility, equal opportunities, organisation: what it does, and by when.
fn azioni(vista: &Value, uffici: &Uffici<'_>) -> Vec<Value> {
    let lists = [
        ("/valore_pubblico/procedure", "procedura da semplificare", "anno"),
        ("/valore_pubblico/accessibilita", "accessibilità", "scadenza"),
        ("/performance/azioni_positive", "pari opportunità", "periodo"),
        ("/struttura_organizzativa/interventi", "organizzazione", "scadenza"),
    ];
    let mut rows = Vec::new();
    for (path, kind, when) in lists {
        for x in uffici.righe(vista, path, &["ufficio"]) {
            let mut row = json!({ "azione": rif(&x), "tipo": kind, "chi": x.get("ufficio") });
            if x.get("ufficio").is_none() {
                row.as_object_mut().and_then(|r| r.remove("chi"));
            }
            for (to, from) in [("quando", when), ("obiettivo", "obiettivo")] {
                if let Some(value) = x.get(from) {
                    row[to] = value.clone();
                }
            }
            if x.get("id").is_none_or(Value::is_null) {
                row["azione"] = x.get("titolo").or(x.get("azione")).or(x.get("nome")).cloned().unwrap_or_default();
            }
            rows.push(row);
        }
    }
    rows
}

/// The measures that these offices carry out, wherever they are written.
fn misure(cx: &Context<'_>, vista: &Value, uffici: &Uffici<'_>) -> Vec<Value> {
    let heads: HashSet<&str> = uffici.ids.iter().filter_map(|id| capo(cx, id)).collect();
    let mine = |m: &Value| {
        uffici.dentro(&m["ufficio"])
            || uffici.dentro(&m["altri_uffici"])
            || m.get("ufficio").is_none() && m["incarico"]["id"].as_str().is_some_and(|i| heads.contains(i))
    };
    let mut found = Vec::new();
    if let Some(section) = vista.get("rischi_corruttivi") {
        raccogli(section, &mine, &mut found);
    }
    found
}

/// The position that leads an office.
fn capo<'p>(cx: &Context<'p>, id: &str) -> Option<&'p str> {
    let nodo = cx.graph.nodo(cx.graph.find(Genere::Ufficio, id)?);
    nodo.record.as_any().downcast_ref::<Ufficio>()?.incarico.get().map(|i| &*i.id)
}

/// Measures that are written in a list called `misure`, at any depth.
fn raccogli(value: &Value, mine: &dyn Fn(&Value) -> bool, found: &mut Vec<Value>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object.iter() {
                if key == "misure"
                    && let Some(list) = inner.as_array()
                {
                    found.extend(
                        list.iter()
                            .filter(|m| m.get("ancora").is_some() && m.get("titolo").is_some() && mine(m))
                            .cloned()
                            .map(senza_citazioni),
                    );
                }
                if key != "registro" {
                    raccogli(inner, mine, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|v| raccogli(v, mine, found)),
        _ => {}
    }
}

/// Who refers to it is told by the whole document.
fn senza_citazioni(mut element: Value) -> Value {
    element.as_object_mut().and_then(|o| o.remove("citato_da"));
    element
}

/// Duties to publish, with what these offices do for each.
fn trasparenza(vista: &Value, uffici: &Uffici<'_>) -> Vec<Value> {
    let mut rows = Vec::new();
    for mut o in uffici.righe(vista, "/trasparenza/obblighi", &["elabora", "trasmette", "pubblica"]) {
        if o.get("nessuna").is_some() {
            continue;
        }
        let does: Vec<&str> =
            ["elabora", "trasmette", "pubblica"].into_iter().filter(|k| uffici.dentro(&o[*k])).collect();
        o["compito"] = json!(does.join(", "));
        rows.push(senza_citazioni(o));
    }
    rows
}
