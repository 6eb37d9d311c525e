// SPDX-License-Identifier: EUPL-1.2
//! Levels of risk that changed, on a scale that both plans share.

use super::scala::Scala;
use crate::diff::{Cambiamento, Specie};
use crate::model::Piano;
use crate::model::id::Genere;
use crate::rules::confronto::{Esame, di_campo, ultima_chiave};
use std::cmp::Ordering;

/// Every level that changed: the change, and whether the level is lower or higher than before.
pub fn livelli<'e, 'p>(esame: &Esame<'e, 'p>) -> Vec<(usize, &'e Cambiamento<'p>, Ordering)> {
    let scale = |piano: &Piano| Scala::del_piano(piano).map(|s| s.parole);
    let (Some(before), Some(after)) = (scale(esame.confronto.prima.piano), scale(esame.confronto.dopo.piano)) else {
        return Vec::new();
    };
    let folded = |words: &[String]| words.iter().map(|w| crate::source::decode::fold(w)).collect::<Vec<_>>();
    let scale = folded(&after);
    if folded(&before) != scale {
        return Vec::new();
    }
    let rank = |text: &str| scale.iter().position(|w| *w == crate::source::decode::fold(text));
    esame
        .cambiamenti()
        .filter(|(_, c)| di_campo(c) && is_level(esame.confronto.cosa(c).specie, c))
        .filter_map(|(n, c)| {
            let (x, y) = (rank(&c.prima.as_ref()?.testo)?, rank(&c.dopo.as_ref()?.testo)?);
            Some((n, c, y.cmp(&x)))
        })
        .collect()
}

fn is_level(specie: Specie, c: &Cambiamento<'_>) -> bool {
    let key = ultima_chiave(&c.campo);
    match specie {
        Specie::Elemento(Genere::Rischio) => {
            matches!(key, "rischio_iniziale" | "rischio_residuo")
                || (c.radice == "stime_per_ufficio" && key == "rischio")
        }
        Specie::Elemento(Genere::Processo) => c.campo == "rischio",
        _ => false,
    }
}
