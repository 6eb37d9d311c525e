// SPDX-License-Identifier: EUPL-1.2
//! The one check of all obligations: what is there is gathered in one walk, then every row is asked.

use super::{Chiede, Obbligo, tutti};
use crate::diagnostic::Diagnostic;
use crate::model::Sezione;
use crate::model::record::Record;
use crate::model::tipi::{Baseline, Serie};
use crate::model::visita::{Foglia, Visit, Visitor};
use crate::rules::{Context, Findings, Rule};
use crate::source::decode::nearest;
use crate::source::{FileId, Span};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// From so many elements on, that none has a field is one cause.
const MOLTI: usize = 3;

/// The stem of the manifest in the paths of rows.
const MANIFESTO: &str = "piao";

/// Runs every row that applies to this body and year.
pub fn check(cx: &Context<'_>, wanted: &dyn Fn(&Rule) -> bool, out: &mut Findings) {
    ask_all(cx, tutti(), wanted, out);
}

fn ask_all(cx: &Context<'_>, rows: &[Obbligo], wanted: &dyn Fn(&Rule) -> bool, out: &mut Findings) {
    let rows: Vec<&Obbligo> = rows
        .iter()
        .filter(|o| wanted(&o.rule) && o.vale(cx.profilo.regime, cx.profilo.anno) && o.chi.comprende(cx))
        .collect();
    if rows.is_empty() {
        return;
    }
    let facts = Facts::of(cx, &rows);
    // Where each failed: the places of elements, or none where it failed as a whole.
    let mut failed: HashMap<&str, Option<HashSet<Span>>> = HashMap::new();
    for row in rows {
        let presumed: Vec<&Option<HashSet<Span>>> =
            row.presuppone.iter().filter_map(|p| failed.get(p.as_str())).collect();
        let whole = row.per_ogni.is_none() || presumed.iter().any(|p| p.is_none());
        if !presumed.is_empty() && whole || facts.excuse(row) {
            continue;
        }
        let told: HashSet<Span> = presumed.into_iter().flatten().flatten().copied().collect();
        let before = out.diagnostics.len();
        let mut ask = Ask { cx, row, facts: &facts, told, out };
        match (&row.per_ogni, row.campo.split_once('.')) {
            (Some(kind), _) => ask.elements(kind),
            (None, Some((stem, _))) => ask.field(stem),
            (None, None) => ask.section(),
        }
        if out.diagnostics.len() > before {
            let found = &out.diagnostics[before..];
            let each = row.per_ogni.is_some() && found.iter().all(|f| f.genere != Some("file"));
            failed.insert(row.rule.id, each.then(|| found.iter().map(|f| f.label.span).collect()));
        }
    }
}

/// One row put to the plan.
struct Ask<'a, 'p> {
    cx: &'a Context<'p>,
    row: &'a Obbligo,
    facts: &'a Facts<'p>,
    /// Elements on which an obligation that this one presumes failed.
    told: HashSet<Span>,
    out: &'a mut Findings,
}

impl Ask<'_, '_> {
    fn report(&mut self, span: Span, message: String) {
        let mut finding = Diagnostic::new(self.row.rule.id, span, message).help(self.row.scrivi.clone());
        finding.campo = Some(self.row.campo.split_once('.').map_or(&*self.row.campo, |(_, field)| field).into());
        self.out.diagnostics.push(finding);
    }

    /// A field of each element of a kind. When none of many has it the cause is one, and so is the finding.
    fn elements(&mut self, kind: &str) {
        let counts = |e: &&Frame<'_>| self.row.dove.as_ref().is_none_or(|(field, words)| e.says(field, words));
        let asked: Vec<&Frame<'_>> = self.facts.elements.get(kind).into_iter().flatten().filter(counts).collect();
        let has = |e: &Frame<'_>| self.row.campi().any(|campo| e.has(campo, self.row.chiede));
        let lacking: Vec<&Frame<'_>> =
            asked.iter().copied().filter(|e| !has(e) && !self.told.contains(&e.span)).collect();
        let what = self.row.campi().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(" né ");
        match lacking.first() {
            Some(first) if lacking.len() >= MOLTI && lacking.len() == asked.len() => {
                self.report(first.span, format!("nessuno dei {} elementi di `{kind}` ha {what}", asked.len()));
                if let Some(told) = self.out.diagnostics.last_mut() {
                    told.label.testo = "questo e tutti gli altri".into();
                    // It is about all of them: the waiver of one is not the waiver of all.
                    told.genere = Some("file");
                    told.id = Some(self.cx.sources.file(first.span.file).path.clone());
                }
            }
            _ => {
                for element in lacking {
                    self.report(element.span, format!("{} {} non ha {what}", element.name, element.chi()));
                }
            }
        }
    }

