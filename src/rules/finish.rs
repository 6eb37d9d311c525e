// SPDX-License-Identifier: EUPL-1.2
//! One run of all rules, then what the plan says about them: levels, waivers, inline ignores, order, fingerprints.

use super::context::{Context, Findings};
use super::{RULES, Rule, deroghe, obblighi};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::manifesto::{LivelloRegola, Regime};
use crate::model::record::Record;
use crate::model::visita::{Foglia, Visitor};
use crate::source::{FileId, Span};
use std::collections::HashMap;

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
        {
            check(cx, &mut found);
        }
    }
    obblighi::check(cx, wanted, &mut found);
    let places = Places::of(cx);
    let mut findings: Vec<Diagnostic> = found.diagnostics.into_iter().filter_map(|d| leveled(cx, d)).collect();
    for finding in &mut findings {
        places.fill(cx, finding);
    }
    sort(&mut findings);
    let (mut findings, waived) = deroghe::apply(cx, &places, findings, wanted, waive);
    sort(&mut findings);
    fingerprints(&mut findings);
    Outcome { findings, waived, file: cx.piano.file.len(), elementi: cx.graph.elementi }
}

/// The rule of a finding.
pub fn rule_of(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|r| r.id == id)
        .or_else(|| obblighi::tutti().iter().find(|o| o.rule.id == id).map(|o| &o.rule))
}

/// The level of a finding: its rule and regime, then `[regole]`. `None` when it does not apply or is off.
pub(super) fn leveled(cx: &Context<'_>, mut finding: Diagnostic) -> Option<Diagnostic> {
    let rule = rule_of(finding.rule)?;
    let level = match cx.profilo.regime {
        Regime::Ordinario => rule.level.ordinario,
        Regime::Semplificato => rule.level.semplificato,
    }?;
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
fn hash(text: &str) -> String {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{state:016x}")
}

/// A record or a field of the plan and the bytes it covers.
struct Place {
    span: Span,
    genere: Option<&'static str>,
    id: Option<String>,
    campo: String,
}

/// Which element and field stand where.
pub struct Places {
    per_file: HashMap<FileId, Vec<Place>>,
}

impl Places {
    pub(super) fn of(cx: &Context<'_>) -> Places {
        let mut walk = Walk { places: HashMap::new(), open: Vec::new(), path: Vec::new() };
        cx.piano.visit(&mut walk);
        let mut per_file = walk.places;
        for places in per_file.values_mut() {
            // Outer before inner: the last one that contains a span is the innermost.
            places.sort_by_key(|p| (p.span.start, std::cmp::Reverse(p.span.end)));
        }
        Places { per_file }
    }

    /// Says which element and field a finding is about, from its place.
    fn fill(&self, cx: &Context<'_>, finding: &mut Diagnostic) {
        if finding.id.is_some() || finding.campo.is_some() {
            return;
        }
        let span = finding.span();
        if let Some(place) = self.innermost(span) {
            finding.genere = place.genere;
            finding.id = place.id.clone();
            finding.campo = (!place.campo.is_empty()).then(|| place.campo.clone());
        }
        if finding.id.is_none() {
            let path = &cx.sources.file(span.file).path;
            finding.genere = Some("file");
            finding.id = Some(path.clone());
        }
    }

    fn innermost(&self, span: Span) -> Option<&Place> {
        let places = self.per_file.get(&span.file)?;
        let upto = places.partition_point(|p| p.span.start <= span.start);
        // Nesting is shallow: the innermost is among the last that begin before.
        places[..upto].iter().rev().take(4_096).find(|p| p.span.end >= span.end)
    }

    /// The bytes of the innermost identified element around a place.
    pub fn element(&self, span: Span) -> Option<(Span, &'static str, &str)> {
        let places = self.per_file.get(&span.file)?;
        let upto = places.partition_point(|p| p.span.start <= span.start);
        places[..upto]
            .iter()
            .rev()
            .take(4_096)
            .find(|p| p.campo.is_empty() && p.id.is_some() && p.span.end >= span.end)
            .and_then(|p| Some((p.span, p.genere?, p.id.as_deref()?)))
    }
}

struct Walk {
    places: HashMap<FileId, Vec<Place>>,
    /// Identified records that are open: kind, id, depth of the path.
    open: Vec<(Option<&'static str>, Option<String>, usize)>,
    path: Vec<String>,
}

impl Walk {
    fn push(&mut self, span: Span, with_field: bool) {
        let (genere, id, from) = self.open.last().cloned().unwrap_or((None, None, 0));
        let campo = if with_field { self.path[from.min(self.path.len())..].join(".") } else { String::new() };
        self.places.entry(span.file).or_default().push(Place { span, genere, id, campo });
    }
}

impl<'p> Visitor<'p> for Walk {
    fn record(&mut self, record: &'p dyn Record, span: Span) {
        match (record.genere(), record.identita()) {
            (Some(genere), Some((id, _))) => {
                self.open.push((Some(genere.parola()), Some(id.to_string()), self.path.len()));
                self.push(span, false);
            }
            _ => {
                let outer = self.open.last().cloned().unwrap_or((None, None, 0));
                self.open.push(outer);
            }
        }
    }
    fn fine_record(&mut self, _: &'p dyn Record, _: Span) {
        self.open.pop();
    }
    fn campo(&mut self, name: &'static str, span: Span) {
        self.path.push(name.to_string());
        self.push(span, true);
    }
    fn campo_invalido(&mut self, name: &'static str, span: Span) {
        self.path.push(name.to_string());
        self.push(span, true);
        self.path.pop();
    }
    fn fine_campo(&mut self, _: &'static str) {
        self.path.pop();
    }
    fn chiave(&mut self, _: &'p str, _: Span) {}
    fn foglia(&mut self, _: Foglia<'p>, _: Span) {}
}
