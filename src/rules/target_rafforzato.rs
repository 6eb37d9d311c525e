// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::shared::target_cambiati::Target;
use super::{Anni, Livelli, Rule};
use crate::diff::valori::Verso;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-rafforzato",
    catalogo: &[],
    summary: "un valore atteso reso più difficile",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("target_rafforzato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        let Some(target) = Target::di(esame, c) else { continue };
        if target.verso == Some(Verso::PiuDifficile) {
            let message = format!("{}: {}, più impegnativo{}", campo(&c.campo), passaggio(c), target.come_mai());
            out.push(esame.giudizio(&RULE, n, Rilevanza::Ordinario, message));
        }
    }
}
