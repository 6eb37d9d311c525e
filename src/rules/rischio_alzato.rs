// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::shared::livelli_cambiati::livelli;
use super::shared::scala::Scala;
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
            // The worst level is what everybody must see.
            let scale = Scala::del_piano(esame.confronto.dopo.piano);
            let worst = c.dopo.as_ref().is_some_and(|d| scale.is_some_and(|s| s.peggiore(&d.testo)));
            let rilevanza = if worst { Rilevanza::Rilevante } else { Rilevanza::Ordinario };
            let mut giudizio = esame.giudizio(&RULE, n, rilevanza, message);
            if let (Some(before), Some(after)) = (esame.prima(c), esame.dopo(c)) {
                giudizio.motivo = giudizio.motivo.or_else(|| esame.riscritto(before, after, "motivazione"));
            }
            out.push(giudizio);
        }
    }
}
