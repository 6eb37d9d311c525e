// SPDX-License-Identifier: EUPL-1.2
//! What an indicator expects and where it starts, as numbers that can be compared: its own, and those of a link to it.

use crate::graph::Graph;
use crate::model::performance::{Indicatore, LegameIndicatore, MisuraIndicatore, Obiettivo, Polarita, Tipologia};
use crate::model::tipi::{Baseline, Serie, StatoValore};
use crate::model::valore::{Operatore, TipoValore, Valore, decimale};
use crate::rules::Context;
use crate::rules::shared::formule;
use crate::source::Span;
use crate::source::decode::Field;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// The way in which an indicator gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verso {
    /// Higher is better.
    Su,
    /// Lower is better.
    Giu,
}

impl Verso {
    /// Of an indicator whose values are levels: changes over the year before may well shrink.
    pub fn di(indicatore: &Indicatore) -> Option<Verso> {
        if indicatore.misura.get() == Some(&MisuraIndicatore::Variazione) {
            return None;
        }
        match indicatore.polarita.get()? {
            Polarita::Aumento => Some(Verso::Su),
            Polarita::Diminuzione => Some(Verso::Giu),
            Polarita::Mantenimento | Polarita::Intervallo | Polarita::SiNo => None,
        }
    }

    /// `>= 40` says how much at least, `<= 40` how much at most: none where the value says neither.
    pub fn di_operatore(operatore: Operatore) -> Option<Verso> {
        match operatore {
            Operatore::Maggiore | Operatore::MaggioreUguale => Some(Verso::Su),
            Operatore::Minore | Operatore::MinoreUguale => Some(Verso::Giu),
            Operatore::Uguale | Operatore::Circa => None,
        }
    }

    /// Whether a value is worse than another.
    pub fn peggio(self, valore: Decimal, di: Decimal) -> bool {
        match self {
            Verso::Su => valore < di,
            Verso::Giu => valore > di,
        }
    }

    /// Whether a target with this operator goes this way.
    pub fn ammette(self, operatore: Operatore) -> bool {
        operatore == Operatore::Uguale || Verso::di_operatore(operatore) == Some(self)
    }

    /// Its word in a plan.
    pub fn parola(self) -> &'static str {
        match self {
            Verso::Su => "aumento",
            Verso::Giu => "diminuzione",
        }
    }
}

/// Cifra (figure): a value that can be compared with another of the same kind and unit.
pub struct Cifra<'p> {
    /// A number, a percentage or an amount.
    pub tipo: TipoValore,
    unita: &'p str,
    /// How the measure is compared with it.
    pub operatore: Operatore,
    /// The number.
    pub numero: Decimal,
    /// As written.
    pub testo: &'p str,
}

impl<'p> Cifra<'p> {
    /// Of a value that is one plain number.
    pub fn di(valore: &'p Valore) -> Option<Self> {
        let [sola] = valore.condizioni.as_slice() else { return None };
        let plain = matches!(sola.tipo, TipoValore::Numero | TipoValore::Percentuale | TipoValore::Importo)
            && sola.fino_a.is_none()
            && sola.riferimento.is_none();
        Some(Cifra {
            tipo: sola.tipo,
            unita: sola.unita.as_deref().unwrap_or_default(),
            operatore: sola.operatore,
            numero: sola.numero.filter(|_| plain)?,
            testo: &valore.testo,
        })
    }

    /// Whether it can be compared with another.
    pub fn comparable(&self, other: &Cifra<'_>) -> bool {
        let same_unit = || self.unita == other.unita || self.unita.to_lowercase() == other.unita.to_lowercase();
        self.tipo == other.tipo && same_unit()
    }
}

/// Atteso (expected value): of a year, where it is written.
pub struct Atteso<'p> {
    /// Its year; none for one value for all years.
    pub anno: Option<i16>,
    /// The figure; none where it cannot be compared.
    pub cifra: Option<Cifra<'p>>,
    /// Its place.
    pub span: Span,
}

/// Partenza (starting value): the baseline, else the last measured value.
pub struct Partenza<'p> {
    /// The figure.
    pub cifra: Cifra<'p>,
    /// Its place.
    pub span: Span,
    /// Of the past values, the year it was measured.
    pub misurata: Option<i16>,
}

/// Caso (case): an indicator with its own values, or with those that a link to it gives.
pub struct Caso<'p> {
    /// Its id.
    pub id: &'p str,
    /// The indicator.
    pub indicatore: &'p Indicatore,
    /// The link that gives other values.
    pub legame: Option<&'p LegameIndicatore>,
    /// A goal that uses it only wants to keep what there is, or was taken out during the year.
    pub mantiene: bool,
}

