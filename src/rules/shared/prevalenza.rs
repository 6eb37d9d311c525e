// SPDX-License-Identifier: EUPL-1.2
//! Whether each worker is in the office more days than away from it.

use crate::model::lavoro_agile::LavoroAgile;
use crate::model::valore::stampa_decimale;
use crate::rules::shared::agile;
use crate::rules::{Context, Findings, Rule};
use crate::source::Span;
use rust_decimal::Decimal;

/// Days of agile work that are not fewer than those in the office.
pub struct Eccesso<'p> {
    agile: (Decimal, Span),
    presenza: (Decimal, Span),
    /// The section.
    pub sezione: &'p LavoroAgile,
}

/// The days, where those in the office are not more.
pub fn eccesso<'p>(cx: &Context<'p>) -> Option<Eccesso<'p>> {
    let sezione = agile::usato(cx)?;
    let (agile, place) = sezione.giorni_agile.both()?;
    let (presenza, base) = sezione.giorni_presenza.both()?;
    let over = agile.numero > Decimal::ZERO && presenza.numero <= agile.numero;
    over.then_some(Eccesso { agile: (agile.numero, place), presenza: (presenza.numero, base), sezione })
}

impl Eccesso<'_> {
    /// Somebody may exceed, for a reason that is written.
    pub fn motivato(&self) -> bool {
        self.sezione.deroghe.elementi().iter().any(|d| !d.motivo.is_missing())
    }

    /// Tells it.
    pub fn riporta(&self, rule: &'static Rule, help: &str, out: &mut Findings) {
        let periodo = self.sezione.periodo.get().map_or(String::new(), |p| format!(" ({p})"));
        out.report(rule, self.agile.1)
            .message(format!(
                "{} giorni di lavoro agile e {} in presenza{periodo}: la presenza non prevale",
                stampa_decimale(&self.agile.0.normalize()),
                stampa_decimale(&self.presenza.0.normalize())
            ))
            .label("devono essere meno di quelli in presenza")
            .also(self.presenza.1, "i giorni in presenza")
            .help(help);
    }
}
