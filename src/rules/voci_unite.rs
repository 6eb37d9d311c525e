// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::{Anni, Livelli, Rule};
use crate::diff::motivi::Motivo;
use crate::diff::{Cambiamento, Tipo};

/// The rule.
pub static RULE: Rule = Rule {
    id: "voci-unite",
    catalogo: &[],
    summary: "una voce che ne continua più d'una",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("voci_unite.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Unito) {
        let before = &esame.confronto.albero_prima.cose;
        let mut names: Vec<String> =
            c.cosa_prima.iter().chain(&c.altre).map(|i| format!("`{}`", before[*i].id)).collect();
        names.sort();
        let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, format!("unisce {}", names.join(" e ")));
        giudizio.motivo = giudizio.motivo.or_else(|| dichiarato(esame, c));
        out.push(giudizio);
    }
}

/// `succede_a` says what became of the things before.
fn dichiarato(esame: &Esame<'_, '_>, c: &Cambiamento<'_>) -> Option<Motivo> {
    let cosa = &esame.confronto.albero_dopo.cose[c.cosa_dopo?];
    let luogo = cosa.campo("succede_a")?.span;
    Some(Motivo::new("dichiarato con `succede_a`", luogo))
}
