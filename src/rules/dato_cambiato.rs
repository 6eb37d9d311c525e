// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::{Anni, Livelli, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "dato-cambiato",
    catalogo: &[],
    summary: "un dato è un altro",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("dato_cambiato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        out.push(esame.giudizio(&RULE, n, Rilevanza::Ordinario, format!("{}: {}", campo(&c.campo), passaggio(c))));
    }
}
