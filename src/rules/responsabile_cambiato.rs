// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, di_campo, passaggio, ultima_chiave};
use super::{Anni, Livelli, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "responsabile-cambiato",
    catalogo: &[],
    summary: "l'ufficio o l'incarico che risponde di una voce è un altro",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("responsabile_cambiato.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    const FIELDS: [&str; 6] = ["ufficio", "incarico", "responsabili", "elabora", "trasmette", "pubblica"];
    for (n, c) in esame.cambiamenti().filter(|(_, c)| di_campo(c) && (c.prima.is_some() || c.radice == "responsabili"))
    {
        if FIELDS.contains(&c.radice) && ultima_chiave(&c.campo) != "nota" {
            let message = format!("{}: {}", campo(&c.campo), passaggio(c));
            out.push(esame.giudizio(&RULE, n, Rilevanza::Ordinario, message));
        }
    }
}
