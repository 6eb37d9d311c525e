// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::shared::attuazione::attuata;
use super::{Anni, Livelli, Rule};
use crate::diff::Tipo;
use crate::model::id::Genere;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-sparita",
    catalogo: &[],
    summary: "una misura di prevenzione che non c'è più era attuata o ha il suo motivo",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("misura_sparita.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Eliminato && esame.e(c, Genere::Misura)) {
        let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, "non è più nel piano");
        let done = esame.prima(c).and_then(|cosa| attuata(&esame.confronto.prima, cosa));
        giudizio.motivo = giudizio.motivo.or(done);
        out.push(giudizio);
    }
}
