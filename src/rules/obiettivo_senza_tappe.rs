// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Obiettivo, StatoObiettivo};
use crate::model::valore::stampa_data;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-senza-tappe",
    catalogo: &["gen-intermediate-deadlines"],
    summary: "un obiettivo che dura più di un anno ha almeno una tappa prima della fine",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 2, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("obiettivo_senza_tappe.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.piano.manifesto.anno.get().is_none() {
        return;
    }
    for (n, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        if matches!(obiettivo.stato.get(), Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso)) {
            continue;
        }
        let Some((inizio, fine)) = durata(cx, obiettivo) else { continue };
        // From the first of January to the last of December are twelve months.
        let long = inizio.checked_add(jiff::Span::new().years(1)).is_ok_and(|year| fine >= year);
        // The goals below it, and phases, are its steps.
        let steps = !obiettivo.fasi.is_missing() || cx.graph.entranti(n).any(|a| a.campo == "padre");
        if !long || steps || !solo_alla_fine(cx, n, fine.year()) {
            continue;
        }
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .campo("fasi")
            .message(format!(
                "l'obiettivo `{}` va dal {} al {}, ma l'unico valore atteso è quello finale",
                nodo.id,
                stampa_data(inizio),
                stampa_data(fine)
            ))
            .label("a che punto si sarà a metà strada?")
            .help("aggiungi un valore atteso per ogni anno, oppure `fasi` con la loro `fine`");
    }
}

/// When it begins, within the plan, and when it ends.
fn durata(cx: &Context<'_>, obiettivo: &Obiettivo) -> Option<(Date, Date)> {
    let anni: BTreeSet<i16> = obiettivo.anni.elementi().iter().map(|a| a.value.0).collect();
    let primo = Date::new(cx.piano.anno(), 1, 1).ok()?;
    let scritto = date::giorno(&obiettivo.inizio).map(|(d, _)| d);
    let inizio = scritto.or_else(|| Date::new(*anni.first()?, 1, 1).ok()).unwrap_or(primo).max(primo);
    let fine = match date::fine_scritta(&obiettivo.scadenza) {
        Some((fine, _)) => fine,
        None => Date::new(*anni.last()?, 12, 31).ok()?,
    };
    Some((inizio, fine))
}

/// Some indicator has a target, and all of them are of the last year.
fn solo_alla_fine(cx: &Context<'_>, n: usize, ultimo: i16) -> bool {
    let usi = cx.graph.assegnazioni(n);
    let mut some = false;
    for uso in usi {
        let target = uso.target();
        if target.is_missing() {
            continue;
        }
        let Some(serie) = target.get() else { return false };
        if serie.iter().any(|(anno, _, _)| anno != Some(ultimo)) {
            return false;
        }
        some = true;
    }
    some
}
