// SPDX-License-Identifier: EUPL-1.2
//! Documents: what must hold in the HTML and the Markdown of every plan at hand, whatever their templates say.
//! HTML is read by a browser's parser (html5ever), Markdown by comrak.

pub use crate::pagina::{Elem, Nodo, elements_text, fragment, inert, spaced};
use crate::pagina::{body_of, is_known_script, parse, raw_text, short};
use crate::support::{self, as_json};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use comrak::nodes::{NodeLink, NodeValue};
use comrak::{Arena, Options};
use piao::load::{self, Loaded};
use piao::model::id::Genere;
use piao::render::prose::Prosa;
use piao::render::{Format, render};
use piao::source::Sources;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

// ---------------------------------------------------------------------------------------------------------------------
// Plans

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A finding, without the plan it borrows from.
pub struct Trovato {
    pub regola: &'static str,
    pub message: String,
    pub file: String,
    pub riga: usize,
    pub id: Option<String>,
    pub campo: Option<String>,
}

impl std::fmt::Display for Trovato {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file, self.riga, self.regola, self.message)
    }
}

/// A plan with everything made of it.
pub struct Piano {
    pub name: String,
    pub root: PathBuf,
    pub findings: Vec<Trovato>,
    pub export: Value,
    /// The export of what may be published.
    pub pubblico: Value,
    /// Anchors of the elements of the graph.
    pub anchors: Vec<String>,
    /// Anchor of a cited element, anchors of who cites it.
    pub citati: BTreeMap<String, BTreeSet<String>>,
    pub html: Elem,
    pub html_text: String,
    pub markdown: String,
}

impl Piano {
    fn of(name: &str, root: &Path) -> Piano {
        let loaded = Loaded::read(root, name, load::Lettura::CON_PRECEDENTE).unwrap_or_else(|e| panic!("{name}: {e}"));
        Piano::from(name, root, &loaded)
    }

    fn from(name: &str, root: &Path, loaded: &Loaded) -> Piano {
        loaded.check(&load::Options::default(), |cx, outcome| {
            let document =
                |format| render(cx, format, false, None).unwrap_or_else(|e| panic!("{name}: {format:?}: {}", e.0));
            let anchor = |n: usize| {
                let nodo = cx.graph.nodo(n);
                format!("{}-{}", nodo.genere.parola(), nodo.id)
            };
            let mut citati: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for arco in cx.graph.archi() {
                if let (Some(da), Some(a)) = (arco.da, arco.a) {
                    citati.entry(anchor(a)).or_default().insert(anchor(da));
                }
            }
            let html_text = document(Format::Html);
            Piano {
                name: name.to_owned(),
                root: root.to_owned(),
                export: as_json(&piao::export::export(cx, name)),
                pubblico: piao::pubblicabile::pubblicabile(cx, |cx| as_json(&piao::export::export(cx, name))),
                anchors: (0..cx.graph.nodi().len()).map(anchor).collect(),
                citati,
                html: parse(name, &html_text),
                html_text,
                markdown: document(Format::Markdown),
                findings: outcome
                    .findings
                    .into_iter()
                    .map(|f| {
                        let file = cx.sources.file(f.span().file);
                        Trovato {
                            regola: f.rule,
                            message: f.message.clone(),
                            file: file.path.clone(),
                            riga: file.position(f.span().start).0,
                            id: f.id.clone(),
                            campo: f.campo.clone(),
                        }
                    })
                    .collect(),
            }
        })
    }

    /// A plan made of texts.
    pub fn of_texts(texts: &[(&str, &str)]) -> Piano {
        let loaded = Loaded::from_sources(Sources::from_texts(texts.iter().copied()));
        Piano::from("texts", Path::new(""), &loaded)
    }
}

static REALI: LazyLock<Vec<Piano>> = LazyLock::new(|| {
    let folder = repository().join("tests/reali");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("tests/reali")
        .filter_map(Result::ok)
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.iter().map(|n| Piano::of(n, &repository().join("tests/reali").join(n))).collect()
});

static ESEMPI: LazyLock<Vec<Piano>> = LazyLock::new(|| {
    ["comune/2026", "comune/2027", "piccolo-comune/2027", "regione-molise/2026"]
        .iter()
        .map(|n| Piano::of(n, &repository().join("examples").join(n)))
        .collect()
});

/// Every folder of `tests/reali`.
pub fn piani_reali() -> &'static [Piano] {
    assert!(REALI.len() >= 45, "tests/reali has lost folders");
    &REALI
}

/// Everything at hand.
fn piani() -> impl Iterator<Item = &'static Piano> {
    ESEMPI.iter().chain(piani_reali())
}

fn esempio(name: &str) -> &'static Piano {
    ESEMPI.iter().find(|p| p.name.starts_with(name)).expect("the example")
}

/// Every plan must pass: what does not, is listed with its plan.
fn every_plan(check: impl Fn(&Piano, &mut Vec<String>)) {
    let mut wrong = Vec::new();
    for piano in piani() {
        let mut of_this = Vec::new();
        check(piano, &mut of_this);
        wrong.extend(of_this.into_iter().map(|w| format!("{}: {w}", piano.name)));
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

// ---------------------------------------------------------------------------------------------------------------------
// Markdown

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.description_lists = true;
    options.render.r#unsafe = true;
    options
}

/// Markdown as an HTML page.
pub fn markdown_to_html(markdown: &str) -> Elem {
    fragment(&comrak::markdown_to_html(markdown, &options()))
}

/// What a Markdown document holds, by comrak.
#[derive(Default)]
struct Pezzi {
    /// In-page links.
    links: Vec<String>,
    /// `<a id>`.
    anchors: Vec<String>,
    /// Levels of the headings.
    headings: Vec<u8>,
    /// `(cells of the header, cells of the row, text of the line)`.
    rows: Vec<(usize, usize, String)>,
}

/// Cells of a line of a table: pipes that are not escaped, less one.
fn cells(line: &str) -> usize {
    let mut escaped = false;
    let mut pipes: usize = 0;
    for c in line.trim().chars() {
        pipes += usize::from(c == '|' && !escaped);
        escaped = c == '\\' && !escaped;
    }
    pipes.saturating_sub(1)
}

fn pieces(markdown: &str) -> Pezzi {
    let (arena, options) = (Arena::new(), options());
    let lines: Vec<&str> = markdown.lines().collect();
    let mut found = Pezzi::default();
    let mut width = 0;
    for node in comrak::parse_document(&arena, markdown, &options).descendants() {
        let data = node.data.borrow();
        match &data.value {
            NodeValue::Link(link) => {
                let NodeLink { url, .. } = &**link;
                found.links.extend(url.strip_prefix('#').map(str::to_owned));
            }
            NodeValue::HtmlInline(html) => found.anchors.extend(id_of(html)),
            NodeValue::HtmlBlock(html) => found.anchors.extend(html.literal.split("</a>").filter_map(id_of)),
            NodeValue::Heading(heading) => found.headings.push(heading.level),
            NodeValue::Table(table) => width = table.num_columns,
            NodeValue::TableRow(_) => {
                let line = lines[data.sourcepos.start.line - 1];
                found.rows.push((width, cells(line), line.to_owned()));
            }
            _ => {}
        }
    }
    found
}

/// The id of `<a id="…">`.
fn id_of(html: &str) -> Option<String> {
    html.trim().strip_prefix("<a id=\"")?.split_once('"').map(|(id, _)| id.to_owned())
}

// ---------------------------------------------------------------------------------------------------------------------
// What holds in every document

#[test]
fn every_page_says_its_language_and_title_and_has_one_first_heading() {
    every_plan(|piano, wrong| {
        // Pictures have titles too.
        let titles: Vec<&Elem> = piano.html.named("head").into_iter().flat_map(|h| h.named("title")).collect();
        if piano.html.attr("lang") != Some("it") || titles.len() != 1 || elements_text(&body_of(titles[0])).is_empty() {
            wrong.push("language or title".into());
        }
        if piano.html.named("h1").len() != 1 || piano.html.named("main").len() != 1 {
            wrong.push("not one h1, not one main".into());
        }
    });
}

#[test]
fn every_id_is_unique_and_every_link_in_the_page_arrives() {
    every_plan(|piano, wrong| {
        let mut ids = HashSet::new();
        for elem in piano.html.all() {
            if let Some(id) = elem.attr("id")
                && (id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id))
            {
                wrong.push(format!("id `{id}` twice, or empty"));
            }
        }
        for elem in piano.html.all() {
            for name in ["href", "aria-labelledby", "aria-describedby", "headers", "for"] {
                let Some(value) = elem.attr(name) else { continue };
                let target = if name == "href" { value.strip_prefix('#') } else { Some(value) };
                for id in target.into_iter().flat_map(str::split_whitespace).filter(|id| !ids.contains(id)) {
                    wrong.push(format!("<{} {name}=\"{id}\"> arrives nowhere", elem.name));
                }
                if target == Some("") {
                    wrong.push(format!("<{} {name}> is empty", elem.name));
                }
            }
        }
    });
}

