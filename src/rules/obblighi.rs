// SPDX-License-Identifier: EUPL-1.2
//! Obligations: rows of data that say what must be there, for whom and from when; one generic check.
//!
//! A row asks a section (`campo = "performance"`), a field of a section (`campo = "performance.smvp"`), or a field of
//! each element of a kind (`per_ogni = "obiettivi"`, `campo = "ufficio"`). `dove` keeps the elements whose field holds a word.

use super::context::{Context, Findings};
use super::{Anni, Fonte, Livelli, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Sezione;
use crate::model::manifesto::Regime;
use crate::model::record::Record;
use crate::model::visita::{Foglia, Visitor};
use crate::source::decode::nearest;
use crate::source::{FileId, Span};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use toml::de::{DeTable, DeValue};

/// The rows, one file a section.
const FILES: &[(&str, &str)] = &[("piano", include_str!("obblighi/piano.toml"))];

/// How much must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chiede {
    /// The key, with something in it.
    Presente,
    /// At least one element (a reason for having none does).
    AlmenoUno,
}

/// Obbligo (obligation): a row of the catalogue carried out as data.
pub struct Obbligo {
    /// Its face as a rule.
    pub rule: Rule,
    /// Path of the field, or the field of each element.
    pub campo: String,
    /// Plural key of the elements asked one by one.
    pub per_ogni: Option<String>,
    /// Field and word that elements must have to count.
    pub dove: Option<(String, String)>,
    /// How much.
    pub chiede: Chiede,
    /// Kinds of body; empty for all.
    pub enti: Vec<String>,
    /// Obligations whose failure silences this one.
    pub presuppone: Vec<String>,
    /// The reason in one sentence.
    pub perche: String,
    /// What to write.
    pub scrivi: String,
}

/// Every row, read once from the embedded files.
pub fn tutti() -> &'static [Obbligo] {
    static ROWS: OnceLock<Vec<Obbligo>> = OnceLock::new();
    ROWS.get_or_init(|| FILES.iter().flat_map(|(_, text)| rows(text)).collect())
}

/// The rows of one embedded file; a test reads them all, so a malformed row never ships.
fn rows(text: &'static str) -> Vec<Obbligo> {
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let Some(DeValue::Array(items)) = table.get_ref().get("obbligo").map(|v| v.get_ref().clone()) else {
        return Vec::new();
    };
    items
        .into_iter()
        .filter_map(|item| if let DeValue::Table(t) = item.into_inner() { row(&t) } else { None })
        .collect()
}

fn text(table: &DeTable<'_>, key: &str) -> Option<String> {
    match table.get(key)?.get_ref() {
        DeValue::String(s) => Some(s.to_string()),
        DeValue::Integer(i) => Some(i.as_str().to_string()),
        _ => None,
    }
}

fn list(table: &DeTable<'_>, key: &str) -> Vec<String> {
    match table.get(key).map(|v| v.get_ref()) {
        Some(DeValue::Array(items)) => items.iter().filter_map(|v| v.get_ref().as_str().map(str::to_string)).collect(),
        Some(DeValue::String(s)) => vec![s.to_string()],
        _ => Vec::new(),
    }
}

