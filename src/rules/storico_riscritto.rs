// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, di_campo, passaggio};
use super::{Anni, Livelli, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "storico-riscritto",
    catalogo: &[],
    summary: "i valori misurati negli anni passati restano quelli pubblicati",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("storico_riscritto.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| di_campo(c) && c.radice == "storico") {
        if c.anno.is_some() && c.prima.is_some() && c.dopo.is_some() {
            let message = format!("{}: {}, ma era già pubblicato", campo(&c.campo), passaggio(c));
            out.push(esame.giudizio(&RULE, n, Rilevanza::Rilevante, message));
        }
    }
}
