// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::{Anni, Livelli, Rule};
use crate::diff::Tipo;
use crate::diff::motivi::Motivo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "voce-divisa",
    catalogo: &[],
    summary: "una voce continuata da più d'una",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("voce_divisa.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Diviso) {
        let after = &esame.confronto.albero_dopo.cose;
        let Some(before) = esame.prima(c) else { continue };
        let heirs: Vec<usize> = c.cosa_dopo.iter().chain(&c.altre).copied().collect();
        let names: Vec<String> = heirs.iter().map(|i| format!("`{}`", after[*i].id)).collect();
        let others: Vec<String> = names.iter().filter(|n| **n != format!("`{}`", before.id)).cloned().collect();
        let message = match others.len() == names.len() {
            true => format!("`{}` diventa {}", before.id, names.join(" e ")),
            false => format!("`{}` resta, e continua anche in {}", before.id, others.join(" e ")),
        };
        let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, message);
        let declared = heirs.iter().find_map(|i| after[*i].campo("succede_a")).map(|f| f.span);
        giudizio.motivo = giudizio.motivo.or(declared.map(|luogo| Motivo::new("dichiarato con `succede_a`", luogo)));
        out.push(giudizio);
    }
}
