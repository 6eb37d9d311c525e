// SPDX-License-Identifier: EUPL-1.2
//! Quotas of the staffing plan: mobility, access from outside, protected categories, each with what it is made of.

use super::aree::Inquadramento;
use super::personale::intero;
use super::{Incalcolabile, troppo_grande};
use crate::graph::Graph;
use crate::model::Piano;
use crate::model::fabbisogni::{Assunzione, Fabbisogni, Progressione, TipoCanale};
use crate::model::struttura_organizzativa::Profilo;
use crate::model::tipi::{RefOTesto, Testo};
use crate::rules::dati::quota_mirata;
use crate::source::Span;
use crate::source::decode::{Field, Spanned, fold};
use rust_decimal::{Decimal, RoundingStrategy};

/// Quota di mobilità (mobility quota): of what a year's permanent hirings cost, the part that goes to mobility.
#[derive(Debug, Clone, PartialEq)]
pub struct Mobilita {
    /// The year.
    pub anno: i16,
    /// Cost of the hirings of the year.
    pub impegnata: Decimal,
    /// Of those by mobility, at whatever place among their ways.
    pub mobilita: Decimal,
    /// The least that the law asks, to the cent.
    pub minima: Decimal,
}

impl Mobilita {
    /// The share, per cent with two decimals.
    pub fn percento(&self) -> Decimal {
        (self.mobilita / self.impegnata * Decimal::ONE_HUNDRED)
            .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
    }
}

/// The mobility of a year, with a quota of `percento`; an error where a row has no year or no cost, `None` without hirings.
/// The cost of a row may be that of each of its people: `per_persona`.
pub fn mobilita(
    f: &Fabbisogni,
    anno: i16,
    percento: Decimal,
    per_persona: bool,
) -> Result<Option<Mobilita>, Incalcolabile> {
    let (mut impegnata, mut mobilita) = (Decimal::ZERO, Decimal::ZERO);
    for row in f.assunzioni.elementi().iter().filter(|r| impegna(r)) {
        let years = row.anni.elementi();
        let year = match (row.anno.get(), years) {
            (Some(a), _) => a.0,
            (None, [only]) if row.anno.is_missing() => only.value.0,
            _ => return Err(Incalcolabile::new("un'assunzione non ha un anno", Some(row.span))),
        };
        if year != anno {
            continue;
        }
        let cost = row.costo.get().map(|c| c.numero);
        let number = row.numero.get().and_then(intero);
        let (Some(cost), Some(number)) = (cost, number) else {
            return Err(Incalcolabile::new("un'assunzione non ha il costo o un numero esatto", Some(row.span)));
        };
        let times = if per_persona { Decimal::from(number) } else { Decimal::ONE };
        let whole = cost.checked_mul(times).ok_or_else(troppo_grande)?;
        impegnata = impegnata.checked_add(whole).ok_or_else(troppo_grande)?;
        if row.canale.elementi().iter().any(|c| c.tipo.get() == Some(&TipoCanale::Mobilita)) {
            mobilita = mobilita.checked_add(whole).ok_or_else(troppo_grande)?;
        }
    }
    if impegnata <= Decimal::ZERO {
        return Ok(None);
    }
    let product = impegnata.checked_mul(percento).ok_or_else(troppo_grande)?;
    let minima = (product / Decimal::ONE_HUNDRED).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    Ok(Some(Mobilita { anno, impegnata, mobilita, minima }))
}

/// A row that takes up hiring capacity: to stay, not counted elsewhere, not paid by others.
fn impegna(row: &Assunzione) -> bool {
    let yes = |f: &Field<crate::model::tipi::SiNo>| f.get().is_some_and(|b| b.0);
    !yes(&row.di_cui) && !yes(&row.fondi_esterni) && stabile(row)
}

/// Neither for a time nor one of those who are already there.
pub fn stabile(row: &Assunzione) -> bool {
    use TipoCanale as C;
    let fixed_term = row.rapporto.get().is_some_and(|t| {
        let text = fold(t.as_str()).replace("indeterminat", "");
        ["determinat", "a_termine", "flessibil", "comando", "tirocin", "somministr"].iter().any(|w| text.contains(w))
    });
    let inner = |c: &TipoCanale| {
        matches!(
            c,
            C::Progressione | C::MobilitaInterna | C::Riqualificazione | C::TempoDeterminato | C::Comando | C::Art110
        )
    };
    let ways = row.canale.elementi();
    let only_inner = !ways.is_empty() && ways.iter().all(|c| c.tipo.get().is_some_and(inner));
    !fixed_term && !only_inner
}

/// Accesso (access) to an area in the three years: posts for people from outside, posts for career steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Accesso<'p> {
    /// The area, as the first career step writes it.
    pub area: &'p str,
    /// Posts for people from outside; where a row has no sure area, it is counted here.
    pub esterni: i64,
    /// Posts for career steps, without those of the special procedures.
    pub progressioni: i64,
    /// The first career step.
    pub luogo: Span,
}