    /// A whole section.
    fn section(&mut self) {
        let stem = self.row.campo.as_str();
        let Some(sezione) = Sezione::da_stem(stem) else { return };
        let file = self.cx.piano.file_di(sezione).next();
        match self.facts.sections.get(stem) {
            None => {
                // A file that does not parse is there all the same.
                let meant = self.cx.piano.sconosciuti.iter().any(|s| nearest(s, [stem].into_iter()).is_some());
                if file.is_none() && !meant {
                    let manifest = Span { file: self.cx.piano.file_manifesto.unwrap_or(FileId(0)), start: 0, end: 0 };
                    self.report(manifest, format!("manca la sezione {} «{}»", sezione.numero(), sezione.titolo()));
                }
            }
            // What was not understood is there all the same.
            Some(section) if section.fields.is_empty() => {
                if let Some(file) = file
                    && !self.cx.piano.illeggibili.iter().chain(&self.cx.piano.da_compilare).any(|s| s.file == file)
                {
                    let start = Span { file, start: 0, end: 0 };
                    self.report(start, format!("la sezione {} «{}» è vuota", sezione.numero(), sezione.titolo()));
                }
            }
            Some(_) => {}
        }
    }

    /// A field of a section or of the manifest. A section that is missing or empty has its own finding.
    fn field(&mut self, stem: &str) {
        let Some(section) = self.facts.sections.get(stem).filter(|s| !s.fields.is_empty()) else { return };
        let (file, place) = match Sezione::da_stem(stem) {
            Some(sezione) => (
                self.cx.piano.file_di(sezione).next(),
                format!("nella sezione {} «{}»", sezione.numero(), sezione.titolo()),
            ),
            None => (self.cx.piano.file_manifesto, "in `piao.toml`".to_string()),
        };
        let path = |campo: &str| campo.strip_prefix(stem).unwrap_or(campo).trim_start_matches('.').to_string();
        let start = Span { file: file.unwrap_or(FileId(0)), start: 0, end: 0 };
        let Some((inner, words)) = &self.row.dove else {
            let there = |campo: &str| match campo.split_once('.') {
                Some((stem, path)) => {
                    self.facts.sections.get(stem).is_some_and(|section| section.has(path, self.row.chiede))
                }
                None => false,
            };
            if !self.row.campi().any(there) {
                let campo = path(&self.row.campo);
                // The record that should hold it is the nearest place to write it in.
                let outer = campo.rsplit_once('.').and_then(|(outer, _)| section.place(outer));
                self.report(outer.unwrap_or(start), format!("{place} manca `{campo}`"));
            }
            return;
        };
        let list = path(&self.row.campo);
        let elements = self.facts.elements.get(list.as_str()).map_or(&[][..], Vec::as_slice);
        let any = elements.iter().any(|e| e.says(inner, words));
        // A list that is empty for a reason, or where something was not understood.
        let motivo = elements.is_empty() && section.entry(&list).is_some_and(|e| e.items > 0);
        let unread =
            |e: &Frame<'_>| e.is_unread(inner) || self.cx.piano.illeggibili.iter().any(|s| s.file == e.span.file);
        if !any
            && !motivo
            && !self.cx.graph.is_incomplete()
            && !section.is_unread(&list)
            && !elements.iter().any(unread)
        {
            let words = words.iter().map(|w| format!("`{inner}: {w}`")).collect::<Vec<_>>().join(" o ");
            let at = section.place(&list).unwrap_or(start);
            self.report(at, format!("in `{list}` non ce n'è nessuno con {words}"));
        }
    }
}

