// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "succede-a-sconosciuto",
    catalogo: &[],
    summary: "`succede_a` nomina voci che il piano precedente ha",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("succede_a_sconosciuto.md"),
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
    for (cosa, id, span) in &esame.confronto.coppie.sconosciuti {
        let message = format!("`succede_a` nomina `{id}`, che nel piano precedente non c'è");
        let mut giudizio = esame.osservazione(&RULE, (None, Some(*span)), Rilevanza::Ordinario, message);
        giudizio.cosa = Some(*cosa);
        out.push(giudizio.aiuto("scrivi l'id che la voce aveva nel piano precedente, oppure togli `succede_a`"));
    }
}
