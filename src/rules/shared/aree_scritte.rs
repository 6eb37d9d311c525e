// SPDX-License-Identifier: EUPL-1.2
//! Every area that a plan writes for its staff, with the profile it goes with.

use crate::calcolo::aree::Inquadramento;
use crate::model::fabbisogni::{Fabbisogni, Personale};
use crate::model::struttura_organizzativa::Profilo;
use crate::model::tipi::{RefOTesto, Testo};
use crate::rules::Context;
use crate::rules::dati::GenereArea;
use crate::source::Span;
use crate::source::decode::{Field, fold};
use jiff::civil::Date;
use std::collections::HashMap;

/// An area as written, the first time.
pub struct AreaScritta<'p> {
    /// The text.
    pub testo: &'p str,
    /// Where it first stands.
    pub luogo: Span,
    /// How often it is written.
    pub volte: usize,
}

/// Every area once, in order of writing. Tables of other years may use the names of their time.
pub fn aree_scritte<'p>(cx: &Context<'p>) -> Vec<AreaScritta<'p>> {
    let mut found: Vec<AreaScritta<'p>> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    let mut add = |field: &'p Field<Testo>| {
        let Some((text, luogo)) = field.both() else { return };
        let testo = text.as_str().trim();
        match at.get(&fold(testo)) {
            Some(i) => found[*i].volte += 1,
            None => {
                at.insert(fold(testo), found.len());
                found.push(AreaScritta { testo, luogo, volte: 1 });
            }
        }
    };
    if let Some(f) = &cx.piano.sezioni.fabbisogni {
        let tables = f.personale.elementi().iter().filter(|t| !past(cx, t));
        tables.flat_map(|t| t.righe.elementi()).for_each(|r| add(&r.area));
        f.cessazioni.elementi().iter().for_each(|r| add(&r.area));
        f.assunzioni.elementi().iter().for_each(|r| add(&r.area));
        f.progressioni.elementi().iter().flat_map(|r| [&r.da_area, &r.a_area]).for_each(&mut add);
        f.trasformazioni.elementi().iter().for_each(|r| add(&r.area));
        f.personale_previsto.elementi().iter().for_each(|r| add(&r.area));
    }
    cx.graph.tutti::<Profilo>().for_each(|(_, p)| add(&p.area));
    found
}

/// The areas that are none of the collective agreement, nor of its past, nor stand for one in `corrispondenze`. Only an
/// agreement that was read says what is not in it.
pub fn sconosciute<'p>(cx: &Context<'p>, nomi: &Inquadramento<'_>) -> Vec<AreaScritta<'p>> {
    let areas: Vec<_> = nomi.righe(GenereArea::Area).collect();
    if areas.is_empty() || areas.iter().any(|a| a.origine.certezza.starts_with('K')) {
        return Vec::new();
    }
    let mut found = aree_scritte(cx);
    found.retain(|a| nomi.leggi(a.testo).riga.is_none() && !nomi.corrisponde(a.testo) && !vague(a.testo));
    found
}

/// It says that there is no area, or that it is more than one.
fn vague(testo: &str) -> bool {
    let words = crate::rules::dati::parole_di_area(testo).join(" ");
    matches!(
        words.as_str(),
        "" | "n d"
            | "nd"
            | "n a"
            | "na"
            | "tutte"
            | "tutti"
            | "varie"
            | "vari"
            | "altro"
            | "altre"
            | "altri"
            | "diverse"
            | "nessuna"
            | "totale"
            | "totali"
            | "complessivo"
            | "in tutto"
    )
}

/// A table of a year before the last.
fn past(cx: &Context<'_>, table: &Personale) -> bool {
    let last = Date::new(cx.profilo.anno - 1, 12, 31).ok();
    table.al.get().zip(last).is_some_and(|(g, last)| g.data < last)
}

/// A row that gives a profile an area.
pub struct Riga<'p> {
    /// The id of the profile.
    pub profilo: &'p str,
    /// The area.
    pub area: &'p str,
    /// Where the area is written.
    pub luogo: Span,
}

/// The rows that name a profile and an area.
pub fn righe<'p>(cx: &Context<'p>) -> Vec<Riga<'p>> {
    let Some(f) = &cx.piano.sezioni.fabbisogni else { return Vec::new() };
    couples(cx, f)
        .filter_map(|(profilo, area)| {
            let profilo: &str = &profilo.get()?.riferimento()?.id;
            let (area, luogo) = area.both()?;
            Some(Riga { profilo, area: area.as_str().trim(), luogo })
        })
        .collect()
}

type Coppia<'p> = (&'p Field<RefOTesto<Profilo>>, &'p Field<Testo>);

fn couples<'p>(cx: &Context<'_>, f: &'p Fabbisogni) -> impl Iterator<Item = Coppia<'p>> {
    let staff = f.personale.elementi().iter().filter(|t| !past(cx, t)).flat_map(|t| t.righe.elementi());
    let staff = staff.map(|r| (&r.profilo, &r.area));
    let leavers = f.cessazioni.elementi().iter().map(|r| (&r.profilo, &r.area));
    let hirings = f.assunzioni.elementi().iter().map(|r| (&r.profilo, &r.area));
    // The profile of a career step is that of arrival.
    let steps = f.progressioni.elementi().iter().map(|r| (&r.profilo, &r.a_area));
    staff.chain(leavers).chain(hirings).chain(steps)
}

/// A category of the agreement before.
pub struct Superata<'p> {
    /// As written.
    pub scritta: &'p str,
    /// The area that took its place.
    pub adesso: &'static str,
    /// Where it stands.
    pub luogo: Span,
}

/// Categories of before, neither called so nor in the crosswalk of the plan: those surely out of date, or the others.
pub fn superate<'p>(cx: &Context<'p>, sicure: bool) -> Vec<Superata<'p>> {
    let nomi = Inquadramento::di(cx.piano);
    let mut found = Vec::new();
    for area in aree_scritte(cx) {
        let letta = nomi.leggi(area.testo);
        let Some(riga) = letta.riga.filter(|r| r.genere == GenereArea::Superata) else { continue };
        let Some((last, adesso)) = riga.origine.validita.al.zip(riga.adesso.as_deref()) else { continue };
        let sure = cx.profilo.anno > last && !riga.origine.certezza.starts_with('K');
        if letta.ex || nomi.corrisponde(area.testo) || cx.profilo.anno < last || sure != sicure {
            continue;
        }
        found.push(Superata { scritta: area.testo, adesso, luogo: area.luogo });
    }
    found
}
