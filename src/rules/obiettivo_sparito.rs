// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::Cambiamento;
use crate::diff::Tipo;
use crate::diff::motivi::Motivo;
use crate::model::id::Genere;
use crate::model::performance::Obiettivo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-sparito",
    catalogo: &["diff-goal-dropped"],
    summary: "un obiettivo che non c'è più è tra i conclusi, con l'esito",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("obiettivo_sparito.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    const GENERI: [Genere; 3] = [Genere::Obiettivo, Genere::ObiettivoValorePubblico, Genere::ObiettivoStrategico];
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Eliminato) {
        if GENERI.iter().any(|g| esame.e(c, *g)) {
            let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, "non è più nel piano");
            giudizio.motivo = giudizio.motivo.or_else(|| ended(esame, c));
            out.push(giudizio.aiuto("aggiungi in `piao.toml` una voce `[[conclusi]]` con l'id, l'esito e il motivo; se continua con un altro id, scrivi là `succede_a`"));
        }
    }
}

/// The goal said itself that it ended before the new plan begins.
fn ended(esame: &Esame<'_, '_>, c: &Cambiamento<'_>) -> Option<Motivo> {
    let (anni, luogo) = esame.prima(c)?.come::<Obiettivo>()?.anni.both()?;
    let last = anni.elementi().iter().map(|a| a.0).max()?;
    (last < esame.confronto.anni().1).then(|| Motivo::new(format!("era previsto fino al {last}"), luogo))
}
