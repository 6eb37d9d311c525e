// SPDX-License-Identifier: EUPL-1.2
//! What procedures to simplify do not say: one finding a procedure, and one for all when all lack the same.

use crate::model::performance::{Indicatore, Obiettivo};
use crate::model::tipi::{Testo, Voce};
use crate::model::valore_pubblico::Procedura;
use crate::rules::shared::parole::in_testo;
use crate::rules::{Context, Findings, Rule};

/// Procedures that all lack the same fields are told once from this many on.
const MOLTE: usize = 5;

/// The goal that carries a procedure on.
pub enum Legato<'p> {
    /// None is named.
    Nessuno,
    /// It was not understood, or is not in the plan: already reported.
    Ignoto,
    /// This one.
    Obiettivo(&'p Obiettivo),
}

/// The goal that carries a procedure on.
pub fn legato<'p>(cx: &Context<'p>, procedura: &'p Procedura) -> Legato<'p> {
    match procedura.obiettivo.get() {
        Some(riferimento) => cx.graph.get(riferimento).map_or(Legato::Ignoto, Legato::Obiettivo),
        None if procedura.obiettivo.is_missing() => Legato::Nessuno,
        None => Legato::Ignoto,
    }
}

/// Whether a goal measures a time: its indicators tell what the procedure does not.
pub fn misura_tempi(cx: &Context<'_>, obiettivo: &Obiettivo) -> bool {
    let dice = |t: Option<&Testo>, parole: &[&str]| t.is_some_and(|t| in_testo(t, parole));
    let di_tempo = |i: &Indicatore| {
        dice(i.unita.get(), &["_giorn", "_gg_", "_ore_", "_mesi_", "_settiman", "_minut"])
            || dice(i.nome.get(), &["_temp", "_durata", "_giorn", "_attesa", "_ritard"])
    };
    obiettivo.indicatori.elementi().iter().any(|voce| match &voce.value {
        Voce::Definizione(indicatore) => di_tempo(indicatore),
        Voce::Richiamo(legame) => legame.id.get().and_then(|id| cx.graph.get(id)).is_none_or(di_tempo),
    })
}

/// Reports the fields that procedures lack; `mancanti` says which, for each procedure.
pub fn riporta<'p>(
    cx: &Context<'p>,
    out: &mut Findings,
    rule: &'static Rule,
    label: &str,
    help: &str,
    mancanti: impl Fn(&'p Procedura) -> Vec<&'static str>,
) {
    let tutte: Vec<(usize, Vec<&'static str>)> = cx.graph.tutti::<Procedura>().map(|(n, p)| (n, mancanti(p))).collect();
    let comuni: Vec<&'static str> = match tutte.split_first() {
        Some(((_, campi), altre)) if tutte.len() >= MOLTE => {
            campi.iter().copied().filter(|c| altre.iter().all(|(_, campi)| campi.contains(c))).collect()
        }
        _ => Vec::new(),
    };
    if let Some((first, _)) = tutte.first().filter(|_| !comuni.is_empty()) {
        out.report(rule, cx.graph.nodo(*first).span)
            .campo(comuni[0])
            .message(format!("nessuna delle {} procedure dice {}", tutte.len(), elenco(&comuni)))
            .label(format!("{label} (qui e nelle altre)"))
            .help(help)
            .insieme(cx);
    }
    for (n, campi) in &tutte {
        let campi: Vec<&'static str> = campi.iter().copied().filter(|c| !comuni.contains(c)).collect();
        let nodo = cx.graph.nodo(*n);
        if let Some(first) = campi.first() {
            out.report(rule, nodo.span)
                .campo(first)
                .message(format!("la procedura `{}` non dice {}", nodo.id, elenco(&campi)))
                .label(label)
                .help(help);
        }
    }
}

/// `a`, `b` né `c`.
fn elenco(campi: &[&str]) -> String {
    let nomi: Vec<String> = campi.iter().map(|c| format!("`{c}`")).collect();
    match nomi.split_last() {
        Some((ultimo, prima)) if !prima.is_empty() => format!("{} né {ultimo}", prima.join(", ")),
        _ => nomi.join(""),
    }
}
