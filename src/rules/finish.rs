// SPDX-License-Identifier: EUPL-1.2
//! One run of all rules, then what the plan says about them: levels, waivers, inline ignores, order, fingerprints.

use super::context::{Context, Findings};
use super::{RULES, Rule, deroghe, obblighi};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::manifesto::LivelloRegola;
use crate::model::record::Record;
use crate::model::tipi::{Baseline, Serie};
use crate::model::visita::Visitor;
use crate::source::{FileId, Span};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a run found.
#[derive(Debug)]
pub struct Outcome {
    /// The findings, in order of file and place.
    pub findings: Vec<Diagnostic>,
    /// The findings that a waiver or an inline ignore silenced.
    pub waived: Vec<Diagnostic>,
    /// Files read.
    pub file: usize,
    /// Elements read.
    pub elementi: usize,
}

/// Runs the rules that `wanted` lets through on a plan whose reading and linking found `first`.
pub fn check(cx: &Context<'_>, first: Vec<Diagnostic>, wanted: &dyn Fn(&Rule) -> bool, waive: bool) -> Outcome {
    let mut found = Findings { diagnostics: first };
    for rule in RULES {
        if let Some(check) = rule.check
            && wanted(rule)
            && rule.anni.comprende(cx.profilo.anno)
            && rule.riguarda(cx.profilo.tipo)
        {
            check(cx, &mut found);
        }
    }
    obblighi::check(cx, wanted, &mut found);
    let mut findings: Vec<Diagnostic> = found.diagnostics.into_iter().filter_map(|d| leveled(cx, d)).collect();
    let marks = deroghe::marks(cx);
    let places = Places::of(cx, marks.iter().map(|m| m.file), findings.iter().map(Diagnostic::span));
    for finding in &mut findings {
        places.fill(cx, finding);
    }
    sort(&mut findings);
    let (mut findings, waived) = deroghe::apply(cx, &places, &marks, findings, wanted, waive);
    sort(&mut findings);
    fingerprints(&mut findings);
    Outcome { findings, waived, file: cx.piano.file.len(), elementi: cx.graph.elementi }
}

/// Every rule: those in code, in order of id, then the obligations.
pub fn tutte() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().chain(obblighi::tutti().iter().map(|o| &o.rule))
}

/// The rule of a finding.
pub fn rule_of(id: &str) -> Option<&'static Rule> {
    static BY_ID: OnceLock<HashMap<&str, &Rule>> = OnceLock::new();
    BY_ID.get_or_init(|| tutte().map(|r| (r.id, r)).collect()).get(id).copied()
}

/// The level of a finding: its rule and regime, then `[regole]`. `None` when it does not apply or is off.
pub(super) fn leveled(cx: &Context<'_>, mut finding: Diagnostic) -> Option<Diagnostic> {
    let rule = rule_of(finding.rule)?;
    let level = rule.level.nel(cx.profilo.regime)?;
    let chosen = cx.piano.manifesto.regole.get().and_then(|m| m.get(rule.id)).copied();
    let wanted = match chosen {
        None => Some(level),
        Some(LivelloRegola::Errore) => Some(Level::Error),
        Some(LivelloRegola::Avviso) => Some(Level::Warning),
        Some(LivelloRegola::Nota) => Some(Level::Note),
        Some(LivelloRegola::Spenta) => None,
    };
    // The law cannot be lowered here: that takes a waiver with its reason.
    let may_lower = rule.is_own() && !rule.is_unreadable(level);
    finding.level = if may_lower { wanted? } else { wanted.unwrap_or(level).max(level) };
    Some(finding)
}

fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by(|a, b| (a.span(), a.rule, &a.message).cmp(&(b.span(), b.rule, &b.message)));
}

/// Rule, element, field and occurrence, without lines or words: the same while the fault is the same.
fn fingerprints(findings: &mut [Diagnostic]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        let id = finding.id.as_deref().unwrap_or("");
        let key = format!(
            "{}|{}/{}.{}",
            finding.rule,
            finding.genere.unwrap_or(""),
            id,
            finding.campo.as_deref().unwrap_or("")
        );
        let n = seen.entry(key.clone()).or_default();
        *n += 1;
        finding.impronta = hash(&format!("{key}#{n}"));
    }
}

