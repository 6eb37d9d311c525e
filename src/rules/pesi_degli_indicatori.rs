// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::{Gruppo, Incompresi, a_cento, obiettivi_con_indicatori};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::Assegnazione;
use crate::model::id::Genere;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "pesi-degli-indicatori",
    catalogo: &["perf-weight-indicators"],
    summary: "i pesi in percentuale degli indicatori di un obiettivo fanno 100",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("pesi_degli_indicatori.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if !a_cento(cx.schema_pesi("indicatori")) {
        return;
    }
    let incompresi = Incompresi::di(cx);
    for n in obiettivi_con_indicatori(cx) {
        let nodo = cx.graph.nodo(n);
        let mut gruppo = Gruppo::default();
        for uso in cx.graph.assegnazioni(n) {
            if di_un_altro(cx, uso) {
                gruppo.ignora();
            }
            let id = uso.indicatore.id.get().map_or("", |id| id.as_str());
            gruppo.aggiungi(id, uso.span, uso.peso());
        }
        let sconosciuti = cx.graph.uscenti(n).any(|a| a.campo == "indicatori.id" && a.a.is_none());
        if sconosciuti || incompresi.in_luogo(nodo.intero) {
            continue;
        }
        let di = format!("degli indicatori di `{}`", nodo.id);
        gruppo.controlla(&RULE, &di, &[Decimal::ONE_HUNDRED], out);
    }
}

/// The weight was given for another goal, in which the indicator is written: here it may be another.
fn di_un_altro(cx: &Context<'_>, uso: &Assegnazione<'_>) -> bool {
    let Some(legame) = uso.legame else { return false };
    let Some(id) = legame.id.get() else { return true };
    legame.peso.is_missing()
        && !uso.indicatore.peso.is_missing()
        && cx.graph.find(Genere::Indicatore, &id.id).is_some_and(|n| cx.graph.nodo(n).dentro.is_some())
}