/// The areas to which career steps lead; an area is left out where a hiring has no exact number.
pub fn accessi<'p>(piano: &'p Piano, graph: &Graph<'p>) -> Vec<Accesso<'p>> {
    let Some(f) = &piano.sezioni.fabbisogni else { return Vec::new() };
    let nomi = Inquadramento::di(piano);
    let area_of = |area: &'p Field<Testo>, profilo: &'p Field<RefOTesto<Profilo>>| -> Option<&'p str> {
        match area {
            Field::Present(text, _) => Some(text.as_str().trim()),
            Field::Invalid(_) => None,
            Field::Missing => {
                let profilo = graph.get(profilo.get()?.riferimento()?)?;
                profilo.area.get().map(|t| t.as_str().trim())
            }
        }
    };
    let mut found: Vec<(String, Accesso<'p>)> = Vec::new();
    for row in f.progressioni.elementi().iter().filter(|r| !in_deroga(r)) {
        let (Some(area), Some(n)) = (area_of(&row.a_area, &row.profilo), row.numero.get().and_then(intero)) else {
            continue;
        };
        let same = row.da_area.get().is_some_and(|da| nomi.leggi(da.as_str()).chiave == nomi.leggi(area).chiave);
        let letta = nomi.leggi(area);
        if same || n == 0 || !letta.certa() {
            continue;
        }
        match found.iter_mut().find(|(chiave, _)| *chiave == letta.chiave) {
            Some((_, known)) => known.progressioni += n,
            None => {
                let luogo = row.numero.span().unwrap_or(row.span);
                found.push((letta.chiave, Accesso { area, esterni: 0, progressioni: n, luogo }));
            }
        }
    }
    let again = |r: &&Spanned<Assunzione>| r.di_cui.get().is_some_and(|b| b.0);
    for row in f.assunzioni.elementi().iter().filter(|r| !again(r) && stabile(r)) {
        let letta = area_of(&row.area, &row.profilo).map(|a| nomi.leggi(a)).filter(|l| l.certa());
        let number = row.numero.get().and_then(intero);
        let touched = |chiave: &str| letta.as_ref().is_none_or(|l| l.chiave == chiave);
        match number {
            Some(n) => found.iter_mut().filter(|(c, _)| touched(c)).for_each(|(_, a)| a.esterni += n),
            None => found.retain(|(c, _)| !touched(c)),
        }
    }
    found.into_iter().map(|(_, a)| a).collect()
}

/// A career step of the special procedures, outside the rule of the half.
pub fn in_deroga(row: &Progressione) -> bool {
    let says = |text: Option<&Testo>, words: &[&str]| {
        text.is_some_and(|t| {
            let text = fold(t.as_str());
            words.iter().any(|w| text.contains(w))
        })
    };
    let (tipo, nota) = (row.tipo.get(), row.nota.get());
    let sure = ["deroga", "0,55", "art._13", "art.13", "prima_applicazione"];
    let usual =
        says(tipo, &["non_in_deroga"]) || (says(tipo, &["ordinari"]) && !says(tipo, &["straordinari", "deroga"]));
    !usual
        && (says(tipo, &sure)
            || says(tipo, &["speciale", "speciali_", "transitori", "straordinari"])
            || says(nota, &sure))
}

/// Posti riservati (reserved posts) of L. 68/1999 for a staff of so many people.
#[derive(Debug, Clone, PartialEq)]
pub struct Riservati {
    /// The staff it is counted on.
    pub base: u32,
    /// The share, where it is a share.
    pub percento: Option<Decimal>,
    /// The share of the base, before rounding.
    pub esatti: Option<Decimal>,
    /// Posts due.
    pub dovuti: u32,
}

impl Riservati {
    /// How the number comes: `7% di 96 = 6,72, cioè 7`.
    pub fn formula(&self) -> String {
        match (self.percento, self.esatti) {
            (Some(share), Some(exact)) => format!(
                "{}% di {} = {}, cioè {}",
                crate::model::valore::stampa_decimale(&share.normalize()),
                self.base,
                crate::model::valore::stampa_decimale(&exact.normalize()),
                self.dovuti
            ),
            _ => format!("con {} persone ne è dovuto un numero fisso: {}", self.base, self.dovuti),
        }
    }
}

/// Posts due by an article (3: people with disabilities, 18: the other categories); a fraction above one half is a post.
pub fn riservati(articolo: u8, base: u32, anno: i16) -> Option<Riservati> {
    let quota = quota_mirata(articolo, base, anno)?;
    let exact = quota.percento.map(|p| Decimal::from(base) * p / Decimal::ONE_HUNDRED);
    let rounded = exact.map(|e| e.round_dp_with_strategy(0, RoundingStrategy::MidpointTowardZero));
    let dovuti = quota.unita.or_else(|| rounded.and_then(|r| u32::try_from(r).ok()))?;
    Some(Riservati { base, percento: quota.percento, esatti: exact, dovuti })
}
