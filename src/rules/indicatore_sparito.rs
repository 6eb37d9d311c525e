// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::{Anni, Livelli, Rule};
use crate::diff::Tipo;
use crate::model::id::Genere;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-sparito",
    catalogo: &[],
    summary: "un indicatore che non c'è più ha il suo motivo",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("indicatore_sparito.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Eliminato && esame.e(c, Genere::Indicatore)) {
        let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, "non è più nel piano");
        // It went with its goal, and the goal's reason is its own.
        if giudizio.motivo.is_none()
            && let Some(around) = esame.prima(c).and_then(|cosa| cosa.dentro)
        {
            let cosa = &esame.confronto.albero_prima.cose[around];
            giudizio.motivo = esame.motivi.concluso(cosa.specie.parola(), &cosa.id);
        }
        out.push(giudizio);
    }
}
