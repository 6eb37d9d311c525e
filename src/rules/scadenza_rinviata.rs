// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::shared::termini_cambiati::{scorre_con_il_piano, termini};
use super::{Anni, Livelli, Rule};
use crate::diff::Specie;
use crate::diff::valori::distanza;

/// The rule.
pub static RULE: Rule = Rule {
    id: "scadenza-rinviata",
    catalogo: &[],
    summary: "un termine spostato più avanti ha il suo motivo",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("scadenza_rinviata.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        let Some((before, after)) = termini(esame, c).filter(|(a, b)| a < b) else { continue };
        let rolls = scorre_con_il_piano(esame, c, before, after);
        let how = if rolls { ", come il piano".into() } else { String::new() };
        let message = format!("{}: {}, {} dopo{how}", campo(&c.campo), passaggio(c), distanza(before, after));
        // A waiver says its reason itself.
        let waiver = esame.confronto.cosa(c).specie == Specie::Piano;
        let rilevanza = if rolls || waiver { Rilevanza::Ordinario } else { Rilevanza::Rilevante };
        out.push(esame.giudizio(&RULE, n, rilevanza, message));
    }
}