/// What is there, gathered in one walk: fields of sections, fields and words of the elements that some row asks.
#[derive(Default)]
struct Facts<'p> {
    sections: HashMap<&'static str, Frame<'p>>,
    elements: HashMap<&'static str, Vec<Frame<'p>>>,
}

/// What a section or an element holds.
struct Frame<'p> {
    /// What rows ask of it.
    asked: Asked,
    span: Span,
    name: &'static str,
    id: &'p str,
    /// What it is called, when it has no id.
    nome: &'p str,
    /// How many fields are open around it.
    depth: usize,
    fields: Vec<Entry>,
    /// Words of closed lists, by field.
    words: Vec<(&'static str, &'static str)>,
}

/// What of a section or an element is gathered.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// Nothing: no row asks for elements of its kind.
    Nothing,
    /// The fields that rows ask of its kind, at this place of `Walk::asked`.
    Fields(usize),
    /// Everything.
    All,
}

/// A field by its path from the section or element, its place, how many items it holds.
struct Entry {
    path: Cow<'static, str>,
    span: Span,
    items: usize,
    understood: bool,
}

impl Frame<'_> {
    /// Its id, or its name where nothing refers to it.
    fn chi(&self) -> String {
        if self.id.is_empty() && !self.nome.is_empty() {
            format!("«{}»", self.nome)
        } else {
            format!("`{}`", self.id)
        }
    }
    fn entry(&self, path: &str) -> Option<&Entry> {
        self.fields.iter().find(|e| e.path == path)
    }
    /// It is there; what was not understood is, and so is all that it may hold.
    fn has(&self, path: &str, chiede: Chiede) -> bool {
        let there = |e: &Entry| chiede == Chiede::Presente || e.items > 0 || !e.understood;
        self.entry(path).is_some_and(there) || self.is_unread(path)
    }
    /// The field or one around it was not understood.
    fn is_unread(&self, path: &str) -> bool {
        self.fields
            .iter()
            .any(|e| !e.understood && path.strip_prefix(&*e.path).is_some_and(|r| r.is_empty() || r.starts_with('.')))
    }
    fn place(&self, path: &str) -> Option<Span> {
        self.entry(path).map(|e| e.span)
    }
    fn says(&self, field: &str, words: &[String]) -> bool {
        self.words.iter().any(|(f, w)| *f == field && words.iter().any(|word| word == w))
    }
}

impl<'p> Facts<'p> {
    fn of(cx: &Context<'p>, rows: &[&Obbligo]) -> Facts<'p> {
        let mut asked: Vec<(&str, Vec<&str>)> = Vec::new();
        for row in rows {
            let dove = row.dove.as_ref().map(|(field, _)| field.as_str());
            let list = dove.and_then(|_| row.campo.split_once('.')).map(|(_, list)| list);
            let Some(kind) = row.per_ogni.as_deref().or(list) else { continue };
            let campi = row.campi().filter(|_| row.per_ogni.is_some()).chain(dove);
            match asked.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, known)) => known.extend(campi),
                None => asked.push((kind, campi.collect())),
            }
        }
        let mut walk =
            Walk { facts: Facts::default(), asked, open: Vec::new(), records: Vec::new(), fields: Vec::new() };
        let nowhere = Span { file: FileId(0), start: 0, end: 0 };
        walk.section(MANIFESTO, |walk| {
            cx.piano.manifesto.visit(nowhere, walk);
            true
        });
        for sezione in Sezione::TUTTE {
            walk.section(sezione.stem(), |walk| cx.piano.sezioni.visita(*sezione, nowhere, walk));
        }
        walk.facts
    }

    /// The plan says that it does not use the thing.
    fn excuse(&self, row: &Obbligo) -> bool {
        let field = row.salvo_campo.as_deref().and_then(|campo| campo.split_once('.'));
        field.is_some_and(|(stem, path)| self.sections.get(stem).is_some_and(|s| s.has(path, Chiede::Presente)))
    }
}

/// What an open record is.
#[derive(PartialEq)]
enum Opened {
    /// The section itself, or a single record whose fields belong to what is around it.
    Within,
    /// An item of a list: what it holds is its own.
    Apart,
}

