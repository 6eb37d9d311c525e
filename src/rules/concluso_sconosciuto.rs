// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::Specie;
use crate::model::id::Genere;

/// The rule.
pub static RULE: Rule = Rule {
    id: "concluso-sconosciuto",
    catalogo: &[],
    summary: "`[[conclusi]]` nomina voci che c'erano nel piano precedente e qui non ci sono più",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("concluso_sconosciuto.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    // Within a year both speak of the plan of the year before.
    if !esame.confronto.scorre() {
        return;
    }
    let confronto = esame.confronto;
    for (id, span) in esame.motivi.conclusi() {
        let (genere, bare) = id.split_once('/').map_or((None, id), |(genere, bare)| (Some(genere), bare));
        let kinds = Genere::TUTTI.iter().filter(|g| genere.is_none_or(|word| word == g.parola()));
        let old: Vec<usize> =
            kinds.flat_map(|g| confronto.albero_prima.con_id(Specie::Elemento(*g), bare)).copied().collect();
        let was = !old.is_empty();
        let is = was && old.iter().all(|i| !confronto.coppie.nuovi[*i].is_empty());
        let message = match (was, is) {
            (true, false) => continue,
            (_, true) => format!("`{id}` è in `[[conclusi]]`, ma nel piano c'è ancora"),
            (false, false) => format!("`{id}` è in `[[conclusi]]`, ma nel piano precedente non c'era"),
        };
        let giudizio = esame.osservazione(&RULE, (None, Some(span)), Rilevanza::Ordinario, message);
        out.push(giudizio.aiuto("in `[[conclusi]]` stanno gli id del piano precedente che qui non ci sono più"));
    }
}