/// FNV-1a, 64 bits, in hexadecimal: short, stable, the same on every machine.
pub fn hash(text: &str) -> String {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{state:016x}")
}

/// A record or a field of the plan and the bytes it covers.
struct Place {
    span: Span,
    /// The identified element around it, or itself; 0 for none.
    elemento: u32,
    /// The field, as a node of `Places::campi`; 0 for an element.
    campo: u32,
    /// The nearest place before it that reaches as far, if there is one.
    fuori: Option<u32>,
}

/// The places of a file that are kept.
#[derive(Clone)]
enum Cercati {
    /// All of them.
    Tutti,
    /// Those that hold one of these offsets, which are in order.
    Intorno(Vec<u32>),
}

impl Cercati {
    fn comprende(&self, span: Span) -> bool {
        match self {
            Cercati::Tutti => true,
            Cercati::Intorno(points) => {
                points.get(points.partition_point(|p| *p < span.start)).is_some_and(|p| *p <= span.end)
            }
        }
    }
}

/// Which element and field stand where, in the places that were asked for.
pub struct Places<'p> {
    per_file: Vec<Vec<Place>>,
    /// Kind and id of the identified elements; the first is none.
    elementi: Vec<Option<(&'static str, &'p str)>>,
    /// Each field with the one it stands in, up to its element; the first is none.
    campi: Vec<(u32, &'static str)>,
}

impl<'p> Places<'p> {
    /// Those of some files, and those around some spans.
    pub(super) fn of(
        cx: &Context<'p>,
        files: impl Iterator<Item = FileId>,
        spans: impl Iterator<Item = Span>,
    ) -> Places<'p> {
        let mut cercati = vec![Cercati::Intorno(Vec::new()); cx.sources.files().count()];
        for span in spans {
            if let Some(Cercati::Intorno(points)) = cercati.get_mut(span.file.0 as usize) {
                points.push(span.start);
            }
        }
        for file in files {
            if let Some(whole) = cercati.get_mut(file.0 as usize) {
                *whole = Cercati::Tutti;
            }
        }
        for cercati in &mut cercati {
            if let Cercati::Intorno(points) = cercati {
                points.sort_unstable();
            }
        }
        let per_file = cercati.iter().map(|_| Vec::new()).collect();
        let places = Places { per_file, elementi: vec![None], campi: vec![(0, "")] };
        if cercati.iter().all(|c| matches!(c, Cercati::Intorno(points) if points.is_empty())) {
            return places;
        }
        let mut walk = Walk { places, cercati, elementi: vec![0], percorso: vec![0], ultimo: 0 };
        cx.piano.visit(&mut walk);
        let mut places = walk.places;
        for places in &mut places.per_file {
            // Outer before inner: the last one that contains a span is the innermost.
            places.sort_by_key(|p| (p.span.start, std::cmp::Reverse(p.span.end)));
            let mut open: Vec<u32> = Vec::new();
            for i in 0..places.len() {
                while open.pop_if(|last| places[*last as usize].span.end < places[i].span.end).is_some() {}
                places[i].fuori = open.last().copied();
                open.push(i as u32);
            }
        }
        places
    }

    /// Says which element and field a finding is about, from its place.
    fn fill(&self, cx: &Context<'_>, finding: &mut Diagnostic) {
        if finding.id.is_some() {
            return;
        }
        let span = finding.span();
        if let Some(place) = self.innermost(span, |_| true) {
            let elemento = self.elementi[place.elemento as usize];
            finding.genere = elemento.map(|(genere, _)| genere);
            finding.id = elemento.map(|(_, id)| id.to_string());
            if finding.campo.is_none() {
                finding.campo = (place.campo != 0).then(|| self.campo(place.campo));
            }
        }
        if finding.id.is_none() {
            let path = &cx.sources.file(span.file).path;
            finding.genere = Some("file");
            finding.id = Some(path.clone());
        }
    }

    /// The path of a field from its element.
    fn campo(&self, mut at: u32) -> String {
        let mut names = Vec::new();
        while at != 0 {
            let (outer, name) = self.campi[at as usize];
            names.push(name);
            at = outer;
        }
        names.reverse();
        names.join(".")
    }

    /// The last place that covers `span`, among those that count.
    fn innermost(&self, span: Span, counts: impl Fn(&Place) -> bool) -> Option<&Place> {
        let places = self.per_file.get(span.file.0 as usize)?;
        let mut at = places.partition_point(|p| p.span.start <= span.start).checked_sub(1)?;
        loop {
            let place = &places[at];
            // What lies between a place and its `fuori` ends before it does.
            at = match place.span.end >= span.end {
                true if counts(place) => return Some(place),
                true => at.checked_sub(1)?,
                false => place.fuori? as usize,
            };
        }
    }

    /// Kind and id of the innermost identified element around a place.
    pub fn nome(&self, span: Span) -> Option<(&'static str, &'p str)> {
        let place = self.innermost(span, |p| p.campo == 0 && p.elemento != 0)?;
        *self.elementi.get(place.elemento as usize)?
    }

    /// The bytes of the innermost identified element around a place.
    pub fn element(&self, span: Span) -> Option<Span> {
        self.innermost(span, |p| p.campo == 0 && p.elemento != 0).map(|p| p.span)
    }
}

