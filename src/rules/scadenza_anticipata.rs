// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::shared::termini_cambiati::termini;
use super::{Anni, Livelli, Rule};
use crate::diff::valori::distanza;

/// The rule.
pub static RULE: Rule = Rule {
    id: "scadenza-anticipata",
    catalogo: &[],
    summary: "un termine spostato prima",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("scadenza_anticipata.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        let Some((before, after)) = termini(esame, c).filter(|(a, b)| a > b) else { continue };
        let message = format!("{}: {}, {} prima", campo(&c.campo), passaggio(c), distanza(before, after));
        out.push(esame.giudizio(&RULE, n, Rilevanza::Ordinario, message));
    }
}
