// SPDX-License-Identifier: EUPL-1.2
//! Hostile text in every field that takes text, enumerated from the schemas: the document has the same elements as
//! with harmless text. A field added to the model is in here without a line being written.

use crate::estratti::{estratti, page};
use crate::render::{
    Piano, elements_text, first_difference, fragment, inert, markdown_to_html, repository, shape, spaced,
};
use crate::support::{Files, load};
use piao::load::Options;
use piao::model::Sezione;
use piao::render::Format;
use piao::render::estratto::Estratto;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// One way to fill a schema: which text, and whether lists say that there is none instead.
struct Riempie<'t> {
    testo: &'t str,
    vuote: bool,
    definitions: Value,
    /// Definitions being filled, against offices within offices.
    aperte: Vec<String>,
    testi: usize,
    id: HashMap<String, usize>,
}

impl Riempie<'_> {
    fn istanza(&mut self, schema: &Value) -> Value {
        if let Some(name) = schema["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
            return self.definita(name);
        }
        if let Some(only) = schema["allOf"].as_array().and_then(|a| a.first()) {
            return self.istanza(only);
        }
        if let Some(variants) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
            let variant = self.scelta(variants).clone();
            return self.istanza(&variant);
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(first) = schema["enum"].as_array().and_then(|e| e.first()) {
            return first.clone();
        }
        let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("object");
        match kind {
            "array" => {
                let items = schema["items"].clone();
                json!([self.istanza(&items), self.istanza(&items)])
            }
            "integer" | "number" => json!(5),
            "boolean" => json!(true),
            "object" => self.oggetto(schema),
            _ => self.testo(),
        }
    }

    fn testo(&mut self) -> Value {
        self.testi += 1;
        json!(self.testo)
    }

    /// The first element of each kind in a file is the one that others point at. Files share ids, as drafts may.
    fn id(&mut self) -> Value {
        let quanti = self.id.entry(self.aperte.last().cloned().unwrap_or_default()).or_insert(0);
        *quanti += 1;
        if *quanti == 1 { json!("uno") } else { json!(format!("n{quanti}")) }
    }

    /// The fullest variant; or, where there is one, the one that says that there is none.
    fn scelta<'s>(&self, variants: &'s [Value]) -> &'s Value {
        let none = variants.iter().find(|v| v["properties"].get("nessuna").is_some());
        let fullest = |v: &&Value| match v["$ref"].as_str().and_then(|r| r.rsplit('/').next()) {
            Some(name) if self.aperte.iter().any(|a| a == name) => 0,
            // «Da compilare» is a text like others, and no plan is published with it.
            None if v.get("pattern").is_some() => 0,
            None if v.get("const").is_some() => 50,
            Some(name) => 2 + self.definitions[name]["properties"].as_object().map_or(0, Map::len),
            None if v["type"] == "array" => 1000,
            None => 1 + v["properties"].as_object().map_or(0, Map::len),
        };
        match none.filter(|_| self.vuote) {
            Some(none) => none,
            None => variants.iter().filter(|v| none != Some(v)).max_by_key(fullest).expect("a variant"),
        }
    }

    fn definita(&mut self, name: &str) -> Value {
        match name {
            "Id" => return self.id(),
            "Giorno" => return json!("2027-03-01"),
            "Anno" => return json!(2027),
            "SiNo" => return json!(true),
            "Decimale" | "Importo" | "Percento" | "Peso" | "Conteggio" => return json!(5),
            "Percorso" => return json!("testi/assente.md"),
            "Testo" | "Prosa" | "Valore" | "CodiceObbligo" => return self.testo(),
            _ if name.starts_with("RefOTesto_") => return self.testo(),
            _ if name.starts_with("Ref_") => return json!("uno"),
            _ => {}
        }
        let Some(schema) = self.definitions.get(name).cloned() else { panic!("no definition {name}") };
        self.aperte.push(name.into());
        let value = self.istanza(&schema);
        self.aperte.pop();
        value
    }

    fn oggetto(&mut self, schema: &Value) -> Value {
        let mut out = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let named = |v: &Value| v["$ref"].as_str().and_then(|r| r.rsplit('/').next()).map(str::to_owned);
            let inner = named(&field["items"]).or(named(&field["anyOf"][0]["items"])).or(named(&field["allOf"][0]));
            // The same record within itself: once is enough.
            if inner.is_some_and(|n| self.aperte.contains(&n)) {
                continue;
            }
            out.insert(name.clone(), self.istanza(field));
        }
        if out.is_empty() && schema["additionalProperties"].is_object() {
            let inner = schema["additionalProperties"].clone();
            let key = match schema["propertyNames"]["pattern"].as_str() {
                Some(years) if years.contains("19|20") => "2027".to_owned(),
                Some(_) => "it".to_owned(),
                None => self.testo.to_owned(),
            };
            out.insert(key, self.istanza(&inner));
        }
        Value::Object(out)
    }
}

