// SPDX-License-Identifier: EUPL-1.2
//! The indicators that goals of performance and of public value use, and what is known of each.

use crate::model::id::Genere;
use crate::model::performance::{Indicatore, LegameIndicatore, Obiettivo, Polarita, StatoObiettivo};
use crate::model::tipi::{Serie, Storico};
use crate::model::valore::{TipoValore, Valore};
use crate::rules::shared::insieme::{self, Mancanza};
use crate::rules::{Context, Findings, Rule};
use crate::source::decode::Field;
use std::collections::HashMap;

/// An indicator and the goals that use it.
pub struct Uso<'p> {
    /// Its place in the graph.
    pub nodo: usize,
    /// The indicator.
    pub indicatore: &'p Indicatore,
    /// Goals that use it, each with its link when the indicator is written elsewhere.
    pub obiettivi: Vec<(usize, Option<&'p LegameIndicatore>)>,
}

/// The used indicators, in order of writing: what `Context::usati` remembers.
pub fn trova<'p>(cx: &Context<'p>) -> Vec<Uso<'p>> {
    let mut usi: HashMap<usize, Vec<(usize, Option<&'p LegameIndicatore>)>> = HashMap::new();
    for (n, nodo) in cx.graph.nodi().iter().enumerate() {
        if !matches!(nodo.genere, Genere::Obiettivo | Genere::ObiettivoValorePubblico) {
            continue;
        }
        // Nobody measures a goal taken out during the year.
        let stato = nodo.record.as_any().downcast_ref::<Obiettivo>().and_then(|o| o.stato.get());
        if matches!(stato, Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso)) {
            continue;
        }
        for uso in cx.graph.assegnazioni(n) {
            if let Some(id) = uso.indicatore.id.get()
                && let Some(indicatore) = cx.graph.find(Genere::Indicatore, id.as_str())
            {
                usi.entry(indicatore).or_default().push((n, uso.legame));
            }
        }
    }
    cx.graph
        .tutti::<Indicatore>()
        .filter_map(|(nodo, indicatore)| Some(Uso { nodo, indicatore, obiettivi: usi.remove(&nodo)? }))
        .collect()
}

impl<'p> Uso<'p> {
    /// Links to it.
    pub fn legami(&self) -> impl Iterator<Item = &'p LegameIndicatore> {
        self.obiettivi.iter().filter_map(|(_, legame)| *legame)
    }

    /// Its expected values, its own and those of the links.
    pub fn attesi(&self) -> impl Iterator<Item = &'p Valore> {
        self.serie().flat_map(Serie::iter).map(|(_, v, _)| &v.valore)
    }

    fn serie(&self) -> impl Iterator<Item = &'p Serie> {
        std::iter::once(&self.indicatore.target).chain(self.legami().map(|l| &l.target)).filter_map(Field::get)
    }

    /// Some expected value is a number: it is computed, not only done or told.
    pub fn in_numeri(&self) -> bool {
        self.attesi().any(|v| v.numero().is_some() || v.tipo == TipoValore::Intervallo)
    }

    /// Its expected values are of different years, or of one year and of all.
    pub fn attende_piu_anni(&self) -> bool {
        let mut anni = self.serie().flat_map(Serie::iter).map(|(anno, _, _)| anno);
        anni.next().is_some_and(|primo| anni.any(|anno| anno != primo))
    }

    /// Its starting and measured values.
    pub fn misurati(&self) -> impl Iterator<Item = &'p Valore> {
        let legami = self.legami().map(|l| &l.baseline);
        let partenza =
            std::iter::once(&self.indicatore.baseline).chain(legami).filter_map(|b| b.get()).filter_map(|b| b.valore());
        let storico = self.indicatore.storico.get().into_iter().flat_map(Storico::iter);
        partenza.chain(storico.map(|(_, v, _)| &v.valore))
    }

    /// It asks whether a thing is done, or by when: it has neither unit nor starting value.
    pub fn e_fatto_o_data(&self) -> bool {
        let mut attesi = self.attesi().peekable();
        let fatto = |v: &Valore| {
            !v.condizioni.is_empty()
                && v.condizioni.iter().all(|c| matches!(c.tipo, TipoValore::Booleano | TipoValore::Scadenza))
        };
        self.indicatore.polarita.get() == Some(&Polarita::SiNo) || (attesi.peek().is_some() && attesi.all(fatto))
    }
}

/// What indicators lack.
pub struct Manca<'t> {
    /// The rule.
    pub rule: &'static Rule,
    /// The field.
    pub campo: &'t str,
    /// What those that have it do: «ha una formula».
    pub ha: &'t str,
    /// Why here.
    pub label: &'t str,
    /// What to write.
    pub help: &'t str,
}

/// Used indicators without a datum, out of those that need it: one finding where all of them lack it.
pub fn senza<'p>(
    cx: &Context<'p>,
    out: &mut Findings,
    manca: &Manca<'_>,
    serve: impl Fn(&Uso<'p>) -> bool,
    dice: impl Fn(&Uso<'p>) -> bool,
) {
    let Manca { rule, campo, ha, label, help } = manca;
    let usi: Vec<&Uso<'p>> = cx.usati().iter().filter(|u| serve(u)).collect();
    let senza: Vec<usize> = usi.iter().filter(|u| !dice(u)).map(|u| u.nodo).collect();
    // «Degli 8», «degli 11».
    let dei = if usi.len() == 11 || usi.len().to_string().starts_with('8') { "degli" } else { "dei" };
    let tutti = format!("nessuno {dei} {} indicatori {ha}", usi.len());
    let mancanza = Mancanza { rule, tutti, label, help, campo };
    insieme::riporta(cx, out, &mancanza, &senza, usi.len(), |nodo| format!("l'indicatore `{}` non {ha}", nodo.id));
}
