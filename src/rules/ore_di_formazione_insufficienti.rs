// SPDX-License-Identifier: EUPL-1.2
use super::dati::ore_dovute;
use super::shared::formazione::{self, per_persona};
use super::shared::pesi::stampa;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ore-di-formazione-insufficienti",
    catalogo: &["form-40h", "form-24h"],
    summary: "le ore di formazione a persona sono quelle della direttiva, ogni anno",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2024),
    fonti: &[
        Fonte {
            atto: "Direttiva del Ministro per la pubblica amministrazione, 14 gennaio 2025",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "C2",
        },
        Fonte {
            atto: "Direttiva del Ministro per la pubblica amministrazione, 23 marzo 2023",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "K",
        },
    ],
    doc: include_str!("ore_di_formazione_insufficienti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let (Some(sezione), Some(dovute)) = (&cx.piano.sezioni.formazione, ore_dovute(cx.profilo.anno)) else { return };
    if cx.graph.is_incomplete() {
        return;
    }
    let detto = cx.testo_formazione().is_some_and(|t| {
        let ore = format!(" {} ore", dovute.ore);
        let parole = if dovute.ore == Decimal::from(40) { " quaranta ore" } else { " ventiquattro ore" };
        [&t.brevi, &t.prosa].iter().any(|t| t.contains(&ore) || t.contains(parole))
    });
    let indicatori = formazione::indicatori(cx);
    let mut poche = Vec::new();
    let mut luogo = None;
    let mut some = false;
    for anno in cx.profilo.anno..cx.profilo.anno + 3 {
        let trovate = per_persona(cx, sezione, &indicatori, anno);
        some |= !trovate.is_empty();
        // Half an hour is rounding, or people who came and left.
        let enough = trovate.iter().any(|t| t.ore + Decimal::new(5, 1) >= dovute.ore);
        let whole = trovate.into_iter().filter(|t| !enough && !t.parziale);
        let Some(max) = whole.max_by(|a, b| a.ore.cmp(&b.ore)) else { continue };
        // A list of courses may leave some out.
        if max.dai_corsi && detto {
            continue;
        }
        luogo = luogo.or(max.luogo);
        poche.push(format!("{} nel {anno}", stampa(max.ore.round_dp(1))));
    }
    let help =
        format!("scrivi `ore_a_persona: {{ {}: {} ore, … }}`, e i corsi che bastano", cx.profilo.anno, dovute.ore);
    match (poche.is_empty(), luogo.or(formazione::luogo(sezione))) {
        (false, Some(luogo)) => {
            out.report(&RULE, luogo)
                .message(format!("le ore di formazione a persona sono {}, meno di {}", poche.join(", "), dovute.ore))
                .label(format!("ne servono {} l'anno", dovute.ore))
                .help(help);
        }
        (true, Some(luogo)) if !some && !detto => {
            out.report(&RULE, luogo)
                .message("il piano non dice quante ore di formazione tocchino a ogni persona")
                .label(format!("ne servono {} l'anno", dovute.ore))
                .help(help);
        }
        _ => {}
    }
}
