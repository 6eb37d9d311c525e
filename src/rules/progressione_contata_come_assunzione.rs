// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::letta;
use super::shared::previsioni::scarti;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::calcolo::personale::intero;
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "progressione-contata-come-assunzione",
    catalogo: &["ptfp-progression-neutral"],
    summary: "una progressione tra aree lascia il totale com'è: uno in meno nell'area di partenza, uno in più in quella di arrivo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("progressione_contata_come_assunzione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    senza_partenza(cx, out);
    let Some((found, table)) = scarti(cx) else { return };
    for s in found.iter().filter(|s| s.progressioni != 0) {
        let n = s.progressioni.abs();
        let message = match (s.area, s.progressioni > 0) {
            (None, _) => format!(
                "al 31/12/{} il personale previsto è {} e conta come nuove {n} progressioni",
                s.anno, s.pubblicato
            ),
            (Some(area), true) => format!(
                "al 31/12/{} «{area}» ha {} persone: vi restano le {n} che passano a un'altra area",
                s.anno, s.pubblicato
            ),
            (Some(area), false) => format!(
                "al 31/12/{} «{area}» ha {} persone: mancano le {n} che vi arrivano da un'altra area",
                s.anno, s.pubblicato
            ),
        };
        out.report(&RULE, s.luogo)
            .message(message)
            .label(format!("il conto è {}", s.formula))
            .also(table, "il conto parte da questa tabella")
            .help(format!(
                "scrivi {}: chi fa la progressione esce dalla sua area ed entra nell'altra, e il totale non cambia",
                s.atteso
            ));
    }
}

/// A career step that only adds people to an area.
fn senza_partenza(cx: &Context<'_>, out: &mut Findings) {
    let rows = letta(cx).map_or(&[][..], |f| f.progressioni.elementi());
    for row in rows.iter().filter(|r| r.da_area.is_missing()) {
        let Some((n, area)) = row.numero.get().and_then(intero).zip(row.a_area.get()).filter(|(n, _)| *n > 0) else {
            continue;
        };
        out.report(&RULE, row.numero.span().unwrap_or(row.span))
            .message(format!("{n} progressioni portano a «{}» e non si dice da quale area", area.as_str()))
            .label("così il personale crescerebbe")
            .help("aggiungi `da_area`: chi fa la progressione esce dalla sua area, e il totale non cambia");
    }
}
