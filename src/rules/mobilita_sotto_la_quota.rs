// SPDX-License-Identifier: EUPL-1.2
use super::dati::limite_fabbisogni;
use super::shared::fabbisogni::{letta, per_via};
use super::shared::quota_di_mobilita::vincolato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::quote::{Mobilita, mobilita};
use crate::diagnostic::Level;
use crate::model::fabbisogni::TipoCanale;
use crate::model::valore::stampa_decimale;

/// The rule.
pub static RULE: Rule = Rule {
    id: "mobilita-sotto-la-quota",
    catalogo: &["ptfp-mobility-quota"],
    summary: "alla mobilità va almeno il 15 per cento della capacità impegnata in ogni anno",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2026),
    fonti: &[Fonte {
        atto: "D.Lgs. 165/2001",
        articolo: "art. 30, c. 2-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art30",
        certezza: "C2",
    }],
    doc: include_str!("mobilita_sotto_la_quota.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let Some(quota) = limite_fabbisogni("mobilita", None, cx.profilo.anno) else { return };
    let rows = f.assunzioni.elementi();
    // Where there is none at all another rule speaks; a way that is not written may be mobility.
    let none = !rows.iter().any(|r| per_via(r, TipoCanale::Mobilita));
    if vincolato(cx, f).is_none() || none || rows.iter().any(|r| r.canale.is_missing()) {
        return;
    }
    for year in cx.profilo.anno..cx.profilo.anno + 3 {
        // The cost of a row may be that of all its people or of each: short in both readings.
        let of = |each: bool| mobilita(f, year, quota.valore, each).ok().flatten().filter(|m| m.mobilita < m.minima);
        let (Some(m), Some(_)) = (of(false), of(true)) else { continue };
        let row = rows.iter().find(|r| r.anno.get().is_some_and(|a| a.0 == year));
        let Some(place) = row.map(|r| r.span).or(f.assunzioni.span()) else { continue };
        report(&m, &stampa_decimale(&quota.valore.normalize()), place, out);
    }
}

fn report(m: &Mobilita, quota: &str, place: crate::source::Span, out: &mut Findings) {
    let euro = |d| stampa_decimale(&d);
    out.report(&RULE, place)
        .message(format!(
            "nel {} alla mobilità va il {} per cento della capacità impegnata: {} euro su {}",
            m.anno,
            euro(m.percento()),
            euro(m.mobilita),
            euro(m.impegnata)
        ))
        .label(format!("il {quota} per cento di {} è {} euro", euro(m.impegnata), euro(m.minima)))
        .help(
            "aggiungi `mobilita` al canale di un altro posto, o scrivi in `strategia` perché la quota non si raggiunge",
        );
}
