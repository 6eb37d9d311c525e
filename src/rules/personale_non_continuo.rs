// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::shared::continuita::{Inizio, chiusura};
use super::shared::organico::stampa;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-non-continuo",
    catalogo: &["diff-staff-continuity"],
    summary: "il personale all'inizio è quello che il piano precedente prevedeva alla fine, o il piano dice perché",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("personale_non_continuo.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    let (Some(before), Some(after)) =
        (&confronto.prima.piano.sezioni.fabbisogni, &confronto.dopo.piano.sezioni.fabbisogni)
    else {
        return;
    };
    let (from, to) = confronto.anni();
    let (Some(start), Some(opening)) = (Inizio::di(before), Inizio::di(after)) else { return };
    // Only the year that the old plan planned lies between the two tables.
    if to != from + 1 || opening.al.year() != start.al.year() + 1 {
        return;
    }
    let Some(chiusura) = chiusura(before, &start, from) else { return };
    let moves = |start: u64| (start + chiusura.assunzioni).checked_sub(chiusura.cessazioni);
    if start.possibili.iter().any(|n| moves(*n).is_some_and(|end| opening.possibili.contains(&end))) {
        return;
    }
    let message = format!(
        "al {} le persone sono {}, ma il piano precedente ne prevedeva {}: {} al {}, meno {} in uscita, più {} in entrata",
        stampa_data(opening.al),
        stampa(opening.persone),
        stampa(chiusura.attesa),
        stampa(start.persone),
        stampa_data(start.al),
        chiusura.cessazioni,
        chiusura.assunzioni
    );
    let mut giudizio =
        esame.osservazione(&RULE, (Some(start.luogo), Some(opening.luogo)), Rilevanza::Rilevante, message);
    giudizio.motivo = giudizio.motivo.or(opening.nota);
    out.push(giudizio.aiuto("scrivi in `nota`, nella tabella del personale, perché il numero è un altro"));
}
