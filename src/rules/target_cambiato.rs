// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::shared::target_cambiati::Target;
use super::{Anni, Livelli, Rule};
use crate::diff::valori::Verso;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-cambiato",
    catalogo: &[],
    summary: "un valore atteso cambiato senza che si possa dire se è più facile",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("target_cambiato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        let Some(target) = Target::di(esame, c) else { continue };
        let (rilevanza, why) = match target.verso {
            Some(Verso::Diverso) => (Rilevanza::Rilevante, ", e i due valori non si confrontano"),
            Some(Verso::SenzaVerso) => (Rilevanza::Ordinario, target.senza_verso()),
            None if c.prima.is_none() => (Rilevanza::Ordinario, ""),
            _ => continue,
        };
        let message = format!("{}: {}{why}", campo(&c.campo), passaggio(c));
        out.push(esame.giudizio(&RULE, n, rilevanza, message));
    }
}
