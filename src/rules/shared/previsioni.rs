// SPDX-License-Identifier: EUPL-1.2
//! The staff that a plan expects at the end of each year, against the staff that its own rows make.

use super::aree_scritte::sconosciute;
use super::fabbisogni;
use crate::calcolo::aree::Inquadramento;
use crate::calcolo::personale::{Andamento, Organico, intero, organico, persone};
use crate::model::fabbisogni::{Personale, PersonalePrevisto};
use crate::rules::Context;
use crate::source::Span;
use crate::source::decode::fold;
use jiff::civil::Date;
use std::collections::HashMap;

/// A published figure that the rows do not make.
pub struct Scarto<'p> {
    /// The area as written; none for the total.
    pub area: Option<&'p str>,
    /// At the end of this year.
    pub anno: i16,
    /// As published.
    pub pubblicato: i64,
    /// As computed.
    pub atteso: i64,
    /// With its operands.
    pub formula: String,
    /// Where the figure is written.
    pub luogo: Span,
    /// The difference is that of career steps left out or counted as hirings.
    pub progressioni: i64,
}

/// By area and year: figure, place, area as written.
type Figura<'p> = (i64, Span, Option<&'p str>);
type Pubblicati<'p> = HashMap<(String, i16), Vec<Figura<'p>>>;

/// What is published and does not come out, the first year of each area; and the table the count begins with.
pub fn scarti<'p>(cx: &Context<'p>) -> Option<(Vec<Scarto<'p>>, Span)> {
    let fabbisogni = fabbisogni::letta(cx)?;
    let tables = || fabbisogni.personale.elementi().iter().filter(|t| prevista(t));
    if fabbisogni.personale_previsto.elementi().is_empty() && tables().next().is_none() {
        return None;
    }
    let staff = organico(cx.piano, cx.graph).ok()?;
    let nomi = Inquadramento::di(cx.piano);
    let mut published: Pubblicati<'p> = HashMap::new();
    for row in fabbisogni.personale_previsto.elementi() {
        let Some((anno, n)) = anno(row).zip(row.numero.get().and_then(intero)) else { continue };
        let about = row.nota.get().is_some_and(|t| t.as_str().to_lowercase().contains("circa"));
        let (false, Some(luogo)) = (about, row.numero.span()) else { continue };
        let area = row.area.get().map(|t| t.as_str().trim());
        if area.is_none() && !row.area.is_missing() {
            continue;
        }
        let chiave = area.map(|a| nomi.leggi(a).chiave).unwrap_or_default();
        published.entry((chiave, anno)).or_default().push((n, luogo, area));
    }
    for table in tables().filter(|t| stessi(t, staff.tabella)) {
        for (chiave, figure) in per_area(table, &nomi).unwrap_or_default() {
            let Some(anno) = table.al.get().and_then(|g| fine_anno(g.data)) else { continue };
            published.entry((chiave, anno)).or_default().push(figure);
        }
    }
    let of_course = |course| first(course, &published, &staff);
    // People of an area that does not exist belong to another: that is told, and the sums of areas say nothing.
    let known = sconosciute(cx, &nomi).is_empty();
    let mut found: Vec<Scarto<'p>> = staff.aree.iter().filter(|_| known).filter_map(of_course).collect();
    if let Some(total) = first(&staff.totale, &published, &staff) {
        // The slip of an area stands in the total too.
        let of_areas: i64 = found.iter().filter(|s| s.anno == total.anno).map(|s| s.pubblicato - s.atteso).sum();
        if of_areas == 0 || of_areas != total.pubblicato - total.atteso {
            found.push(total);
        }
    }
    Some((found, staff.tabella.al.span().unwrap_or(staff.tabella.span)))
}

/// The year at whose end a figure stands: 31 December, or the day after.
fn anno(row: &PersonalePrevisto) -> Option<i16> {
    fine_anno(row.al.get()?.data)
}

fn fine_anno(day: Date) -> Option<i16> {
    match (day.month(), day.day()) {
        (12, 31) => Some(day.year()),
        (1, 1) => Some(day.year() - 1),
        _ => None,
    }
}

/// A table of the staff that says to be a forecast.
fn prevista(table: &Personale) -> bool {
    [&table.fonte, &table.nota].iter().any(|t| t.get().is_some_and(|t| t.as_str().to_lowercase().contains("previs")))
}

/// Two tables count the same people.
fn stessi(one: &Personale, other: &Personale) -> bool {
    let who = |t: &Personale| t.popolazione.get().map(|p| fold(p.as_str()));
    one.popolazione.is_missing() == other.popolazione.is_missing() && who(one) == who(other)
}

/// The people of each area, where every row of a table says both.
fn per_area<'p>(table: &'p Personale, nomi: &Inquadramento<'_>) -> Option<HashMap<String, Figura<'p>>> {
    let mut found: HashMap<String, Figura<'p>> = HashMap::new();
    for row in table.righe.elementi() {
        let (area, luogo) = row.area.both()?;
        let area = area.as_str().trim();
        let people = persone(row)?;
        let figure = found.entry(nomi.leggi(area).chiave).or_insert((0, luogo, Some(area)));
        figure.0 += people;
    }
    Some(found)
}

/// The first year whose published figure comes neither from the beginning nor from the figure of the year before.
fn first<'p>(course: &Andamento<'p>, published: &Pubblicati<'p>, staff: &Organico<'p>) -> Option<Scarto<'p>> {
    let is_total = course.chiave.is_empty();
    // Where the table's own total is another, either may be the beginning: that has a finding of its own.
    let own = staff.tabella.totale_pubblicato.get().and_then(|t| t.totale.get()).map(|n| i64::from(n.numero));
    let offset = own.filter(|_| is_total).zip(course.inizio.as_ref().ok()).map_or(0, |(own, sum)| own - sum);
    let mut before: Vec<i64> = Vec::new();
    for (at, annata) in course.anni.iter().enumerate() {
        let (iniziale, finale) = (course.iniziale(at)?, *annata.finale.as_ref().ok()?);
        let moved = finale - iniziale;
        let Some(figures) = published.get(&(course.chiave.clone(), annata.anno)) else {
            before.iter_mut().for_each(|b| *b += moved);
            continue;
        };
        let right = |n: i64| n == finale || n == finale + offset || before.contains(&(n - moved));
        if let Some((n, luogo, area)) = figures.iter().find(|_| !figures.iter().any(|(n, ..)| right(*n))) {
            let difference = n - finale;
            let steps: i64 = match is_total {
                true => staff.aree.iter().map(|a| a.anni[at].in_entrata.numero).sum(),
                false if difference > 0 => annata.in_uscita.numero,
                false => -annata.in_entrata.numero,
            };
            return Some(Scarto {
                area: *area,
                anno: annata.anno,
                pubblicato: *n,
                atteso: finale,
                formula: annata.formula(iniziale, finale),
                luogo: *luogo,
                progressioni: if steps == difference { steps } else { 0 },
            });
        }
        before = figures.iter().map(|(n, ..)| *n).collect();
    }
    None
}
