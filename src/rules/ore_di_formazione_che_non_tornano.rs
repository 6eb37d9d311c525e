// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione::{ore_in_tutto, ore_scritte};
use super::shared::pesi::stampa;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::formazione::Formazione;
use crate::source::decode::fold;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ore-di-formazione-che-non-tornano",
    catalogo: &["form-hours-arith"],
    summary: "le ore di formazione pubblicate sono quelle dei corsi",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("ore_di_formazione_che_non_tornano.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = cx.piano.sezioni.formazione.as_ref().filter(|_| !cx.graph.is_incomplete()) else { return };
    for anno in cx.profilo.anno..cx.profilo.anno + 3 {
        let Some((scritte, luogo)) = ore_scritte(&sezione.ore_totali, anno) else { continue };
        if let Some(somma) = ore_in_tutto(sezione, anno).filter(|s| (*s - scritte).abs() > Decimal::ONE)
            && !whole(sezione, scritte)
        {
            out.report(&RULE, luogo)
                .message(format!("i corsi del {anno} fanno {} ore, il totale pubblicato è {}", stampa(somma), stampa(scritte)))
                .label("non è la somma di durata per partecipanti")
                .help("correggi il totale, o aggiungi i corsi che mancano; `piao` moltiplica `durata` per `partecipanti`, corso per corso");
            return;
        }
        if media(cx, sezione, anno, scritte, out) {
            return;
        }
    }
}

/// The hours of every course, whatever its year, are those stated.
fn whole(sezione: &Formazione, scritte: Decimal) -> bool {
    let years = sezione.interventi_formativi.elementi().iter().filter_map(|c| c.anno.get().map(|a| a.0));
    let mut years: Vec<i16> = years.collect();
    years.sort_unstable();
    years.dedup();
    // A course without a year would be counted once for each.
    let dated = sezione.interventi_formativi.elementi().iter().all(|c| c.anno.get().is_some());
    let sums = years.iter().map(|y| ore_in_tutto(sezione, *y)).collect::<Option<Vec<_>>>();
    dated
        && sums
            .and_then(|s| s.iter().try_fold(-scritte, |sum, s| sum.checked_add(*s)))
            .is_some_and(|rest| rest.abs() <= Decimal::ONE)
}

/// Reports a mean that is not hours in all over people; who is counted may differ a little.
fn media(cx: &Context<'_>, sezione: &Formazione, anno: i16, totale: Decimal, out: &mut Findings) -> bool {
    let (Some((media, luogo)), Some(persone)) = (ore_scritte(&sezione.ore_a_persona, anno), cx.profilo.dipendenti)
    else {
        return false;
    };
    let Some(giusta) = totale.checked_div(Decimal::from(persone)) else { return false };
    let about = sezione
        .ore_a_persona
        .get()
        .is_some_and(|s| s.anno(anno).is_some_and(|v| v.nota.is_some() || fold(&v.valore.testo).contains("almeno")));
    let tolerance = (giusta / Decimal::TEN).max(Decimal::ONE);
    if about || (giusta - media).abs() <= tolerance {
        return false;
    }
    out.report(&RULE, luogo)
        .message(format!(
            "{} ore divise per {persone} dipendenti fanno {}, non {}",
            stampa(totale),
            stampa(giusta.round_dp(1)),
            stampa(media)
        ))
        .label("la media non torna")
        .help("correggi la media o il totale; se le persone contate sono altre, scrivilo nella `nota` del valore");
    true
}
