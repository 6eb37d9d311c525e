// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::{Manca, Uso, senza};
use super::shared::valori_attesi::Verso;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::{Condizione, TipoValore};

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-polarita",
    catalogo: &["ind-polarity"],
    summary: "ogni indicatore con valori in numeri dice in quale verso si migliora",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("indicatore_senza_polarita.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manca = Manca {
        rule: &RULE,
        campo: "polarita",
        ha: "dice in quale verso si migliora",
        label: "meglio se sale o se scende?",
        help: "aggiungi `polarita`: `aumento`, `diminuzione`, `mantenimento`, `intervallo` o `si_no`",
    };
    senza(
        cx,
        out,
        &manca,
        |uso| uso.in_numeri() && !verso_nei_valori(uso),
        |uso| !uso.indicatore.polarita.is_missing(),
    );
}

/// `> 95%` says that more is better, `tra 80 e 90` that both ends count.
fn verso_nei_valori(uso: &Uso<'_>) -> bool {
    let tells = |c: &Condizione| c.tipo == TipoValore::Intervallo || Verso::di_operatore(c.operatore).is_some();
    uso.attesi().flat_map(|v| &v.condizioni).any(tells)
}
