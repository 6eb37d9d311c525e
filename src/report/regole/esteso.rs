// SPDX-License-Identifier: EUPL-1.2
//! Text for a terminal: no marks of Markdown, one rule a paragraph.

use super::{Elenco, anni, condizioni, enti, fonte, livello, spiegazione};
use crate::report::plurale;
use crate::rules::Rule;
use std::fmt::Write as _;

/// Every rule in a line, or with a profile what the law asks of that body, and how many checks of the tool stand beside.
pub fn list(elenco: &Elenco) -> String {
    let mut text = String::new();
    let profile = elenco.filtro.ha_profilo();
    if profile {
        let _ = writeln!(text, "Che cosa deve avere il piano: {}.\n", elenco.per_chi());
    }
    let width = elenco.parti.iter().flat_map(|(_, rules)| rules).map(|r| r.id.len()).max().unwrap_or(0);
    let mut own = 0;
    for (parte, rules) in &elenco.parti {
        let shown: Vec<&Rule> = rules.iter().copied().filter(|r| !profile || !r.is_own()).collect();
        own += rules.len() - shown.len();
        if shown.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}", parte.nome());
        for rule in shown {
            if profile {
                let _ = writeln!(text, "  [ ] {}: {}", livello(rule, elenco.filtro.regime()), sentence(rule));
                let sources: Vec<String> = rule.fonti.iter().map(source).collect();
                let when = condizioni(rule);
                let when =
                    if when.is_empty() { String::new() } else { format!("; {}", when.join("; ").replace('`', "")) };
                let _ = writeln!(text, "      {}{when} — {}", sources.join("; "), rule.id);
            } else {
                let _ = writeln!(text, "  {:width$}  {}", rule.id, rule.summary.replace('`', ""));
            }
        }
        text.push('\n');
    }
    if profile {
        let asked = elenco.quante() - own;
        let checks = plurale(own, "controllo", "controlli");
        let besides = if own > 0 { format!("; `piao validate` fa anche {checks} di coerenza") } else { String::new() };
        let _ = writeln!(text, "{} dalle norme{besides}.", plurale(asked, "contenuto chiesto", "contenuti chiesti"));
        let _ = writeln!(text, "Ogni livello è quello di `piao validate`. `piao explain REGOLA` spiega una regola.");
    } else {
        let _ = writeln!(text, "{} regole. `piao explain REGOLA` ne spiega una.", elenco.quante());
    }
    text
}

/// One rule: its explanation, then level, years, bodies, sources.
pub fn one(rule: &Rule) -> String {
    let mut text = plain(&spiegazione(rule));
    text.push('\n');
    match rule.only_judges() {
        true => text.push_str("Giudica i cambiamenti in `piao diff`; `piao validate` non la usa.\n"),
        false => {
            let _ = writeln!(text, "Livello: {}.", livello(rule, None));
        }
    }
    let _ = writeln!(text, "Vale per i piani {}: {}.", anni(rule), enti(rule));
    for condizione in condizioni(rule) {
        let _ = writeln!(text, "Solo {condizione}.");
    }
    if rule.fonti.is_empty() {
        text.push_str("Fonte: regola dello strumento, per la coerenza del piano.\n");
    }
    for f in rule.fonti {
        let _ = writeln!(text, "Fonte: {} <{}>", fonte(f), f.url);
    }
    text
}

/// The summary after a colon: without marks, full stop and first capital.
fn sentence(rule: &Rule) -> String {
    let text = rule.summary.trim_end_matches('.').replace('`', "");
    let mut letters = text.chars();
    match (letters.next(), letters.as_str()) {
        (Some(first), rest) if !rest.starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => text,
    }
}

fn source(fonte: &crate::rules::Fonte) -> String {
    let comma = if fonte.articolo.is_empty() { "" } else { ", " };
    let doubt = if fonte.da_verificare() { " (da verificare)" } else { "" };
    format!("{}{comma}{}{doubt}", fonte.atto, fonte.articolo)
}

/// An explanation without the marks of Markdown: titles in capitals, examples indented.
fn plain(doc: &str) -> String {
    let (mut text, mut fenced) = (String::new(), false);
    for line in doc.lines() {
        if let Some(info) = line.strip_prefix("```") {
            fenced = !fenced;
            let file = info.split_whitespace().nth(1);
            if let (true, Some(file)) = (fenced, file) {
                let _ = writeln!(text, "    ({file})");
            }
        } else if fenced {
            let _ = writeln!(text, "    {line}");
        } else if let Some(title) = line.strip_prefix("## ") {
            let _ = writeln!(text, "{}", title.to_uppercase());
        } else if let Some(title) = line.strip_prefix("# ") {
            let _ = writeln!(text, "{title}");
        } else {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}
