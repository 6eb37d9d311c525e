// SPDX-License-Identifier: EUPL-1.2
//! The components that every section of the HTML document is made of: a value, a card of fields, a table of equal
//! cards. Templates say which fields in which order under which label; here they become markup. They are filters in
//! Rust, and not components of tera, because a plan has tens of thousands of cells.
//!
//! Columns and fields are lists of `[campo, etichetta, tipo, sottocampi]`; `templates/html/componenti.html` says the types.

use super::Format;
use super::filters::{html, rif, testo, valore as con_note};
use std::fmt::Write;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers the components as filters of the same names.
pub fn register(tera: &mut Tera) {
    tera.register_filter("valore", |v: &Value, _: Kwargs, _: &State| safe(|out| valore(v, out)));
    tera.register_filter("serie", |v: &Value, _: Kwargs, _: &State| safe(|out| serie(v, out)));
    tera.register_filter("partenza", |v: &Value, _: Kwargs, _: &State| safe(|out| partenza(v, out)));
    tera.register_filter("prosa", |v: &Value, _: Kwargs, _: &State| safe(|out| prosa(v, out)));
    tera.register_filter("prosa_in", |v: &Value, _: Kwargs, _: &State| safe(|out| prosa_in(v, out)));
    tera.register_filter("livello", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let scala = kwargs.get::<&Value>("scala")?;
        Ok(safe(|out| livello(v, scala, out)))
    });
    tera.register_filter("voci", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let (contorno, campi) = (Contorno::di(&kwargs)?, kwargs.must_get::<&str>("campi")?);
        Ok(safe(|out| voci(v, campi, &contorno, out)))
    });
    tera.register_filter("cella", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let (contorno, colonna) = (Contorno::di(&kwargs)?, kwargs.must_get::<&Value>("c")?);
        Ok(safe(|out| cella(v, &Colonna::scritta(colonna), &contorno, out)))
    });
    tera.register_filter("campi", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let contorno = Contorno::di(&kwargs)?;
        let campi = Colonna::scritte(kwargs.must_get::<&Value>("campi")?);
        Ok(safe(|out| self::campi(v, &campi, &contorno, out)))
    });
    tera.register_filter("dati", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let contorno = Contorno::di(&kwargs)?;
        let campi = Colonna::scritte(kwargs.must_get::<&Value>("campi")?);
        Ok(safe(|out| dati(v, &campi, &contorno, out)))
    });
    tera.register_filter("righe", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let contorno = Contorno::di(&kwargs)?;
        let colonne = Colonna::scritte(kwargs.must_get::<&Value>("colonne")?);
        let (titolo, nascosto) = (kwargs.must_get::<&str>("titolo")?, kwargs.must_get::<bool>("nascosto")?);
        let tabella = Tabella { righe: lista(v), titolo, nascosto, anni: kwargs.get::<&Value>("anni")?, colonne };
        Ok(safe(|out| tabella.stampa(&contorno, out)))
    });
    tera.register_filter("citato", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let soglia = kwargs.must_get::<usize>("soglia")?;
        Ok(safe(|out| citato(v, soglia, out)))
    });
    tera.register_filter("anno_di", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let anno = kwargs.must_get::<&Value>("anno")?;
        Ok(safe(|out| anno_di(v, anno, out)))
    });
    tera.register_filter("altri_anni", |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let anni = kwargs.must_get::<&Value>("anni")?;
        Ok(safe(|out| altri_anni(v, anni, out)))
    });
}

/// What is printed is finished markup.
fn safe(write: impl FnOnce(&mut String)) -> Value {
    let mut out = String::new();
    write(&mut out);
    Value::safe_string(&out)
}

const VUOTO: &str = "<span class=\"vuoto\" role=\"img\" aria-label=\"non indicato\">–</span>";

/// What holds for all the cells of a table: the words of the scale of risks, the sections with their anchors.
struct Contorno<'k> {
    scala: &'k [Value],
    sezioni: &'k [Value],
}

