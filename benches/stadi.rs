// SPDX-License-Identifier: EUPL-1.2
//! The stages of a run, each alone on what the stages before it made: for the table of times and for the counts of instructions.

use crate::piano::{Dimensioni, Formato, genera};
use granit_parser::Parser;
use piao::diff::{Lato, compare};
use piao::export;
use piao::graph::Graph;
use piao::model::{self, Piano};
use piao::render;
use piao::report::diff::{self, Filtri, Rapporto};
use piao::rules::{self, Context};
use piao::source::{Format, Sources};
use std::any::Any;
use std::path::Path;
use toml::de::DeTable;

/// A plan that every stage can begin from, and the same with changes.
pub struct Banco<'p> {
    pub cartella: &'p Path,
    pub prima: Lato<'p>,
    pub dopo: Lato<'p>,
}

/// A stage: what it makes is dropped by whoever measures it, after the clock stops. Trees and graphs borrow the text: they are
/// dropped inside, as they are in a run.
pub type Stadio = fn(&Banco<'_>) -> Box<dyn Any>;

/// Every stage with its name, in the order of the flow. Before them what the same bytes cost at least: `byte` reads them, `eventi`
/// is the bare parser.
pub const STADI: [(&str, Stadio); 11] = [
    ("byte", |b| Box::new(byte(b))),
    ("eventi", |b| Box::new(eventi(b.prima.sources))),
    ("file", |b| Box::new(Sources::read(b.cartella, "piano", &mut Vec::new()).ok())),
    ("lettura", |b| {
        let (sources, mut found) = (b.prima.sources, Vec::new());
        Box::new(sources.files().filter_map(|(id, _)| sources.parse(id, &mut found)).count())
    }),
    ("modello", |b| Box::new(model::leggi(b.prima.sources, 1, &mut Vec::new()))),
    ("grafo", |b| Box::new(Graph::build(b.prima.piano, b.prima.sources, &mut Vec::new()).elementi)),
    ("regole", |b| Box::new(rules::check(&b.contesto(), Vec::new(), &|_| true, true))),
    ("html", |b| Box::new(render::render(&b.contesto(), render::Format::Html, false, None).map(|t| t.len()).ok())),
    ("markdown", |b| {
        Box::new(render::render(&b.contesto(), render::Format::Markdown, false, None).map(|t| t.len()).ok())
    }),
    ("json", |b| Box::new(export::export(&b.contesto(), "piano"))),
    ("confronto", |b| Box::new(confronto(b))),
];

/// The stage of a name.
pub fn stadio(name: &str) -> Option<Stadio> {
    STADI.iter().find(|(n, _)| *n == name).map(|(_, stage)| *stage)
}

impl<'p> Banco<'p> {
    /// A context remembers what rules share: each run has its own.
    fn contesto(&self) -> Context<'p> {
        Context::new(self.prima, None, None)
    }
}

/// Lets `work` use the plan of a folder, which `genera` wrote there with this seed and size.
pub fn con_banco<R>(
    cartella: &Path,
    file: (Dimensioni, u64, Formato),
    work: impl FnOnce(&Banco<'_>) -> R,
) -> Result<R, String> {
    let sources = Sources::read(cartella, "piano", &mut Vec::new()).map_err(|e| e.to_string())?;
    let piano = model::leggi(&sources, 1, &mut Vec::new());
    let graph = Graph::build(&piano, &sources, &mut Vec::new());
    let (d, seme, formato) = file;
    let altri = Sources::from_texts(modificato(genera(d, seme, formato)));
    let altro: Piano = model::leggi(&altri, 1, &mut Vec::new());
    let altro_graph = Graph::build(&altro, &altri, &mut Vec::new());
    let lato = |piano, graph, sources| Lato { piano, graph, sources };
    let (prima, dopo) = (lato(&piano, &graph, &sources), lato(&altro, &altro_graph, &altri));
    Ok(work(&Banco { cartella, prima, dopo }))
}

/// The bytes of the files, as text, and nothing else.
fn byte(b: &Banco<'_>) -> usize {
    let texts =
        b.prima.sources.files().filter_map(|(_, file)| std::fs::read_to_string(b.cartella.join(&file.path)).ok());
    texts.map(|text| text.len()).sum()
}

/// The least that the parsers can do with these files: events for YAML, the table for TOML.
fn eventi(sources: &Sources) -> usize {
    let counts = sources.files().map(|(_, file)| match file.format {
        Format::Yaml => Parser::new_from_str(&file.text).filter(|event| event.is_ok()).count(),
        Format::Toml => DeTable::parse(&file.text).map_or(0, |table| table.get_ref().len()),
        Format::Other => 0,
    });
    counts.sum()
}

/// The plan beside the same with changes, judged and written as JSON.
fn confronto(b: &Banco<'_>) -> usize {
    let confronto = compare(b.prima, b.dopo);
    let giudizi = diff::giudica(&confronto);
    let rapporto = Rapporto::new(&confronto, &giudizi, &Filtri::default(), ("prima", "dopo"));
    diff::write(diff::Format::Json, &rapporto).len()
}

/// The plan with another title in every twentieth goal.
fn modificato(mut file: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut titles = 0;
    for (_, text) in file.iter_mut().filter(|(path, _)| path.starts_with("2.2")) {
        let mut out = String::with_capacity(text.len());
        for line in text.lines() {
            let title = line.trim_start().starts_with("titolo");
            titles += usize::from(title);
            match (title && titles % 20 == 0, line.strip_suffix('"')) {
                (true, Some(open)) => out.push_str(&format!("{open} (rivisto)\"")),
                (true, None) => out.push_str(&format!("{line} (rivisto)")),
                (false, _) => out.push_str(line),
            }
            out.push('\n');
        }
        *text = out;
    }
    file
}
