// SPDX-License-Identifier: EUPL-1.2
use super::shared::capacita::{CENTESIMO, Prospetto, due_cifre, euro, percento};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rapporto-di-spesa-errato",
    catalogo: &["ptfp-com-ratio", "ptfp-prov-threshold"],
    summary: "il rapporto tra spesa di personale ed entrate è quello che viene dai rendiconti",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "art. 2",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "P",
    }],
    doc: include_str!("rapporto_di_spesa_errato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let Some((scritto, luogo)) = percento(&prospetto.capacita.rapporto) else { return };
    let Ok(conto) = capacita::rapporto(prospetto.capacita) else { return };
    if (conto.rapporto - scritto).abs() <= tolleranza(scritto) {
        return;
    }
    let denominatore = &conto.denominatore;
    let gross = capacita::per_cento(conto.spesa, denominatore.media).is_some_and(|r| (r - scritto).abs() <= CENTESIMO);
    let hint = if gross { "; sembra che il fondo crediti non sia stato tolto" } else { "" };
    let totali: Vec<String> = denominatore.entrate.iter().map(|e| euro(e.totale)).collect();
    let giusto = due_cifre(conto.rapporto);
    out.report(&RULE, luogo)
        .message(format!("il rapporto è {giusto} per cento, non {}{hint}", due_cifre(scritto)))
        .label(format!("{} / {} = {giusto} per cento", euro(conto.spesa), euro(denominatore.denominatore)))
        .help(format!(
            "le entrate sono {}, in media {}; meno il fondo crediti, {}, fanno {}. Scrivi `\"{giusto}%\"`, o correggi i dati",
            totali.join(", "),
            euro(denominatore.media),
            euro(denominatore.fcde),
            euro(denominatore.denominatore)
        ));
}

/// A hundredth of a point; of a ratio with fewer decimals, one of its last digit.
fn tolleranza(scritto: Decimal) -> Decimal {
    match scritto.scale() {
        0 => Decimal::ONE,
        1 => Decimal::new(1, 1),
        _ => CENTESIMO,
    }
}