struct Walk<'p, 'r> {
    facts: Facts<'p>,
    /// Plural keys of the kinds of element that some row asks, with the fields.
    asked: Vec<(&'r str, Vec<&'r str>)>,
    open: Vec<Frame<'p>>,
    records: Vec<Opened>,
    /// The open fields.
    fields: Vec<Open>,
}

/// An open field.
struct Open {
    name: &'static str,
    /// It holds a list or a map.
    list: bool,
    /// It is the last of the fields gathered.
    gathered: bool,
}

impl<'p> Walk<'p, '_> {
    fn section(&mut self, stem: &'static str, visit: impl FnOnce(&mut Self) -> bool) {
        self.push(Asked::All, Span { file: FileId(0), start: 0, end: 0 }, "", ("", ""));
        let there = visit(self);
        let frame = self.open.pop();
        if there && let Some(frame) = frame {
            self.facts.sections.insert(stem, frame);
        }
    }

    fn push(&mut self, asked: Asked, span: Span, name: &'static str, (id, nome): (&'p str, &'p str)) {
        let depth = self.fields.len();
        self.open.push(Frame { asked, span, name, id, nome, depth, fields: Vec::new(), words: Vec::new() });
    }

    /// Whether some row looks at a field, or at one that it holds.
    fn is_asked(&self, asked: Asked, field: &str) -> bool {
        let holds = |campo: &&str| campo.strip_prefix(field).is_some_and(|r| r.is_empty() || r.starts_with('.'));
        match asked {
            Asked::Nothing => false,
            Asked::Fields(kind) => self.asked[kind].1.iter().any(holds),
            Asked::All => true,
        }
    }

    fn enter(&mut self, name: &'static str, span: Span, understood: bool) {
        let around = self.open.last().map(|frame| (frame.asked, frame.depth));
        let outermost = around.and_then(|(_, depth)| self.fields.get(depth)).map_or(name, |f| f.name);
        let gathered = around.is_some_and(|(asked, _)| self.is_asked(asked, outermost));
        if let Some(frame) = self.open.last_mut().filter(|_| gathered) {
            let outer = self.fields[frame.depth..].iter().map(|f| f.name);
            let path = match self.fields.len() - frame.depth {
                0 => Cow::Borrowed(name),
                _ => Cow::Owned(outer.chain([name]).collect::<Vec<_>>().join(".")),
            };
            frame.fields.push(Entry { path, span, items: 1, understood });
        }
        self.fields.push(Open { name, list: false, gathered });
    }

    fn mark_list(&mut self) {
        if let Some(field) = self.fields.last_mut() {
            field.list = true;
        }
    }
}

