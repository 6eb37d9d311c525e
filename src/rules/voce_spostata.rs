// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::{Anni, Livelli, Rule};
use crate::diff::Tipo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "voce-spostata",
    catalogo: &[],
    summary: "una voce che sta altrove",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("voce_spostata.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Spostato) {
        let message = match c.radice {
            "dentro" => format!("passa {}", passaggio(c)),
            _ => format!("{}: {}", campo(&c.campo), passaggio(c)),
        };
        out.push(esame.giudizio(&RULE, n, Rilevanza::Ordinario, message));
    }
}
