// SPDX-License-Identifier: EUPL-1.2
use super::shared::formule::stessa_unita;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Polarita;
use crate::model::tipi::{Serie, ValoreLungo};
use crate::model::valore::TipoValore;
use crate::source::Span;
use crate::source::decode::{Field, fold};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-non-numerico",
    catalogo: &["gen-number-format"],
    summary: "dove l'unità è di misura i valori attesi sono numeri",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("target_non_numerico.md"),
    check: Some(check),
};

/// Units that want a number.
const UNITA: &[&str] = &["%", "giorni", "ore", "minuti", "mesi", "euro", "numero", "km", "kwh", "mq"];

/// Words that are a number, or that stand for one: «due monitoraggi», «tutti», «in linea con il 2026».
const NUMERI: &[&str] = &[
    "zero",
    "un",
    "uno",
    "una",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "venti",
    "cento",
    "mille",
    "meta",
    "doppio",
    "terzo",
    "quarto",
    "tutti",
    "tutte",
    "tutto",
    "nessuno",
    "nessuna",
    "totale",
    "ogni",
    "decina",
    "ventina",
    "trentina",
    "quarantina",
    "cinquantina",
    "centinaio",
    "massimo",
    "minimo",
    "media",
    // The number stands elsewhere: the start, the year before, the contract.
    "mantenimento",
    "mantenere",
    "conferma",
    "confermare",
    "confermato",
    "stabile",
    "invariato",
    "invariata",
    "costante",
    "uguale",
    "stesso",
    "stessa",
    "pari",
    "precedente",
    "baseline",
    "standard",
    // At once is a time.
    "immediato",
    "immediata",
    "giornata",
    "reale",
    // Nothing is expected for the year.
    "nessun",
    "previsto",
    "prevista",
    "previsti",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut detti = HashSet::new();
    for uso in cx.indicatori() {
        let indicatore = uso.indicatore;
        let Some(unita) = indicatore.unita.get() else { continue };
        if indicatore.polarita.get() == Some(&Polarita::SiNo) {
            continue;
        }
        let series = std::iter::once(&indicatore.target).chain(uso.legami.iter().map(|l| &l.target));
        let words: Vec<(&ValoreLungo, Span)> = series.flat_map(in_parole).collect();
        if words.is_empty() || !UNITA.iter().any(|m| stessa_unita(&unita.testo, m)) {
            continue;
        }
        for (valore, span) in words.into_iter().filter(|(_, span)| detti.insert(*span)) {
            out.report(&RULE, span)
                .message(format!(
                    "l'indicatore `{}` si misura in `{}`, ma un valore atteso è «{}»",
                    cx.graph.nodo(uso.nodo).id,
                    unita.testo,
                    valore.valore.testo
                ))
                .label("qui ci vuole un numero")
                .help("scrivi quanto ci si aspetta; se non si misura, cambia `unita` o usa `polarita: si_no`");
        }
    }
}

/// The expected values that are words only.
fn in_parole(campo: &Field<Serie>) -> Vec<(&ValoreLungo, Span)> {
    let Some((serie, span)) = campo.both() else { return Vec::new() };
    let values = serie.iter().map(|(_, v, at)| (v, at.unwrap_or(span)));
    values.filter(|(v, _)| v.valore.tipo == TipoValore::Testo && is_parole(&v.valore.testo)).collect()
}

fn is_parole(testo: &str) -> bool {
    let folded = fold(testo);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let digits = folded.contains(|c: char| c.is_ascii_digit());
    folded.contains(char::is_alphabetic) && !digits && !words.any(|w| NUMERI.contains(&w))
}
