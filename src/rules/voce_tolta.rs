// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::{Anni, Livelli, Rule};
use crate::diff::{Specie, Tipo};
use crate::model::id::Genere;

/// The rule.
pub static RULE: Rule = Rule {
    id: "voce-tolta",
    catalogo: &[],
    summary: "una voce che non c'è più",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("voce_tolta.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    // What the body answers for; sources, documents, profiles come and go with it.
    const CONTANO: [Genere; 6] = [
        Genere::Processo,
        Genere::Rischio,
        Genere::Procedura,
        Genere::Strategia,
        Genere::Accessibilita,
        Genere::AzionePositiva,
    ];
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Eliminato) {
        let specie = esame.confronto.cosa(c).specie;
        let counts = specie == Specie::Sezione || CONTANO.iter().any(|g| esame.e(c, *g));
        let rilevanza = if counts { Rilevanza::Rilevante } else { Rilevanza::Ordinario };
        out.push(esame.giudizio(&RULE, n, rilevanza, "non è più nel piano"));
    }
}
