// SPDX-License-Identifier: EUPL-1.2
//! The window of three years: what a plan of another year moves on by itself, and is no change.

use super::albero::{Dato, Scheda};
use super::campi::{Posto, Run};
use super::valori::piano_di_righe;
use crate::model::visita::Foglia;

impl<'p> Run<'_, 'p> {
    /// Whether the two plans are of different years.
    pub(super) fn scorre(&self) -> bool {
        self.prima.piano.anno() != self.dopo.piano.anno()
    }

    /// A year, or the day that a figure refers to, as many years later as the plan.
    pub(super) fn rolled_leaf(&self, posto: &Posto, x: &Foglia<'p>, y: &Foglia<'p>) -> bool {
        let shift = self.dopo.piano.anno() - self.prima.piano.anno();
        match (x, y) {
            // Elsewhere a later year is a postponement.
            (Foglia::Anno(x), Foglia::Anno(y)) => {
                shift != 0 && y - x == shift && matches!(posto.radice, "orizzonte" | "smvp")
            }
            (Foglia::Giorno(x, _), Foglia::Giorno(y, _)) => {
                // The day a figure refers to, the yearly day of a check.
                let key = super::ultima_chiave(&posto.campo);
                let of_figures = matches!(key, "al" | "data") || (key == "scadenza" && posto.radice == "monitoraggi");
                let same_day = (x.month(), x.day()) == (y.month(), y.day());
                shift != 0 && of_figures && same_day && y.year() - x.year() == shift
            }
            _ => false,
        }
    }

    /// The same text, with the triennium of the other plan.
    pub(super) fn rolled_text(&self, x: &Foglia<'p>, y: &Foglia<'p>) -> bool {
        let (Foglia::Testo(x) | Foglia::TestoLibero(_, x), Foglia::Testo(y) | Foglia::TestoLibero(_, y)) = (x, y)
        else {
            return false;
        };
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        if from == to || x.lingue.len() > 1 || y.lingue.len() > 1 {
            return false;
        }
        self.roll(piano_di_righe(&x.testo).into_owned()) == piano_di_righe(&y.testo)
    }

    /// A text with the triennium of the plan after.
    pub(super) fn roll(&self, mut text: String) -> String {
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        for dash in ['-', '–', '/', '_'] {
            text = text.replace(&format!("{from}{dash}{}", from + 2), &format!("{to}{dash}{}", to + 2));
        }
        text
    }

    /// A row of a year that only one of the windows has.
    pub(super) fn rolls(&self, scheda: &Scheda<'p>, new: bool) -> bool {
        if !self.scorre() {
            return false;
        }
        let (from, to) = (self.prima.piano.anno(), self.dopo.piano.anno());
        let years: Vec<i16> = scheda
            .campi
            .iter()
            .filter(|c| matches!(c.nome, "anno" | "anni" | "dal"))
            .flat_map(|c| match &c.dato {
                Dato::Foglia(Foglia::Anno(y)) => vec![*y],
                Dato::Elenco(nodi) => nodi
                    .iter()
                    .filter_map(|n| match &n.dato {
                        Dato::Foglia(Foglia::Anno(y)) => Some(*y),
                        _ => None,
                    })
                    .collect(),
                _ => Vec::new(),
            })
            .collect();
        // Accounts and measured times are a history: each year adds its own and drops the oldest.
        let no_year = || !scheda.campi.iter().any(|c| matches!(c.nome, "anno" | "anni"));
        // A total of the whole triennium is of another triennium.
        if matches!(scheda.record.tipo(), "Rendiconto" | "TempoMisurato")
            || (scheda.record.tipo() == "TotalePubblicato" && no_year())
        {
            return true;
        }
        let outside = |y: &i16| if new { *y > from + 2 || *y < to } else { *y < to };
        !years.is_empty() && years.iter().all(outside)
    }
}