impl<'k> Contorno<'k> {
    fn di(kwargs: &'k Kwargs) -> TeraResult<Self> {
        Ok(Self {
            scala: kwargs.get::<&Value>("scala")?.map_or(&[], lista),
            sezioni: kwargs.get::<&Value>("sezioni")?.map_or(&[], lista),
        })
    }
}

/// A column, or a field of a card.
struct Colonna<'k> {
    campo: &'k str,
    /// The name under which the reason for having none stands.
    nessuna: String,
    etichetta: &'k str,
    tipo: &'k str,
    sottocampi: &'k str,
}

impl<'k> Colonna<'k> {
    fn new(campo: &'k str, etichetta: &'k str, tipo: &'k str, sottocampi: &'k str) -> Self {
        Self { campo, nessuna: format!("{campo}_nessuna"), etichetta, tipo, sottocampi }
    }

    fn scritta(v: &'k Value) -> Self {
        let parte = |i: usize| lista(v).get(i).and_then(Value::as_str).unwrap_or("");
        Self::new(parte(0), parte(1), parte(2), parte(3))
    }

    fn scritte(v: &'k Value) -> Vec<Self> {
        lista(v).iter().map(Self::scritta).collect()
    }

    fn c_e(&self, x: &Value) -> bool {
        campo(x, self.campo).is_some() || campo(x, &self.nessuna).is_some()
    }

    /// What holds a long text has room for it.
    fn lungo(&self, x: &Value) -> &'static str {
        if matches!(self.tipo, "p" | "l") && campo(x, self.campo).is_some() { " class=\"lungo\"" } else { "" }
    }

    /// The value, or why there is none, or the sign of what is missing.
    fn stampa(&self, x: &Value, contorno: &Contorno<'_>, out: &mut String) {
        match (campo(x, self.campo), campo(x, &self.nessuna)) {
            (Some(v), _) => cella(v, self, contorno, out),
            (None, Some(motivo)) => {
                out.push_str("nessuno: ");
                out.push_str(&testo(motivo, Format::Html));
            }
            (None, None) => out.push_str(VUOTO),
        }
    }
}

fn lista(v: &Value) -> &[Value] {
    v.as_array().unwrap_or_default()
}

/// A field of a record, if it is there.
fn campo<'v>(v: &'v Value, nome: &'v str) -> Option<&'v Value> {
    v.as_map().and_then(|m| m.get(&tera::value::Key::Str(nome)))
}

fn parola<'v>(v: &'v Value, nome: &'v str) -> Option<&'v str> {
    campo(v, nome).and_then(Value::as_str)
}

/// Any value, after its shape.
fn valore(v: &Value, out: &mut String) {
    if let Some(s) = v.as_str() {
        out.push_str(&html(s));
    } else if let Some(b) = v.as_bool() {
        out.push_str(if b { "sì" } else { "no" });
    } else if let Some(items) = v.as_array() {
        elenco(items, out);
    } else if v.as_map().is_none() {
        let _ = write!(out, "{v}");
    } else if campo(v, "stampa").is_some() {
        out.push_str(&con_note(v, Format::Html));
    } else if let (None, Some(_), Some(nome)) = (campo(v, "ancora"), campo(v, "codice"), campo(v, "nome")) {
        out.push_str(&testo(nome, Format::Html));
    } else {
        out.push_str(&rif(v, Format::Html));
    }
}

fn elenco(items: &[Value], out: &mut String) {
    match items.first() {
        None => out.push_str(VUOTO),
        Some(first) if campo(first, "chiave").is_some() => a_capo(items, out, |x, out| {
            let chiave = parola(x, "chiave").unwrap_or_default().replace('_', " ");
            let _ = write!(out, "{}: ", html(&chiave));
            if let Some(v) = campo(x, "valore") {
                valore(v, out);
            }
        }),
        Some(first) => tra(items, if first.as_str().is_some() { "; " } else { ", " }, out, valore),
    }
}

