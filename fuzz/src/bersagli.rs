// SPDX-License-Identifier: EUPL-1.2
//! One function a target: bytes go in, and what must hold of every plan is asserted. No clock, no file, no state.
//! Read by the fuzz targets and by `tests/suite/fuzz.rs`, which finds `pagina` at the root of its crate too.

use crate::pagina::{Elem, fragment, inert, inert_piece, parse};
use piao::diagnostic::Diagnostic;
use piao::diff::compare;
use piao::load::{Loaded, Options};
use piao::model::valore::{Valore, data as giorno, decimale, stampa_data, stampa_decimale};
use piao::render::prose::Prosa;
use piao::report::diff::{Filtri, Rapporto, giudica, write};
use piao::report::{self, Format, Report};
use piao::rules::rule_of;
use piao::source::node::{Data, Node, Style};
use piao::source::{FileId, Given, Sources, Span};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a target does with an input.
pub type Bersaglio = fn(&[u8]);

/// Every target with its name.
pub const BERSAGLI: [(&str, Bersaglio); 7] = [
    ("yaml", yaml),
    ("toml", toml),
    ("valori", valori),
    ("prosa", prosa),
    ("piano", piano),
    ("diff", diff),
    ("html", html),
];

/// A file of YAML.
pub fn yaml(data: &[u8]) {
    albero("prova.yaml", data);
}

/// A file of TOML.
pub fn toml(data: &[u8]) {
    albero("prova.toml", data);
}

/// A file and its tree: spans are places of the text, the same twice, and what is refused is told.
fn albero(path: &str, data: &[u8]) {
    let mut found = Vec::new();
    let sources = Sources::given(vec![given(path, data)], &mut found);
    let tree = sources.parse(FileId(0), &mut found);
    assert!(tree.is_some() || !found.is_empty(), "refused without a word");
    for diagnostic in &found {
        luoghi(&sources, diagnostic);
    }
    let Some(tree) = tree else { return };
    nodo(&sources, &tree, 1);
    let mut again = Vec::new();
    let second = sources.parse(FileId(0), &mut again).expect("it was read once");
    assert_eq!(format!("{tree:?}"), format!("{second:?}"), "read twice");
    assert!(found.ends_with(&again), "found twice");
    scritto_e_riletto(&tree);
}

fn given(path: &str, data: &[u8]) -> Given {
    Given { path: path.into(), shown: path.into(), content: Ok(Some(data.to_vec())) }
}

/// A finding says something, at places of its file.
fn luoghi(sources: &Sources, found: &Diagnostic) {
    assert!(!found.message.trim().is_empty(), "a finding without words: {found:?}");
    for label in std::iter::once(&found.label).chain(&found.altri) {
        luogo(sources, label.span);
    }
}

/// Bytes of the file, from one character to another.
fn luogo(sources: &Sources, span: Span) {
    let text = &sources.file(span.file).text;
    assert!(text.get(span.range()).is_some(), "{span:?} is no place of a text of {} bytes", text.len());
    let (line, column) = sources.file(span.file).position(span.start);
    assert!(line >= 1 && column >= 1 && line <= sources.file(span.file).line_count(), "{span:?}");
}

/// A node and those inside it.
fn nodo(sources: &Sources, node: &Node<'_>, depth: usize) {
    luogo(sources, node.span);
    // The limit, and one for the document itself.
    assert!(depth <= 66, "{depth} levels");
    match &node.data {
        Data::Scalar(scalar) => {
            let written = sources.slice(node.span);
            let one_line = !written.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
            if scalar.style == Style::Plain && one_line {
                // TOML lets underscores stand between the digits of a number.
                let toml = sources.file(node.span.file).format == piao::source::Format::Toml;
                let written = if toml { written.replace('_', "") } else { written.into() };
                assert_eq!(scalar.text, written, "a plain scalar is what is written");
            }
        }
        Data::Seq(items) => items.iter().for_each(|item| nodo(sources, item, depth + 1)),
        Data::Map(entries) => {
            for entry in entries {
                luogo(sources, entry.key_span);
                nodo(sources, &entry.node, depth + 1);
            }
        }
    }
}

