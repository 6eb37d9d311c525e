// SPDX-License-Identifier: EUPL-1.2
//! The areas of risk that the processes of a plan cover, in its own words or in those of the table.

use crate::model::rischi_corruttivi::{AreaDichiarata, Processo};
use crate::model::tipi::{Mappa, Testo};
use crate::rules::Context;
use crate::rules::dati::{Area, area_detta};
use crate::source::Span;
use crate::source::decode::{Field, fold};
use std::collections::HashMap;

/// The key of `aree` that says why no process was added for the goals of performance.
pub const PROCESSI_RILEVANTI: &str = "processi_rilevanti";

/// An area written in a plan that no table and no declaration knows.
pub struct Sconosciuta<'p> {
    /// As written.
    pub testo: &'p str,
    /// Its first place.
    pub luogo: Span,
    /// How many processes name it.
    pub volte: usize,
}

/// The areas of a plan.
#[derive(Default)]
pub struct Aree<'p> {
    /// How many processes there are.
    pub processi: usize,
    /// Areas of the table that processes name.
    coperte: Vec<&'static Area>,
    /// Areas of the table that the body says it has no processes in.
    escluse: Vec<&'static Area>,
    /// Processes without an area.
    pub senza: Vec<usize>,
    /// Areas that nothing knows.
    pub sconosciute: Vec<Sconosciuta<'p>>,
    /// Some area was not understood, or is still to be filled in.
    illeggibili: bool,
    /// A process of an area beside the four of the law, or chosen for the goals that it serves.
    pub altri: bool,
}

impl<'p> Aree<'p> {
    /// Of a plan.
    pub fn di(cx: &Context<'p>) -> Self {
        let declared = dichiarate(cx);
        let mut aree = Aree::default();
        aree.dichiarazioni(cx, declared);
        let by_name: HashMap<String, &AreaDichiarata> =
            declared.voci().iter().map(|v| (fold(&v.chiave), &v.valore.value)).collect();
        let mut known: HashMap<String, Option<usize>> = HashMap::new();
        for (n, processo) in cx.graph.tutti::<Processo>() {
            aree.processi += 1;
            aree.altri |= !processo.obiettivi.is_missing() || !processo.valore_pubblico.is_missing();
            match &processo.area {
                Field::Missing => aree.senza.push(n),
                Field::Invalid(_) => aree.illeggibili = true,
                Field::Present(area, luogo) => aree.processo(cx, area, *luogo, &by_name, &mut known),
            }
        }
        aree
    }

    /// What `aree` says of areas in the body's own words.
    fn dichiarazioni(&mut self, cx: &Context<'p>, declared: &'p Field<Mappa<AreaDichiarata>>) {
        for voce in declared.voci() {
            let area = &voce.valore.value;
            self.altri |= voce.chiave.as_ref() == PROCESSI_RILEVANTI && !area.nessuna.is_missing();
            match area.corrisponde.both() {
                Some((testo, luogo)) => match area_detta(&testo.testo, cx.profilo.tipo) {
                    Some(_) => {}
                    None => self.sconosciute.push(Sconosciuta { testo: &testo.testo, luogo, volte: 1 }),
                },
                None if !area.nessuna.is_missing() => {
                    self.escluse.extend(area_detta(&voce.chiave, cx.profilo.tipo));
                }
                None => {}
            }
        }
    }

    fn processo(
        &mut self,
        cx: &Context<'p>,
        testo: &'p Testo,
        luogo: Span,
        by_name: &HashMap<String, &AreaDichiarata>,
        known: &mut HashMap<String, Option<usize>>,
    ) {
        let name = fold(&testo.testo);
        if let Some(seen) = known.get(&name) {
            if let Some(unknown) = seen.and_then(|i| self.sconosciute.get_mut(i)) {
                unknown.volte += 1;
            }
            return;
        }
        let declared = by_name.get(&name);
        let meant = declared.and_then(|d| d.corrisponde.get()).map_or(&*testo.testo, |t| &*t.testo);
        let found = match declared {
            // An area of its own is none of the table, whatever its words.
            Some(d) if d.corrisponde.is_missing() => None,
            _ => area_detta(meant, cx.profilo.tipo),
        };
        self.altri |= found.is_none_or(|a| !a.obbligatoria);
        self.coperte.extend(found);
        let unknown = found.is_none() && declared.is_none();
        known.insert(name, unknown.then_some(self.sconosciute.len()));
        if unknown {
            self.sconosciute.push(Sconosciuta { testo: &testo.testo, luogo, volte: 1 });
        }
    }

    /// It can be said which areas have no process: every process has an area that is known.
    pub fn certe(&self, cx: &Context<'_>) -> bool {
        self.processi > 0
            && self.senza.is_empty()
            && self.sconosciute.is_empty()
            && !self.illeggibili
            && !cx.graph.is_incomplete()
            && cx.piano.sezioni.rischi_corruttivi.as_ref().is_some_and(|s| s.conferma.is_missing())
    }

    /// No process has this area, and the body does not say that it has none.
    pub fn manca(&self, area: &Area) -> bool {
        !self.coperte.iter().chain(&self.escluse).any(|a| a.copre(area))
    }
}

/// Areas declared by the body.
fn dichiarate<'p>(cx: &Context<'p>) -> &'p Field<Mappa<AreaDichiarata>> {
    static NONE: Field<Mappa<AreaDichiarata>> = Field::Missing;
    cx.piano.sezioni.rischi_corruttivi.as_ref().map_or(&NONE, |s| &s.aree)
}

/// Names of areas, for a message.
pub fn elenco<'a>(aree: impl IntoIterator<Item = &'a &'static Area>) -> String {
    aree.into_iter().map(|a| format!("`{}`", a.codice)).collect::<Vec<_>>().join(", ")
}

/// Where the processes are written: their list, else the section.
pub fn luogo(cx: &Context<'_>) -> Option<Span> {
    let (first, _) = cx.graph.tutti::<Processo>().next()?;
    let section = cx.piano.sezioni.rischi_corruttivi.as_ref();
    section.and_then(|s| s.processi.span()).or(Some(cx.graph.nodo(first).span))
}
