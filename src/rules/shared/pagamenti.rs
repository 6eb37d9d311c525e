// SPDX-License-Identifier: EUPL-1.2
//! The goals on payment times and their indicator: DL 13/2023 art. 4-bis.

use crate::model::comuni::Tema;
use crate::model::performance::{Indicatore, Obiettivo};
use crate::rules::Context;
use crate::rules::shared::obiettivi::{Posto, ha_tema};
use crate::source::decode::fold;

/// Code of the known indicator: the yearly delay of payments.
pub const RITARDO: &str = "ritardo_annuale_pagamenti";

/// The goals of the first year on payment times: by theme, or by their indicator.
pub fn obiettivi<'p>(cx: &Context<'p>) -> Vec<Posto<'p>> {
    cx.obiettivi().del_primo_anno(cx).filter(|(n, o)| e_sui_pagamenti(cx, *n, o)).collect()
}

fn e_sui_pagamenti(cx: &Context<'_>, nodo: usize, obiettivo: &Obiettivo) -> bool {
    let assegnazioni = || cx.graph.assegnazioni(nodo);
    ha_tema(obiettivo, Tema::TempiPagamento) || assegnazioni().iter().any(|a| ha_codice(a.indicatore))
}

fn ha_codice(indicatore: &Indicatore) -> bool {
    indicatore.indicatore_comune.get().is_some_and(|c| fold(&c.testo) == RITARDO)
}

/// Whether it measures the yearly delay: it has the code, or its name says so.
pub fn e_di_ritardo(indicatore: &Indicatore) -> bool {
    let nome = indicatore.nome.get().map(|n| fold(&n.testo)).unwrap_or_default();
    ha_codice(indicatore) || ["ritardo", "ritardi", "tempestivita"].iter().any(|w| nome.contains(w))
}