/// Items on a line each, all in one element: there are thousands of them.
fn a_capo(items: &[Value], out: &mut String, each: impl FnMut(&Value, &mut String)) {
    out.push_str("<span class=\"a-capo\">");
    tra(items, ";\n", out, each);
    out.push_str("</span>");
}

/// Items with something between them.
fn tra(items: &[Value], between: &str, out: &mut String, mut each: impl FnMut(&Value, &mut String)) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        each(item, out);
    }
}

/// Values by year, on one line.
fn serie(v: &Value, out: &mut String) {
    tra(lista(v), "; ", out, |s, out| {
        let _ = write!(out, "{}: {}", anno_scritto(s), con_note(s, Format::Html));
    });
}

fn anno_scritto(v: &Value) -> String {
    campo(v, "anno").map(|a| html(&a.to_string())).unwrap_or_default()
}

/// The starting value.
fn partenza(v: &Value, out: &mut String) {
    if let Some(motivo) = campo(v, "nessuna") {
        out.push_str("non c’è: ");
        out.push_str(&testo(motivo, Format::Html));
        return;
    }
    out.push_str(&con_note(v, Format::Html));
    if campo(v, "anno").is_some() {
        let _ = write!(out, " ({})", anno_scritto(v));
    }
}

/// A level of risk: a word and a shape, never the colour alone.
fn livello(v: &Value, scala: Option<&Value>, out: &mut String) {
    livello_su(v, scala.map_or(&[], lista), out);
}

fn livello_su(v: &Value, scala: &[Value], out: &mut String) {
    out.push_str("<span class=\"livello\"");
    // The style sheet writes the shape before the word, and tells screen readers to leave it out.
    if let Some(posto) = scala.iter().position(|x| x == v) {
        let tacche: String = (0..scala.len()).map(|i| if i <= posto { '■' } else { '□' }).collect();
        let _ = write!(out, " data-l=\"{tacche}\"");
    }
    let _ = write!(out, ">{}</span>", testo(v, Format::Html));
}

/// The fields of a small card, on one line: `campo=etichetta=tipo, …`.
fn voci(x: &Value, campi: &str, contorno: &Contorno<'_>, out: &mut String) {
    let mut first = true;
    for parte in campi.split(", ") {
        let mut pezzi = parte.split('=');
        let mut prossimo = || pezzi.next().unwrap_or("");
        let c = Colonna::new(prossimo(), prossimo(), prossimo(), "");
        if !c.c_e(x) {
            continue;
        }
        if !std::mem::take(&mut first) {
            out.push_str("; ");
        }
        if !c.etichetta.is_empty() {
            let _ = write!(out, "{}: ", html(c.etichetta));
        }
        match (campo(x, c.campo), campo(x, &c.nessuna)) {
            (Some(v), _) => cella(v, &c, contorno, out),
            (None, motivo) => {
                let motivo = motivo.map(|m| testo(m, Format::Html)).unwrap_or_default();
                let _ = write!(out, "nessuno ({motivo})");
            }
        }
    }
}

/// A value after the type of its column.
fn cella(v: &Value, c: &Colonna<'_>, contorno: &Contorno<'_>, out: &mut String) {
    match c.tipo {
        "p" => prosa_in(v, out),
        "u" => indirizzo(v, out),
        "k" if v.as_str().is_some() => out.push_str(&html(&v.as_str().unwrap_or_default().replace('_', " "))),
        "z" => tra(lista(v), "; ", out, |x, out| nome_sezione(x, contorno, out)),
        "s" => serie(v, out),
        "b" => partenza(v, out),
        "m" => livello_su(v, contorno.scala, out),
        "l" => a_capo(lista(v), out, valore),
        "r" => schede(v, c, contorno, out),
        _ => valore(v, out),
    }
}

/// Prose is markup already, made safe when it was read. This is the inside of its only paragraph.
fn paragrafo(prosa: &str) -> Option<&str> {
    let inner = prosa.trim().strip_prefix("<p>")?.strip_suffix("</p>")?;
    (!inner.contains("</p>")).then_some(inner)
}

