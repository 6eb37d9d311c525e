// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, riporta, ultima_chiave};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::Tipo;
use crate::model::id::Genere;
use crate::model::visita::Foglia;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "variazione-non-registrata",
    catalogo: &["diff-mid-year-change"],
    summary: "chi cambia gli obiettivi durante l'anno lo scrive in `[[variazioni]]`",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 6",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art6",
        certezza: "C",
    }],
    doc: include_str!("variazione_non_registrata.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    if confronto.scorre() {
        return;
    }
    const GENERI: [Genere; 3] = [Genere::Obiettivo, Genere::Indicatore, Genere::Fase];
    let mut told = HashSet::new();
    for (n, c) in esame.cambiamenti().filter(|(_, c)| !c.implicito && GENERI.iter().any(|g| esame.e(c, *g))) {
        let cosa = confronto.cosa(c);
        let text = c.dopo.as_ref().or(c.prima.as_ref()).is_some_and(|s| matches!(s.foglia, Some(Foglia::Prosa(_))));
        let (genere, id) = (cosa.specie.parola(), &*cosa.id);
        let around = cosa.dentro.map(|i| match c.cosa_dopo {
            Some(_) => &confronto.albero_dopo.cose[i],
            None => &confronto.albero_prima.cose[i],
        });
        let by_goal = around.and_then(|a| esame.motivi.variato(a.specie.parola(), &a.id, &c.campo));
        let by_act = esame.motivi.variato(genere, id, &c.campo).or(by_goal);
        // What is measured or done is no change of the goal.
        let done = matches!(c.radice, "storico" | "baseline" | "nota")
            || matches!(ultima_chiave(&c.campo), "avanzamento" | "prova" | "nota")
            || c.campo.ends_with(".stato");
        if text || done || by_act.is_some() || !told.insert((genere, id.to_string())) {
            continue;
        }
        let what = match c.tipo {
            Tipo::Aggiunto => "entra nel piano".to_string(),
            Tipo::Eliminato => "esce dal piano".into(),
            Tipo::Rinominato => "cambia id".into(),
            Tipo::Unito => "ne continua più d'uno".into(),
            Tipo::Diviso => "si divide".into(),
            Tipo::Spostato if c.radice == "dentro" => "passa altrove".into(),
            Tipo::Spostato | Tipo::Modificato | Tipo::Osservazione => format!("cambia {}", campo(&c.campo)),
        };
        let message = format!("{what} durante l'anno, e nessuna `[[variazioni]]` lo dice");
        let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, message);
        giudizio.motivo = esame.motivi.derogato(RULE.id, genere, id, &c.campo);
        // Beside what the change itself means, not in its place.
        giudizio.cambiamento = None;
        out.push(
            giudizio
                .aiuto("aggiungi in `piao.toml` una `[[variazioni]]` con l'atto, il motivo e l'id tra gli `elementi`"),
        );
    }
}