/// Every indicator, in order, each followed by its links that have values of their own.
pub fn casi<'p>(cx: &Context<'p>) -> Vec<Caso<'p>> {
    let keeping = mantenuti(cx.graph);
    let keeps = |n: usize, legame: Option<&LegameIndicatore>| keeping.contains(&(n, legame.map(std::ptr::from_ref)));
    let mut found = Vec::new();
    for uso in cx.indicatori() {
        let (id, indicatore) = (cx.graph.nodo(uso.nodo).id, uso.indicatore);
        found.push(Caso { id, indicatore, legame: None, mantiene: keeps(uso.nodo, None) });
        for legame in &uso.legami {
            // A link that says nothing of its own repeats the indicator.
            if !legame.target.is_missing() || !legame.baseline.is_missing() {
                found.push(Caso { id, indicatore, legame: Some(legame), mantiene: keeps(uso.nodo, Some(legame)) });
            }
        }
    }
    found
}

/// Indicators of goals that keep a level, or links to them that have values of their own.
fn mantenuti(graph: &Graph<'_>) -> HashSet<(usize, Option<*const LegameIndicatore>)> {
    let mut found = HashSet::new();
    for (n, obiettivo) in graph.tutti::<Obiettivo>() {
        if obiettivo.tipologia.get() != Some(&Tipologia::Mantenimento) && !fuori_dal_conteggio(obiettivo) {
            continue;
        }
        for uso in graph.assegnazioni(n) {
            let id =
                uso.indicatore.id.get().and_then(|id| graph.find(crate::model::id::Genere::Indicatore, id.as_str()));
            let Some(indicatore) = id else { continue };
            let own = uso.legame.filter(|l| !l.target.is_missing() || !l.baseline.is_missing());
            found.insert((indicatore, own.map(std::ptr::from_ref)));
        }
    }
    found
}

fn fuori_dal_conteggio(obiettivo: &Obiettivo) -> bool {
    use crate::model::performance::StatoObiettivo as S;
    matches!(obiettivo.stato.get(), Some(S::Sterilizzato | S::Sospeso))
}

impl<'p> Caso<'p> {
    /// The target that holds here, and whether the link gives it.
    fn target(&self) -> (&'p Field<Serie>, bool) {
        match self.legame.map(|l| &l.target).filter(|t| !t.is_missing()) {
            Some(own) => (own, true),
            None => (&self.indicatore.target, false),
        }
    }

    /// Its targets are written here: those of an indicator are looked at once, where they are written.
    pub fn ha_target_suoi(&self) -> bool {
        self.legame.is_none() || self.target().1
    }

    /// The expected values in order of year, without those taken out of the count.
    pub fn attesi(&self) -> Vec<Atteso<'p>> {
        let Some((target, span)) = self.target().0.both() else { return Vec::new() };
        let mut found: Vec<Atteso<'p>> = target
            .iter()
            .filter(|(_, v, _)| v.stato != Some(StatoValore::Sterilizzato))
            .map(|(anno, v, at)| Atteso { anno, cifra: Cifra::di(&v.valore), span: at.unwrap_or(span) })
            .collect();
        found.sort_by_key(|a| a.anno);
        found
    }

    /// The last expected value, if it can be compared.
    pub fn finale(&self) -> Option<(Cifra<'p>, Option<i16>, Span)> {
        let last = self.attesi().pop()?;
        Some((last.cifra?, last.anno, last.span))
    }

    /// Nothing is better: 100 per cent, zero, the top of the scale that the unit names («voto da 1 a 5»).
    pub fn al_limite(&self, verso: Verso, cifra: &Cifra<'_>) -> bool {
        let unita = self.indicatore.unita.get().map(|u| u.testo.to_lowercase()).unwrap_or_default();
        let percento = cifra.tipo == TipoValore::Percentuale || formule::stessa_unita(&unita, "%");
        let top = |word: &str| decimale(word) == Some(cifra.numero);
        match verso {
            Verso::Su => {
                (percento && cifra.numero == Decimal::ONE_HUNDRED)
                    || unita.split(|c: char| !(c.is_ascii_digit() || c == ',')).any(top)
            }
            Verso::Giu => cifra.numero.is_zero(),
        }
    }

    /// The starting value, where it is an exact number: the baseline of the link or of the indicator, else the last measured.
    pub fn partenza(&self) -> Option<Partenza<'p>> {
        let exact = |v: &'p Valore| Cifra::di(v).filter(|c| c.operatore == Operatore::Uguale);
        let own: Option<&Field<Baseline>> = self.legame.map(|l| &l.baseline).filter(|b| !b.is_missing());
        let campo = own.unwrap_or(&self.indicatore.baseline);
        if !campo.is_missing() {
            let (baseline, span) = campo.both()?;
            return Some(Partenza { cifra: exact(baseline.valore()?)?, span, misurata: None });
        }
        let (storico, span) = self.indicatore.storico.both()?;
        let (anno, ultimo, at) =
            storico.iter().filter_map(|(a, v, at)| Some((a?, v, at))).max_by_key(|(a, _, _)| *a)?;
        Some(Partenza { cifra: exact(&ultimo.valore)?, span: at.unwrap_or(span), misurata: Some(anno) })
    }
}