impl<'p> Visitor<'p> for Walk<'p, '_> {
    fn record(&mut self, record: &'p dyn Record, span: Span) {
        let item = self.fields.last().is_some_and(|field| field.list);
        if !item && record.genere().is_none() {
            self.records.push(Opened::Within);
            return;
        }
        let (span, id) = record.identita().map_or((span, ""), |(id, place)| (place, id));
        let kind = record.genere().and_then(|g| self.asked.iter().position(|(kind, _)| *kind == g.plurale()));
        let asked = kind.map_or(Asked::Nothing, Asked::Fields);
        self.records.push(Opened::Apart);
        let nome = record.nome().map_or("", |nome| nome.as_str());
        self.push(asked, span, record.genere().map_or("", |g| g.con_articolo()), (id, nome));
    }
    fn fine_record(&mut self, record: &'p dyn Record, _: Span) {
        if self.records.pop() != Some(Opened::Apart) {
            return;
        }
        if let Some(frame) = self.open.pop().filter(|frame| frame.asked != Asked::Nothing)
            && let Some(genere) = record.genere()
        {
            self.facts.elements.entry(genere.plurale()).or_default().push(frame);
        }
    }
    fn campo(&mut self, name: &'static str, span: Span) {
        self.enter(name, span, true);
    }
    fn campo_invalido(&mut self, name: &'static str, span: Span) {
        self.enter(name, span, false);
        self.fields.pop();
    }
    fn fine_campo(&mut self, _: &'static str) {
        self.fields.pop();
    }
    fn lista(&mut self, len: usize) {
        self.mark_list();
        if self.fields.last().is_some_and(|field| field.gathered)
            && let Some(entry) = self.open.last_mut().and_then(|frame| frame.fields.last_mut())
        {
            entry.items = len;
        }
    }
    fn mappa(&mut self) {
        self.mark_list();
    }
    fn foglia(&mut self, foglia: Foglia<'p>, _: Span) {
        if let Foglia::Scelta(word, _) = foglia
            && let Some(field) = self.fields.last().map(|field| field.name)
            && let Some(asked) = self.open.last().map(|frame| frame.asked)
            && self.is_asked(asked, field)
            && let Some(frame) = self.open.last_mut()
        {
            frame.words.push((field, word));
        }
    }
    // No row looks inside.
    fn serie(&mut self, serie: &'p Serie, _: Span) -> bool {
        if matches!(serie, Serie::PerAnno(_)) {
            self.mark_list();
        }
        true
    }
    fn baseline(&mut self, _: &'p Baseline, _: Span) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Lato;
    use crate::load::Loaded;
    use crate::rules::obblighi::rows;
    use crate::source::Sources;

    /// A row of the law of 2026, and the one that follows it from 2027.
    const ROWS: &str = r#"
[[obbligo]]
id = "pec-assente"
catalogo = []
campo = "scheda_anagrafica.pec"
al = 2026
livello = "errore"
perche = "Prova."
scrivi = "aggiungi `pec`"

[[obbligo]]
id = "numero-della-deliberazione-assente"
catalogo = []
campo = "piao.adozione.numero"
stato = "adottato"
dal = 2027
livello = "errore"
perche = "Prova."
scrivi = "aggiungi `numero`"

[[obbligo]]
id = "rpct-assente"
catalogo = []
campo = "scheda_anagrafica.figure.rpct"
oppure = ["scheda_anagrafica.figure.oiv"]
enti = ["COM"]
dal = 2027
livello = "errore"
perche = "Prova."
scrivi = "aggiungi `rpct`"
"#;

    /// The rules that speak of a plan, and where.
    fn found(manifest: &str, scheda: &str) -> Vec<(&'static str, String)> {
        let files = [("piao.toml", manifest), ("scheda_anagrafica.yaml", scheda)];
        let loaded = Loaded::from_sources(Sources::from_texts(files.map(|(p, t)| (p.to_string(), t.to_string()))));
        let rows = rows(ROWS);
        assert_eq!(rows.len(), 3);
        loaded.link(|plan: Lato<'_>, _| {
            let mut out = Findings::default();
            ask_all(&Context::new(plan, None, None), &rows, &|_| true, &mut out);
            out.diagnostics.iter().map(|d| (d.rule, d.message.clone())).collect()
        })
    }

