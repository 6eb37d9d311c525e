// SPDX-License-Identifier: EUPL-1.2
//! Waivers with their reason: `[[deroghe]]` of the manifest and `# piao: ignora[regola] motivo` on a record.

use super::context::Context;
use super::finish::{Places, leveled, rule_of};
use super::{Rule, confronto, tutte};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::manifesto::Deroga;
use crate::model::valore::stampa_data;
use crate::model::visita::{Foglia, Visitor};
use crate::source::decode::nearest;
use crate::source::{FileId, Format, Span};

/// A waiver in force.
struct Waiver {
    rule: String,
    scope: Scope,
    span: Span,
    /// Written in the manifest, with all its keys, or as a comment.
    inline: bool,
    reason: bool,
    /// The reason, for the report.
    why: String,
    /// The day it ended, if that is past: it waives nothing any more.
    scaduta: Option<String>,
    used: bool,
}

/// Where a waiver holds.
enum Scope {
    /// The whole plan.
    Everywhere,
    /// An element, perhaps one field of it.
    Element { genere: String, id: String, campo: Option<String> },
    /// A section or a file of the plan.
    Files(String),
    /// The record these bytes belong to.
    Bytes(Span),
}

/// Splits the findings into those that stay and those that are waived; unused and reasonless waivers are findings.
pub fn apply(
    cx: &Context<'_>,
    places: &Places<'_>,
    marks: &[Span],
    findings: Vec<Diagnostic>,
    wanted: &dyn Fn(&Rule) -> bool,
    waive: bool,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut waivers: Vec<Waiver> =
        cx.piano.manifesto.deroghe.elementi().iter().filter_map(|d| from_manifest(cx, d)).collect();
    waivers.extend(inlines(cx, places, marks));
    let (mut kept, mut waived) = (Vec::new(), Vec::new());
    for finding in findings {
        let readable = rule_of(finding.rule).is_some_and(|r| !r.is_unreadable(finding.level));
        let by = waivers
            .iter_mut()
            .filter(|_| waive && readable)
            .find(|w| w.reason && w.scaduta.is_none() && w.rule == finding.rule && covers(cx, &w.scope, &finding));
        match by {
            Some(waiver) => {
                waiver.used = true;
                waived.push(Diagnostic { help: Some(waiver.why.clone()), ..finding });
            }
            None => kept.push(finding),
        }
    }
    for waiver in &waivers {
        // Of a rule that did not run, or of a file that was not read, nobody knows whether its waiver is useful.
        let ran =
            waive && !cx.graph.is_incomplete() && rule_of(&waiver.rule).is_none_or(|r| wanted(r) && !unheard(cx, r));
        let found = fault(cx, waiver).filter(|d| ran || d.rule != "deroga-inutile");
        kept.extend(found.filter(|d| rule_of(d.rule).is_some_and(wanted)));
    }
    kept.extend(unknown_levels(cx).filter(|d| rule_of(d.rule).is_some_and(wanted)));
    (kept, waived)
}

/// A rule that compares with last year's plan, where there is none: only `piao diff` hears its waiver.
fn unheard(cx: &Context<'_>, rule: &Rule) -> bool {
    rule.only_judges() || (cx.confronto().is_none() && confronto::REGOLE.iter().any(|r| r.rule.id == rule.id))
}

fn from_manifest(cx: &Context<'_>, deroga: &Deroga) -> Option<Waiver> {
    let (regola, place) = deroga.regola.both()?;
    let scope = match deroga.dove.get() {
        None => Scope::Everywhere,
        Some(dove) => match dove.as_str().split_once('/') {
            Some((genere, rest)) if crate::model::id::Genere::da_parola(genere).is_some() => {
                let (id, campo) =
                    rest.split_once('.').map_or((rest, None), |(id, campo)| (id, Some(campo.to_string())));
                Scope::Element { genere: genere.into(), id: id.into(), campo }
            }
            _ => Scope::Files(dove.as_str().into()),
        },
    };
    // An expired waiver waives nothing; whether it has expired is known only with `--al`.
    let scaduta = deroga.scadenza.get().filter(|end| cx.al.is_some_and(|today| end.data < today));
    Some(Waiver {
        rule: regola.as_str().into(),
        scope,
        span: place,
        inline: false,
        why: deroga.motivo.get().map_or(String::new(), |m| m.testo.to_string()),
        reason: !deroga.motivo.is_missing(),
        scaduta: scaduta.map(|end| stampa_data(end.data)),
        used: false,
    })
}

/// The length of `# piao: ignora[`, however spaced, if a text begins with it.
fn mark(text: &str) -> Option<usize> {
    let mut rest = text;
    for word in ["#", "piao", ":", "ignora", "["] {
        rest = rest.strip_prefix(word)?;
        if word != "[" {
            rest = rest.trim_start_matches([' ', '\t']);
        }
    }
    Some(text.len() - rest.len())
}

