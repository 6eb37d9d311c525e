// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_di_rischio::luogo;
use super::shared::scala::Scala;
use super::shared::trattamento::rischi_dei_processi;
use super::shared::valutazione::livello_di_processo;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Processo, Rischio};
use crate::model::valore::stampa_decimale;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischi-tutti-uguali",
    catalogo: &["risk-uniform"],
    summary: "i processi non hanno quasi tutti lo stesso livello di rischio",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("rischi_tutti_uguali.md"),
    check: Some(check),
};

/// With fewer processes one more or less decides.
const MINIMO: usize = 10;

/// Per cent of the processes from which on they are all alike.
const TROPPI: usize = 90;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scala) = Scala::del_rischio(cx) else { return };
    let rischi = rischi_dei_processi(cx);
    let as_risk = |r: &usize| cx.graph.nodo(*r).record.as_any().downcast_ref::<Rischio>();
    let mut per_livello = vec![0; scala.parole.len()];
    let mut total = 0;
    for (n, processo) in cx.graph.tutti::<Processo>() {
        let own = rischi.get(&n).into_iter().flatten().filter_map(as_risk);
        if let Some(grado) = livello_di_processo(&scala, processo, own) {
            per_livello[grado] += 1;
            total += 1;
        }
    }
    let (Some((grado, most)), Some(luogo)) = (per_livello.iter().enumerate().max_by_key(|(_, n)| **n), luogo(cx))
    else {
        return;
    };
    if total < MINIMO || most * 100 <= total * TROPPI {
        return;
    }
    let percent = (Decimal::from(most * 100) / Decimal::from(total)).round_dp(1).normalize();
    out.report(&RULE, luogo)
        .message(format!(
            "{most} processi su {total} hanno lo stesso livello di rischio, `{}`: {most} / {total} = {}%, più del {TROPPI}%",
            scala.parole[grado],
            stampa_decimale(&percent)
        ))
        .label("con livelli tutti uguali non si sa da dove cominciare")
        .help("rileggi le stime con i responsabili degli uffici: i processi non sono tutti esposti allo stesso modo");
}