struct Walk<'p> {
    places: Places<'p>,
    cercati: Vec<Cercati>,
    /// The identified elements around each open record.
    elementi: Vec<u32>,
    /// The open fields; 0 where an identified element begins a path of its own.
    percorso: Vec<u32>,
    /// The last field that a place stands in.
    ultimo: u32,
}

impl Walk<'_> {
    fn push(&mut self, span: Span, campo: u32) {
        let file = span.file.0 as usize;
        if self.cercati.get(file).is_some_and(|c| c.comprende(span))
            && let Some(places) = self.places.per_file.get_mut(file)
        {
            let elemento = self.elementi.last().copied().unwrap_or(0);
            places.push(Place { span, elemento, campo, fuori: None });
            self.ultimo = self.ultimo.max(campo);
        }
    }

    fn open_field(&mut self, name: &'static str, span: Span) {
        let outer = self.percorso.last().copied().unwrap_or(0);
        let campo = self.places.campi.len() as u32;
        self.places.campi.push((outer, name));
        self.percorso.push(campo);
        self.push(span, campo);
    }

    /// A field in which no place stands is forgotten.
    fn close_field(&mut self) {
        if let Some(campo) = self.percorso.pop()
            && self.ultimo < campo
        {
            self.places.campi.truncate(campo as usize);
        }
    }
}

impl<'p> Visitor<'p> for Walk<'p> {
    fn record(&mut self, record: &'p dyn Record, span: Span) {
        match (record.genere(), record.identita()) {
            (Some(genere), Some((id, _))) => {
                self.places.elementi.push(Some((genere.parola(), id)));
                self.elementi.push(self.places.elementi.len() as u32 - 1);
                self.percorso.push(0);
                self.push(span, 0);
            }
            _ => {
                self.elementi.push(self.elementi.last().copied().unwrap_or(0));
                self.percorso.push(self.percorso.last().copied().unwrap_or(0));
            }
        }
    }
    fn fine_record(&mut self, _: &'p dyn Record, _: Span) {
        self.elementi.pop();
        self.percorso.pop();
    }
    fn campo(&mut self, name: &'static str, span: Span) {
        self.open_field(name, span);
    }
    fn campo_invalido(&mut self, name: &'static str, span: Span) {
        self.open_field(name, span);
        self.close_field();
    }
    fn fine_campo(&mut self, _: &'static str) {
        self.close_field();
    }
    // No field stands inside.
    fn serie(&mut self, _: &'p Serie, _: Span) -> bool {
        true
    }
    fn baseline(&mut self, _: &'p Baseline, _: Span) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_only_touches_what_is_looked_for_is_kept() {
        let around = Cercati::Intorno(vec![5, 9]);
        let comprende = |start, end| around.comprende(Span::new(FileId(0), start, end));
        assert!(comprende(5, 7) && comprende(2, 5) && comprende(0, 20));
        assert!(!comprende(6, 8) && !comprende(10, 12) && !comprende(0, 4));
    }
}