/// Where comments `# piao: ignora[regola] motivo` begin, in order.
pub fn marks(cx: &Context<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut texts = None;
    for (id, file) in cx.sources.files().filter(|(_, file)| file.format != Format::Other) {
        let begins = file.text.match_indices('#').map(|(at, _)| at);
        let marks = begins.filter_map(|at| Some(Span::new(id, at, at + mark(&file.text[at..])?)));
        // Inside a text it is a text.
        found.extend(marks.filter(|mark| !texts.get_or_insert_with(|| texts_of(cx)).contain(*mark)));
    }
    found
}

/// The bytes of every text and value of the plan, in order.
struct Texts(Vec<Span>);

impl Texts {
    fn contain(&self, mark: Span) -> bool {
        let upto = self.0.partition_point(|t| (t.file, t.start) <= (mark.file, mark.start));
        upto > 0 && self.0[upto - 1].contains(mark)
    }
}

impl<'p> Visitor<'p> for Texts {
    fn foglia(&mut self, _: Foglia<'p>, span: Span) {
        self.0.push(span);
    }
}

fn texts_of(cx: &Context<'_>) -> Texts {
    let mut texts = Texts(Vec::new());
    cx.piano.visit(&mut texts);
    texts.0.sort();
    texts
}

/// Inline waivers as the document prints them: rule, reason, element.
pub fn in_linea(cx: &Context<'_>) -> Vec<(String, String, String)> {
    let marks = marks(cx);
    let places = Places::of(cx, marks.iter().map(|m| m.file), std::iter::empty());
    inlines(cx, &places, &marks)
        .into_iter()
        .filter(|w| w.reason)
        .map(|w| {
            let dove = match &w.scope {
                Scope::Bytes(span) => places.nome(*span).map(|(genere, id)| format!("{genere}/{id}")),
                Scope::Files(path) => Some(path.clone()),
                Scope::Everywhere | Scope::Element { .. } => None,
            };
            (w.rule, w.why, dove.unwrap_or_default())
        })
        .collect()
}

/// The waivers of comments. Comments one above the other speak of the same line: it is looked for once.
fn inlines(cx: &Context<'_>, places: &Places<'_>, marks: &[Span]) -> Vec<Waiver> {
    let mut below = (FileId(u32::MAX), 0);
    marks.iter().filter_map(|mark| inline(cx, places, *mark, &mut below)).collect()
}

/// The waiver of a comment, on the record or on the line above it.
fn inline(cx: &Context<'_>, places: &Places<'_>, mark: Span, below: &mut (FileId, usize)) -> Option<Waiver> {
    let file = cx.sources.file(mark.file);
    let (at, after) = (mark.range().start, mark.range().end);
    let rest = &file.text[after..];
    let close = rest.find([']', '\n']).filter(|i| rest[*i..].starts_with(']'))?;
    let rule = rest[..close].trim();
    let reason = rest[close + 1..].lines().next().unwrap_or("").trim();
    let line = file.line_range(file.line_of(mark.start));
    let before = file.text[line.start..at].trim();
    // Alone on its line it speaks of what follows, else of the line it is on.
    let from = if before.is_empty() || before == "-" {
        if below.0 != mark.file || below.1 < at {
            *below = (mark.file, next_content(file, file.line_of(mark.start) + 1));
        }
        below.1
    } else {
        line.end - file.text[line].trim_start().len()
    };
    let point = first_key(&file.text, from);
    let scope = match places.element(Span::new(mark.file, point, point)) {
        Some(bytes) => Scope::Bytes(bytes),
        None => Scope::Files(file.path.clone()),
    };
    Some(Waiver {
        rule: rule.into(),
        scope,
        span: Span::new(mark.file, at, after + close + 1),
        inline: true,
        why: reason.into(),
        reason: !reason.is_empty(),
        scaduta: None,
        used: false,
    })
}

/// First line from `line` on that is neither empty nor a comment: where its text begins.
fn next_content(file: &crate::source::SourceFile, mut line: usize) -> usize {
    while line < file.line_count() {
        let range = file.line_range(line);
        let text = &file.text[range.clone()];
        let trimmed = text.trim_start();
        if !trimmed.trim().is_empty() && !trimmed.starts_with('#') {
            return range.start + text.len() - trimmed.len();
        }
        line += 1;
    }
    file.text.len()
}

/// Past the dashes of a list, where the record's first key begins.
fn first_key(text: &str, mut at: usize) -> usize {
    while text[at.min(text.len())..].starts_with("- ") {
        at += 2;
    }
    at
}

