// SPDX-License-Identifier: EUPL-1.2
//! Agile and remote work: how many do it is published; who they are in a small office, and of which sex, is not. Remote
//! work is often granted for health.

use super::celle::{Riga, Tabella};
use super::{TACIUTO, conteggio, due_sessi, numero, oscura, oscura_conteggio, oscura_se_piccolo};
use crate::model::Oscurati;
use crate::model::lavoro_agile::{AgilePerUfficio, LavoroAgile, NumeriAgile};
use crate::model::tipi::{Conteggio, Lista};
use crate::source::Span;
use crate::source::decode::{Field, Spanned};

/// Takes out of the section what tells of a few people.
pub fn lavoro_agile(agile: &mut LavoroAgile, oscurati: &mut Oscurati) {
    let mut totali = (None, None);
    if let Field::Present(numeri, span) = &mut agile.numeri {
        totali = (somma(numeri), numero(&numeri.telelavoro));
        uomini_e_donne(numeri, *span, oscurati);
        oscura_se_piccolo(&mut numeri.telelavoro, oscurati);
    }
    if let Field::Present(Lista::Elementi(righe), _) = &mut agile.per_ufficio {
        for i in da_tacere(righe, |r| &r.autorizzati, totali.0) {
            oscura_conteggio(&mut righe[i].value.autorizzati, oscurati);
            oscura(&mut righe[i].value.quota, TACIUTO, oscurati);
        }
        for i in da_tacere(righe, |r| &r.telelavoro, totali.1) {
            oscura_conteggio(&mut righe[i].value.telelavoro, oscurati);
        }
    }
}

/// Men and women stand both or neither; how many they are in all stays.
fn uomini_e_donne(numeri: &mut NumeriAgile, span: Span, oscurati: &mut Oscurati) {
    let Some(totale) = somma(numeri) else { return };
    let known = [numero(&numeri.uomini), numero(&numeri.donne)];
    let Some(uomini) = known[0].or_else(|| Some(totale.saturating_sub(known[1]?))) else { return };
    let riga = Riga::semplice(&[uomini, known[1].unwrap_or(totale.saturating_sub(uomini))]);
    let table = Tabella { righe: std::slice::from_ref(&riga), totale: None, sensibili: &[true, true] };
    if table.confini().righe[0][0] {
        return;
    }
    if numeri.totale.is_missing() {
        numeri.totale = conteggio(totale, span);
    }
    due_sessi([&mut numeri.uomini, &mut numeri.donne], totale, oscurati);
}

fn somma(numeri: &NumeriAgile) -> Option<u64> {
    let both = || Some(numero(&numeri.uomini)? + numero(&numeri.donne)?);
    numero(&numeri.totale).or_else(both).or(numero(&numeri.uomini)).or(numero(&numeri.donne))
}

/// The rows whose count may not stand, beside the people of their offices.
fn da_tacere(
    righe: &[Spanned<AgilePerUfficio>],
    conto: impl Fn(&AgilePerUfficio) -> &Field<Conteggio>,
    totale: Option<u64>,
) -> Vec<usize> {
    let known: Vec<(usize, Riga)> = righe
        .iter()
        .enumerate()
        .filter_map(|(i, r)| {
            let n = numero(conto(r))?;
            Some((i, Riga::semplice(&[n, numero(&r.personale).unwrap_or(n).saturating_sub(n)])))
        })
        .collect();
    let rows: Vec<Riga> = known.iter().map(|(_, r)| r.clone()).collect();
    let sum = totale.map(|t| Riga::semplice(&[t, super::celle::SOGLIA.max(t)]));
    let boundaries = Tabella { righe: &rows, totale: sum.as_ref(), sensibili: &[true, false] }.confini();
    known.iter().zip(boundaries.righe).filter(|(_, b)| !b[0]).map(|((i, _), _)| *i).collect()
}
