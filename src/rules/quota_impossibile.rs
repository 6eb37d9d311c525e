// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::{Condizione, TipoValore};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "quota-impossibile",
    catalogo: &["gen-number-format"],
    summary: "le quote stanno tra 0 e 100",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("quota_impossibile.md"),
    check: Some(check),
};

/// Fields that hold a part of a whole.
const QUOTE: &[&str] = &[
    "quota",
    "quota_oltre",
    "quota_sul_totale",
    "quote_uomini",
    "quote_donne",
    "quota_minima",
    "riserva_progressioni",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut visti = HashSet::new();
    for (campo, v, span) in &cx.testi().valori {
        if !QUOTE.contains(campo) || !v.valore.condizioni.iter().any(impossibile) || !visti.insert(*span) {
            continue;
        }
        out.report(&RULE, *span)
            .message(format!("`{campo}` è una parte di un tutto, ma vale {}", v.valore.testo))
            .label("fuori da 0-100")
            .help("controlla virgola e zeri; se è un numero di persone o di casi, c'è un altro campo");
    }
}

fn impossibile(c: &Condizione) -> bool {
    let percento = c.tipo == TipoValore::Percentuale || c.unita.as_deref() == Some("%");
    let bare = c.tipo == TipoValore::Numero && c.unita.is_none();
    let out_of_range = |n: Decimal| n < Decimal::ZERO || n > Decimal::ONE_HUNDRED;
    (percento || bare) && [c.numero, c.fino_a].into_iter().flatten().any(out_of_range)
}