fn covers(cx: &Context<'_>, scope: &Scope, finding: &Diagnostic) -> bool {
    match scope {
        Scope::Everywhere => true,
        Scope::Bytes(span) => span.contains(finding.span()),
        Scope::Element { genere, id, campo } => {
            finding.genere == Some(genere)
                && finding.id.as_deref() == Some(id)
                && campo
                    .as_ref()
                    .is_none_or(|c| finding.campo.as_deref().is_some_and(|f| f == c || f.starts_with(&format!("{c}."))))
        }
        Scope::Files(name) => {
            let file = cx.sources.file(finding.span().file);
            file.path == *name
                || cx.piano.file.iter().any(|(id, content)| *id == finding.span().file && matches!(content, crate::model::Contenuto::Sezione(s) if s.stem() == name))
                // A missing section is told at the manifest.
                || finding.rule == format!("sezione-assente-{}", name.replace('_', "-"))
        }
    }
}

/// What is wrong with the waiver itself.
fn fault(cx: &Context<'_>, waiver: &Waiver) -> Option<Diagnostic> {
    let label = if waiver.inline { "qui" } else { "in questa deroga" };
    if rule_of(&waiver.rule).is_none() {
        return Some(unknown_rule(cx, &waiver.rule, waiver.span));
    }
    let (id, message, help) = if let Some(rule) = rule_of(&waiver.rule).filter(|r| r.is_unreadable(Level::Error)) {
        let (why, help) = reading_or_law(rule);
        ("livello-non-ammesso", format!("`{}` {why} e non si può derogare", rule.id), help)
    } else if let Some(day) = &waiver.scaduta {
        (
            "deroga-scaduta",
            format!("la deroga a `{}` è scaduta il {day} e non vale più", waiver.rule),
            "correggi quello che la deroga scusava e toglila, oppure rinnovala con un'altra `scadenza`",
        )
    } else if !waiver.reason {
        (
            "deroga-senza-motivo",
            format!("la deroga a `{}` non ha motivo e non vale", waiver.rule),
            "scrivi perché: si legge nel rapporto e nel documento",
        )
    } else if !waiver.used {
        (
            "deroga-inutile",
            format!("la deroga a `{}` non serve: la regola qui non trova niente", waiver.rule),
            "toglila, o correggi `dove`",
        )
    } else {
        return None;
    };
    about(cx, Diagnostic::new(id, waiver.span, message).label(label).help(help), &waiver.rule)
}

fn unknown_rule(cx: &Context<'_>, name: &str, span: Span) -> Diagnostic {
    let help = nearest(name, tutte().map(|r| r.id))
        .map_or("l'elenco delle regole: `piao explain`".into(), |r| format!("forse intendevi `{r}`?"));
    let found = Diagnostic::new("regola-sconosciuta", span, format!("la regola `{name}` non esiste")).help(help);
    about(cx, found.clone(), name).unwrap_or(found)
}

/// Rules named in `[regole]` that do not exist, and legal ones that it tries to lower.
fn unknown_levels<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = Diagnostic> + 'c {
    use crate::model::manifesto::LivelloRegola as L;
    cx.piano.manifesto.regole.voci().iter().filter_map(move |voce| {
        let Some(rule) = rule_of(&voce.chiave) else { return Some(unknown_rule(cx, &voce.chiave, voce.span_chiave)) };
        let wanted = match voce.valore.value {
            L::Errore => Some(Level::Error),
            L::Avviso => Some(Level::Warning),
            L::Nota => Some(Level::Note),
            L::Spenta => None,
        };
        let own = match cx.profilo.regime {
            crate::model::manifesto::Regime::Ordinario => rule.level.ordinario,
            crate::model::manifesto::Regime::Semplificato => rule.level.semplificato,
        };
        let own = own?;
        if wanted.is_some_and(|w| w >= own) || (rule.is_own() && !rule.is_unreadable(own)) {
            return None;
        }
        let (why, help) = reading_or_law(rule);
        about(
            cx,
            Diagnostic::new(
                "livello-non-ammesso",
                voce.valore.span,
                format!("`{}` {why} e qui non si può abbassare", rule.id),
            )
            .label("questo livello non vale")
            .help(help),
            rule.id,
        )
    })
}

/// Why a rule cannot be lowered, and what to do instead.
fn reading_or_law(rule: &Rule) -> (&'static str, &'static str) {
    if rule.is_own() {
        ("viene dalla lettura dei file", "correggi il file: quello che non si legge non si può controllare")
    } else {
        ("viene dalla legge", "per una regola di legge scrivi una deroga con il motivo: `[[deroghe]]`")
    }
}

/// A finding about a waiver stands where the waiver does.
fn about(cx: &Context<'_>, mut finding: Diagnostic, name: &str) -> Option<Diagnostic> {
    finding.genere = Some("file");
    finding.id = Some(cx.sources.file(finding.span().file).path.clone());
    finding.campo = Some(name.to_string());
    leveled(cx, finding)
}
