// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::{Anni, Livelli, Rule};
use crate::diff::Tipo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "voce-nuova",
    catalogo: &[],
    summary: "una voce che prima non c'era",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("voce_nuova.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, _) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Aggiunto) {
        out.push(esame.giudizio(&RULE, n, Rilevanza::Ordinario, "entra nel piano"));
    }
}
