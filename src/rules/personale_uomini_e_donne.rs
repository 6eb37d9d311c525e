// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Personale, RigaPersonale};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-uomini-e-donne",
    catalogo: &["ptfp-gender"],
    summary: "uomini e donne di una riga fanno il totale",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("personale_uomini_e_donne.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    let tables: &[crate::source::decode::Spanned<Personale>] = fabbisogni.personale.elementi();
    for riga in tables.iter().flat_map(|t| t.righe.elementi()) {
        if let Some((place, message)) = fault(riga) {
            out.report(&RULE, place)
                .message(message)
                .label("questi numeri non possono stare insieme")
                .help("correggi uno dei numeri, o togli `totale`: si calcola da uomini e donne");
        }
    }
}

fn fault(riga: &RigaPersonale) -> Option<(Span, String)> {
    let (_, place) = riga.totale.both()?;
    let total = organico::numero(&riga.totale)?;
    let (men, women) = (organico::numero(&riga.uomini), organico::numero(&riga.donne));
    let name = riga.etichetta.get().map_or("", |t| t.as_str());
    let show = organico::stampa;
    match (men, women) {
        (Some(m), Some(w)) if m + w != total => Some((
            place,
            format!(
                "«{name}»: {} uomini e {} donne fanno {}, il totale è {}",
                show(m),
                show(w),
                show(m + w),
                show(total)
            ),
        )),
        (Some(n), None) if n > total && riga.donne.is_missing() => {
            Some((place, format!("«{name}»: {} uomini su un totale di {}", show(n), show(total))))
        }
        (None, Some(n)) if n > total && riga.uomini.is_missing() => {
            Some((place, format!("«{name}»: {} donne su un totale di {}", show(n), show(total))))
        }
        _ => None,
    }
}