/// A plan with every field of every schema, all its texts the same.
fn con_tutto(testo: &str, vuote: bool) -> (Piano, usize) {
    let (files, testi) = file_con_tutto(testo, vuote);
    let refs: Vec<(&str, &str)> = files.iter().map(|(p, t)| (&**p, &**t)).collect();
    (Piano::of_texts(&refs), testi)
}

/// The files of such a plan, and how many texts there are.
fn file_con_tutto(testo: &str, vuote: bool) -> (Files, usize) {
    let mut files = Vec::new();
    let mut testi = 0;
    let mut file = |stem: &str| {
        let path = repository().join(format!("schemas/{stem}.schema.json"));
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON");
        let mut fills = Riempie {
            testo,
            vuote,
            definitions: schema["definitions"].clone(),
            aperte: vec![],
            testi: 0,
            id: HashMap::new(),
        };
        let value = fills.oggetto(&schema);
        testi += fills.testi;
        value
    };
    files.push(("piao.toml".to_owned(), toml(&manifesto(file("piao")))));
    for sezione in Sezione::TUTTE {
        // JSON is YAML.
        files.push((format!("{}-{}.yaml", sezione.numero(), sezione.stem()), file(sezione.stem()).to_string()));
    }
    files.push(("consuntivi/2027-06-30.yaml".to_owned(), file("consuntivi").to_string()));
    (files, testi)
}

/// What a manifest must say in earnest, for the rest of the plan to be read.
fn manifesto(mut piao: Value) -> Value {
    let fields = piao.as_object_mut().expect("an object");
    fields.insert("anno".into(), json!(2027));
    fields.insert("formato".into(), json!(1));
    fields.remove("precedente");
    // Waivers and levels would silence the findings that this test looks at.
    for key in ["deroghe", "regole", "schema"] {
        fields.remove(key);
    }
    piao
}

/// TOML whose values are all on one line.
fn toml(piao: &Value) -> String {
    fn inline(value: &Value) -> String {
        match value {
            Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
            Value::Object(fields) => {
                let pairs: Vec<String> = fields.iter().map(|(k, v)| format!("{} = {}", quoted(k), inline(v))).collect();
                format!("{{ {} }}", pairs.join(", "))
            }
            Value::String(text) => quoted(text),
            other => other.to_string(),
        }
    }
    fn quoted(text: &str) -> String {
        json!(text).to_string()
    }
    let fields = piao.as_object().expect("an object");
    fields.iter().map(|(k, v)| format!("{} = {}\n", quoted(k), inline(v))).collect()
}

/// Texts that would be something else, were they ever read as markup, as a template or as Markdown.
const OSTILI: [&str; 10] = [
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "{{ 7*7 }} {% raw %} {# x #}",
    "<!-- mai chiuso",
    "]]> </style><b>x</b>",
    "\u{202e}atsop \u{200f}\u{2066}",
    "=SOMMA(A1;\"x\") | +1 | @x",
    "</title></table></div></section></main>",
    "a&b &lt;i&gt; &#60;u&#62;",
];