/// A tree whose texts YAML may hold, written as JSON, is the same tree when YAML reads it.
fn scritto_e_riletto(tree: &Node<'_>) {
    if !scrivibile(tree) {
        return;
    }
    let json = in_json(tree).to_string();
    let sources = Sources::from_texts([("prova.yaml", &*json)]);
    let mut found = Vec::new();
    let again = sources.parse(FileId(0), &mut found);
    let again = again.unwrap_or_else(|| panic!("refused: {found:?}\n{json}"));
    assert_eq!(in_json(&again).to_string(), json, "written and read again");
}

/// No control characters, which YAML refuses, no long keys, which it reads on one line only, and none twice.
fn scrivibile(node: &Node<'_>) -> bool {
    let plain =
        |text: &str| !text.contains(|c: char| c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}'));
    match &node.data {
        Data::Scalar(scalar) => plain(&scalar.text),
        Data::Seq(items) => items.iter().all(scrivibile),
        Data::Map(entries) => {
            let mut keys: Vec<&str> = entries.iter().map(|e| &*e.key).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.len() == entries.len()
                && entries.iter().all(|e| e.key.len() < 200 && plain(&e.key) && scrivibile(&e.node))
        }
    }
}

fn in_json(node: &Node<'_>) -> serde_json::Value {
    match &node.data {
        Data::Scalar(scalar) => scalar.text.to_string().into(),
        Data::Seq(items) => items.iter().map(in_json).collect(),
        Data::Map(entries) => entries.iter().map(|e| (e.key.to_string(), in_json(&e.node))).collect(),
    }
}

/// A value, a number, a day: what is printed reads as what it was.
pub fn valori(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for quoted in [false, true] {
        let valore = Valore::leggi(&text, quoted);
        assert_eq!(&*valore.testo, text.trim());
        assert!(valore.condizioni.len() <= 8);
        assert_eq!(valore, Valore::leggi(&text, quoted), "read twice");
        let printed = valore.stampa();
        let again = Valore::leggi(&printed, quoted);
        assert_eq!(again.condizioni, valore.condizioni, "{text:?} is printed {printed:?}");
        assert_eq!(again.stampa(), printed, "printed twice");
    }
    if let Some(number) = decimale(&text) {
        let printed = stampa_decimale(&number);
        assert_eq!(decimale(&printed), Some(number), "{text:?} is printed {printed:?}");
    }
    if let Ok(day) = giorno(&text) {
        assert_eq!(giorno(&stampa_data(day)), Ok(day), "{text:?}");
    }
}

/// A text of Markdown: what stands in it stands at its place, and the HTML made of it is well-formed and harmless.
pub fn prosa(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for (at, piece) in piao::prose::html_grezzo(&text) {
        assert!(text.get(at..).is_some(), "{piece:?} at {at} of {}", text.len());
    }
    let pictures = piao::prose::immagini(&text).into_iter().map(|picture| picture.offset);
    let links = piao::prose::irraggiungibili(&text).into_iter().map(|link| link.offset);
    let notes = piao::prose::note_sole(&text).into_iter().map(|note| note.offset);
    for at in pictures.chain(links).chain(notes) {
        assert!(text.get(at..).is_some(), "{at} of {}", text.len());
    }
    for (at, word) in piao::prose::indirizzi_soli(&text) {
        assert!(text.get(at..).is_some_and(|there| there.starts_with(&format!("[{word}]:"))), "{word:?} at {at}");
    }
    for (at, rest) in piao::prose::celle_in_piu(&text) {
        assert!(text.get(at..).is_some_and(|there| there.starts_with(&rest)), "{rest:?} at {at}");
    }
    if let Some(at) = piao::prose::citazione_annidata(&text) {
        assert!(text[at..].starts_with('>'));
    }
    let (html, text_of_markdown) = con_prosa(|prosa| (prosa.html(&text), prosa.markdown(&text)));
    assert_eq!(html, con_prosa(|prosa| prosa.html(&text)), "written twice");
    let page = |inside: &str| {
        format!("<!doctype html>\n<html lang=\"it\"><head><title>x</title></head><body>{inside}</body></html>\n")
    };
    innocua(&parse("prosa", &page(&html)));
    innocua(&fragment(&page(&comrak::markdown_to_html(&text_of_markdown, &markdown()))));
}

