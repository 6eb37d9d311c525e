// SPDX-License-Identifier: EUPL-1.2
//! The staff: rows and totals keep how many people and posts there are; sex, age and part time stand where they tell of
//! nobody in particular.

use super::celle::{Confini, Riga, SOGLIA, Tabella, gruppi, piccolo};
use super::{POCHI, TACIUTO, conteggio, due_sessi, numero, oscura, oscura_conteggio, oscura_se_piccolo};
use crate::calcolo::personale::intero;
use crate::calcolo::persone::persone;
use crate::model::Oscurati;
use crate::model::fabbisogni::{Cessazione, Fabbisogni, Personale, RigaPersonale, TotalePersonale};
use crate::model::tipi::{Conteggio, Lista, Mappa, Testo, ValoreScritto};
use crate::source::Span;
use crate::source::decode::{Field, Spanned, fold};
use rust_decimal::Decimal;

/// Why somebody leaves, when it tells of health, death or discipline: parts of words, folded.
const CAUSE: [&str; 10] =
    ["inabil", "inidone", "invalid", "malatt", "salute", "licenzi", "disciplin", "decess", "morte", "dispens"];

/// Takes out of the section what tells of a few people.
pub fn fabbisogni(fabbisogni: &mut Fabbisogni, oscurati: &mut Oscurati) {
    if let Field::Present(Lista::Elementi(tabelle), _) = &mut fabbisogni.personale {
        for tabella in tabelle {
            uomini_e_donne(&mut tabella.value, tabella.span, oscurati);
            eta(&mut tabella.value, oscurati);
            tempo_parziale(&mut tabella.value, tabella.span, oscurati);
        }
    }
    if let Field::Present(protette, _) = &mut fabbisogni.categorie_protette {
        oscura_se_piccolo(&mut protette.in_servizio, oscurati);
        oscura_se_piccolo(&mut protette.altri_in_servizio, oscurati);
    }
    if let Field::Present(Lista::Elementi(cessazioni), _) = &mut fabbisogni.cessazioni {
        cessazioni.iter_mut().for_each(|c| causa(&mut c.value, oscurati));
    }
}

/// Rows of a table; none where it gives a reason for having none.
fn righe(tabella: &mut Personale) -> &mut [Spanned<RigaPersonale>] {
    match &mut tabella.righe {
        Field::Present(Lista::Elementi(righe), _) => righe,
        _ => &mut [],
    }
}

// ---------------------------------------------------------------- men and women

fn uomini_e_donne(tabella: &mut Personale, luogo: Span, oscurati: &mut Oscurati) {
    let known: Vec<(usize, Riga)> =
        righe(tabella).iter().enumerate().filter_map(|(i, r)| Some((i, sessi(r)?))).collect();
    let rows: Vec<Riga> = known.iter().map(|(_, r)| r.clone()).collect();
    let published = tabella.totale_pubblicato.get().and_then(sessi_del_totale);
    let sum = |n: usize| rows.iter().map(|r| r.0[n][0]).sum();
    let summed = (!rows.is_empty()).then(|| Riga::semplice(&[sum(0), sum(1)]));
    let Some(totale) = summed.clone().or(published.clone()) else { return };
    let Confini { righe: kept, totale: kept_total } =
        Tabella { righe: &rows, totale: Some(&totale), sensibili: &[true, true] }.confini();
    let mut hidden = false;
    for ((i, riga), _) in known.iter().zip(&kept).filter(|(_, k)| !k[0]) {
        hidden = true;
        let row = &mut righe(tabella)[*i];
        senza_sessi(&mut row.value, row.span, riga, oscurati);
    }
    let shown = kept_total[0] && published.as_ref().is_none_or(|p| p.0.iter().all(|c| !piccolo(c[0])));
    if hidden || !shown {
        for (n, column) in ["uomini", "donne"].into_iter().enumerate() {
            let value = summed.as_ref().filter(|_| shown).map(|r| Decimal::from(r.0[n][0]));
            oscurati.somme.insert((luogo, column), value);
        }
    }
    if let Field::Present(totale, span) = &mut tabella.totale_pubblicato
        && let Some(riga) = published.filter(|_| !shown)
    {
        totale_senza_sessi(totale, *span, &riga, oscurati);
    }
}

/// Men and women of a row, one of them from the total if need be.
fn sessi(riga: &RigaPersonale) -> Option<Riga> {
    due(persone(riga))
}

