// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio, riporta};
use super::shared::livelli_cambiati::livelli;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::Cambiamento;
use crate::diff::motivi::Motivo;
use std::cmp::Ordering;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-abbassato",
    catalogo: &["diff-risk-lowered"],
    summary: "un rischio abbassato ha una motivazione o dei dati nuovi",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("rischio_abbassato.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c, verso) in livelli(esame) {
        if verso != Ordering::Less {
            continue;
        }
        let message = format!("{}: {}", campo(&c.campo), passaggio(c));
        let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, message);
        if let (Some(before), Some(after)) = (esame.prima(c), esame.dopo(c)) {
            let why = esame.riscritto(before, after, "motivazione").or_else(|| esame.riscritto(before, after, "dati"));
            giudizio.motivo = giudizio.motivo.or(why).or_else(|| beside(esame, c));
        }
        out.push(giudizio.aiuto("scrivi in `motivazione` o in `dati` perché il rischio è più basso di un anno fa; per un processo, in `nota`"));
    }
}

/// The reason written in the same row, for the estimate of one office.
fn beside(esame: &Esame<'_, '_>, c: &Cambiamento<'_>) -> Option<Motivo> {
    let (row, _) = c.campo.rsplit_once('.')?;
    let reason = format!("{row}.motivazione");
    let same = esame.confronto.cambiamenti.iter().find(|o| o.cosa_dopo == c.cosa_dopo && o.campo == reason)?;
    let dopo = same.dopo.as_ref()?;
    Some(Motivo::new(dopo.testo.clone(), dopo.luogo))
}
