// SPDX-License-Identifier: EUPL-1.2
//! From a folder to a checked plan: reading, linking, last year's plan, rules, in one place for every command.

use crate::diagnostic::{Diagnostic, Level};
use crate::diff::{Lato, troppo_grandi};
use crate::graph::Graph;
use crate::model::{self, Piano};
use crate::rules::{self, Context, Outcome, Rule};
use crate::source::{Error, Given, Sources};
use jiff::civil::Date;
use std::path::Path;

/// A plan as read, with what reading found.
pub struct Loaded {
    /// Its files.
    pub sources: Sources,
    /// The plan.
    pub piano: Piano,
    /// Findings of reading.
    pub diagnostics: Vec<Diagnostic>,
    /// Last year's plan, when the manifest names one that can be read.
    pub precedente: Option<Box<Loaded>>,
}

/// How a plan is read.
#[derive(Debug, Clone, Copy)]
pub struct Lettura {
    /// With last year's plan, if the manifest names one.
    pub precedente: bool,
    /// How many threads may work at it.
    pub fili: usize,
}

impl Lettura {
    /// The plan alone, on one thread.
    pub const SOLA: Lettura = Lettura { precedente: false, fili: 1 };
    /// The plan and last year's, on one thread.
    pub const CON_PRECEDENTE: Lettura = Lettura { precedente: true, fili: 1 };
}

impl Loaded {
    /// Reads the plan in `root`; `shown` is the folder as the user should see it.
    pub fn read(root: &Path, shown: &str, lettura: Lettura) -> Result<Loaded, Error> {
        let mut diagnostics = Vec::new();
        let sources = Sources::read(root, shown, &mut diagnostics)?;
        let mut loaded = Loaded::from(sources, lettura.fili, diagnostics);
        if lettura.precedente {
            loaded.read_precedente(root, shown, lettura.fili);
        }
        Ok(loaded)
    }

    /// A plan from files in memory.
    pub fn from_sources(sources: Sources) -> Loaded {
        Loaded::from(sources, 1, Vec::new())
    }

    /// A plan from files that somebody else has read, with what reading them found; on so many threads.
    pub fn given(files: Vec<Given>, fili: usize) -> Loaded {
        let mut diagnostics = Vec::new();
        let sources = Sources::given(files, &mut diagnostics);
        Loaded::from(sources, fili, diagnostics)
    }

    /// Links the plan for a comparison; `then` gets it with the number of places that were not understood.
    pub fn link<R>(&self, then: impl FnOnce(Lato<'_>, usize) -> R) -> R {
        let mut found = self.diagnostics.clone();
        let graph = Graph::build(&self.piano, &self.sources, &mut found);
        let error = |rule: &Rule| rule.is_unreadable(Level::Error) && rule.level.ordinario == Some(Level::Error);
        let errors = found.iter().filter(|d| rules::rule_of(d.rule).is_some_and(error)).count();
        then(Lato { piano: &self.piano, graph: &graph, sources: &self.sources }, errors)
    }

    fn from(sources: Sources, fili: usize, mut diagnostics: Vec<Diagnostic>) -> Loaded {
        let piano = model::leggi(&sources, fili, &mut diagnostics);
        Loaded { sources, piano, diagnostics, precedente: None }
    }

    fn read_precedente(&mut self, root: &Path, shown: &str, fili: usize) {
        let Some((path, span)) = self.piano.manifesto.precedente.both() else { return };
        let found = if Path::new(&*path.0).is_absolute() || path.0.contains(':') {
            Err((
                "il percorso del piano precedente non è relativo a questa cartella".to_string(),
                "scrivilo a partire da questa cartella, per esempio `../2026`",
            ))
        } else {
            self.read_before(&root.join(&*path.0), &joined(shown, &path.0), fili)
        };
        match found {
            Ok(loaded) => self.precedente = Some(Box::new(loaded)),
            Err((message, help)) => self
                .diagnostics
                .push(Diagnostic::new("precedente-non-letto", span, message).label("indicato qui").help(help)),
        }
    }

    /// The plan in another folder, if it can be read and the two fit in memory together; or why not, and what to do.
    fn read_before(&self, folder: &Path, shown: &str, fili: usize) -> Result<Loaded, (String, &'static str)> {
        let fit = |plans: &[(&Piano, &Sources)]| match troppo_grandi(plans) {
            Some(why) => Err((why, "togli `precedente`, o le schede che non servono")),
            None => Ok(()),
        };
        let this = (&self.piano, &self.sources);
        fit(&[this])?;
        let before = Loaded::read(folder, shown, Lettura { fili, ..Lettura::SOLA }).map_err(|error| {
            (
                format!("il piano precedente non si può leggere: {error}"),
                "correggi `precedente`, oppure toglilo: è il percorso di una cartella con un `piao.toml`",
            )
        })?;
        fit(&[this, (&before.piano, &before.sources)])?;
        Ok(before)
    }

    /// Links the plan and runs the rules that `wanted` lets through; `then` gets the context and what was found.
    pub fn check<R>(&self, options: &Options<'_>, then: impl FnOnce(&Context<'_>, Outcome) -> R) -> R {
        let mut first = self.diagnostics.clone();
        let graph = Graph::build(&self.piano, &self.sources, &mut first);
        let mut ignored = Vec::new();
        let before = self.precedente.as_deref().map(|p| (p, Graph::build(&p.piano, &p.sources, &mut ignored)));
        let precedente = before.as_ref().map(|(p, graph)| Lato { piano: &p.piano, graph, sources: &p.sources });
        let plan = Lato { piano: &self.piano, graph: &graph, sources: &self.sources };
        let cx = Context::new(plan, precedente, options.al);
        let outcome = rules::check(&cx, first, options.wanted, options.waive);
        then(&cx, outcome)
    }
}

/// What a check takes into account.
pub struct Options<'o> {
    /// The day, if the user gives one.
    pub al: Option<Date>,
    /// Which rules run.
    pub wanted: &'o dyn Fn(&Rule) -> bool,
    /// Whether waivers hold.
    pub waive: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { al: None, wanted: &|_| true, waive: true }
    }
}

/// A path as the user sees it: `piani/2027` and `../2026` are `piani/2026`.
pub fn joined(shown: &str, path: &str) -> String {
    let mut parts: Vec<&str> = shown.split('/').filter(|p| !p.is_empty() && *p != ".").collect();
    for part in path.split('/').filter(|p| !p.is_empty() && *p != ".") {
        match (part, parts.last()) {
            ("..", Some(last)) if *last != ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let root = if shown.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}