fn sessi_del_totale(totale: &TotalePersonale) -> Option<Riga> {
    let bands = |m: &Field<Mappa<Conteggio>>| (!m.voci().is_empty()).then(|| somma(&conti(m)));
    let men = numero(&totale.uomini).or_else(|| bands(&totale.eta_uomini));
    let women = numero(&totale.donne).or_else(|| bands(&totale.eta_donne));
    due([men, women, numero(&totale.totale)])
}

fn due([men, women, all]: [Option<u64>; 3]) -> Option<Riga> {
    let rest = |n: u64| all.map_or(0, |all| all.saturating_sub(n));
    match (men, women) {
        (Some(men), Some(women)) => Some(Riga::semplice(&[men, women])),
        (Some(men), None) => Some(Riga::semplice(&[men, rest(men)])),
        (None, Some(women)) => Some(Riga::semplice(&[rest(women), women])),
        (None, None) => None,
    }
}

/// How many they are stays; ages of men and women become ages.
fn senza_sessi(riga: &mut RigaPersonale, luogo: Span, sessi: &Riga, oscurati: &mut Oscurati) {
    if riga.totale.is_missing() {
        riga.totale = conteggio(sessi.0.iter().flatten().sum(), luogo);
    }
    let people = numero(&riga.totale).unwrap_or_default();
    due_sessi([&mut riga.uomini, &mut riga.donne], people, oscurati);
    if riga.eta.is_missing() {
        riga.eta = insieme(&riga.eta_uomini, &riga.eta_donne);
    }
    let joined = riga.eta.get().is_some();
    for field in [&mut riga.eta_uomini, &mut riga.eta_donne] {
        if joined { *field = Field::Missing } else { oscura(field, TACIUTO, oscurati) }
    }
}

fn totale_senza_sessi(totale: &mut TotalePersonale, luogo: Span, sessi: &Riga, oscurati: &mut Oscurati) {
    if totale.totale.is_missing() && totale.in_parole.is_missing() {
        totale.totale = conteggio(sessi.0.iter().flatten().sum(), luogo);
    }
    due_sessi([&mut totale.uomini, &mut totale.donne], sessi.0.iter().flatten().sum(), oscurati);
    for field in [&mut totale.eta_uomini, &mut totale.eta_donne] {
        oscura(field, TACIUTO, oscurati);
    }
    senza_quote(totale, oscurati);
}

fn senza_quote(totale: &mut TotalePersonale, oscurati: &mut Oscurati) {
    oscura(&mut totale.quote_uomini, TACIUTO, oscurati);
    oscura(&mut totale.quote_donne, TACIUTO, oscurati);
}

/// Ages of both, band by band, where the bands are the same.
fn insieme(men: &Field<Mappa<Conteggio>>, women: &Field<Mappa<Conteggio>>) -> Field<Mappa<Conteggio>> {
    match (men, women) {
        (Field::Present(a, span), Field::Present(b, _)) if fasce(men) == fasce(women) => {
            let mut both = a.clone();
            for (voce, other) in both.0.iter_mut().zip(&b.0) {
                let n = voce.valore.value.numero.saturating_add(other.valore.value.numero);
                voce.valore.value = Conteggio { numero: n, testo: n.to_string().into() };
            }
            Field::Present(both, *span)
        }
        _ => Field::Missing,
    }
}

// ---------------------------------------------------------------- age

