// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::calcolo::personale::{Andamento, organico};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "cessazioni-oltre-il-personale",
    catalogo: &["ptfp-cessations-bounded"],
    summary: "da un'area non escono più persone di quante ce ne siano",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("cessazioni_oltre_il_personale.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if fabbisogni::letta(cx).is_none() {
        return;
    }
    let Ok(staff) = organico(cx.piano, cx.graph) else { return };
    let mut found = false;
    for area in &staff.aree {
        found |= report(area, out);
    }
    // Too many for all of them only where no area says it.
    if !found {
        report(&staff.totale, out);
    }
}

/// Reports the first year in which nobody would be left.
fn report(course: &Andamento<'_>, out: &mut Findings) -> bool {
    for (at, annata) in course.anni.iter().enumerate() {
        let (Some(iniziale), Ok(finale)) = (course.iniziale(at), &annata.finale) else { return false };
        let Some(place) = annata.cessazioni.righe.last().or(annata.in_uscita.righe.last()).filter(|_| *finale < 0)
        else {
            continue;
        };
        let who = if course.nome.is_empty() { "tutto il personale".into() } else { format!("«{}»", course.nome) };
        out.report(&RULE, *place)
            .message(format!(
                "nel {} escono più persone di quante ne abbia {who}: {}",
                annata.anno,
                annata.formula(iniziale, *finale)
            ))
            .label("questa e le altre uscite dell'anno")
            .help("correggi il numero, l'anno o l'area: `cessazioni` conta persone, non ore né euro");
        return true;
    }
    false
}
