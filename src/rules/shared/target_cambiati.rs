// SPDX-License-Identifier: EUPL-1.2
//! A target that changed, and whether it is easier to reach than before.

use crate::diff::valori::{self, Verso};
use crate::diff::{Cambiamento, Specie};
use crate::model::id::Genere;
use crate::model::performance::{Indicatore, Polarita};
use crate::model::visita::Foglia;
use crate::rules::confronto::{Esame, di_campo};

/// A change of a target.
pub struct Target {
    /// Easier or harder; none where one of the two values is not there.
    pub verso: Option<Verso>,
    polarita: Option<Polarita>,
    prima: String,
}

impl Target {
    /// Of a change, if it is one of a target: of an indicator, of a link to one, of a measure.
    pub fn di(esame: &Esame<'_, '_>, c: &Cambiamento<'_>) -> Option<Target> {
        let target = matches!(c.radice, "target" | "tempo_obiettivo") || c.campo.contains("].target");
        if !target || !di_campo(c) || c.campo.ends_with(".nota") || c.campo.ends_with(".stato") {
            return None;
        }
        let polarita = polarita(esame, c);
        let value = |s: &Option<crate::diff::Scritto<'_>>| match s.as_ref()?.foglia? {
            Foglia::Valore(v) => Some(v.valore.clone()),
            _ => None,
        };
        let verso = match (value(&c.prima), value(&c.dopo)) {
            _ if altra_unita(esame, c) && c.prima.is_some() && c.dopo.is_some() => Some(Verso::Diverso),
            (Some(x), Some(y)) => Some(valori::verso(polarita, &x, &y, c.anno)),
            _ if c.prima.is_some() && c.dopo.is_some() => Some(Verso::Diverso),
            _ => None,
        };
        Some(Target { verso, polarita, prima: c.prima.as_ref().map(|s| s.testo.clone()).unwrap_or_default() })
    }

    /// Which direction the judgement rests on.
    pub fn come_mai(&self) -> String {
        self.polarita.map_or_else(String::new, |p| format!(" (polarità: {})", p.parola().replace("si_no", "sì/no")))
    }

    /// Why nobody can say which is easier.
    pub fn senza_verso(&self) -> &'static str {
        match self.polarita {
            None => ", e senza polarità non si può dire se è più facile",
            Some(_) => ", e con questa polarità non si può dire se è più facile",
        }
    }

    /// The value before.
    pub fn prima(&self) -> &str {
        &self.prima
    }
}

/// The indicator counts in another unit than before: the same figures say something else.
fn altra_unita(esame: &Esame<'_, '_>, c: &Cambiamento<'_>) -> bool {
    let unit = |cosa: Option<&crate::diff::Cosa<'_>>| {
        let indicatore = cosa?.come::<Indicatore>()?;
        Some((
            indicatore.unita.get().map(|u| crate::source::decode::fold(u.as_str()))?,
            indicatore.misura.get().map(|m| m.parola()),
        ))
    };
    matches!((unit(esame.prima(c)), unit(esame.dopo(c))), (Some(x), Some(y)) if x != y)
}

/// The direction of the indicator whose target it is.
fn polarita(esame: &Esame<'_, '_>, c: &Cambiamento<'_>) -> Option<Polarita> {
    if c.radice == "tempo_obiettivo" {
        return Some(Polarita::Diminuzione);
    }
    let cosa = esame.confronto.cosa(c);
    let indicatore = if cosa.specie == Specie::Elemento(Genere::Indicatore) {
        cosa.come::<Indicatore>()
    } else {
        // `indicatori[id].target.2027`: a link.
        let id = c.campo.split_once('[')?.1.split_once(']')?.0;
        let albero = &esame.confronto.albero_dopo;
        albero.trova(Genere::Indicatore, id).and_then(|i| albero.cose[i].come::<Indicatore>())
    };
    indicatore?.polarita.get().copied()
}
