// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::stampa;
use super::shared::pesi_scritti;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::SchemaPesi;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "peso-nullo",
    catalogo: &["perf-weight-range"],
    summary: "ogni peso è maggiore di zero",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("peso_nullo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for peso in pesi_scritti::tutti(cx) {
        let with_scheme = peso.schema.is_some_and(|s| s != SchemaPesi::Nessuno);
        if with_scheme && !peso.fuori && peso.numero <= Decimal::ZERO {
            out.report(&RULE, peso.span)
                .message(format!("il peso {} è {}", peso.di(), stampa(peso.numero)))
                .label("così non conta nella valutazione")
                .help("scrivi un peso maggiore di zero; se è una condizione per tutto il resto, `peso: prerequisito`");
        }
    }
}
