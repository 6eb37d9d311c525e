// SPDX-License-Identifier: EUPL-1.2
//! Two pages for citizens: what the body is, a few numbers, what it wants to improve and how one will know.

use super::ufficio::{rif, testo, tutti_gli_obiettivi};
use crate::json::{Value, json};
use crate::model::fabbisogni::Fabbisogni;
use crate::model::id::Genere;
use crate::model::valore::stampa_decimale;
use crate::render::Format;
use crate::report::plurale;
use crate::rules::Context;
use rust_decimal::Decimal;

/// Goals of public value and commitments shown, at most: they must fit in two pages.
const OBIETTIVI: usize = 6;
const IMPEGNI: usize = 8;
/// Letters of a description, at most: longer ones end with their last whole sentence.
const LETTERE: usize = 420;

/// What the two pages say.
pub fn pagine(cx: &Context<'_>, vista: &mut Value, format: Format) -> Value {
    let goals =
        vista.pointer("/valore_pubblico/obiettivi_valore_pubblico").and_then(Value::as_array).map(Vec::as_slice);
    let goals = goals.unwrap_or_default();
    let shown: Vec<Value> = goals.iter().take(OBIETTIVI).map(|o| obiettivo(o, format)).collect();
    let mut pages = json!({
        "tipo": "breve", "titolo": titolo(vista),
        "chi": vista.pointer("/scheda_anagrafica/testo").and_then(Value::as_str).map(|t| primo(t, format)),
        "numeri": numeri(cx, vista), "obiettivi": shown, "impegni": impegni(vista),
    });
    if goals.len() > OBIETTIVI {
        pages["altri"] = json!(plurale(goals.len() - OBIETTIVI, "altro obiettivo", "altri obiettivi"));
    }
    vista["sezioni"] = json!([]);
    pages
}

fn titolo(vista: &Value) -> String {
    let year = |n: usize| vista["piano"]["anni"][n].as_str().unwrap_or_default();
    format!("Il piano {}–{} in breve", year(0), year(2))
}

/// Five to eight numbers, those that the plan has, the nearest to citizens first.
fn numeri(cx: &Context<'_>, vista: &Value) -> Vec<Value> {
    let mut out = Vec::new();
    let mut add = |number: Option<String>, what: &str| {
        if let Some(number) = number.filter(|n| n != "0") {
            out.push(json!({ "numero": number, "che": what }));
        }
    };
    let count = |genere: Genere| Some(cx.graph.nodi().iter().filter(|n| n.genere == genere).count().to_string());
    let of = |path: &str| vista.pointer(path).and_then(Value::as_str).map(str::to_string);
    let year = vista["piano"]["anno"].as_str().unwrap_or_default();
    add(of("/scheda_anagrafica/abitanti/numero"), "abitanti");
    add(of("/scheda_anagrafica/dipendenti/numero"), "persone che lavorano nell’ente");
    add(count(Genere::Ufficio), "uffici");
    add(count(Genere::ObiettivoValorePubblico), "obiettivi per migliorare la vita di tutti");
    add(count(Genere::Obiettivo), "obiettivi degli uffici");
    add(
        cx.piano.sezioni.fabbisogni.as_ref().map(|f| assunzioni(f, cx.piano.anno())),
        &format!("assunzioni previste nel {year}"),
    );
    add(count(Genere::Procedura), "procedure da semplificare");
    add(count(Genere::Misura), "misure contro la corruzione");
    out
}

/// The people to be hired in a year.
fn assunzioni(fabbisogni: &Fabbisogni, year: i16) -> String {
    let rows = fabbisogni.assunzioni.elementi().iter();
    let rows = rows.filter(|a| a.anno.get().is_some_and(|y| y.0 == year) && a.di_cui.is_missing());
    let sum: i64 = rows.filter_map(|a| crate::calcolo::personale::intero(a.numero.get()?)).fold(0, i64::saturating_add);
    stampa_decimale(&Decimal::from(sum))
}

