// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, di_campo, passaggio, ultima_chiave};
use super::{Anni, Livelli, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "peso-cambiato",
    catalogo: &[],
    summary: "un peso è quello di prima",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("peso_cambiato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    // From one year to the next weights are set anew; within a year they change what people are judged on.
    let rilevanza = if esame.confronto.scorre() { Rilevanza::Ordinario } else { Rilevanza::Rilevante };
    for (n, c) in esame.cambiamenti().filter(|(_, c)| di_campo(c) && ultima_chiave(&c.campo) == "peso") {
        let message = format!("{}: {}", campo(&c.campo), passaggio(c));
        out.push(esame.giudizio(&RULE, n, rilevanza, message));
    }
}