/// Neighbouring bands are joined until none tells of a few.
fn eta(tabella: &mut Personale, oscurati: &mut Oscurati) {
    let totale = tabella.totale_pubblicato.get().and_then(|t| strati(&[&t.eta_uomini, &t.eta_donne]));
    let rows = righe(tabella);
    let bands = |r: &RigaPersonale| fasce_di(r);
    let first = rows.iter().find_map(|r| Some(bands(r)).filter(|f| !f.is_empty()));
    let (wanted, totale) = match (totale, first) {
        (Some((bands, riga)), _) => (bands, Some(riga)),
        (None, Some(bands)) => (bands, None),
        (None, None) => return quote(tabella, oscurati),
    };
    let mut known = Vec::new();
    for (i, riga) in rows.iter_mut().enumerate() {
        match strati(&[&riga.eta, &riga.eta_uomini, &riga.eta_donne]) {
            Some((bands, cells)) if bands == wanted => known.push((i, cells)),
            // Other bands than those of the total: the two together would tell more than each.
            _ => mappe(&mut riga.value).into_iter().for_each(|m| oscura(m, TACIUTO, oscurati)),
        }
    }
    let cells: Vec<Riga> = known.iter().map(|(_, r)| r.clone()).collect();
    let sensibili = vec![true; wanted.len()];
    let kept = Tabella { righe: &cells, totale: totale.as_ref(), sensibili: &sensibili }.confini();
    for ((i, _), kept) in known.iter().zip(&kept.righe) {
        mappe(&mut rows[*i].value).into_iter().for_each(|m| fondi(m, kept, oscurati));
    }
    if let Field::Present(totale, _) = &mut tabella.totale_pubblicato
        && kept.totale.contains(&false)
    {
        fondi(&mut totale.eta_uomini, &kept.totale, oscurati);
        fondi(&mut totale.eta_donne, &kept.totale, oscurati);
        senza_quote(totale, oscurati);
    }
    quote(tabella, oscurati);
}

fn mappe(riga: &mut RigaPersonale) -> [&mut Field<Mappa<Conteggio>>; 3] {
    [&mut riga.eta, &mut riga.eta_uomini, &mut riga.eta_donne]
}

fn fasce_di(riga: &RigaPersonale) -> Vec<String> {
    [&riga.eta, &riga.eta_uomini, &riga.eta_donne].into_iter().map(fasce).find(|f| !f.is_empty()).unwrap_or_default()
}

fn fasce(mappa: &Field<Mappa<Conteggio>>) -> Vec<String> {
    mappa.voci().iter().map(|v| fold(&v.chiave)).collect()
}

fn conti(mappa: &Field<Mappa<Conteggio>>) -> Vec<u64> {
    mappa.voci().iter().map(|v| u64::from(v.valore.numero)).collect()
}

fn somma(conti: &[u64]) -> u64 {
    conti.iter().sum()
}

/// The bands of some maps and the people in each, a layer for each map; none where the bands are not the same.
fn strati(mappe: &[&Field<Mappa<Conteggio>>]) -> Option<(Vec<String>, Riga)> {
    let there: Vec<&&Field<Mappa<Conteggio>>> = mappe.iter().filter(|m| !m.voci().is_empty()).collect();
    let bands = fasce(there.first()?);
    if there.iter().any(|m| fasce(m) != bands) {
        return None;
    }
    let columns: Vec<Vec<u64>> = there.iter().map(|m| conti(m)).collect();
    let cells = (0..bands.len()).map(|j| columns.iter().map(|c| c[j]).collect()).collect();
    Some((bands, Riga(cells)))
}

/// Joins the bands between which no boundary stays; of one band alone the total says as much.
fn fondi(mappa: &mut Field<Mappa<Conteggio>>, tenuti: &[bool], oscurati: &mut Oscurati) {
    let Field::Present(Mappa(voci), _) = mappa else { return };
    if !tenuti.contains(&false) {
        return;
    }
    if !tenuti.contains(&true) {
        let few = voci.iter().map(|v| u64::from(v.valore.numero)).sum::<u64>() < SOGLIA;
        return oscura(mappa, if few { POCHI } else { TACIUTO }, oscurati);
    }
    let joined = gruppi(tenuti).map(|(da, a)| {
        let mut voce = voci[da].clone();
        let n = voci[da..a].iter().fold(0, |sum: u32, v| sum.saturating_add(v.valore.numero));
        voce.chiave = voci[da..a].iter().map(|v| &*v.chiave).collect::<Vec<_>>().join(", ").into();
        voce.valore.value = Conteggio { numero: n, testo: n.to_string().into() };
        voce
    });
    *voci = joined.collect();
}

/// Shares by age, of a total that is known, are counts.
fn quote(tabella: &mut Personale, oscurati: &mut Oscurati) {
    let Field::Present(totale, _) = &mut tabella.totale_pubblicato else { return };
    let tell = |quote: &Field<Mappa<ValoreScritto>>, people: Option<u64>| {
        let people = people.unwrap_or_default();
        quote.voci().iter().filter_map(|v| v.valore.valore.numero()).any(|share| {
            let count = share.checked_mul(Decimal::from(people)).map(|n| (n / Decimal::ONE_HUNDRED).round());
            count.and_then(|n| u64::try_from(n).ok()).is_none_or(piccolo)
        })
    };
    let sessi = sessi_del_totale(totale);
    let people = |n: usize| sessi.as_ref().map(|r| r.0[n][0]);
    if tell(&totale.quote_uomini, people(0)) || tell(&totale.quote_donne, people(1)) {
        senza_quote(totale, oscurati);
    }
}

