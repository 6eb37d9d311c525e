// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::shared::attuazione::attuata;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::valori::scadenza;
use crate::model::rischi_corruttivi::{Misura, StatoMisura};
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-scaduta",
    catalogo: &["diff-measure-expired"],
    summary: "una misura da attuare nell'anno passato è attuata o programmata di nuovo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2019",
        articolo: "allegato 1, par. 6",
        url: "https://www.anticorruzione.it",
        certezza: "P",
    }],
    doc: include_str!("misura_scaduta.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    let (from, to) = confronto.anni();
    if from >= to {
        return;
    }
    for (old, new) in confronto.continuate() {
        let (before, after) = (&confronto.albero_prima.cose[old], &confronto.albero_dopo.cose[new]);
        let (Some(was), Some(is)) = (before.come::<Misura>(), after.come::<Misura>()) else { continue };
        let day = |m: &Misura, year: i16| scadenza(&m.termine.get()?.valore, Some(year));
        let Some(due) = day(was, from).filter(|d| d.year() < to) else { continue };
        let again = day(is, to).is_some_and(|d| d.year() >= to) || is.frequenza.get().is_some();
        let done = attuata(&confronto.prima, before).is_some() || attuata(&confronto.dopo, after).is_some();
        let stopped = is.stato.get() == Some(&StatoMisura::Sospesa);
        if again || done || stopped {
            continue;
        }
        let message =
            format!("andava attuata entro il {}: non risulta attuata, né ha un termine nuovo", stampa_data(due));
        let places = (was.termine.span(), is.termine.span().or(Some(after.luogo)));
        let mut giudizio = esame.osservazione(&RULE, places, Rilevanza::Rilevante, message);
        giudizio.cosa = Some(new);
        giudizio.motivo = esame
            .motivi
            .derogato(RULE.id, after.specie.parola(), &after.id, "termine")
            .or_else(|| esame.riscritto(before, after, "nota"));
        out.push(giudizio.aiuto("scrivi `stato: attuata`, oppure un `termine` nuovo; se è sospesa, `stato: sospesa`"));
    }
}