/// Rows live as long as the program: their texts are kept for good.
fn keep(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn row(table: &DeTable<'_>) -> Option<Obbligo> {
    let level = |word: &str| match word {
        "errore" => Some(Level::Error),
        "avviso" => Some(Level::Warning),
        "nota" => Some(Level::Note),
        _ => None,
    };
    let level = match table.get("livello")?.get_ref() {
        DeValue::String(word) => Livelli { ordinario: level(word), semplificato: level(word) },
        DeValue::Table(t) => Livelli {
            ordinario: text(t, "ordinario").and_then(|w| level(&w)),
            semplificato: text(t, "semplificato").and_then(|w| level(&w)),
        },
        _ => return None,
    };
    let regimi = list(table, "regime");
    let level = Livelli {
        ordinario: level.ordinario.filter(|_| regimi.is_empty() || regimi.iter().any(|r| r == "ordinario")),
        semplificato: level.semplificato.filter(|_| regimi.is_empty() || regimi.iter().any(|r| r == "semplificato")),
    };
    let year = |key| text(table, key).and_then(|y| y.parse().ok());
    let perche = text(table, "perche")?;
    let catalogo: Vec<&'static str> = list(table, "catalogo").into_iter().map(keep).collect();
    let dove = text(table, "dove")
        .and_then(|d| d.split_once(" contiene ").map(|(f, w)| (f.trim().to_string(), w.trim().to_string())));
    Some(Obbligo {
        rule: Rule {
            id: keep(text(table, "id")?),
            catalogo: Vec::leak(catalogo),
            summary: keep(perche.clone()),
            level,
            anni: Anni { dal: year("dal").unwrap_or(2022), al: year("al") },
            fonti: Vec::leak(fonti(table)),
            doc: "",
            check: None,
        },
        campo: text(table, "campo")?,
        per_ogni: text(table, "per_ogni"),
        dove,
        chiede: if text(table, "chiede").as_deref() == Some("almeno uno") {
            Chiede::AlmenoUno
        } else {
            Chiede::Presente
        },
        enti: list(table, "enti"),
        presuppone: list(table, "presuppone"),
        perche,
        scrivi: text(table, "scrivi").unwrap_or_default(),
    })
}

/// The acts a row comes from.
fn fonti(table: &DeTable<'_>) -> Vec<Fonte> {
    let certezza = keep(text(table, "certezza").unwrap_or_default());
    match table.get("fonte").map(|v| v.get_ref()) {
        Some(DeValue::Array(items)) => items
            .iter()
            .filter_map(|v| match v.get_ref() {
                DeValue::Table(t) => Some(Fonte {
                    atto: keep(text(t, "atto")?),
                    articolo: keep(text(t, "articolo").unwrap_or_default()),
                    url: keep(text(t, "url").unwrap_or_default()),
                    certezza,
                }),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Runs every row that applies to this body and year.
pub fn check(cx: &Context<'_>, wanted: &dyn Fn(&Rule) -> bool, out: &mut Findings) {
    let tipo = cx.profilo.tipo.map(|t| t.parola());
    let rows: Vec<&Obbligo> = tutti()
        .iter()
        .filter(|o| wanted(&o.rule) && o.rule.anni.comprende(cx.profilo.anno))
        .filter(|o| match cx.profilo.regime {
            Regime::Ordinario => o.rule.level.ordinario.is_some(),
            Regime::Semplificato => o.rule.level.semplificato.is_some(),
        })
        .filter(|o| o.enti.is_empty() || tipo.is_some_and(|t| o.enti.iter().any(|e| e == t)))
        .collect();
    if rows.is_empty() {
        return;
    }
    let facts = Facts::of(cx, &rows);
    let mut failed: HashSet<&str> = HashSet::new();
    for row in rows {
        if row.presuppone.iter().any(|p| failed.contains(p.as_str())) {
            continue;
        }
        let before = out.diagnostics.len();
        ask(cx, row, &facts, out);
        if out.diagnostics.len() > before {
            failed.insert(row.rule.id);
        }
    }
}

fn ask(cx: &Context<'_>, row: &Obbligo, facts: &Facts<'_>, out: &mut Findings) {
    let mut report = |span: Span, message: String| {
        let help = if row.scrivi.is_empty() { row.perche.clone() } else { row.scrivi.clone() };
        let mut finding = Diagnostic::new(row.rule.id, span, message).help(help);
        finding.campo = Some(row.campo.clone());
        out.diagnostics.push(finding);
    };
    if let Some(kind) = &row.per_ogni {
        for element in facts.elements.get(kind.as_str()).into_iter().flatten() {
            let counts = row
                .dove
                .as_ref()
                .is_none_or(|(field, word)| element.words.iter().any(|(f, w)| f == field && w == word));
            if counts && !element.has(&row.campo, row.chiede) {
                report(element.span, format!("{} `{}` non ha `{}`", element.name, element.id, row.campo));
            }
        }
        return;
    }
    let (stem, field) = row.campo.split_once('.').map_or((row.campo.as_str(), None), |(s, f)| (s, Some(f)));
    let Some(sezione) = Sezione::da_stem(stem) else { return };
    let file = cx.piano.file_di(sezione).next();
    let Some(section) = facts.sections.get(&sezione) else {
        // A file that does not parse is there all the same.
        let meant = cx.piano.sconosciuti.iter().any(|s| nearest(s, [stem].into_iter()).is_some());
        if file.is_none() && field.is_none() && !meant {
            let manifest = Span { file: cx.piano.file_manifesto.unwrap_or(FileId(0)), start: 0, end: 0 };
            report(manifest, format!("manca la sezione {} «{}»", sezione.numero(), sezione.titolo()));
        }
        return;
    };
    let Some(field) = field else {
        // What was not understood is there all the same.
        if section.fields.is_empty()
            && let Some(file) = file
            && !cx.piano.illeggibili.iter().any(|s| s.file == file)
        {
            report(
                Span { file, start: 0, end: 0 },
                format!("la sezione {} «{}» è vuota", sezione.numero(), sezione.titolo()),
            );
        }
        return;
    };
    let start = Span { file: file.unwrap_or(FileId(0)), start: 0, end: 0 };
    match &row.dove {
        None if !section.has(field, row.chiede) => {
            report(start, format!("nella sezione {} «{}» manca `{field}`", sezione.numero(), sezione.titolo()))
        }
        Some((inner, word)) => {
            let any = facts
                .elements
                .get(field)
                .into_iter()
                .flatten()
                .any(|e| e.words.iter().any(|(f, w)| f == inner && w == word));
            if !any && !cx.graph.is_incomplete() {
                report(start, format!("in `{field}` nessun elemento ha `{inner}: {word}`"));
            }
        }
        None => {}
    }
}

/// What is there, gathered in one walk: fields of sections, fields and words of the elements that some row asks.
#[derive(Default)]
struct Facts<'p> {
    sections: HashMap<Sezione, Frame<'p>>,
    elements: HashMap<&'static str, Vec<Frame<'p>>>,
}

struct Frame<'p> {
    /// Some row asks it: its fields and words are gathered.
    asked: bool,
    span: Span,
    name: &'static str,
    id: &'p str,
    /// Fields, with how many items they hold.
    fields: Vec<(&'static str, usize)>,
    /// Words of closed lists, by field.
    words: Vec<(&'static str, &'static str)>,
}

impl Frame<'_> {
    fn has(&self, field: &str, chiede: Chiede) -> bool {
        self.fields.iter().any(|(f, n)| *f == field && (chiede == Chiede::Presente || *n > 0))
    }
}

impl<'p> Facts<'p> {
    fn of(cx: &Context<'p>, rows: &[&Obbligo]) -> Facts<'p> {
        let asked = rows
            .iter()
            .filter_map(|row| match &row.per_ogni {
                Some(kind) => Some(kind.as_str()),
                None => row.dove.as_ref().and_then(|_| row.campo.split_once('.')).map(|(_, field)| field),
            })
            .collect();
        let mut walk = Walk { facts: Facts::default(), asked, open: Vec::new(), fields: Vec::new() };
        for sezione in Sezione::TUTTE {
            let nowhere = Span { file: FileId(0), start: 0, end: 0 };
            walk.open(true, nowhere, "", "");
            let there = cx.piano.sezioni.visita(*sezione, nowhere, &mut walk);
            let frame = walk.open.pop();
            if there && let Some(frame) = frame {
                walk.facts.sections.insert(*sezione, frame);
            }
        }
        walk.facts
    }
}

struct Walk<'p, 'r> {
    facts: Facts<'p>,
    /// Plural keys of the kinds of element that some row asks.
    asked: HashSet<&'r str>,
    open: Vec<Frame<'p>>,
    fields: Vec<&'static str>,
}

impl<'p> Walk<'p, '_> {
    fn open(&mut self, asked: bool, span: Span, name: &'static str, id: &'p str) {
        self.open.push(Frame { asked, span, name, id, fields: Vec::new(), words: Vec::new() });
    }

    /// The record being read, if some row asks it.
    fn frame(&mut self) -> Option<&mut Frame<'p>> {
        self.open.last_mut().filter(|frame| frame.asked)
    }
}

impl<'p> Visitor<'p> for Walk<'p, '_> {
    fn record(&mut self, record: &'p dyn Record, span: Span) {
        if self.open.len() == 1 && record.genere().is_none() && self.fields.is_empty() {
            return;
        }
        let (span, id) = record.identita().map_or((span, ""), |(id, place)| (place, id));
        let asked = record.genere().is_some_and(|g| self.asked.contains(g.plurale()));
        self.open(asked, span, record.genere().map_or("", |g| g.con_articolo()), id);
    }
    fn fine_record(&mut self, record: &'p dyn Record, _: Span) {
        if self.open.len() == 1 {
            return;
        }
        if let Some(frame) = self.open.pop().filter(|frame| frame.asked)
            && let Some(genere) = record.genere()
        {
            self.facts.elements.entry(genere.plurale()).or_default().push(frame);
        }
    }
    fn campo(&mut self, name: &'static str, _: Span) {
        self.fields.push(name);
        if let Some(frame) = self.frame() {
            frame.fields.push((name, 1));
        }
    }
    fn campo_invalido(&mut self, name: &'static str, _: Span) {
        if let Some(frame) = self.frame() {
            frame.fields.push((name, 1));
        }
    }
    fn fine_campo(&mut self, _: &'static str) {
        self.fields.pop();
    }
    fn lista(&mut self, len: usize) {
        if let Some((_, n)) = self.frame().and_then(|f| f.fields.last_mut()) {
            *n = len;
        }
    }
    fn foglia(&mut self, foglia: Foglia<'p>, _: Span) {
        if let Foglia::Scelta(word, _) = foglia
            && let Some(field) = self.fields.last().copied()
            && let Some(frame) = self.frame()
        {
            frame.words.push((field, word));
        }
    }
}
