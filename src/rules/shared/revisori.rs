// SPDX-License-Identifier: EUPL-1.2
//! Whether the plan tells the opinion of the auditors on the staffing plan.

use super::fabbisogni::{Parole, letta, luogo};
use crate::model::comuni::Parere;
use crate::model::tipi::Lista;
use crate::rules::Context;
use crate::rules::dati::names;
use crate::source::Span;
use crate::source::decode::Field;

/// Where to say that it does not: neither among the opinions of the section, of the plan and of section 1, nor in a text.
pub fn manca(cx: &Context<'_>) -> Option<Span> {
    let f = letta(cx)?;
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref().map(|s| &s.pareri);
    let adozione = cx.piano.manifesto.adozione.get().map(|a| &a.pareri);
    let lists: Vec<&Field<Lista<Parere>>> = [Some(&f.pareri), adozione, scheda].into_iter().flatten().collect();
    // `nessuna: motivo` is an answer; what was not understood may be it.
    if matches!(f.pareri, Field::Invalid(_) | Field::Present(Lista::Nessuna(_), _)) {
        return None;
    }
    let auditors = |p: &Parere| {
        [&p.organo, &p.oggetto].into_iter().filter_map(|t| t.get()).any(|t| {
            ["revisor", "revisione", "collegio sindacale", "sindaci revisori"].iter().any(|w| names(t.as_str(), w))
        })
    };
    if lists.iter().flat_map(|l| l.elementi()).any(|p| auditors(p)) {
        return None;
    }
    if Parole::di(f).parlano_di(&["revisor", "organo di revisione", "collegio sindacale"]) {
        return None;
    }
    f.pareri.span().or_else(|| luogo(cx))
}