// ---------------------------------------------------------------- part time

/// Who works part time; with it the full-time units and the cost of the row, which tell the same.
fn tempo_parziale(tabella: &mut Personale, luogo: Span, oscurati: &mut Oscurati) {
    let rows = righe(tabella);
    let known: Vec<(usize, Riga)> = rows
        .iter()
        .enumerate()
        .filter_map(|(i, r)| {
            let n = numero(&r.part_time)?;
            Some((i, Riga::semplice(&[n, persone(r)[2].unwrap_or(n).saturating_sub(n)])))
        })
        .collect();
    let cells: Vec<Riga> = known.iter().map(|(_, r)| r.clone()).collect();
    let sum = |n: usize| cells.iter().map(|r| r.0[n][0]).sum();
    let totale = Riga::semplice(&[sum(0), sum(1)]);
    let kept = Tabella { righe: &cells, totale: Some(&totale), sensibili: &[true, false] }.confini();
    let hidden: Vec<usize> = known.iter().zip(&kept.righe).filter(|(_, k)| !k[0]).map(|((i, _), _)| *i).collect();
    let shown = kept.totale[0];
    let mut telling: Vec<usize> = (0..rows.len()).filter(|i| hidden.contains(i) || frazione(&rows[*i])).collect();
    for i in &hidden {
        oscura_conteggio(&mut rows[*i].value.part_time, oscurati);
    }
    if !hidden.is_empty() || !shown {
        oscurati.somme.insert((luogo, "part_time"), shown.then(|| Decimal::from(totale.0[0][0])));
    }
    if telling.is_empty() {
        return;
    }
    // One alone would come back from the total.
    if telling.len() == 1 {
        let others = (0..rows.len()).filter(|i| !telling.contains(i) && rows[*i].fte.get().is_some());
        let next = others.min_by_key(|i| (persone(&rows[*i])[2], *i));
        telling.extend(next);
    }
    let alone = telling.len() == 1;
    let sums = [
        ("fte", somma_di(rows, |r| r.fte.get().map(|n| n.numero))),
        ("costo", somma_di(rows, |r| r.costo.get().map(|n| n.numero))),
    ];
    for (column, sum) in sums {
        oscurati.somme.insert((luogo, column), sum.filter(|_| !alone));
    }
    for i in telling {
        oscura(&mut rows[i].value.fte, TACIUTO, oscurati);
        oscura(&mut rows[i].value.costo, TACIUTO, oscurati);
    }
    if let Field::Present(totale, _) = &mut tabella.totale_pubblicato
        && alone
    {
        oscura(&mut totale.fte, TACIUTO, oscurati);
    }
}

/// Whether the full-time units of a few people say that one of them works part time.
fn frazione(riga: &RigaPersonale) -> bool {
    let (Some(fte), Some(people)) = (riga.fte.get(), persone(riga)[2]) else { return false };
    riga.part_time.is_missing() && people < SOGLIA && fte.numero < Decimal::from(people)
}

/// The sum of a column, where it is exact and not of nothing.
fn somma_di(rows: &[Spanned<RigaPersonale>], of: impl Fn(&RigaPersonale) -> Option<Decimal>) -> Option<Decimal> {
    let mut numbers = rows.iter().filter_map(|r| of(r)).peekable();
    numbers.peek()?;
    numbers.try_fold(Decimal::ZERO, |sum, n| sum.checked_add(n))
}

// ---------------------------------------------------------------- leavers

/// Why a few leave is not told where it tells of health, death or discipline.
fn causa(cessazione: &mut Cessazione, oscurati: &mut Oscurati) {
    let few = cessazione.numero.get().and_then(intero).is_none_or(|n| n < SOGLIA as i64);
    let told = cessazione.causa.get().map(Testo::as_str).map(fold).unwrap_or_default();
    if few && CAUSE.iter().any(|word| told.contains(word)) {
        oscura(&mut cessazione.causa, TACIUTO, oscurati);
    }
}
