// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::shared::livelli_cambiati::livelli;
use super::{Anni, Livelli, Rule};
use std::cmp::Ordering;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-alzato",
    catalogo: &[],
    summary: "un rischio alzato",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("rischio_alzato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c, verso) in livelli(esame) {
        if verso == Ordering::Greater {
            let message = format!("{}: {}", campo(&c.campo), passaggio(c));
            let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Ordinario, message);
            if let (Some(before), Some(after)) = (esame.prima(c), esame.dopo(c)) {
                giudizio.motivo = giudizio.motivo.or_else(|| esame.riscritto(before, after, "motivazione"));
            }
            out.push(giudizio);
        }
    }
}
