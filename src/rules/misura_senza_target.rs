// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Misura, StatoMisura};
use crate::model::tipi::RefOTesto;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-senza-target",
    catalogo: &["risk-measure-indicator"],
    summary: "ogni misura con un indicatore ha un valore atteso",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2019", articolo: "allegato 1, § 5.2", url: "https://www.anticorruzione.it", certezza: "P" },
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
    ],
    doc: include_str!("misura_senza_target.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        // The target of an indicator of the plan is asked of the indicator.
        let Some(RefOTesto::Testo(_)) = misura.indicatore.get() else { continue };
        if altrove(misura) {
            continue;
        }
        total += 1;
        if misura.target.is_missing() {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "target",
        tutti: format!("nessuna delle {total} misure con un indicatore ha un valore atteso"),
        label: "quanto ci si aspetta?",
        help: "aggiungi `target`: un valore, o uno per anno come `{ 2027: 50%, 2028: 80% }`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("la misura `{}` ha un indicatore e non un valore atteso", n.id)
    });
}

/// The measure is carried out, suspended, or left to a goal that says the rest.
fn altrove(misura: &Misura) -> bool {
    let closed = matches!(misura.stato.get(), Some(StatoMisura::Attuata | StatoMisura::Sospesa));
    closed || !misura.gia_attuata.is_missing() || !misura.obiettivo.is_missing()
}