/// Prose by itself.
fn prosa(v: &Value, out: &mut String) {
    let text = v.as_str().unwrap_or_default();
    let _ = match paragrafo(text) {
        Some(inner) => write!(out, "<p class=\"prosa\">{inner}</p>"),
        None => write!(out, "<div class=\"prosa\">{text}</div>"),
    };
}

/// Prose in a cell or in a field: a single paragraph needs no element of its own.
fn prosa_in(v: &Value, out: &mut String) {
    match paragrafo(v.as_str().unwrap_or_default()) {
        Some(inner) => out.push_str(inner),
        None => prosa(v, out),
    }
}

/// Cards inside a card.
fn schede(v: &Value, c: &Colonna<'_>, contorno: &Contorno<'_>, out: &mut String) {
    let Some(items) = v.as_array() else { return voci(v, c.sottocampi, contorno, out) };
    if let [only] = items
        && campo(only, "ancora").is_none()
    {
        return voci(only, c.sottocampi, contorno, out);
    }
    out.push_str("<ul>");
    for x in items {
        let _ = write!(out, "<li{}>", ancora(x));
        voci(x, c.sottocampi, contorno, out);
        ancore(x, out);
        citato(x, MOLTI, out);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

/// The attribute of an element's anchor.
fn ancora(x: &Value) -> String {
    parola(x, "ancora").map(|a| format!(" id=\"{}\"", html(a))).unwrap_or_default()
}

/// The anchors that the element had in the plans of the years before.
fn ancore(x: &Value, out: &mut String) {
    for a in campo(x, "ancore_precedenti").map_or(&[][..], lista) {
        let _ = write!(out, "<span id=\"{}\"></span>", html(a.as_str().unwrap_or_default()));
    }
}

fn indirizzo(v: &Value, out: &mut String) {
    match v.as_str() {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
            let url = html(url);
            let _ = write!(out, "<a class=\"url\" href=\"{url}\">{url}</a>");
        }
        _ => out.push_str(&testo(v, Format::Html)),
    }
}

/// The name of a section, from the name of its file; other words stay as they are.
fn nome_sezione(v: &Value, contorno: &Contorno<'_>, out: &mut String) {
    match contorno.sezioni.iter().find(|s| campo(s, "stem") == Some(v)) {
        Some(s) => {
            let parte = |nome: &'static str| html(parola(s, nome).unwrap_or_default());
            let _ = write!(out, "<a href=\"#{}\">{} {}</a>", parte("ancora"), parte("numero"), parte("titolo"));
        }
        None => valore(v, out),
    }
}

/// A card: name and value of each field that is there.
fn campi(x: &Value, campi: &[Colonna<'_>], contorno: &Contorno<'_>, out: &mut String) {
    let mut open = false;
    for c in campi.iter().filter(|c| c.c_e(x)) {
        if !std::mem::replace(&mut open, true) {
            out.push_str("\n<dl class=\"campi\">");
        }
        let _ = write!(out, "\n<dt>{}</dt><dd{}>", html(c.etichetta), c.lungo(x));
        c.stampa(x, contorno, out);
        out.push_str("</dd>");
    }
    if open {
        out.push_str("\n</dl>");
    }
}

/// The fields of a card that few look for: an element each.
fn dati(x: &Value, campi: &[Colonna<'_>], contorno: &Contorno<'_>, out: &mut String) {
    let mut open = false;
    for c in campi.iter().filter(|c| c.c_e(x)) {
        if !std::mem::replace(&mut open, true) {
            out.push_str("\n<ul class=\"dati\">");
        }
        let _ = write!(out, "\n<li{}>{}: ", c.lungo(x), html(c.etichetta));
        c.stampa(x, contorno, out);
        out.push_str("</li>");
    }
    if open {
        out.push_str("\n</ul>");
    }
}

/// A table of equal cards: columns without values are not printed.
struct Tabella<'k> {
    righe: &'k [Value],
    titolo: &'k str,
    nascosto: bool,
    anni: Option<&'k Value>,
    colonne: Vec<Colonna<'k>>,
}

impl Tabella<'_> {
    fn anni(&self) -> &[Value] {
        self.anni.map_or(&[], lista)
    }

    fn stampa(&self, contorno: &Contorno<'_>, out: &mut String) {
        let visibili: Vec<&Colonna<'_>> = self.colonne.iter().filter(|c| self.righe.iter().any(|r| c.c_e(r))).collect();
        let citati = self.righe.iter().any(|r| campo(r, "citato_da").is_some_and(|c| !lista(c).is_empty()));
        self.testa(&visibili, citati, out);
        for r in self.righe {
            let qui = parola(r, "ancora").is_some() && campo(r, "definito").and_then(Value::as_bool).unwrap_or(true);
            let _ = write!(out, "\n<tr{}>", if qui { ancora(r) } else { String::new() });
            for (i, c) in visibili.iter().enumerate() {
                match (c.tipo, i) {
                    ("s", _) => self.valori(r, c, out),
                    (_, 0) => prima_cella(r, c, visibili.len() == 1 && !citati, contorno, out),
                    _ => {
                        let class = if c.tipo == "n" { " class=\"num\"" } else { c.lungo(r) };
                        let _ = write!(out, "<td data-t=\"{}\"{class}>", html(c.etichetta));
                        c.stampa(r, contorno, out);
                        out.push_str("</td>");
                    }
                }
            }
            if citati {
                out.push_str("<td data-t=\"Legami\" class=\"cit\">");
                if campo(r, "citato_da").is_some_and(|c| !lista(c).is_empty()) {
                    citato(r, MOLTI_IN_CELLA, out);
                } else {
                    out.push_str(VUOTO);
                }
                out.push_str("</td>");
            }
            out.push_str("</tr>");
        }
        out.push_str(if self.larga(&visibili, citati) {
            "\n</tbody>\n</table>\n</div>"
        } else {
            "\n</tbody>\n</table>"
        });
    }

    /// Wide tables scroll by themselves.
    fn larga(&self, visibili: &[&Colonna<'_>], citati: bool) -> bool {
        let larghezza = |c: &&Colonna<'_>| match c.tipo {
            "s" => 3,
            "p" | "r" => 2,
            _ => 1,
        };
        visibili.iter().map(larghezza).sum::<usize>() + usize::from(citati) > 6
    }

    fn testa(&self, visibili: &[&Colonna<'_>], citati: bool, out: &mut String) {
        let titolo = html(self.titolo);
        if self.larga(visibili, citati) {
            let _ = write!(
                out,
                "\n<div class=\"tabella larga\" tabindex=\"0\" role=\"group\" aria-label=\"Tabella: {titolo}\">\n<table>"
            );
        } else {
            out.push_str("\n<table class=\"tabella\">");
        }
        let nascosto = if self.nascosto { " class=\"nascosto\"" } else { "" };
        let _ = write!(out, "\n<caption{nascosto}>{titolo}</caption>\n<thead><tr>");
        for c in visibili {
            let etichetta = html(c.etichetta);
            if c.tipo == "s" {
                for a in self.anni() {
                    let _ = write!(out, "<th scope=\"col\" class=\"num\">{etichetta} {a}</th>");
                }
            } else {
                let class = if c.tipo == "n" { " class=\"num\"" } else { "" };
                let _ = write!(out, "<th scope=\"col\"{class}>{etichetta}</th>");
            }
        }
        if citati {
            out.push_str("<th scope=\"col\" class=\"cit\">Legami</th>");
        }
        out.push_str("</tr></thead>\n<tbody>");
    }

    /// One cell a year.
    fn valori(&self, r: &Value, c: &Colonna<'_>, out: &mut String) {
        for (i, a) in self.anni().iter().enumerate() {
            let _ = write!(out, "<td data-t=\"{} {a}\" class=\"num\">", html(c.etichetta));
            match campo(r, c.campo) {
                Some(v) => {
                    anno_di(v, a, out);
                    if i + 1 == self.anni().len() {
                        self.anni.into_iter().for_each(|anni| altri_anni(v, anni, out));
                    }
                }
                None => out.push_str(VUOTO),
            }
            out.push_str("</td>");
        }
    }
}

/// The first cell of a row names it.
fn prima_cella(r: &Value, c: &Colonna<'_>, sola: bool, contorno: &Contorno<'_>, out: &mut String) {
    let corta = matches!(c.campo, "anno" | "data" | "periodo" | "livello");
    out.push_str(match (sola, corta) {
        (true, _) => "<td>",
        (false, true) => "<th scope=\"row\" class=\"corto\">",
        (false, false) => "<th scope=\"row\">",
    });
    if c.campo != "codice"
        && let Some(codice) = campo(r, "codice")
    {
        let _ = write!(out, "<span class=\"codice\">{}</span> ", testo(codice, Format::Html));
    }
    c.stampa(r, contorno, out);
    if let Some(segno) = parola(r, "cambiato") {
        let _ = write!(out, " <span class=\"segno\">{}</span>", html(segno));
    }
    ancore(r, out);
    out.push_str(if sola { "</td>" } else { "</th>" });
}

/// The value of a year.
fn anno_di(v: &Value, anno: &Value, out: &mut String) {
    let anno = anno.to_string();
    let mut found = false;
    for s in lista(v).iter().filter(|s| campo(s, "anno").is_some_and(|a| a.to_string() == anno)) {
        out.push_str(&con_note(s, Format::Html));
        found = true;
    }
    if !found {
        out.push_str(VUOTO);
    }
}

/// The values of years that have no column.
fn altri_anni(v: &Value, anni: &Value, out: &mut String) {
    let shown: Vec<String> = lista(anni).iter().map(Value::to_string).collect();
    let altri: Vec<Value> = lista(v)
        .iter()
        .filter(|s| campo(s, "anno").is_some_and(|a| !shown.contains(&a.to_string())))
        .cloned()
        .collect();
    if !altri.is_empty() {
        out.push_str("<p class=\"tenue\">Altri anni: ");
        serie(&Value::from(altri), out);
        out.push_str("</p>");
    }
}

/// More links than these are folded.
const MOLTI: usize = 8;
const MOLTI_IN_CELLA: usize = 3;

/// What leads to an element: a sentence for each sort of it; long ones are folded.
fn citato(x: &Value, soglia: usize, out: &mut String) {
    for g in campo(x, "citato_da").map_or(&[][..], lista) {
        if !piegata(x, g, soglia, out) {
            let _ = write!(out, "\n<p class=\"citato\">{}: {}</p>", testo_di(g, "frase"), rimandi(g));
        }
    }
}

/// A sentence with many links, folded under its first words.
fn piegata(x: &Value, g: &Value, soglia: usize, out: &mut String) -> bool {
    let molti = campo(g, "voci").map_or(0, |v| lista(v).len()) > soglia;
    if molti {
        let (frase, nome) = (testo_di(g, "frase"), html(nudo(campo(x, "nome_mostrato"))));
        let _ = write!(
            out,
            "\n<details class=\"citato\"><summary aria-label=\"{frase}: {nome}\">{frase}</summary><div>{}</div></details>",
            rimandi(g)
        );
    }
    molti
}

/// A text as an attribute can hold it: in the language of the plan.
fn nudo(v: Option<&Value>) -> &str {
    v.and_then(|v| v.as_str().or_else(|| parola(v, "testo"))).unwrap_or_default()
}

fn testo_di(x: &Value, nome: &'static str) -> String {
    campo(x, nome).map(|t| testo(t, Format::Html)).unwrap_or_default()
}

/// The links of a sentence.
fn rimandi(g: &Value) -> String {
    campo(g, "voci").map_or(&[][..], lista).iter().map(|v| rif(v, Format::Html)).collect::<Vec<_>>().join(", ")
}
