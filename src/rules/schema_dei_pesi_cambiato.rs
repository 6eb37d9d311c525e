// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::{Anni, Livelli, Rule};
use crate::diff::Specie;

/// The rule.
pub static RULE: Rule = Rule {
    id: "schema-dei-pesi-cambiato",
    catalogo: &[],
    summary: "i livelli degli obiettivi e lo schema dei pesi sono quelli di prima",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("schema_dei_pesi_cambiato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        let in_manifest = esame.confronto.cosa(c).specie == Specie::Piano;
        if in_manifest && matches!(c.radice, "pesi" | "livelli_obiettivi") {
            let message = format!("{}: {}", campo(&c.campo), passaggio(c));
            out.push(esame.giudizio(&RULE, n, Rilevanza::Rilevante, message));
        }
    }
}
