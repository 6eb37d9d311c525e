// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, di_campo, passaggio, riporta};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::{Cambiamento, Scritto};
use crate::model::id::Genere;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-ridefinito",
    catalogo: &["diff-indicator-redefined"],
    summary: "un indicatore che tiene l'id tiene formula, unità e verso",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("indicatore_ridefinito.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    const FIELDS: [&str; 4] = ["formula", "unita", "polarita", "misura"];
    for (n, c) in esame.cambiamenti().filter(|(_, c)| esame.e(c, Genere::Indicatore) && di_campo(c)) {
        // What was missing and is now written completes the indicator.
        if FIELDS.contains(&c.radice) && c.prima.is_some() && !same_but_for_spelling(c) {
            let message =
                format!("{}: {}; i valori dei due anni non misurano la stessa cosa", campo(&c.campo), passaggio(c));
            let giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, message);
            out.push(giudizio.aiuto("se misura un'altra cosa, dagli un id nuovo e metti il vecchio in `[[conclusi]]`; se è la stessa detta meglio, scrivilo in `nota`"));
        }
    }
}

/// Only capitals, accents, blanks or quotes are others.
fn same_but_for_spelling(c: &Cambiamento<'_>) -> bool {
    let plain = |s: &Option<Scritto<'_>>| {
        let text = s.as_ref().map(|s| fold(&s.testo)).unwrap_or_default();
        text.replace(|c: char| matches!(c, '_' | '"' | '«' | '»') || c.is_whitespace(), "")
    };
    plain(&c.prima) == plain(&c.dopo)
}