    fn rules(manifest: &str, scheda: &str) -> Vec<&'static str> {
        found(manifest, scheda).into_iter().map(|(rule, _)| rule).collect()
    }

    const BOZZA: &str = "formato = 1\nanno = 2027\nstato = \"bozza\"\n";
    const ADOTTATO: &str = "formato = 1\nanno = 2027\nstato = \"adottato\"\n";

    #[test]
    fn a_row_closed_last_year_is_silent_this_year() {
        let scheda = "denominazione: Comune di Forlì Alta\n";
        assert_eq!(rules("formato = 1\nanno = 2026\n", scheda), ["pec-assente"]);
        assert!(rules(BOZZA, scheda).is_empty());
    }

    #[test]
    fn a_state_a_kind_of_body_and_another_field_decide() {
        let scheda = "tipo: comune\nfigure:\n  oiv: Nucleo\n";
        assert_eq!(rules(ADOTTATO, scheda), ["numero-della-deliberazione-assente"]);
        let adottato = format!("{ADOTTATO}[adozione]\nnumero = \"12\"\n");
        assert!(rules(&adottato, scheda).is_empty());
        assert_eq!(rules(&adottato, "tipo: comune\nfigure: {}\n"), ["rpct-assente"]);
        assert!(rules(&adottato, "tipo: universita\nfigure: {}\n").is_empty());
        assert!(rules(&adottato, "denominazione: Ente\n").is_empty(), "of unknown kind");
    }

    #[test]
    fn a_thing_that_is_not_used_lacks_nothing() {
        let row = "[[obbligo]]\nid = \"x\"\ncampo = \"lavoro_agile.strategia\"\nsalvo_campo = \"lavoro_agile.nessuna\"\nlivello = \"errore\"\nperche = \"X.\"\nscrivi = \"x\"\n";
        let rows = rows(row);
        let told = |section: &str| {
            let files = [("piao.toml", BOZZA), ("lavoro_agile.yaml", section)];
            let loaded = Loaded::from_sources(Sources::from_texts(files.map(|(p, t)| (p.to_string(), t.to_string()))));
            loaded.link(|plan, _| {
                let mut out = Findings::default();
                ask_all(&Context::new(plan, None, None), &rows, &|_| true, &mut out);
                out.diagnostics.len()
            })
        };
        assert_eq!(told("testo: Perché no\n"), 1);
        assert_eq!(told("nessuna: Perché si lavora allo sportello\n"), 0);
        assert_eq!(told("nessuna: DA COMPILARE\n"), 0, "what is still to be filled in is there");
    }

    /// What a row says of a section of goals.
    fn of_goals(row: &'static str, goals: String) -> Vec<String> {
        let files = [("piao.toml", BOZZA.to_string()), ("performance.yaml", goals)];
        let loaded = Loaded::from_sources(Sources::from_texts(files.map(|(p, t)| (p.to_string(), t))));
        let rows = rows(row);
        loaded.link(|plan, _| {
            let mut out = Findings::default();
            ask_all(&Context::new(plan, None, None), &rows, &|_| true, &mut out);
            out.diagnostics.into_iter().map(|d| d.message).collect()
        })
    }

    #[test]
    fn what_all_lack_is_one_finding_and_what_some_lack_one_each() {
        let goals = |n: usize, with: usize| {
            let goal = |i: usize| {
                let deadline = if i < with { ", scadenza: 2027-12-31" } else { "" };
                format!("  - {{ id: o-{i}, titolo: Perché no{deadline} }}\n")
            };
            format!("obiettivi:\n{}", (0..n).map(goal).collect::<String>())
        };
        let row = "[[obbligo]]\nid = \"x\"\ncampo = \"scadenza\"\nper_ogni = \"obiettivi\"\nlivello = \"avviso\"\nperche = \"X.\"\nscrivi = \"x\"\n";
        let told = |n, with| of_goals(row, goals(n, with));
        assert_eq!(told(4, 0), ["nessuno dei 4 elementi di `obiettivi` ha `scadenza`"]);
        assert_eq!(told(4, 2), ["l'obiettivo `o-2` non ha `scadenza`", "l'obiettivo `o-3` non ha `scadenza`"]);
        assert_eq!(told(2, 0).len(), 2);
        assert!(told(3, 3).is_empty());
    }

    /// Only the fields that rows ask are gathered: the length of another list is not that of the last one gathered.
    #[test]
    fn a_list_that_no_row_asks_says_nothing_of_the_one_before() {
        let row = "[[obbligo]]\nid = \"x\"\ncampo = \"anni\"\nper_ogni = \"obiettivi\"\nchiede = \"almeno uno\"\nlivello = \"avviso\"\nperche = \"X.\"\nscrivi = \"x\"\n";
        let told = |lists| of_goals(row, format!("obiettivi:\n  - {{ id: o, titolo: Perché no, {lists} }}\n")).len();
        assert_eq!(told("anni: [2027], fasi: []"), 0);
        assert_eq!(told("anni: [], fasi: [{ titolo: Una }]"), 1);
    }

    #[test]
    fn what_was_not_understood_is_there() {
        assert!(rules(BOZZA, "tipo: comune\nfigure: 12\n").is_empty());
        assert!(rules(BOZZA, "tipo: comune\nfigure: { rpct: [a, b] }\n").is_empty());
        let (_, message) = &found(BOZZA, "tipo: comune\n")[0];
        assert_eq!(message, "nella sezione 1 «Scheda anagrafica dell'amministrazione» manca `figure.rpct`");
    }
}
