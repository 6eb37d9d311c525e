// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio};
use super::shared::scala::Scala;
use super::{Anni, Livelli, Rule};
use crate::diff::Specie;
use crate::model::Piano;
use crate::source::decode::fold;

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
    let scale = |piano: &Piano| Scala::del_piano(piano).map(|s| s.parole.iter().map(|p| fold(p)).collect::<Vec<_>>());
    let (before, after) = (scale(esame.confronto.prima.piano), scale(esame.confronto.dopo.piano));
    for (n, c) in esame.cambiamenti() {
        let in_manifest = esame.confronto.cosa(c).specie == Specie::Piano;
        let levels = matches!(c.campo.as_str(), "rischio" | "rischio.scala") && before != after;
        if in_manifest && (levels || c.campo == "rischio.scala_fattori") {
            let message = format!("{}: {}; i livelli dei due piani non si confrontano", campo(&c.campo), passaggio(c));
            out.push(esame.giudizio(&RULE, n, Rilevanza::Rilevante, message));
        }
    }
}
