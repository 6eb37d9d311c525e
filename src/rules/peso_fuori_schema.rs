// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::{a_cento, stampa};
use super::shared::pesi_scritti;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::SchemaPesi;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "peso-fuori-schema",
    catalogo: &["perf-weight-range"],
    summary: "ogni peso sta nello schema che il manifesto dichiara per il suo livello",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("peso_fuori_schema.md"),
    check: Some(check),
};

/// Weights shown where the scheme wants none.
const LUOGHI: usize = 8;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut inattesi: HashMap<&str, Vec<pesi_scritti::Scritto<'_>>> = HashMap::new();
    for peso in pesi_scritti::tutti(cx) {
        if a_cento(peso.schema) && peso.numero > Decimal::ONE_HUNDRED {
            out.report(&RULE, peso.span)
                .message(format!("il peso {} è {}, più di 100", peso.di(), stampa(peso.numero)))
                .label(format!("per `{}` i pesi sono in percentuale", peso.chiave))
                .help("scrivi un peso tra 0 e 100, oppure cambia lo schema in `[pesi]` di `piao.toml`");
        } else if peso.schema == Some(SchemaPesi::Nessuno) {
            inattesi.entry(peso.chiave).or_default().push(peso);
        }
    }
    // The scheme stands in the manifest once: one finding for all the weights that it does not want.
    for voce in cx.piano.manifesto.pesi.voci() {
        let Some(pesi) = inattesi.get(&*voce.chiave) else { continue };
        let Some(primo) = pesi.first() else { continue };
        let mut finding = out
            .report(&RULE, primo.span)
            .message(format!("`{}` non ha pesi nel manifesto, ma il piano ne scrive {}", voce.chiave, pesi.len()))
            .label("un peso qui")
            .help("togli i pesi, oppure scrivi in `[pesi]` di `piao.toml` lo schema che seguono")
            .also(voce.span_chiave, "qui si dice `nessuno`");
        for peso in pesi.iter().skip(1).take(LUOGHI) {
            finding = finding.also(peso.span, "e qui");
        }
    }
}
