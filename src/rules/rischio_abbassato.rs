// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio, riporta};
use super::shared::livelli_cambiati::livelli;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
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
            giudizio.motivo = giudizio.motivo.or(why);
        }
        out.push(giudizio.aiuto("scrivi in `motivazione` o in `dati` perché il rischio è più basso di un anno fa"));
    }
}
