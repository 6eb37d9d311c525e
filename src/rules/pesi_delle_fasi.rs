// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::{Gruppo, Incompresi, a_cento};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Obiettivo;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "pesi-delle-fasi",
    catalogo: &["perf-phases-order"],
    summary: "i pesi delle fasi di un obiettivo fanno 100",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("pesi_delle_fasi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // The weight of a phase is a per cent unless the manifest says otherwise.
    let schema = cx.schema_pesi("fasi");
    if schema.is_some() && !a_cento(schema) {
        return;
    }
    let incompresi = Incompresi::di(cx);
    for (n, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        let Some((_, luogo)) = obiettivo.fasi.both() else { continue };
        if incompresi.in_luogo(luogo) {
            continue;
        }
        let mut gruppo = Gruppo::default();
        for fase in obiettivo.fasi.elementi() {
            gruppo.aggiungi(fase.nome.get().map_or("", |t| t.as_str()), fase.span, &fase.peso);
        }
        let di = format!("delle fasi di `{}`", cx.graph.nodo(n).id);
        gruppo.controlla(&RULE, &di, &[Decimal::ONE_HUNDRED], out);
    }
}
