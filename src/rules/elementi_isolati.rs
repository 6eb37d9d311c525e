// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::calcolo::collegamenti::collegamenti;
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "elementi-isolati",
    catalogo: &[],
    summary: "le parti del piano sono legate tra loro",
    level: Livelli::tutti(Level::Note),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("elementi_isolati.md"),
    check: Some(check),
};

/// Fewer elements of a sort say nothing.
const MINIMO: usize = 5;

/// Places shown beside the first.
const LUOGHI: usize = 3;

fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.graph.is_incomplete() {
        return;
    }
    let mut soli = collegamenti(cx.piano, cx.graph);
    // Courses and hirings that serve no goal are for other rules.
    soli.retain(|c| c.totale >= MINIMO && c.isolati.len() == c.totale && c.isolati.iter().all(|i| i.nodo.is_some()));
    let Some(primo) = soli.first().and_then(|c| c.isolati.first()) else { return };
    let conti: Vec<String> = soli.iter().map(|c| format!("{} {}", c.totale, c.che_cosa)).collect();
    let mut finding = out
        .report(&RULE, primo.luogo)
        .message(format!(
            "una parte del piano sta per conto suo: {}, nessun legame con le altre sezioni",
            conti.join(", ")
        ))
        .label("il primo")
        .help(AIUTO);
    for altro in soli.iter().skip(1).filter_map(|c| c.isolati.first()).take(LUOGHI) {
        finding = finding.also(altro.luogo, "e qui");
    }
}

const AIUTO: &str = "scrivi i legami che ci sono già nei fatti: `valore_pubblico` negli obiettivi, `obiettivi` nei processi, `obiettivo` nelle misure";
