// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, di_campo, passaggio, ultima_chiave};
use super::{Anni, Livelli, Rule};
use crate::model::visita::Foglia;

/// The rule.
pub static RULE: Rule = Rule {
    id: "testo-cambiato",
    catalogo: &[],
    summary: "un testo riscritto",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("testo_cambiato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    const FIELDS: [&str; 12] = [
        "altre_informazioni",
        "codice",
        "contatto",
        "descrizione",
        "documento",
        "gruppo_di_lavoro",
        "logo",
        "nota",
        "premessa",
        "sito",
        "testo",
        "url",
    ];
    for (n, c) in esame.cambiamenti().filter(|(_, c)| di_campo(c)) {
        let prose = c.dopo.iter().chain(&c.prima).any(|s| matches!(s.foglia, Some(Foglia::Prosa(_))));
        let message = match (&c.prima, &c.dopo) {
            (Some(a), Some(b)) if a.testo.len() > 60 || b.testo.len() > 60 => format!("{}: riscritto", campo(&c.campo)),
            _ => format!("{}: {}", campo(&c.campo), passaggio(c)),
        };
        if prose || FIELDS.contains(&c.radice) || FIELDS.contains(&ultima_chiave(&c.campo)) {
            out.push(esame.giudizio(&RULE, n, Rilevanza::Redazionale, message));
        }
    }
}