#[test]
fn every_table_has_a_caption_and_heads_with_scope() {
    every_plan(|piano, wrong| {
        for table in piano.html.named("table") {
            let caption = table.elements().next().filter(|e| e.name == "caption").map(elements_text);
            // A table written in prose has no caption of its own: its text introduces it.
            let in_prose = piano
                .html
                .all()
                .into_iter()
                .any(|e| e.has_class("prosa") && e.named("table").iter().any(|t| std::ptr::eq(*t, table)));
            if !in_prose && caption.as_deref().is_none_or(str::is_empty) {
                wrong.push(format!("a table without caption: {}", short(&elements_text(table))));
            }
            for th in table.named("th") {
                if !in_prose && !matches!(th.attr("scope"), Some("col" | "row" | "colgroup" | "rowgroup")) {
                    wrong.push(format!("<th> without scope: {}", elements_text(th)));
                }
                if elements_text(th).trim().is_empty() {
                    wrong.push(format!("an empty <th>: {}", short(&elements_text(table))));
                }
            }
            if table.named("th").is_empty() {
                wrong.push(format!("a table without heads: {}", short(&elements_text(table))));
            }
            let width = |tr: &&Elem| -> usize {
                tr.elements().map(|c| c.attr("colspan").and_then(|n| n.parse().ok()).unwrap_or(1usize)).sum()
            };
            let widths: BTreeSet<usize> = table.named("tr").iter().map(width).collect();
            if widths.len() > 1 && !table.all().iter().any(|e| e.attr("rowspan").is_some()) {
                wrong.push(format!("rows of {widths:?} cells: {}", short(&elements_text(table))));
            }
        }
    });
}

/// In a PDF a browser makes of `<figure>` a picture that has no words of its own; those of the picture inside do not count.
#[test]
fn only_pictures_with_a_name_are_figures() {
    every_plan(|p, wrong| {
        if !p.html.named("figure").is_empty() {
            wrong.push("a <figure>".into());
        }
    });
}

#[test]
fn headings_never_skip_a_level() {
    every_plan(|piano, wrong| {
        let mut before = 0;
        for elem in piano.html.all() {
            let level = match &*elem.name {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                "h4" => 4,
                "h5" => 5,
                "h6" => 6,
                _ => continue,
            };
            let text = elements_text(elem);
            if level > before + 1 || text.is_empty() {
                wrong.push(format!("<h{level}> after <h{before}>: {text}"));
            }
            before = level;
        }
        before = 0;
        for level in pieces(&piano.markdown).headings {
            if level > before + 1 {
                wrong.push(format!("Markdown: heading {level} after {before}"));
            }
            before = level;
        }
    });
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    every_plan(|piano, wrong| inert(&piano.html, wrong));
}

/// No script but the data about the document and of its tables and the document's own, no handlers, nothing loaded from elsewhere; links go to pages, parts of this one, mail and telephone.
#[test]
fn every_element_has_its_anchor_once_in_both_formats() {
    every_plan(|piano, wrong| {
        let markdown = pieces(&piano.markdown).anchors;
        let html: Vec<&str> = piano.html.all().into_iter().filter_map(|e| e.attr("id")).collect();
        for anchor in &piano.anchors {
            let (h, m) =
                (html.iter().filter(|id| *id == anchor).count(), markdown.iter().filter(|id| *id == anchor).count());
            if (h, m) != (1, 1) {
                wrong.push(format!("#{anchor}: {h} in HTML, {m} in Markdown"));
            }
        }
    });
}

#[test]
fn both_formats_have_the_same_anchors() {
    // Of the page, not of the plan; the names of pictures and their marks are in HTML only.
    const PAGE: [&str; 12] = [
        "inizio",
        "contenuto",
        "contatti",
        "cerca",
        "cerca-conto",
        "cerca-esiti",
        "apri-tutto",
        "chiudi-tutto",
        "indice-tabelle",
        "indice-grafici",
        "dati",
        "piao-dati",
    ];
    every_plan(|piano, wrong| {
        let mut markdown: Vec<String> = pieces(&piano.markdown).anchors;
        let mut html: Vec<String> = piano
            .html
            .all()
            .into_iter()
            .filter(|e| !matches!(&*e.name, "title" | "marker"))
            .filter_map(|e| e.attr("id"))
            .map(str::to_owned)
            .collect();
        html.retain(|id| !PAGE.contains(&&**id) && !id.contains("-fn") && !id.starts_with("tabella-"));
        markdown.sort();
        html.sort();
        for id in &html {
            if markdown.binary_search(id).is_err() {
                wrong.push(format!("#{id} is not in Markdown"));
            }
        }
        for id in &markdown {
            if html.binary_search(id).is_err() {
                wrong.push(format!("#{id} is not in HTML"));
            }
        }
        if markdown.windows(2).any(|w| w[0] == w[1]) {
            wrong.push("an anchor twice in Markdown".into());
        }
    });
}

#[test]
fn every_element_says_who_cites_it() {
    every_plan(|piano, wrong| {
        for (target, sources) in &piano.citati {
            let Some(elem) = piano.html.with_id(target) else { continue };
            // An indicator of a table says it below, in how it is measured.
            let scope = if elem.name == "tr" { nearest_block(&piano.html, target) } else { Some(elem) };
            let links: HashSet<&str> =
                scope.into_iter().flat_map(Elem::all).filter_map(|e| e.attr("href")?.strip_prefix('#')).collect();
            // What is printed inside the one or around it stands beside it already.
            let beside = |source: &str| {
                elem.with_id(source).is_some()
                    || piano.html.with_id(source).is_some_and(|e| e.with_id(target).is_some())
                    || piano.html.with_id(source).is_some_and(|e| {
                        e.name == "tr"
                            && nearest_block(&piano.html, source).is_some_and(|b| b.with_id(target).is_some())
                    })
            };
            // What a position does with its office is told by the office, to which it leads.
            let told_there = |source: &str| {
                let offices = links.iter().filter(|l| target.starts_with("incarico-") && l.starts_with("ufficio-"));
                offices.into_iter().any(|o| piano.citati.get(*o).is_some_and(|by| by.contains(source)))
            };
            for source in sources.iter().filter(|s| *s != target && !links.contains(&***s)) {
                if beside(source) || told_there(source) {
                    continue;
                }
                wrong.push(format!("#{target} does not say that #{source} cites it"));
            }
        }
    });
}

/// The card or section in which an element stands.
fn nearest_block<'e>(page: &'e Elem, id: &str) -> Option<&'e Elem> {
    page.all()
        .into_iter()
        .filter(|e| ["article", "section"].contains(&&*e.name) && e.with_id(id).is_some())
        .min_by_key(|e| e.all().len())
}

#[test]
fn every_markdown_link_arrives() {
    every_plan(|piano, wrong| {
        let pieces = pieces(&piano.markdown);
        let anchors: HashSet<&String> = pieces.anchors.iter().collect();
        for link in pieces.links.iter().filter(|l| !anchors.contains(l)) {
            wrong.push(format!("[…](#{link}) arrives nowhere"));
        }
        assert!(!anchors.is_empty());
    });
}

#[test]
fn every_markdown_row_has_the_cells_of_its_header() {
    every_plan(|piano, wrong| {
        for (header, row, line) in pieces(&piano.markdown).rows {
            if header != row {
                wrong.push(format!("{row} cells of {header}: {}", short(&line)));
            }
        }
    });
}

#[test]
fn both_formats_have_the_same_words_of_the_plan() {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
    }
    fn texts<'v>(value: &'v Value, out: &mut Vec<&'v str>) {
        match value {
            Value::String(s) => out.push(s),
            Value::Array(items) => items.iter().for_each(|v| texts(v, out)),
            Value::Object(map) => map.iter().for_each(|(k, v)| {
                // Keys of the plan's own are printed, names of fields are not.
                if !k.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
                    out.push(k);
                }
                texts(v, out);
            }),
            _ => {}
        }
    }
    every_plan(|piano, wrong| {
        let (html, markdown) = (elements_text(&piano.html), elements_text(&markdown_to_html(&piano.markdown)));
        let (in_html, in_markdown): (HashSet<&str>, HashSet<&str>) =
            (words(&html).collect(), words(&markdown).collect());
        let mut own = Vec::new();
        for part in ["sezioni", "consuntivi", "manifesto"] {
            texts(&piano.export[part], &mut own);
        }
        let own: BTreeSet<&str> = own.into_iter().flat_map(words).collect();
        for word in own {
            match (in_html.contains(word), in_markdown.contains(word)) {
                (true, false) => wrong.push(format!("`{word}` is in HTML only")),
                (false, true) => wrong.push(format!("`{word}` is in Markdown only")),
                _ => {}
            }
        }
    });
}