/// Markdown as a site shows it that lets everything through.
fn markdown() -> comrak::Options<'static> {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.description_lists = true;
    options.render.r#unsafe = true;
    options
}

fn innocua(page: &Elem) {
    let mut wrong = Vec::new();
    inert_piece(page, &mut wrong);
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Prose of a small plan, with an office that links may name.
fn con_prosa<R>(then: impl FnOnce(&mut Prosa<'_>) -> R) -> R {
    static PIANO: LazyLock<Loaded> = LazyLock::new(|| {
        let office = "uffici:\n  - id: tributi\n    nome: \"Tributi & *così* via\"\n";
        let files = [("piao.toml", "formato = 1\nanno = 2027\n"), ("struttura_organizzativa.yaml", office)];
        Loaded::from_sources(Sources::from_texts(files))
    });
    PIANO.link(|lato, _| {
        then(&mut Prosa { graph: lato.graph, sources: lato.sources, texts: 0, sigle: Default::default() })
    })
}

/// The files of a plan: after each line `=== path` stands what the file holds.
fn cartella(data: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut path = "piao.toml".to_owned();
    for line in data.split_inclusive(|b| *b == b'\n') {
        match line.strip_prefix(b"=== ") {
            Some(name) => path = String::from_utf8_lossy(name).trim().to_owned(),
            None => files.entry(path.clone()).or_default().extend(line),
        }
    }
    files
}

fn caricato(files: &BTreeMap<String, Vec<u8>>) -> Loaded {
    Loaded::given(files.iter().map(|(path, bytes)| given(path, bytes)).collect(), 1)
}

/// A whole plan: every finding has a rule and a place, every format can be written, and twice the same.
pub fn piano(data: &[u8]) {
    let files = cartella(data);
    let written = |loaded: &Loaded| {
        loaded.check(&Options::default(), |cx, outcome| {
            for finding in outcome.findings.iter().chain(&outcome.waived) {
                assert!(rule_of(finding.rule).is_some(), "{} is no rule", finding.rule);
                luoghi(cx.sources, finding);
            }
            let report = Report { piano: "piano", sources: cx.sources, outcome: &outcome, max: None, color: false };
            let formats = [Format::Esteso, Format::Breve, Format::Json, Format::Github];
            let mut texts: Vec<String> = formats.into_iter().map(|format| report::write(format, &report)).collect();
            is_json(&texts[2]);
            texts.push(serde_json::to_string(&piao::export::export(cx, "piano")).expect("an export is JSON"));
            texts
        })
    };
    assert_eq!(written(&caricato(&files)), written(&caricato(&files)), "checked twice");
}

fn is_json(text: &str) {
    let read: Result<serde_json::Value, _> = serde_json::from_str(text);
    assert!(read.is_ok(), "no JSON: {text}");
}

/// Two plans, the files of the first below `prima/`: every format can be written, and a plan is like itself.
pub fn diff(data: &[u8]) {
    let (mut prima, mut dopo) = (BTreeMap::new(), BTreeMap::new());
    for (path, bytes) in cartella(data) {
        match path.strip_prefix("prima/") {
            Some(path) => prima.insert(path.to_owned(), bytes),
            None => dopo.insert(path, bytes),
        };
    }
    let (prima, dopo) = (caricato(&prima), caricato(&dopo));
    use piao::report::diff::Format;
    let page = confrontati(&prima, &dopo, Format::Html);
    innocua(&parse("diff", &page));
    is_json(&confrontati(&prima, &dopo, Format::Json));
    for format in [Format::Esteso, Format::Breve, Format::Markdown, Format::Csv] {
        confrontati(&prima, &dopo, format);
    }
    assert_eq!(page, confrontati(&prima, &dopo, Format::Html), "compared twice");
    let itself = dopo.link(|lato, _| {
        let found = compare(lato, lato);
        found.cambiamenti.iter().map(|c| format!("{} {}", c.tipo.parola(), c.campo)).collect::<Vec<_>>()
    });
    assert_eq!(itself, Vec::<String>::new(), "a plan compared with itself");
}

fn confrontati(prima: &Loaded, dopo: &Loaded, format: piao::report::diff::Format) -> String {
    prima.link(|before, _| {
        dopo.link(|after, _| {
            let confronto = compare(before, after);
            let giudizi = giudica(&confronto);
            write(format, &Rapporto::new(&confronto, &giudizi, &Filtri::default(), ("prima", "dopo")))
        })
    })
}

/// The plan whose texts the input replaces.
const MINIMO: [(&str, &str); 11] = [
    ("piao.toml", include_str!("../../tests/piano-minimo/piao.toml")),
    ("fabbisogni.yaml", include_str!("../../tests/piano-minimo/fabbisogni.yaml")),
    ("formazione.yaml", include_str!("../../tests/piano-minimo/formazione.yaml")),
    ("lavoro_agile.yaml", include_str!("../../tests/piano-minimo/lavoro_agile.yaml")),
    ("monitoraggio.yaml", include_str!("../../tests/piano-minimo/monitoraggio.yaml")),
    ("performance.yaml", include_str!("../../tests/piano-minimo/performance.yaml")),
    ("rischi_corruttivi.yaml", include_str!("../../tests/piano-minimo/rischi_corruttivi.yaml")),
    ("scheda_anagrafica.yaml", include_str!("../../tests/piano-minimo/scheda_anagrafica.yaml")),
    ("struttura_organizzativa.yaml", include_str!("../../tests/piano-minimo/struttura_organizzativa.yaml")),
    ("trasparenza.yaml", include_str!("../../tests/piano-minimo/trasparenza.yaml")),
    ("valore_pubblico.yaml", include_str!("../../tests/piano-minimo/valore_pubblico.yaml")),
];

/// A plan with the texts of the input, divided by `=== `: its documents are well-formed, and nothing in them runs.
pub fn html(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut pieces = text.split("=== ").cycle();
    let sources = Sources::from_texts(MINIMO);
    let files = sources.files().map(|(id, file)| {
        let tree = sources.parse(id, &mut Vec::new()).expect("the smallest plan can be read");
        let mut out = String::new();
        if file.path.ends_with(".toml") {
            for entry in tree.map().expect("a table") {
                out.push_str(&format!("{} = ", entry.key));
                scrivi(&entry.node, " = ", &mut pieces, &mut out);
                out.push('\n');
            }
        } else {
            scrivi(&tree, ": ", &mut pieces, &mut out);
        }
        (file.path.clone(), out)
    });
    let loaded = Loaded::from_sources(Sources::from_texts(files.collect::<Vec<_>>()));
    loaded.check(&Options::default(), |cx, _| {
        use piao::render::{Format, render};
        let written = |format| render(cx, format, false, None).unwrap_or_else(|e| panic!("{}", e.0));
        let page = written(Format::Html);
        let mut wrong = Vec::new();
        inert(&parse("html", &page), &mut wrong);
        assert!(wrong.is_empty(), "{wrong:?}");
        innocua(&fragment(&comrak::markdown_to_html(&written(Format::Markdown), &markdown())));
    });
}

/// A node on one line, as YAML and TOML both read it; texts of more than one word or part are those of the input.
fn scrivi<'t>(node: &Node<'_>, sign: &str, pieces: &mut impl Iterator<Item = &'t str>, out: &mut String) {
    match &node.data {
        Data::Scalar(scalar) => {
            let is_text = scalar.text.contains([' ', '@']) || scalar.text.contains("://");
            match scalar.style {
                Style::Plain if !is_text => out.push_str(&scalar.text),
                _ => {
                    let text = if is_text { pieces.next().unwrap_or_default() } else { &*scalar.text };
                    out.push_str(&serde_json::Value::from(text).to_string());
                }
            }
        }
        Data::Seq(items) => {
            out.push('[');
            for item in items {
                scrivi(item, sign, pieces, out);
                out.push_str(", ");
            }
            out.push(']');
        }
        Data::Map(entries) => {
            out.push('{');
            for (n, entry) in entries.iter().enumerate() {
                out.push_str(if n == 0 { " " } else { ", " });
                out.push_str(&serde_json::Value::from(&*entry.key).to_string());
                out.push_str(sign);
                scrivi(&entry.node, sign, pieces, out);
            }
            out.push('}');
        }
    }
}
