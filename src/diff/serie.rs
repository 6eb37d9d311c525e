// SPDX-License-Identifier: EUPL-1.2
//! Values by year and starting values: a plan of three years rolls, and what only rolled is no change.

use super::Scritto;
use super::albero::{Dato, Specie};
use super::campi::{Lembo, Posto, Run};
use super::valori::{piano_di_righe, stampa_baseline, stampa_valore, stesso_valore, stesso_valore_lungo};
use crate::model::id::Genere;
use crate::model::tipi::{Baseline, Serie, ValoreLungo};
use crate::model::visita::Foglia;
use crate::source::Span;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

impl<'p> Run<'_, 'p> {
    /// Compares values year by year.
    pub(super) fn series(&mut self, posto: &Posto, a: Lembo<'_, 'p>, b: Lembo<'_, 'p>) {
        let serie = |e: Lembo<'_, 'p>| match e {
            Some((Dato::Serie(s), span)) => Some((*s, span)),
            _ => None,
        };
        let (x, y) = (serie(a), serie(b));
        if let (Some((Serie::Ogni(v), here)), Some((Serie::Ogni(w), there))) = (x, y) {
            return self.value(posto, None, Some((v, here)), Some((w, there)));
        }
        for anno in self.years(x.map(|(s, _)| s), y.map(|(s, _)| s)) {
            let of = |s: Option<(&'p Serie, Span)>| s.and_then(|(s, span)| value_of(s, anno, span));
            let (old, new) = (of(x), of(y));
            if (old.is_none() || new.is_none()) && self.rolled(anno, new.is_some()) {
                continue;
            }
            self.value(&posto.word(&anno.to_string()), Some(anno), old, new);
        }
    }

    /// The years to look at: those written; of a single value for all years, those that both windows have.
    fn years(&self, x: Option<&Serie>, y: Option<&Serie>) -> BTreeSet<i16> {
        let written = |s: Option<&Serie>| -> Vec<i16> {
            s.map(|s| s.iter().filter_map(|(anno, ..)| anno).collect()).unwrap_or_default()
        };
        let mut years: BTreeSet<i16> = written(x).into_iter().chain(written(y)).collect();
        let every = |s: Option<&Serie>| matches!(s, Some(Serie::Ogni(_)));
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        let both: BTreeSet<i16> = (from.max(to)..=from.min(to) + 2).collect();
        if every(x) || every(y) {
            if !both.is_empty() {
                years.retain(|y| both.contains(y));
            }
            years.extend(both);
        }
        years
    }

    /// A year that only one of the two windows has.
    fn rolled(&self, anno: i16, is_new: bool) -> bool {
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        from != to && (anno < to || (is_new && anno > from + 2))
    }

    fn value(
        &mut self,
        posto: &Posto,
        anno: Option<i16>,
        old: Option<(&'p ValoreLungo, Span)>,
        new: Option<(&'p ValoreLungo, Span)>,
    ) {
        if let (Some(x), Some(y)) = (old, new)
            && stesso_valore_lungo(x.0, y.0, anno)
        {
            return self.value_notes(posto, x, y);
        }
        let written = |v: Option<(&'p ValoreLungo, Span)>| {
            v.map(|(v, luogo)| Scritto { testo: stampa_valore(v), luogo, foglia: Some(Foglia::Valore(v)) })
        };
        self.emit(posto, anno, written(old), written(new));
    }

    /// The note of a value that did not change.
    pub(super) fn value_notes(
        &mut self,
        posto: &Posto,
        (x, a): (&'p ValoreLungo, Span),
        (y, b): (&'p ValoreLungo, Span),
    ) {
        let clean = |n: &Option<Box<str>>| n.as_deref().map(|n| piano_di_righe(n).into_owned());
        let mut tell = |what: &str, old: Option<String>, new: Option<String>| {
            if old != new {
                let written = |t: Option<String>, luogo| t.map(|testo| Scritto { testo, luogo, foglia: None });
                self.emit(&posto.word(what), None, written(old, a), written(new, b));
            }
        };
        tell("nota", clean(&x.nota), clean(&y.nota));
        tell("stato", x.stato.map(|s| s.parola().into()), y.stato.map(|s| s.parola().into()));
    }

    /// Compares starting values: one that moved on by a year to the measured value is no change.
    pub(super) fn baseline(&mut self, posto: &Posto, a: Lembo<'_, 'p>, b: Lembo<'_, 'p>) {
        let (Some((Dato::Baseline(x), here)), Some((Dato::Baseline(y), there))) = (a, b) else { return };
        let year = |b: &Baseline, plan: i16| b.anno().unwrap_or(plan - 1);
        let (from, to) = (year(x, self.prima.piano.anno()), year(y, self.dopo.piano.anno()));
        let same = match (x, y) {
            (Baseline::Valore(v, _), Baseline::Valore(w, _)) => stesso_valore_lungo(v, w, None),
            (Baseline::Nessuna(m), Baseline::Nessuna(n)) => super::valori::stessi_testi(m, n),
            _ => false,
        };
        let words =
            |b: &Baseline| matches!(b, Baseline::Valore(_, Some(t)) if b.anno().is_none() && !t.as_str().is_empty());
        if same && (from == to || self.scorre()) && !words(x) && !words(y) {
            self.partenze += usize::from(from != to && matches!(y, Baseline::Valore(..)));
            return;
        }
        if let Baseline::Valore(now, _) = y
            && from != to
            && let Some((measured, ..)) = self.misurati.ultimo(self.id_prima(posto), to)
            && stesso_valore(&measured.valore, &now.valore, None)
        {
            self.partenze += 1;
            return;
        }
        let written = |b: &'p Baseline, luogo| Scritto { testo: stampa_baseline(b), luogo, foglia: None };
        self.emit(posto, None, Some(written(x, here)), Some(written(y, there)));
    }

    fn id_prima(&self, posto: &Posto) -> &str {
        let cosa = &self.a.cose[posto.prima];
        match cosa.specie {
            Specie::Elemento(Genere::Indicatore) => &cosa.id,
            _ => "",
        }
    }
}

fn value_of(serie: &Serie, anno: i16, span: Span) -> Option<(&ValoreLungo, Span)> {
    match serie {
        Serie::Ogni(v) => Some((v, span)),
        Serie::PerAnno(years) => years.iter().find(|(a, _)| a.0 == anno).map(|(_, v)| (&v.value, v.span)),
    }
}

/// The values that the readings of a plan hold, by indicator.
pub struct Misurati<'p> {
    per_indicatore: HashMap<&'p str, Vec<(Date, &'p ValoreLungo, Span)>>,
}

impl<'p> Misurati<'p> {
    /// Of a plan.
    pub fn di(piano: &'p crate::model::Piano) -> Misurati<'p> {
        let mut per_indicatore: HashMap<&'p str, Vec<(Date, &'p ValoreLungo, Span)>> = HashMap::new();
        for (data, _, consuntivo) in &piano.consuntivi {
            for misura in consuntivo.valori.elementi() {
                if let (Some(id), Some((valore, span))) = (misura.indicatore.get(), misura.valore.both()) {
                    per_indicatore.entry(&id.id).or_default().push((*data, valore, span));
                }
            }
        }
        Misurati { per_indicatore }
    }

    /// The last value measured in a year for an indicator, its day and place.
    pub fn ultimo(&self, indicatore: &str, anno: i16) -> Option<(&'p ValoreLungo, Date, Span)> {
        let all = self.per_indicatore.get(indicatore)?;
        let of_year = all.iter().filter(|(data, ..)| data.year() == anno);
        of_year.max_by_key(|(data, ..)| *data).map(|(data, valore, span)| (*valore, *data, *span))
    }
}
