// SPDX-License-Identifier: EUPL-1.2
use super::shared::pagamenti::e_di_ritardo;
use super::shared::pesi::stampa;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::{StatoValore, ValoreLungo};
use crate::model::valore::{Operatore, TipoValore};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempi-di-pagamento-target",
    catalogo: &["perf-payment-indicator"],
    summary: "il valore atteso del ritardo annuale dei pagamenti è zero o meno",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "L. 145/2018",
        articolo: "art. 1, c. 859, lett. b, e c. 861",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2018-12-30;145~art1",
        certezza: "C",
    }],
    doc: include_str!("tempi_di_pagamento_target.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let _tutti = cx.obiettivi();
    let anno = cx.piano.anno();
    let mut detti = HashSet::new();
    for &(n, _) in cx.dei_pagamenti() {
        for uso in cx.graph.assegnazioni(n) {
            let percentuale = uso.indicatore.unita.get().is_some_and(|u| u.testo.contains('%'));
            if percentuale || !e_di_ritardo(uso.indicatore) {
                continue;
            }
            let Some((target, luogo)) = uso.target().both() else { continue };
            let Some(giorni) = target.anno(anno).and_then(piu_di_zero) else { continue };
            let id = uso.indicatore.id.get().map_or("", |id| id.as_str());
            if detti.insert(luogo) {
                out.report(&RULE, luogo)
                    .message(format!("nel {anno} il ritardo atteso di `{id}` è {}, non zero o meno", stampa(giorni)))
                    .label("per legge si paga entro la scadenza")
                    .help("scrivi `target: \"<= 0\"`: un ritardo negativo è un pagamento in anticipo");
            }
        }
    }
}

/// The greatest delay that a value lets pass, when it is certain and above zero.
fn piu_di_zero(valore: &ValoreLungo) -> Option<Decimal> {
    let [condizione] = valore.valore.condizioni.as_slice() else { return None };
    let in_giorni = condizione.unita.as_deref().is_none_or(|u| u.starts_with("giorn"));
    let certo = matches!(condizione.tipo, TipoValore::Numero | TipoValore::Intervallo)
        && matches!(
            condizione.operatore,
            Operatore::Uguale | Operatore::Circa | Operatore::Minore | Operatore::MinoreUguale
        );
    let massimo = condizione.fino_a.or(condizione.numero)?;
    (certo && in_giorni && massimo > Decimal::ZERO && valore.stato != Some(StatoValore::Sterilizzato))
        .then_some(massimo)
}
