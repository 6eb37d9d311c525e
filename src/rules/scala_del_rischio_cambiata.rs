// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, passaggio};
use super::{Anni, Livelli, Rule};
use crate::diff::Specie;

/// The rule.
pub static RULE: Rule = Rule {
    id: "scala-del-rischio-cambiata",
    catalogo: &[],
    summary: "la scala del rischio è quella di prima",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("scala_del_rischio_cambiata.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        let in_manifest = esame.confronto.cosa(c).specie == Specie::Piano;
        if in_manifest && matches!(c.campo.as_str(), "rischio.scala" | "rischio.scala_fattori" | "rischio") {
            let message = format!("scala {}; i livelli dei due piani non si confrontano", passaggio(c));
            out.push(esame.giudizio(&RULE, n, Rilevanza::Rilevante, message));
        }
    }
}