/// Every leaf of the export that a reader should find, with the forms in which it may be printed.
fn leaves(value: &Value, path: &str, out: &mut Vec<(String, Vec<String>)>) {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    match value {
        Value::Array(items) => items.iter().for_each(|v| leaves(v, &format!("{path}/*"), out)),
        // References are printed with the name of what they name, seen elsewhere.
        Value::Object(map) if map.len() == 2 && map.contains_key("id") && map.contains_key("genere") => {}
        Value::Object(_) if text("stampa").is_some() => {
            for form in [Some(value), value.get("prima")].into_iter().flatten() {
                out.extend(form["stampa"].as_str().map(|s| (path.to_owned(), vec![s.to_owned()])));
            }
            out.extend(text("nota_dell_ente").map(|n| (path.to_owned(), vec![n.to_owned()])));
        }
        Value::Object(_) if text("data").is_some() && text("testo").is_some() => {
            let day = text("data").and_then(|d| piao::model::valore::data(d).ok());
            out.extend(day.map(|d| (path.to_owned(), vec![piao::model::valore::stampa_data(d)])));
        }
        Value::Object(_) if text("numero").is_some() && text("testo").is_some() => {
            out.extend(text("numero").map(|n| (path.to_owned(), crate::reali::number(n))));
        }
        Value::Object(map) => map.iter().for_each(|(key, v)| {
            // Not words of the document, or in an attribute of it.
            const UNSEEN: [&str; 11] = [
                "id",
                "formato",
                "regole",
                "succede_a",
                "precedente",
                "logo",
                "logo_testo",
                "colore",
                "colore_testata",
                "nomi",
                "in_breve",
            ];
            if !UNSEEN.contains(&&**key) {
                leaves(v, &format!("{path}/{key}"), out);
            }
        }),
        Value::String(s) if s.contains("[[") => {}
        Value::String(s) => {
            let mut forms = vec![spaced(s), elements_text(&markdown_to_html(s))];
            forms.extend(piao::model::valore::data(s).ok().map(piao::model::valore::stampa_data));
            // A table gets a caption of its own: the text before it is looked for.
            if let Some((before, _)) = s.split_once("\n\n|") {
                forms.push(spaced(before));
            }
            // An element of the plan is printed as a link with its name; a picture of the plan is inside the page.
            let names = s.split_once('/').is_some_and(|(g, _)| Genere::da_parola(g).is_some());
            if names || s.starts_with("immagini/") {
                forms.push(String::new());
            }
            // A word of the plan's vocabulary has a name.
            if s.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'-') {
                forms.push(String::new());
            }
            out.push((path.to_owned(), forms));
        }
        Value::Number(n) => out.push((path.to_owned(), vec![n.to_string()])),
        Value::Bool(_) | Value::Null => {}
    }
}

