// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::{Anni, Livelli, Rule};
use crate::diff::Lato;

/// The rule.
pub static RULE: Rule = Rule {
    id: "partenze-aggiornate",
    catalogo: &[],
    summary: "quanti valori di partenza sono passati all'anno dopo",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("partenze_aggiornate.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    let message = match confronto.partenze {
        0 => return,
        1 => "un valore di partenza è passato al nuovo anno, uguale al misurato o a quello di prima".to_string(),
        n => format!("{n} valori di partenza sono passati al nuovo anno, uguali ai misurati o a quelli di prima"),
    };
    let section = |lato: &Lato<'_>| lato.piano.sezioni.performance.as_ref().and_then(|p| p.obiettivi.span());
    let places = (section(&confronto.prima), section(&confronto.dopo));
    out.push(esame.osservazione(&RULE, places, Rilevanza::Ordinario, message));
}