/// A goal of public value: why, and how one will know.
fn obiettivo(o: &Value, format: Format) -> Value {
    let last = |v: &Value| v.as_array().and_then(|t| t.last()).cloned();
    let known: Vec<Value> =
        o["indicatori"].as_array().into_iter().flatten().filter_map(|i| indicatore(i, last)).take(2).collect();
    let mut goal = json!({ "titolo": testo(&o["titolo"]), "ancora": &o["ancora"], "indicatori": known });
    if let Some(text) = o["descrizione"].as_str() {
        goal["descrizione"] = json!(primo(text, format));
    }
    goal
}

/// An indicator in words: from where, to where, by when. `None` without a value to reach.
fn indicatore(i: &Value, wanted: impl Fn(&Value) -> Option<Value>) -> Option<Value> {
    let full = i.get("indicatore").unwrap_or(i);
    let target = wanted(i.get("target").or(full.get("target"))?)?;
    let base = i.get("baseline").or(full.get("baseline")).filter(|b| b["stampa"].is_string());
    let unit = testo(&full["unita"]);
    let values: Vec<&Value> = base.into_iter().chain([&target]).collect();
    let bare = values.iter().all(|v| v["stampa"].as_str().is_some_and(numero));
    let with_unit = |v: &Value| match unit.as_str() {
        "%" if bare => format!("{}%", testo(&v["stampa"])),
        _ => testo(&v["stampa"]),
    };
    let mut out =
        json!({ "nome": testo(&full["nome"]), "arrivo": with_unit(&target), "anno": &target["anno"], "numeri": bare });
    if let Some(base) = base {
        out["partenza"] = json!(with_unit(base));
        out["dal"] = base["anno"].clone();
    }
    if bare && !matches!(unit.as_str(), "" | "%" | "numero" | "n.") {
        out["unita"] = json!(unit);
    }
    Some(out)
}

/// A number without words or unit.
fn numero(printed: &str) -> bool {
    printed.chars().all(|c| c.is_ascii_digit() || ",.−-".contains(c))
}

/// The goals that the manifest puts first, with what is expected this year.
fn impegni(vista: &Value) -> Vec<Value> {
    let wanted = vista.pointer("/manifesto/documento/in_breve").and_then(Value::as_array).into_iter().flatten();
    let year = vista["piano"]["anno"].as_str().unwrap_or_default();
    let this = |v: &Value| v.as_array().and_then(|t| t.iter().find(|v| v["anno"] == year)).cloned();
    let find = |x: &Value| -> Option<Value> {
        let id = x.as_str().or_else(|| x["id"].as_str())?;
        let goal =
            tutti_gli_obiettivi(vista).find(|o| o["id"] == id && x.get("ancora").is_none_or(|a| *a == o["ancora"]))?;
        let first = goal["indicatori"].as_array().and_then(|l| l.first());
        Some(json!({ "obiettivo": rif(goal), "indicatore": first.and_then(|i| indicatore(i, this)) }))
    };
    wanted.filter_map(find).take(IMPEGNI).collect()
}

/// The first paragraph of a text that is already markup, without what follows its last whole sentence that fits.
fn primo(text: &str, format: Format) -> String {
    let (first, end) = match format {
        Format::Html => (text.split_inclusive("</p>").next().unwrap_or(text), "</p>"),
        Format::Markdown => (text.trim().split("\n\n").next().unwrap_or(text), ""),
    };
    // Only plain paragraphs are shortened: a cut may not leave an element open.
    let inner = first.trim().strip_suffix(end).unwrap_or(first);
    let plain = !inner.strip_prefix("<p>").unwrap_or(inner).contains(['<', '[', '*', '`']);
    let cut = inner.char_indices().nth(LETTERE).and_then(|(at, _)| inner[..at].rfind(". "));
    match cut {
        Some(at) if plain => format!("{}{end}", &inner[..=at]),
        _ => first.to_string(),
    }
}