#[test]
fn every_field_of_every_plan_is_printed() {
    let mut wrong: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for piano in piani() {
        let mut found = Vec::new();
        for part in ["sezioni", "consuntivi", "manifesto"] {
            leaves(&piano.pubblico[part], part, &mut found);
        }
        let texts =
            [("HTML", elements_text(&piano.html)), ("Markdown", elements_text(&markdown_to_html(&piano.markdown)))];
        for (path, forms) in found {
            for (name, text) in &texts {
                if !forms.iter().any(|form| text.contains(form)) {
                    let entry = wrong.entry(format!("{name}: {path}")).or_default();
                    *entry = (entry.0 + 1, format!("{}: `{}`", piano.name, short(&forms[0])));
                }
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().map(|(path, (n, last))| format!("{path}: {n}, as in {last}")).collect();
    assert!(wrong.is_empty(), "{} fields are not printed:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for (name, folder) in [("piccolo-comune/2027", "examples"), ("firenze-personale-2024", "tests/reali")] {
        let again = Piano::of(name, &repository().join(folder).join(name));
        let first = piani().find(|p| p.name == name).expect("read before");
        assert!(again.html_text == first.html_text, "{name}: HTML changes");
        assert!(again.markdown == first.markdown, "{name}: Markdown changes");
    }
}

#[test]
fn a_draft_is_marked_and_an_adopted_plan_is_not() {
    let (draft, adopted) = (esempio("regione-molise"), esempio("piccolo-comune"));
    let title = |p: &Piano| elements_text(&body_of(p.html.named("title")[0]));
    let style = |p: &Piano| elements_text(&body_of(p.html.named("style")[0]));
    assert!(title(draft).starts_with("Bozza: "));
    assert!(style(draft).contains("\"BOZZA\""), "the margin of every printed page");
    assert!(draft.html.all().iter().any(|e| e.has_class("bozza") && elements_text(e).starts_with("Bozza.")));
    assert!(draft.html.all().iter().any(|e| e.has_class("filigrana")));
    assert!(draft.markdown.contains("**BOZZA.**"));
    assert!(!title(adopted).contains("Bozza"));
    assert!(!style(adopted).contains("\"BOZZA\""));
    assert!(!adopted.html.all().iter().any(|e| e.has_class("bozza") || e.has_class("filigrana")));
    assert!(!adopted.markdown.contains("**BOZZA.**"));
    // An adopted plan with `--bozza` is marked too.
    let root = repository().join("examples/piccolo-comune/2027");
    let loaded = Loaded::read(&root, "x", load::Lettura::CON_PRECEDENTE).expect("read");
    loaded.check(&load::Options::default(), |cx, _| {
        assert!(render(cx, Format::Html, true, None).expect("HTML").contains("class=\"filigrana\""));
        assert!(render(cx, Format::Markdown, true, None).expect("Markdown").contains("**BOZZA.**"));
    });
}

// ---------------------------------------------------------------------------------------------------------------------
// Plans made for the purpose

const MANIFESTO: &str = "formato = 1\nanno = 2027\nstato = \"bozza\"\n";

#[test]
fn an_address_in_a_text_stays_one_in_markdown() {
    let text =
        "Vedi https://www.esempio.it/a_b, [il sito](https://esempio.it) e [https://esempio.it](https://esempio.it).";
    let goal = format!("obiettivi:\n  - {{ id: uno, titolo: Uno, descrizione: \"{text}\" }}\n");
    let files = [("piao.toml", MANIFESTO.to_string()), ("performance.yaml", goal)];
    let loaded = Loaded::from_sources(Sources::from_texts(files.map(|(path, text)| (path.to_string(), text))));
    let page =
        loaded.check(&load::Options::default(), |cx, _| render(cx, Format::Markdown, true, None).expect("it is"));
    let wanted = "Vedi <https://www.esempio.it/a_b>, [il sito](https://esempio.it) e <https://esempio.it>.";
    assert!(page.contains(wanted), "{page}");
}

/// What every page carries, fonts, style and scripts, must leave room: a plan of two goals is read on a phone too.
#[test]
fn the_page_of_a_small_plan_is_small() {
    let goal = |id: &str, ufficio: &str| {
        format!(
            "  - id: {id}\n    titolo: Rispondere prima alle pratiche\n    ufficio: {ufficio}\n    indicatori:\n      - {{ id: giorni-{id}, \
             nome: Giorni medi per una risposta, unita: giorni, baseline: 45, target: {{ 2027: 40, 2028: 35, 2029: 30 }} }}\n"
        )
    };
    let files = [
        ("piao.toml", MANIFESTO.to_string()),
        ("scheda_anagrafica.yaml", "denominazione: Comune di Pieve Alta\ntipo: comune\n".into()),
        (
            "struttura_organizzativa.yaml",
            "uffici:\n  - { id: tecnico, nome: Ufficio tecnico }\n  - { id: anagrafe, nome: Anagrafe }\n".into(),
        ),
        ("performance.yaml", format!("obiettivi:\n{}{}", goal("uno", "tecnico"), goal("due", "anagrafe"))),
    ];
    let loaded = Loaded::from_sources(Sources::from_texts(files.map(|(path, text)| (path.to_string(), text))));
    let page = loaded.check(&load::Options::default(), |cx, _| render(cx, Format::Html, true, None).expect("HTML"));
    assert!(page.contains("Giorni medi per una risposta"));
    assert!(page.len() <= 150_000, "{} bytes", page.len());
}

#[test]
fn what_is_still_to_be_filled_in_is_counted_and_never_printed_as_text() {
    let scheda = "denominazione: DA COMPILARE\nindirizzo: \"DA COMPILARE: la sede\"\n";
    let goals = "obiettivi:\n  - { id: verde, titolo: Città più verde, ufficio: DA COMPILARE }\n";
    let plan =
        Piano::of_texts(&[("piao.toml", MANIFESTO), ("scheda_anagrafica.yaml", scheda), ("performance.yaml", goals)]);
    for text in [&plan.html_text, &plan.markdown] {
        assert!(!text.contains("DA COMPILARE") && !text.contains("la sede"), "{text}");
        assert!(text.contains("Da compilare in questa parte: 2 campi."), "{text}");
        assert!(text.contains("Da compilare in questa parte: 1 campo."), "{text}");
    }
}

#[test]
fn names_of_people_are_printed_only_when_the_manifest_says_so() {
    let scheda = "denominazione: Comune\nvertice: { ruolo: Sindaca, nome: Ada Ruspante }\n";
    let struttura = "uffici: [ { id: suap, nome: Sportello } ]\nincarichi:\n  - { id: resp, ruolo: Responsabile, ufficio: suap, \
                     titolare: [ { nome: Bruno Quercia, dal: 2026-01-01 } ] }\n";
    for (documento, there) in
        [("", false), ("[documento]\nnomi = \"nessuno\"\n", false), ("[documento]\nnomi = \"incarichi\"\n", true)]
    {
        let manifesto = format!("{MANIFESTO}{documento}");
        let piano = Piano::of_texts(&[
            ("piao.toml", &manifesto),
            ("1-scheda_anagrafica.yaml", scheda),
            ("3.1-struttura_organizzativa.yaml", struttura),
        ]);
        for name in ["Ada Ruspante", "Bruno Quercia"] {
            assert_eq!(piano.html_text.contains(name), there, "{name} in HTML, {documento}");
            assert_eq!(piano.markdown.contains(name), there, "{name} in Markdown, {documento}");
        }
        assert!(piano.html_text.contains("Sindaca") && piano.markdown.contains("Sindaca"));
    }
}

/// Tags and names of attributes, in order.
pub fn shape(page: &Elem) -> Vec<String> {
    page.all()
        .iter()
        .map(|e| {
            let mut attrs: Vec<&str> = e.attrs.iter().map(|(k, _)| &**k).collect();
            attrs.sort_unstable();
            format!("{} {}", e.name, attrs.join(" "))
        })
        .collect()
}

pub fn first_difference(a: &[String], b: &[String]) -> String {
    let at = a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
    let around = |s: &[String]| s[at.saturating_sub(6)..(at + 3).min(s.len())].join(", ");
    format!("element {at} of {}, {}: [{}] and [{}]", a.len(), b.len(), around(a), around(b))
}

/// The small town with every short text replaced.
fn with_texts(text: &str) -> (Piano, usize) {
    const KEYS: [&str; 33] = [
        "titolo",
        "nome",
        "denominazione",
        "etichetta",
        "formula",
        "ruolo",
        "organo",
        "oggetto",
        "caso",
        "decorrenza",
        "strumento",
        "area",
        "prova",
        "sede",
        "orizzonte",
        "input",
        "output",
        "aree",
        "logo_testo",
        "contatti",
        "segnalazioni",
        "licenza",
        "popolazione",
        "ANAC",
        "chi",
        "tema",
        "destinatari",
        "associazioni",
        "esito_atteso",
        "versione",
        "codice",
        "famiglia",
        "luogo",
    ];
    // Written `\u…` in both languages.
    let literal = serde_json::to_string(text).expect("a string");
    let root = repository().join("examples/piccolo-comune/2027");
    let loaded = Loaded::read(&root, "x", load::Lettura::SOLA).expect("read");
    let mut replaced = 0;
    let texts: Vec<(String, String)> = loaded
        .sources
        .files()
        .map(|(_, file)| {
            let mut out = String::new();
            for line in file.text.lines() {
                let (indent, rest) = line.split_at(line.len() - line.trim_start_matches([' ', '-']).len());
                let separator = if file.path.ends_with(".toml") { " = " } else { ": " };
                match rest.split_once(separator) {
                    Some((key, value))
                        if KEYS.contains(&key) && file.path != "testi/contesto.md" && single(value, separator) =>
                    {
                        // A code of an obligation and of a budget is not free text.
                        if key == "codice" && value.trim_matches('"').len() == 6 {
                            out.push_str(line);
                        } else {
                            replaced += 1;
                            out.push_str(&format!("{indent}{key}{separator}{literal}"));
                        }
                    }
                    _ => out.push_str(line),
                }
                out.push('\n');
            }
            (file.path.clone(), out)
        })
        .collect();
    let refs: Vec<(&str, &str)> = texts.iter().map(|(p, t)| (&**p, &**t)).collect();
    (Piano::of_texts(&refs), replaced)
}

/// A value on one line: a quoted text in TOML, any plain or quoted text in YAML.
fn single(value: &str, separator: &str) -> bool {
    let quoted = value.len() > 1 && value.starts_with('"') && value.ends_with('"') && !value.starts_with("\"\"\"");
    quoted || separator == ": " && !value.starts_with(['{', '[', '|', '>', '&', '*', '"', '\''])
}

const HOSTILE: [&str; 14] = [
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "{{ 7*7 }} {% raw %} {# x #}",
    "<!-- mai chiuso",
    "a | b || c \\| d",
    "prima riga\nseconda riga\n\n# quarta\n\n| a | b |\n|---|---|",
    "\u{202e}atsop \u{200f}\u{2066}",
    "</style><b>x</b> \\\"} body { display: none }",
    "[clic](javascript:alert(1)) ![x](https://esempio.it/x.png) <https://esempio.it>",
    "*a* _b_ `c` ~~d~~ # e [^1] [[obiettivo:pagamenti-puntuali]]",
    "</title></table></div></section></main>",
    "<a id=\"obiettivo-pagamenti-puntuali\"></a>&lt;b&gt; &#60;i&#62; &nbsp;",
    "- uno\n- due\n\n---\n\n1. tre\n\n    quattro",
];

/// The small town with harmless texts, then with each hostile one, and how many texts were replaced.
type Ostili = (Piano, Vec<(&'static str, Piano)>, usize);

static OSTILI: LazyLock<Ostili> = LazyLock::new(|| {
    let (harmless, replaced) = with_texts("Testo innocuo di prova");
    let hostile = HOSTILE.iter().map(|text| {
        let (hostile, again) = with_texts(text);
        assert_eq!(again, replaced);
        (*text, hostile)
    });
    (harmless, hostile.collect(), replaced)
});

#[test]
fn hostile_texts_stay_texts_in_html() {
    let (harmless, hostiles, replaced) = &*OSTILI;
    let replaced = *replaced;
    assert!(replaced > 200, "{replaced}");
    assert!(!harmless.findings.iter().any(|f| f.regola == "tipo-errato" || f.regola.ends_with("-non-valido")));
    let usual = shape(&harmless.html);
    let mut wrong = Vec::new();
    for (text, hostile) in hostiles {
        let mut of_this = Vec::new();
        inert(&hostile.html, &mut of_this);
        let found = shape(&hostile.html);
        if found != usual {
            of_this.push(first_difference(&usual, &found));
        }
        // The margin of printed pages holds the title in a string of the style sheet.
        let style = body_of_style(hostile);
        let margin =
            style.rsplit_once("@top-left { content: \"").and_then(|(_, rest)| rest.split_once("; } @bottom-left"));
        let margin = margin.map(|(m, _)| m.strip_suffix('"'));
        if margin.flatten().is_none_or(|m| m.contains(['"', '\n', '\\'])) {
            of_this.push(format!("the style sheet has {margin:?}"));
        }
        let shown = spaced(text);
        if occurrences(&elements_text(&hostile.html), &shown) < 100 {
            of_this.push("the text is not shown as it is".into());
        }
        wrong.extend(of_this.into_iter().map(|w| format!("{text:?}: {w}")));
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

fn body_of_style(piano: &Piano) -> String {
    let style = body_of(piano.html.named("style")[0]);
    style.children.iter().map(|c| if let Nodo::Text(t) = c { &**t } else { "" }).collect()
}

fn occurrences(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn hostile_texts_stay_texts_in_markdown() {
    let (harmless, hostiles, _) = &*OSTILI;
    let usual = shape(&markdown_to_html(&harmless.markdown));
    let mut wrong = Vec::new();
    for (text, hostile) in hostiles {
        let page = markdown_to_html(&hostile.markdown);
        let found = shape(&page);
        if found != usual {
            wrong.push(format!("{text:?}: {}", first_difference(&usual, &found)));
        }
        for (header, row, line) in pieces(&hostile.markdown).rows {
            if header != row {
                wrong.push(format!("{text:?}: {row} cells of {header}: {}", short(&line)));
            }
        }
        if occurrences(&elements_text(&page), &spaced(text)) < 100 {
            wrong.push(format!("{text:?} is not shown as it is"));
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// The sources that a document's policy names for styles or scripts.
fn allowed(page: &Elem, directive: &str) -> BTreeSet<String> {
    let metas = page.named("meta");
    let policy = metas.iter().find(|m| m.attr("http-equiv") == Some("Content-Security-Policy")).expect("a policy");
    let mut parts = policy.attr("content").expect("its content").split("; ");
    let sources = parts.find_map(|d| d.strip_prefix(directive)?.strip_prefix(' ')).expect("the directive");
    sources.split(' ').map(str::to_owned).collect()
}

fn hashes<'e>(elems: impl IntoIterator<Item = &'e Elem>) -> BTreeSet<String> {
    let hash = |e: &Elem| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(raw_text(e))));
    elems.into_iter().map(hash).collect()
}

#[test]
fn the_policy_names_the_hash_of_every_style_and_of_the_own_script_only() {
    every_plan(|piano, wrong| {
        if allowed(&piano.html, "style-src") != hashes(piano.html.named("style")) {
            wrong.push("other styles".into());
        }
        let running = piano.html.named("script").into_iter().filter(|s| s.attr("type").is_none());
        if allowed(&piano.html, "script-src") != hashes(running) {
            wrong.push("other scripts".into());
        }
        if allowed(&piano.html, "default-src") != BTreeSet::from(["'none'".to_owned()]) {
            wrong.push("something else may be loaded".into());
        }
    });
    let files: [(&str, &[u8]); 3] = [
        ("piao.toml", MANIFESTO.as_bytes()),
        ("1-scheda_anagrafica.yaml", b"denominazione: Comune di Prova\n"),
        ("tema/scheda_anagrafica.html", b"<style>\r\np { color: red }   \n\n\n\n</style><script>nostro()</script>"),
    ];
    let root = on_disk("policy", &files);
    let piano = Piano::of("policy", &root);
    assert_eq!(piano.html.named("style").len(), 3);
    assert_eq!(allowed(&piano.html, "style-src"), hashes(piano.html.named("style")), "a style of the theme acts");
    let own: BTreeSet<String> =
        hashes(piano.html.named("script").into_iter().filter(|s| is_known_script(s) && s.attrs.is_empty()));
    assert_eq!((own.len(), allowed(&piano.html, "script-src")), (2, own), "a script of the theme stays blocked");
    let _ = std::fs::remove_dir_all(root);
}

#[test]
fn the_text_of_a_plan_moves_no_mark_of_the_document() {
    for mark in ["<!-- piao: regole -->", "<!-- piao: caratteri -->", "<!-- piao: programma -->"] {
        let titled = format!("{MANIFESTO}titolo = '{mark}'\n");
        let piano = Piano::of_texts(&[("piao.toml", &titled), ("1-scheda_anagrafica.yaml", "denominazione: Ente\n")]);
        let mut wrong = Vec::new();
        inert(&piano.html, &mut wrong);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(allowed(&piano.html, "style-src"), hashes(piano.html.named("style")));
        assert!(elements_text(piano.html.named("h1")[0]).contains(mark));
        assert!(!piano.html_text.contains(mark), "every mark is filled in");
    }
}

#[test]
fn the_fonts_are_in_the_file_unless_the_manifest_leaves_them_to_the_reader() {
    for (documento, fonts) in
        [("", 3), ("[documento]\ncaratteri = \"titillium\"\n", 3), ("[documento]\ncaratteri = \"sistema\"\n", 0)]
    {
        let piano = Piano::of_texts(&[("piao.toml", &format!("{MANIFESTO}{documento}"))]);
        assert_eq!(occurrences(&piano.html_text, "@font-face"), fonts, "{documento}");
        assert_eq!(piano.html_text.contains("Titillium Web (SIL OFL"), fonts > 0, "{documento}");
    }
}

#[test]
fn the_fingerprint_changes_with_what_the_plan_says_and_not_with_its_adoption() {
    let fingerprint = |manifesto: &str, goals: &str| {
        let loaded =
            Loaded::from_sources(Sources::from_texts([("piao.toml", manifesto), ("2.2-performance.yaml", goals)]));
        loaded.check(&load::Options::default(), |cx, _| {
            let found = piao::export::impronta(cx);
            assert!(render(cx, Format::Html, false, None).expect("HTML").contains(&found));
            assert!(render(cx, Format::Markdown, false, None).expect("Markdown").contains(&found));
            // As the documentation says that anyone may compute it.
            let mut export = piao::export::export(cx, "x");
            let manifesto = export["manifesto"].as_object_mut().expect("the manifest");
            manifesto.retain(|key, _| key != "adozione" && key != "stato");
            let line = format!("{{\"manifesto\":{},\"sezioni\":{}}}\n", export["manifesto"], export["sezioni"]);
            assert_eq!(found, Sha256::digest(line).iter().map(|b| format!("{b:02x}")).collect::<String>());
            found
        })
    };
    let goals = "obiettivi:\n  - { id: verde, titolo: Città più verde }\n";
    let before = fingerprint(MANIFESTO, goals);
    let adopted = MANIFESTO.replace("bozza", "adottato") + "[adozione]\nnumero = \"9\"\ndata = 2027-01-28\n";
    assert_eq!(before, fingerprint(&adopted, goals));
    assert_eq!(before, fingerprint(MANIFESTO, &format!("# un commento\n{goals}")));
    assert_ne!(before, fingerprint(MANIFESTO, &goals.replace("verde }", "grigia }")));
    assert_ne!(before, fingerprint(&format!("{MANIFESTO}versione = \"1.1\"\n"), goals));
}

#[test]
fn a_plan_that_chooses_no_goals_opens_with_numbers_and_its_first_goals_of_public_value() {
    let goals: String = (1..=6).map(|n| format!("  - {{ id: vp-{n}, titolo: Più verde {n} }}\n")).collect();
    let public = format!("obiettivi_valore_pubblico:\n{goals}");
    let scheda = "denominazione: Comune\ndipendenti: { numero: 1250, data: 2026-12-31 }\n";
    let rischi = "rischi:\n  - { id: uno, evento: Uno, rischio_iniziale: alto, rischio_residuo: medio }\n  - { id: due, evento: Due, rischio_iniziale: Alto }\n";
    let formazione = "ore_totali: { 2027: 3000, 2028: 3100 }\n";
    let piano = Piano::of_texts(&[
        ("piao.toml", MANIFESTO),
        ("1-scheda_anagrafica.yaml", scheda),
        ("2.1-valore_pubblico.yaml", &public),
        ("2.3-rischi_corruttivi.yaml", rischi),
        ("3.3-formazione.yaml", formazione),
    ]);
    for page in [&piano.html, &markdown_to_html(&piano.markdown)] {
        let text = elements_text(page);
        for number in [
            "6 obiettivi di valore pubblico",
            "1 rischio di livello alto",
            "1.250 persone in servizio",
            "3.000 ore di formazione nel 2027",
        ] {
            assert!(text.contains(number), "{number}: {}", short(&text));
        }
        assert!(!text.contains("0 uffici"), "what is not there is not counted");
    }
    let brief = piano.html.with_id("in-breve").map(elements_text).expect("the part");
    assert!(brief.contains("Più verde 5") && !brief.contains("Più verde 6"), "{brief}");
}

#[test]
fn with_many_goals_the_contents_name_their_offices() {
    let goals = |n: usize| -> String {
        let goal = |i: usize| {
            format!(
                "  - {{ id: ob-{i}, titolo: Obiettivo {i}, ufficio: {} }}\n",
                if i.is_multiple_of(2) { "suap" } else { "anagrafe" }
            )
        };
        format!("obiettivi:\n{}", (0..n).map(goal).collect::<String>())
    };
    let contents = |n: usize| {
        let offices = "uffici: [ { id: suap, nome: Sportello } , { id: anagrafe, nome: Anagrafe e più } ]\n";
        let piano = Piano::of_texts(&[
            ("piao.toml", MANIFESTO),
            ("2.2-performance.yaml", &goals(n)),
            ("3.1-struttura_organizzativa.yaml", offices),
        ]);
        let nav = piano.html.named("nav").into_iter().find(|n| n.has_class("indice")).expect("the contents");
        nav.named("a")
            .iter()
            .map(|a| (a.attr("href").unwrap_or_default().to_owned(), elements_text(a)))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(contents(40).get("#obiettivo-ob-39").map(String::as_str), Some("Obiettivo 39"));
    let many = contents(41);
    assert_eq!(many.keys().filter(|k| k.starts_with("#obiettivo-")).count(), 2);
    assert_eq!(many["#obiettivo-ob-0"], "Sportello (21)");
    assert_eq!(many["#obiettivo-ob-1"], "Anagrafe e più (20)");
}

#[test]
fn machines_read_who_published_what_and_when() {
    let manifesto = "formato = 1\nanno = 2027\nstato = \"pubblicato\"\nversione = \"1.1\"\ntitolo = 'Il </script> più <b>bello'\n[documento]\nlicenza = \"CC-BY 4.0\"\n\
        [adozione]\ndata = 2027-01-28\n[adozione.pubblicazione]\ndata_sito = 2027-02-01\n[[variazioni]]\natto = \"n. 30\"\ndata = 2027-06-15\n";
    let piano = Piano::of_texts(&[
        ("piao.toml", manifesto),
        ("1-scheda_anagrafica.yaml", "denominazione: Comune di Città\ncodice_ipa: c_x000\n"),
    ]);
    let data = raw_text(piano.html.named("script")[0]);
    assert!(!data.contains('<'), "{data}");
    let data: Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["name"], "Il </script> più <b>bello");
    assert_eq!(
        (&data["datePublished"], &data["dateModified"], &data["version"]),
        (&"2027-02-01".into(), &"2027-06-15".into(), &"1.1".into())
    );
    assert_eq!(
        (&data["publisher"]["name"], &data["publisher"]["identifier"]["value"]),
        (&"Comune di Città".into(), &"c_x000".into())
    );
    assert_eq!(
        (&data["temporalCoverage"], &data["license"]),
        (&"2027/2029".into(), &"https://creativecommons.org/licenses/by/4.0/deed.it".into())
    );
    let meta = |name: &str| {
        piano.html.named("meta").into_iter().find(|m| m.attr("name") == Some(name)).and_then(|m| m.attr("content"))
    };
    for (name, value) in [
        ("dcterms.creator", "Comune di Città"),
        ("dcterms.issued", "2027-01-28"),
        ("dcterms.modified", "2027-06-15"),
        ("dcterms.language", "it"),
        ("dcterms.identifier", "piao/c_x000/2027-2029/1.1"),
        ("dcterms.temporal", "2027/2029"),
    ] {
        assert_eq!(meta(name), Some(value), "{name}");
    }
    assert_eq!(meta("robots"), None, "art. 7-bis and 9 of D.Lgs. 33/2013: search engines may read it");
}

/// A plan whose goal has these texts.
fn with_prose(first: &str, second: &str) -> Piano {
    let toml = |s: &str| serde_json::to_string(s).expect("a string");
    let performance = format!(
        "[[obiettivi]]\nid = \"uno\"\ntitolo = \"Primo obiettivo\"\ndescrizione = {}\n\n[[obiettivi]]\nid = \"due\"\n\
         titolo = \"Secondo & <ultimo>\"\ndescrizione = {}\n",
        toml(first),
        toml(second)
    );
    Piano::of_texts(&[("piao.toml", MANIFESTO), ("2.2-performance.toml", &performance)])
}

#[test]
fn a_note_that_nothing_leads_to_stays_a_text() {
    for text in [
        "Uno[^1].\n\n[^1]: Nota [^2]: interna.\n    [^2]: Dentro.",
        "Uno[^1].\n\n[^1]:[^1]: Dentro.",
        "Uno[^1].\n\n> [^1]: Dentro.\n\n[^1]: Fuori.",
        "Uno[^1].\n\n[^1]: Dentro.\n\n[^1]: Fuori.",
        "Uno[^1].\n\n[^1]: Fuori.\n\n[^2]: Dentro.",
        "Uno[^1].\n\n> [^2]: Dentro.\n\n- Due\n\n    [^1]: Fuori.",
    ] {
        // Errors of syntax fail the reading of the page.
        let piano = with_prose(text, "Dopo la nota.");
        for (name, page) in [("HTML", &piano.html), ("Markdown", &markdown_to_html(&piano.markdown))] {
            let shown = elements_text(page);
            assert!(shown.contains("Dentro.") && shown.contains("Dopo la nota."), "{name}: {text:?}: {shown}");
            let notes = page.all().into_iter().filter(|e| e.attr("id").is_some_and(|id| id.contains("fn-"))).count();
            assert_eq!(notes, 1, "{name}: {text:?}");
        }
    }
}

#[test]
fn notes_stand_at_the_end_in_the_order_of_their_first_references() {
    let [html, markdown] = written("Uno[^B].\n\n> [^a]: Alfa.\n\nDue[^a][^b].\n\n[^b]: Beta.");
    for (name, text) in [("HTML", elements_text(&fragment(&html))), ("Markdown", markdown)] {
        let places: Vec<usize> = ["Uno", "Due", "Beta", "Alfa"].iter().filter_map(|word| text.find(word)).collect();
        assert!(places.len() == 4 && places.is_sorted(), "{name}: {text}");
    }
}

/// The HTML and the Markdown of a text of no plan.
fn written(text: &str) -> [String; 2] {
    let loaded = Loaded::from_sources(Sources::from_texts([("piao.toml", MANIFESTO)]));
    loaded.link(|lato, _| {
        let mut prosa = Prosa { graph: lato.graph, sources: lato.sources, texts: 0, sigle: Default::default() };
        [prosa.html(text), prosa.markdown(text)]
    })
}

#[test]
fn no_link_stands_in_another_and_a_note_goes_after_it() {
    const A: &str = "(https://a.it)";
    let html = |text: &str| written(text)[0].split("</p>").next().unwrap_or_default().to_owned();
    let note = "<sup class=\"footnote-ref\"><a href=\"#t1-fn-1\" id=\"t1-fnref-1\" data-footnote-ref>1</a></sup>";
    for (text, expected) in [
        // An empty pair of brackets makes the reader forget that it is in a link.
        (format!("[Uno [due](https://b.it)[] tre]{A}"), "<p><a href=\"https://a.it\">Uno due[] tre</a>".into()),
        (format!("[Uno[^1] due]{A}, tre\n\n[^1]: Già."), format!("<p><a href=\"https://a.it\">Uno due</a>{note}, tre")),
        (
            format!("![Uno[^1] due]{A}, tre\n\n[^1]: Già."),
            format!("<p><a href=\"https://a.it\">Uno due</a>{note}, tre"),
        ),
    ] {
        assert_eq!(html(&text), expected, "{text}");
    }
    // In the order in which they are written, after the outermost of what they stand in.
    let [_, markdown] =
        written(&format!("[Uno[^b] *due*[^a] ![tre[^c]]{A}]{A}, quattro\n\n[^a]: Già.\n[^b]: Già.\n[^c]: Già."));
    assert!(markdown.contains("](https://a.it)[^t2-b][^t2-a][^t2-c], quattro"), "{markdown}");
}

#[test]
fn what_follows_the_sign_of_a_note_in_markdown_makes_nothing_else_of_it() {
    for after in [": due", "(https://esempio.it) due", "[due]", "\u{7}", "(\u{7})"] {
        // The backslash is for the reader of the text: it is no part of it.
        let [_, markdown] = written(&format!("[^1]\\{after}\n\n[^1]: Già."));
        let page = markdown_to_html(&markdown);
        assert_eq!(page.all().into_iter().filter(|e| e.name == "sup").count(), 1, "{after:?}: {markdown}");
        let shown = elements_text(&page);
        assert!(after != ": due" || shown.contains(": due"), "{shown}");
    }
}

#[test]
fn emphasis_and_pictures_one_inside_the_other_by_the_ten_thousand_are_written() {
    const N: usize = 30_000;
    for sign in ["**", "__"] {
        let [html, markdown] = written(&format!("{}già{}", sign.repeat(N), sign.repeat(N)));
        assert_eq!(occurrences(&html, "<strong>"), N, "{sign}");
        assert!(markdown.contains("già"), "{sign}");
    }
    let pictures = format!("{}già{}", "![*".repeat(N), "*](https://esempio.it/a.png)".repeat(N));
    for text in written(&pictures) {
        assert_eq!(occurrences(&text, "https://esempio.it/a.png"), 1, "where one stands in another, its words only");
    }
}

#[test]
fn signs_that_nothing_closes_are_written_by_the_hundred_thousand() {
    const N: usize = 100_000;
    for (sign, name) in [("<", "&lt;"), ("<!--", "&lt;"), ("<!A ", "&lt;"), ("[è](<", "&lt;"), ("è://", "&#58;")] {
        let [html, markdown] = written(&sign.repeat(N));
        assert_eq!(occurrences(&markdown, name), N, "{sign}");
        assert!(html.len() > sign.len() * N, "{sign}");
    }
}

#[test]
fn a_text_whose_notes_are_referred_to_by_the_thousand_is_shown_as_it_is() {
    let text = |n: usize| format!("{}\n\n[^a]: Già.\n", "[^a] ".repeat(n));
    let [html, markdown] = written(&text(10));
    assert!(html.contains("<sup") && markdown.contains("[^t2-a]"), "{html} {markdown}");
    let [html, markdown] = written(&text(20_000));
    assert_eq!((occurrences(&html, "[^a]"), occurrences(&markdown, "\\[^a\\]")), (20_001, 20_001));
    assert!(!html.contains("<sup") && html.len() < 101_000, "{} bytes", html.len());
}

#[test]
fn footnotes_of_two_texts_are_two() {
    let piano =
        with_prose("Uno[^1] e[^nota].\n\n[^1]: Nota alfa.\n[^nota]: Nota beta.", "Due[^1].\n\n[^1]: Nota gamma.");
    for (name, page) in [("HTML", &piano.html), ("Markdown", &markdown_to_html(&piano.markdown))] {
        let mut ids = HashSet::new();
        for elem in page.all() {
            if let Some(id) = elem.attr("id") {
                assert!(ids.insert(id.to_owned()), "{name}: `{id}` twice");
            }
        }
        let notes: Vec<&str> = page
            .all()
            .into_iter()
            .filter(|e| e.name == "sup")
            .flat_map(Elem::elements)
            .filter_map(|a| a.attr("href")?.strip_prefix('#'))
            .collect();
        assert_eq!(notes.len(), 3, "{name}: {notes:?}");
        for (note, text) in notes.iter().zip(["Nota alfa.", "Nota beta.", "Nota gamma."]) {
            let found = elements_text(page.with_id(note).unwrap_or_else(|| panic!("{name}: #{note}")));
            assert!(found.contains(text), "{name}: {note} is {found}");
        }
    }
}

#[test]
fn a_link_to_an_element_is_a_link_with_its_name() {
    let piano = with_prose(
        "Vedi [[obiettivo:due]] e [[obiettivo:nessuno-cosi]] e non [[altro]].",
        "Torna a [[obiettivo:uno]].",
    );
    for (name, page) in [("HTML", &piano.html), ("Markdown", &markdown_to_html(&piano.markdown))] {
        let link = page
            .named("a")
            .into_iter()
            .find(|a| a.attr("href") == Some("#obiettivo-due") && elements_text(a) == "Secondo & <ultimo>");
        assert!(link.is_some(), "{name}: no link");
        let text = elements_text(page);
        assert!(text.contains("e nessuno-cosi e non [[altro]]."), "{name}: {text}");
    }
}

#[test]
fn prose_keeps_to_its_place() {
    let text = "# Un titolo\n\nTesto <b>vivo</b> e <script>alert(1)</script>.\n\n<div><h1>blocco</h1></div>\n\n\
                [a](javascript:alert(1)) [b](https://www.esempio.it) ![c](https://www.esempio.it/c.png)\n\n\
                Sotto\n=====\n\n<!-- x -->\n\n```\ncodice senza fine";
    let piano = with_prose(text, "Dopo il codice.");
    let harmless = with_prose("Testo.", "Dopo il codice.");
    let mut wrong = Vec::new();
    inert(&piano.html, &mut wrong);
    for (name, page, usual) in [
        ("HTML", &piano.html, &harmless.html),
        ("Markdown", &markdown_to_html(&piano.markdown), &markdown_to_html(&harmless.markdown)),
    ] {
        let headings = |e: &Elem| -> Vec<String> {
            e.all()
                .into_iter()
                .filter(|e| e.name.len() == 2 && e.name.starts_with('h') && e.name != "hr")
                .map(elements_text)
                .collect()
        };
        if headings(page) != headings(usual) {
            wrong.push(format!("{name}: the headings of a text are headings of the document: {:?}", headings(page)));
        }
        if page.named("script").len() != usual.named("script").len() || !page.named("b").is_empty() {
            wrong.push(format!("{name}: HTML in a text is HTML"));
        }
        let text = elements_text(page);
        for part in ["Testo <b>vivo</b> e <script>alert(1)</script>.", "Un titolo", "Sotto", "codice senza fine"] {
            if !text.contains(part) {
                wrong.push(format!("{name}: `{part}` is lost: {text}"));
            }
        }
        if !page.named("p").iter().any(|p| elements_text(p) == "Dopo il codice.") {
            wrong.push(format!("{name}: a text runs into the next"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_chain_of_offices_is_too_long_and_no_circle_is_lost() {
    const LONG: usize = 2_000;
    let mut text = "uffici:\n".to_string();
    for n in 0..LONG {
        let last =
            if n == LONG - 1 { "    descrizione: Qualità\n    altre_informazioni: { Orari: sempre }\n" } else { "" };
        let padre = if n > 0 { format!("    padre: u{}\n", n - 1) } else { String::new() };
        text.push_str(&format!("  - id: u{n}\n    nome: Unità {n}\n{padre}{last}"));
    }
    text.push_str("  - { id: giro-a, nome: Giro, padre: giro-b }\n  - { id: giro-b, nome: Giro, padre: giro-a }\n");
    text.push_str("  - { id: da-se, nome: Da sé, padre: da-se }\n");
    let manifest = "formato = 1\nanno = 2027\nregime = \"semplificato\"\n";
    let piano = Piano::of_texts(&[("piao.toml", manifest), ("struttura_organizzativa.yaml", &text)]);
    let ids = (0..LONG).map(|n| format!("u{n}")).chain(["giro-a".into(), "giro-b".into(), "da-se".into()]);
    for id in ids {
        let anchor = format!("id=\"ufficio-{id}\"");
        assert_eq!(occurrences(&piano.html_text, &anchor), 1, "{id}");
        assert_eq!(occurrences(&piano.markdown, &anchor), 1, "{id}");
    }
}

#[test]
fn cells_keep_pipes_and_lines() {
    let scheda = "denominazione: Comune\nstakeholder:\n  - id: uno\n    nome: \"A | B\\nC \\\\| D\"\n  - id: due\n    nome: \"semplice\"\n";
    let piano = Piano::of_texts(&[("piao.toml", MANIFESTO), ("1-scheda_anagrafica.yaml", scheda)]);
    for (header, row, line) in pieces(&piano.markdown).rows {
        assert_eq!(header, row, "{line}");
    }
    for page in [&piano.html, &markdown_to_html(&piano.markdown)] {
        let cells: Vec<String> = page.named("tr").iter().flat_map(|r| r.elements()).map(elements_text).collect();
        assert!(cells.iter().any(|c| c == "A | B C \\| D"), "{cells:?}");
    }
}

/// A folder of this test run for a plan that must be on disk.
fn on_disk(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("render-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&root);
    for (path, bytes) in files {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        std::fs::write(path, bytes).expect("written");
    }
    root
}

/// The law wants one row a duty: what a row says for many is printed for each, with what the tree says of it.
/// An office with a goal and a process with a risk, and a text that cites the law.
fn small_plan() -> Piano {
    let offices = "uffici: [ { id: suap, nome: Sportello }, { id: altro, nome: Tributi } ]\n";
    let goals = "obiettivi:\n  - id: verde\n    codice: OB1\n    titolo: Città più verde\n    ufficio: suap\n    anni: [2027, 2028]\n    \
                 descrizione: \"Come chiede l'art. 6, comma 2, del decreto-legge 9 giugno 2021, n. 80; ne parla l'OIV.\"\n    \
                 contributori: [ { ufficio: altro, ruolo: dati } ]\n    \
                 indicatori: [ { id: alberi, nome: Alberi, dimensione: efficacia, target: 10 } ]\n";
    let risks = "processi:\n  - id: permessi\n    nome: Permessi\n    area: altro\n    ufficio: suap\n    obiettivi: [verde]\n    \
                 rischi: [ { id: favori, evento: Favori, rischio_iniziale: alto } ]\n";
    Piano::of_texts(&[
        ("piao.toml", MANIFESTO),
        ("struttura_organizzativa.yaml", offices),
        ("performance.yaml", goals),
        ("rischi_corruttivi.yaml", risks),
    ])
}

#[test]
fn what_leads_to_an_element_is_said_sort_by_sort() {
    let plan = small_plan();
    let says = |id: &str| elements_text(plan.html.with_id(id).expect(id));
    for (id, sentence) in [
        ("ufficio-suap", "Risponde di 1 obiettivo: Città più verde"),
        ("ufficio-suap", "Risponde di 1 rischio: Favori"),
        ("ufficio-altro", "Contribuisce a 1 obiettivo: Città più verde"),
        ("obiettivo-verde", "Vi concorre 1 processo: Permessi"),
        ("obiettivo-verde", "È esposto a 1 rischio: Favori"),
    ] {
        assert!(says(id).contains(sentence), "{id}: {}", says(id));
        let (before, after) = sentence.split_once(": ").expect("a sentence");
        assert!(plan.markdown.contains(&format!("*{before}:* [{after}]")), "{sentence}");
    }
    // The risk stands inside its process.
    assert!(!says("rischio-favori").contains("Permessi"), "{}", says("rischio-favori"));
}

#[test]
fn the_card_of_a_goal_says_by_what_it_is_filtered() {
    let plan = small_plan();
    let card = plan.html.with_id("obiettivo-verde").expect("the card");
    for (name, value) in
        [("data-ufficio", "ufficio-suap"), ("data-dimensione", "efficacia"), ("data-anni", "2027 2028")]
    {
        assert_eq!(card.attr(name), Some(value), "{name}");
    }
    // Among hundreds of cards a list of what can be opened must say whose it is.
    let summaries: Vec<&str> = card.named("summary").into_iter().filter_map(|e| e.attr("aria-label")).collect();
    assert!(summaries.contains(&"Altri dati di OB1"), "{summaries:?}");
    assert!(plan.html.with_id("tabella-obiettivo-verde-indicatori").is_some());
}

#[test]
fn a_draft_shows_elements_whose_id_is_not_there() {
    let mut files = support::plan("examples/comune/2027");
    let mut without = 0;
    for (_, text) in files.iter_mut().filter(|(path, _)| path.ends_with(".yaml")) {
        let lines: Vec<String> = text
            .lines()
            .map(|line| match line.split_once("id: ") {
                Some((before, _)) if before.trim_start_matches([' ', '-']).is_empty() => {
                    without += 1;
                    format!("{before}id: \"\"")
                }
                _ => line.into(),
            })
            .collect();
        *text = lines.join("\n");
    }
    assert!(without > 100, "{without} ids");
    support::load(&files).check(&load::Options::default(), |cx, _| {
        let page = render(cx, Format::Html, true, None).expect("HTML");
        for (what, words) in [("a goal", "obiettivo--"), ("a process", "processo--"), ("a risk", "rischio--")] {
            assert!(page.contains(&format!("id=\"{words}")), "{what}");
        }
        render(cx, Format::Markdown, true, None).expect("Markdown");
    });
}

#[test]
fn indexes_lead_to_offices_risks_laws_and_abbreviations() {
    let plan = small_plan();
    let laws = plan.html.with_id("indici").expect("the indexes");
    let links: Vec<&str> = laws.all().into_iter().filter_map(|e| e.attr("href")).collect();
    assert!(
        links.contains(&"https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80"),
        "{links:?}"
    );
    assert!(
        elements_text(laws)
            .contains("D.L. 80/2021 piano integrato di attività e organizzazione art. 6: Città più verde")
    );
    assert!(plan.markdown.contains("art. 6: [Città più verde](#obiettivo-verde)"));
    let risks = elements_text(&plan.html);
    assert!(risks.contains("Sportello 0 0 1 1 Favori"), "{risks}");
    assert!(elements_text(plan.html.with_id("sigla-oiv").expect("OIV")).contains("La prima volta in: Città più verde"));
    let leads = |e: &&Elem| e.attr("href") == Some("#sigla-oiv");
    let there =
        plan.html.with_id("obiettivo-verde").expect("its card").all().into_iter().find(leads).expect("the way there");
    assert_eq!(elements_text(there), "OIV");
    assert!(plan.markdown.contains("[OIV](#sigla-oiv)"), "the way there in Markdown");
    assert!(plan.html.with_id("sigla-rpct").is_none(), "an abbreviation that is not used");
}

#[test]
fn a_row_for_many_duties_is_printed_duty_by_duty() {
    let text = |frequency: &str| {
        format!(
            "obblighi:\n  - {{ codice: altri, pubblica: sito, giorni: 20, base_giuridica: così è la norma }}\n  - {{ codice: Pagamenti dell'amministrazione, pubblica: cassa{frequency} }}\n  - {{ codice: \"040701\", pubblica: personale, frequenza: annuale }}\n  - {{ codice: Bandi di concorso, nessuna: Non ne facciamo }}\n"
        )
    };
    let rows = |text: &str| -> BTreeMap<String, String> {
        let scheda = "tipo: comune\n";
        let piano = Piano::of_texts(&[
            ("piao.toml", MANIFESTO),
            ("1-scheda_anagrafica.yaml", scheda),
            ("2.3-trasparenza.yaml", text),
        ]);
        let lines = piano.markdown.lines().filter(|l| l.starts_with("| ") && l.contains("codice "));
        let code = |l: &str| l.split("codice ").nth(1).and_then(|c| c.split(' ').next()).unwrap_or_default().to_owned();
        lines.map(|l| (code(l), l.to_owned())).collect()
    };
    let table = rows(&text(""));
    assert!(table.len() > 70 && !table.contains_key("altri"), "{:?}", table.keys());
    for (code, wanted) in [
        ("120101", "sito | A ogni cambiamento, senza indugio; entro 20 giorni |"),
        ("150601", "cassa | Ogni tre mesi |"),
        ("150801", "cassa | Ogni anno |"),
        ("040701", "personale | Ogni anno |"),
        // A part has the office of its whole, and the frequency of its own.
        ("04070101", "personale | Ogni tre mesi |"),
        ("050101", "Non dovuto: Non ne facciamo"),
        ("030101", "base giuridica: così è la norma"),
    ] {
        assert!(table[code].contains(wanted), "{code}: {}", table[code]);
    }
    assert!(!table["120101"].contains("base giuridica"), "{}", table["120101"]);
    assert!(!table.contains_key("150701") && !table.contains_key("A"), "of other bodies, or never asked");
    // What the row says of the frequency holds for all of its duties.
    assert!(rows(&text(", frequenza: mensile"))["150801"].contains("cassa | Ogni mese |"));
}

#[test]
fn a_local_picture_is_embedded_and_no_other() {
    let performance = "[[obiettivi]]\nid = \"uno\"\ntitolo = \"T\"\ndescrizione = \"![Il ponte](immagini/ponte.png) \
                       ![fuori](../fuori.png) ![rete](https://esempio.it/x.png)\"\n";
    let root = on_disk(
        "picture",
        &[
            ("piao.toml", MANIFESTO.as_bytes()),
            ("2.2-performance.toml", performance.as_bytes()),
            ("immagini/ponte.png", b"\x89PNG\r\n\x1a\nponte"),
        ],
    );
    std::fs::write(root.with_extension("png"), b"fuori").expect("written");
    let piano = Piano::of("picture", &root);
    let images = piano.html.named("img");
    let local = images.iter().find(|i| i.attr("alt") == Some("Il ponte")).expect("the picture");
    assert_eq!(local.attr("src"), Some("data:image/png;base64,iVBORw0KGgpwb250ZQ=="));
    let mut wrong = Vec::new();
    inert(&piano.html, &mut wrong);
    assert!(wrong.is_empty(), "{wrong:?}");
    let text = elements_text(&piano.html);
    assert!(text.contains("fuori") && text.contains("rete"), "the words of a picture that is not there stay: {text}");
    let _ = std::fs::remove_dir_all(root);
}

#[test]
fn a_picture_shown_too_often_stops_the_page_and_not_its_markdown() {
    let picture = vec![0; 1 << 20];
    for (times, page) in [(60, Some(0)), (65, Some(2))] {
        let text = format!("testo = \"{}\"\n", "![Il ponte](./immagini/ponte.png) ".repeat(times));
        let files: [(&str, &[u8]); 3] = [
            ("piao.toml", MANIFESTO.as_bytes()),
            ("2.2-performance.toml", text.as_bytes()),
            ("immagini/ponte.png", &picture),
        ];
        let root = on_disk(&format!("pictures-{times}"), &files);
        let plan = root.to_str().expect("a path");
        for (name, code) in [("x.html", page), ("x.md", Some(0))] {
            let target = root.join(name);
            let done = piao(&["render", plan, "--bozza", "-o", target.to_str().expect("a path")]);
            assert_eq!(done.0, code, "{times} {name}: {}", done.2);
            assert_eq!(target.exists(), code == Some(0), "{times} {name}");
            assert!(code == Some(0) || done.2.contains("superano 64 MiB"), "{}", done.2);
        }
        let _ = std::fs::remove_dir_all(root);
    }
}

/// Runs the program.
fn piao(args: &[&str]) -> (Option<i32>, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_piao")).args(args).output().expect("piao runs");
    let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

/// The document of a theme that writes the whole page, or what is said of it.
fn theme_says(name: &str, page: &str) -> Result<String, String> {
    let block = |name: &str| format!("{{% block {name} %}}{{% endblock {name} %}}");
    let page = page.to_string() + &["stile", "indice", "copertina", "contenuto", "piede"].map(block).concat();
    let root = on_disk(name, &[("piao.toml", MANIFESTO.as_bytes()), ("tema/documento.html", page.as_bytes())]);
    let loaded = Loaded::read(&root, "", load::Lettura::CON_PRECEDENTE).expect("a plan");
    let said = loaded.check(&load::Options::default(), |cx, _| render(cx, Format::Html, true, None).map_err(|e| e.0));
    let _ = std::fs::remove_dir_all(root);
    said
}

#[test]
fn a_theme_keeps_the_policy_before_all_that_could_run() {
    let page = |before: &str, after: &str| {
        format!(
            "<!doctype html>\n<html lang=\"it\">\n<head>\n{before}<!-- piao: regole -->\n{after}</head><body><p>è</p></body></html>\n"
        )
    };
    let fine = page(
        "<!-- dell'ente --><meta charset=\"utf-8\">\n<title>On è</title>",
        "<script>alert(1)</script><style>p { color: red }</style>",
    );
    let text = theme_says("policy", &fine).expect("a page");
    let (policy, script) =
        (text.find("Content-Security-Policy").expect("a policy"), text.find("<script>alert").expect("a script"));
    assert!(policy < script && text[policy..script].contains("style-src 'sha256-"), "{text}");
    for (page, why) in [
        (fine.replace("<!-- piao: regole -->", ""), "manca `<!-- piao: regole -->`"),
        (page("<script>alert(1)</script>", ""), "prima c'è `<script`"),
        (page("<STYLE>p { color: red }</STYLE>", ""), "prima c'è `<STYLE`"),
        (page("<svg/onload=alert(1)>", ""), "prima c'è `<svg/"),
        (page("", "").replace("<head>", "<head/onclick=alert(1)>"), "prima c'è `<head/"),
        (page("", "").replace("<html", "<html onclick='alert(1)'"), "prima c'è `<html "),
        (page("", "").replace("<html", "<html a\"b onclick=alert(1) a\"b"), "prima c'è `<html "),
        // Where a browser would take it for a text, or not look at it any more.
        (page("<!-- ", ""), "prima c'è `<!--"),
        (page("<!-- --!><script>alert(1)</script> -->", ""), "prima c'è `<!--"),
        (page("<title>", "</title>"), "prima c'è `<title`"),
        (page("<meta content=\"", "\">"), "prima c'è `<meta"),
        (page("è", ""), "prima c'è `è"),
        (page("</head>", ""), "prima c'è `</head`"),
        (page("", "<Meta Http-Equiv=refresh content='0; url=https://esempio.it'>"), "porterebbe chi legge altrove"),
    ] {
        let said = theme_says("no-policy", &page).expect_err("refused");
        assert!(said.contains(why), "{page}: {said}");
    }
}

#[test]
fn styles_that_never_end_are_looked_through_once() {
    // Each looked for to the end of the page would take minutes.
    let many = "{% for b in range(end=4) %}{% for a in range(end=100000) %}<style>{% endfor %}{% endfor %}";
    let text = theme_says("styles", &format!("<html><head><!-- piao: regole --></head><body>{many}</body></html>"))
        .expect("a page");
    assert!(text.contains("style-src 'none'") && text.matches("<style>").count() == 400_000);
}

#[test]
fn a_partial_of_the_theme_wins_over_the_embedded_one() {
    let root = on_disk(
        "theme",
        &[
            ("piao.toml", MANIFESTO.as_bytes()),
            ("1-scheda_anagrafica.yaml", b"denominazione: Comune di Prova\n"),
            (
                "tema/scheda_anagrafica.html",
                b"<p class=\"nostra\">Scheda di {{ scheda_anagrafica.denominazione }}: <b>7</b></p>",
            ),
            ("tema/scheda_anagrafica.md", b"Scheda in Markdown di {{ scheda_anagrafica.denominazione }}\n"),
            ("tema/stile.css", b"body { color: rebeccapurple }"),
        ],
    );
    let piano = Piano::of("theme", &root);
    let ours = piano.html.all().into_iter().find(|e| e.has_class("nostra")).map(elements_text);
    assert_eq!(ours.as_deref(), Some("Scheda di Comune di Prova: 7"));
    assert!(body_of_style(&piano).contains("rebeccapurple"));
    assert!(piano.markdown.contains("Scheda in Markdown di Comune di Prova"));
    assert!(piano.html_text.contains("id=\"sezione-performance\""), "the rest is as usual");
    let _ = std::fs::remove_dir_all(root);
}

#[test]
fn a_partial_of_the_theme_may_include_the_original() {
    let root = on_disk(
        "theme-original",
        &[
            ("piao.toml", MANIFESTO.as_bytes()),
            ("1-scheda_anagrafica.yaml", b"denominazione: Comune di Prova\n"),
            (
                "tema/scheda_anagrafica.html",
                b"<p class=\"nostra\">Prima</p>{% include \"piao/scheda_anagrafica.html\" %}",
            ),
        ],
    );
    let piano = Piano::of("theme", &root);
    assert!(piano.html.all().iter().any(|e| e.has_class("nostra")));
    assert!(piano.html.named("dt").iter().any(|e| elements_text(e) == "Denominazione"));
    let _ = std::fs::remove_dir_all(root);
}

#[test]
fn a_broken_theme_is_an_error_that_names_template_and_line() {
    for (name, template, line) in [
        ("syntax", "<p>\n<p>\n{% if %}\n", ":3"),
        ("variable", "<p>\n{{ non_esiste.campo }}\n", ":2"),
        ("filter", "<p>{{ piano.titolo | nessun_filtro }}\n", ":1"),
        ("unclosed", "{% for s in sezioni %}\n<p>\n", ""),
    ] {
        let root = on_disk(
            &format!("broken-{name}"),
            &[
                ("piao.toml", MANIFESTO.as_bytes()),
                ("1-scheda_anagrafica.yaml", b"denominazione: Comune di Prova\n"),
                ("tema/scheda_anagrafica.html", template.as_bytes()),
            ],
        );
        let target = root.join("out.html");
        let (code, stdout, stderr) =
            piao(&["render", &root.to_string_lossy(), "--bozza", "-o", &target.to_string_lossy()]);
        assert_eq!(code, Some(2), "{name}: {stdout}{stderr}");
        assert!(stderr.contains("scheda_anagrafica.html") && stderr.contains(line), "{name}: {stderr}");
        assert!(stderr.starts_with("piao: il tema non si può usare"), "{name}: {stderr}");
        assert!(!target.exists() && stdout.is_empty(), "{name}: nothing is written");
        let _ = std::fs::remove_dir_all(root);
    }
}