/// Both documents of a plan, as browsers see them.
fn pagine(piano: &Piano) -> [(&'static str, Vec<String>); 2] {
    [("HTML", shape(&fragment(&piano.html_text))), ("Markdown", shape(&markdown_to_html(&piano.markdown)))]
}

#[test]
fn hostile_text_in_every_field_stays_text() {
    let mut wrong = Vec::new();
    for vuote in [false, true] {
        let (harmless, testi) = con_tutto("Testo innocuo di prova", vuote);
        assert!(testi > if vuote { 150 } else { 900 }, "{testi} texts");
        let refused: Vec<String> = harmless
            .findings
            .iter()
            .filter(|f| ["tipo-errato", "campo-sconosciuto", "scelta-sconosciuta"].contains(&f.regola))
            .map(ToString::to_string)
            .collect();
        assert!(refused.is_empty(), "the schemas promise what is refused:\n{}", refused.join("\n"));
        let usual = pagine(&harmless);
        for text in OSTILI {
            let (hostile, _) = con_tutto(text, vuote);
            for ((format, usual), (_, found)) in usual.iter().zip(pagine(&hostile)) {
                if *usual != found {
                    wrong.push(format!("{format}, {text:?}: {}", first_difference(usual, &found)));
                }
            }
            inert(&hostile.html, &mut wrong);
            let shown = elements_text(&hostile.html).matches(&spaced(text)).count();
            if shown < if vuote { 50 } else { 500 } {
                wrong.push(format!("{text:?} is shown as it is {shown} times only"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn hostile_text_stays_text_in_extracts_too() {
    let text = "\"><img src=x onerror=alert(1)> ](#x) {{ 7*7 }} </script> <!--";
    let pages = |testo: &str| -> Vec<(String, Vec<String>)> {
        let loaded = load(&file_con_tutto(testo, false).0);
        loaded.check(&Options::default(), |cx, _| {
            let both = |e: &Estratto| {
                let html = shape(&fragment(&page(cx, Format::Html, e)));
                let markdown = shape(&markdown_to_html(&page(cx, Format::Markdown, e)));
                [(format!("{e:?}, HTML"), html), (format!("{e:?}, Markdown"), markdown)]
            };
            // A section is written as in the whole document.
            let own = |e: &&Estratto| !matches!(e, Estratto::Sezione(_));
            estratti(cx).iter().filter(own).flat_map(both).collect()
        })
    };
    let (harmless, hostile) = (pages("Testo innocuo di prova"), pages(text));
    assert!(harmless.len() > 30, "{}", harmless.len());
    let differ = harmless.iter().zip(&hostile).filter(|(a, b)| a.1 != b.1);
    let wrong: Vec<String> =
        differ.map(|((name, usual), (_, found))| format!("{name}: {}", first_difference(usual, found))).collect();
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_word_of_a_million_letters_is_a_word() {
    let parola = "a".repeat(1_000_000);
    let goal = |nome: &str| {
        let yaml = format!(
            "obiettivi:\n  - id: uno\n    titolo: {nome}\n    descrizione: {nome}\n    ufficio: {nome}\n    indicatori:\n      - id: due\n        nome: {nome}\n        target: {{ 2027: {nome} }}\n"
        );
        Piano::of_texts(&[("piao.toml", "anno = 2027\n"), ("2.2-performance.yaml", &yaml)])
    };
    let (short, long) = (goal("parola"), goal(&parola));
    // Of the section with the goal: charts write a long name on more lines, and data so large are not in the page.
    let outside = |piano: &Piano| -> Vec<String> {
        const PICTURE: [&str; 8] = ["svg", "g", "text", "tspan", "rect", "line", "path", "title"];
        let section = piano.html.with_id("sezione-performance").expect("the section");
        let all = shape(section);
        all.into_iter().filter(|e| !PICTURE.contains(&e.split(' ').next().unwrap_or_default())).collect()
    };
    assert!(outside(&short).len() > 30, "{}", outside(&short).len());
    assert!(outside(&short) == outside(&long), "{}", first_difference(&outside(&short), &outside(&long)));
    assert!(long.html_text.contains(&parola) && long.markdown.contains(&parola));
}
