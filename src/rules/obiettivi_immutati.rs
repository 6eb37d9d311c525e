// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::{Anni, Livelli, Rule};
use crate::diff::{Lato, Specie};
use crate::model::id::Genere;
use crate::model::valore::stampa_decimale;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivi-immutati",
    catalogo: &[],
    summary: "quanti obiettivi sono uguali a quelli dell'anno prima",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("obiettivi_immutati.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    if !confronto.scorre() {
        return;
    }
    let changed = confronto.toccate();
    let goal = |i: &usize| confronto.albero_dopo.cose[*i].specie == Specie::Elemento(Genere::Obiettivo);
    let goals: Vec<usize> = confronto.continuate().map(|(_, new)| new).filter(goal).collect();
    let same = goals.iter().filter(|i| !changed.contains(i)).count();
    if same == 0 {
        return;
    }
    let percent = Decimal::from(same * 100) / Decimal::from(goals.len().max(1));
    let who = if same == 1 { "1 obiettivo".to_string() } else { format!("{same} obiettivi") };
    let message = format!(
        "{who} su {} che continuano ({}%): gli stessi testi e gli stessi valori attesi dell'anno prima",
        goals.len(),
        stampa_decimale(&percent.round())
    );
    let section = |lato: &Lato<'_>| lato.piano.sezioni.performance.as_ref().and_then(|p| p.obiettivi.span());
    let places = (section(&confronto.prima), section(&confronto.dopo));
    out.push(esame.osservazione(&RULE, places, Rilevanza::Ordinario, message));
}
