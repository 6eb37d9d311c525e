// SPDX-License-Identifier: EUPL-1.2
//! `piao explain`.

use super::{Exit, Out, Stop};
use crate::rules::obblighi;
use crate::rules::{RULES, Rule, rule_of};
use crate::source::decode::nearest;
use std::fmt::Write as _;

/// Spiega una regola: che cosa controlla, perché, un esempio, come correggere. Senza regola, le elenca.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// La regola, per esempio `obiettivo-senza-indicatore`
    regola: Option<String>,
}

/// Runs the command.
pub fn run(args: Args, out: &Out) -> Result<Exit, Stop> {
    let text = match args.regola {
        None => list(),
        Some(id) => match rule_of(&id) {
            Some(rule) => one(rule),
            None => {
                let near =
                    nearest(&id, all().map(|r| r.id)).map_or(String::new(), |r| format!(": forse intendevi `{r}`?"));
                return Err(Stop(format!("la regola `{id}` non esiste{near}")));
            }
        },
    };
    out.print(&text)?;
    Ok(Exit::Ok)
}

fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().chain(obblighi::tutti().iter().map(|o| &o.rule))
}

fn list() -> String {
    let mut rules: Vec<&Rule> = all().collect();
    rules.sort_by_key(|r| r.id);
    let width = rules.iter().map(|r| r.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in &rules {
        let _ = writeln!(text, "{:width$}  {}", rule.id, rule.summary);
    }
    let _ = writeln!(text, "\n{} regole. `piao explain REGOLA` ne spiega una.", rules.len());
    text
}

fn one(rule: &Rule) -> String {
    let mut text =
        if rule.doc.is_empty() { format!("# {}\n\n{}\n", rule.id, rule.summary) } else { rule.doc.to_string() };
    let _ = writeln!(text);
    let word = |level: Option<crate::diagnostic::Level>| level.map_or("non si applica", |l| l.parola());
    if rule.only_judges() {
        let _ = writeln!(text, "Giudica i cambiamenti in `piao diff`; `piao validate` non la usa.");
    } else {
        let (ordinario, semplificato) = (word(rule.level.ordinario), word(rule.level.semplificato));
        let _ = writeln!(text, "Livello: {ordinario} (ordinario), {semplificato} (semplificato).");
    }
    let until = rule.anni.al.map_or(String::new(), |al| format!(" fino al {al}"));
    let _ = writeln!(text, "Vale per i piani dal {}{until}.", rule.anni.dal);
    if rule.fonti.is_empty() {
        let _ = writeln!(text, "Fonte: regola dello strumento, per la coerenza del piano.");
    }
    for fonte in rule.fonti {
        let comma = if fonte.articolo.is_empty() { "" } else { ", " };
        let (atto, articolo) = (fonte.atto, fonte.articolo);
        let _ = writeln!(text, "Fonte: {atto}{comma}{articolo} (certezza {}) <{}>", fonte.certezza, fonte.url);
    }
    text
}
