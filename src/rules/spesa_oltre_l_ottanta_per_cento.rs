// SPDX-License-Identifier: EUPL-1.2
use super::shared::capacita::{due_cifre, percento};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "spesa-oltre-l-ottanta-per-cento",
    catalogo: &["ptfp-research-indicator"],
    summary: "negli enti di ricerca la spesa di personale non supera l'80 per cento delle entrate",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2025),
    fonti: &[Fonte {
        atto: "L. 207/2024",
        articolo: "art. 1, c. 826",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2024-12-30;207~art1",
        certezza: "C",
    }],
    doc: include_str!("spesa_oltre_l_ottanta_per_cento.md"),
    check: Some(check),
};

/// What the law allows, per cent.
const MASSIMO: Decimal = Decimal::from_parts(80, 0, 0, false, 0);

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(capacita) = cx.piano.sezioni.fabbisogni.as_ref().and_then(|f| f.capacita.get()) else { return };
    let Some((rapporto, luogo)) = percento(&capacita.rapporto).filter(|(r, _)| *r > MASSIMO) else { return };
    let cut = if cx.profilo.anno == 2026 {
        "; nel 2026 il limite è ridotto anche del 25 per cento del costo di chi è uscito l'anno prima"
    } else {
        ""
    };
    out.report(&RULE, luogo)
        .message(format!("la spesa di personale è il {} per cento delle entrate, più dell'80", due_cifre(rapporto)))
        .label("sopra l'80 per cento non si assume")
        .help(format!(
            "controlla il rapporto tra la spesa e la media delle entrate correnti, e rinvia le assunzioni{cut}"
        ));
}
