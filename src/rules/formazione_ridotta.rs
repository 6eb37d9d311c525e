// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, passaggio, ultima_chiave};
use super::{Anni, Livelli, Rule};
use crate::diff::Scritto;
use crate::model::formazione::{Formazione, InterventoFormativo};
use crate::model::id::Genere;
use crate::model::valore::stampa_decimale;
use crate::model::visita::Foglia;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "formazione-ridotta",
    catalogo: &[],
    summary: "le ore di formazione non diminuiscono senza motivo",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("formazione_ridotta.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.prima.is_some() && c.dopo.is_some()) {
        let course = (esame.e(c, Genere::InterventoFormativo) && c.radice == "durata")
            || (c.radice == "interventi_formativi" && ultima_chiave(&c.campo) == "durata");
        let value = |s: &Option<Scritto<'_>>| match s.as_ref()?.foglia? {
            Foglia::Valore(v) => v.valore.condizioni.first().map(|c| (c.numero, c.unita.clone())),
            _ => None,
        };
        if let (true, Some((Some(x), unit)), Some((Some(y), other))) = (course, value(&c.prima), value(&c.dopo))
            && y < x
            && unit == other
        {
            out.push(esame.giudizio(&RULE, n, Rilevanza::Rilevante, format!("durata: {}", passaggio(c))));
        }
    }
    let (Some(before), Some(after)) =
        (&confronto.prima.piano.sezioni.formazione, &confronto.dopo.piano.sezioni.formazione)
    else {
        return;
    };
    if let (Some(x), Some(y)) = (ore(before), ore(after))
        && y < x
    {
        let message = format!(
            "ore di formazione in tutto: da {} a {}",
            stampa_decimale(&x.normalize()),
            stampa_decimale(&y.normalize())
        );
        let places = (before.interventi_formativi.span(), after.interventi_formativi.span());
        let mut giudizio = esame.osservazione(&RULE, places, Rilevanza::Rilevante, message);
        giudizio.motivo =
            giudizio.motivo.or_else(|| esame.motivi.variato("sezione", "formazione", "interventi_formativi"));
        out.push(giudizio);
    }
}

/// Hours in all, persons times duration; none where a course does not say both.
fn ore(formazione: &Formazione) -> Option<Decimal> {
    let courses = formazione.interventi_formativi.elementi();
    let per_day = formazione.ore_per_giornata.get().map(|o| o.numero);
    let hours = |c: &InterventoFormativo| {
        let [sola] = c.durata.get()?.valore.condizioni.as_slice() else { return None };
        let factor = match sola.unita.as_deref()? {
            "ore" => Decimal::ONE,
            "giornate" | "giorni" => per_day?,
            _ => return None,
        };
        sola.numero?.checked_mul(factor)?.checked_mul(Decimal::from(c.partecipanti.get()?.numero))
    };
    if courses.is_empty() {
        return None;
    }
    courses.iter().try_fold(Decimal::ZERO, |sum, c| sum.checked_add(hours(c)?))
}
