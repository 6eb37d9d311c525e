// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Fabbisogni, Movimento, TotalePubblicato};
use crate::model::tipi::{Anno, ValoreScritto};
use crate::model::valore::{Operatore, Valore, stampa_decimale};
use crate::source::decode::{Field, fold};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "totale-dei-movimenti",
    catalogo: &[],
    summary: "i totali pubblicati dei movimenti di personale sono la somma delle righe",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("totale_dei_movimenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    let rows = Rows::of(fabbisogni);
    // A second source may give another total for the same year: one that agrees is enough.
    let mut open: Vec<(&TotalePubblicato, Decimal, Decimal)> = Vec::new();
    let mut agreed = Vec::new();
    for total in fabbisogni.totali_pubblicati.elementi() {
        let Some((movement, number)) = total.movimento.get().copied().zip(total.numero.get().and_then(exact)) else {
            continue;
        };
        let year = total.anno.get().map(|a| a.0);
        if matches!(total.anno, Field::Invalid(_)) || about(total) || partial(total) {
            continue;
        }
        let Some(sum) = rows.sum(movement, year) else { continue };
        // Career progressions are counted inside the hirings by some bodies and apart by others.
        let with = (movement == Movimento::Assunzioni).then(|| rows.sum(Movimento::Progressioni, year)).flatten();
        if number == sum || with.is_some_and(|w| number == sum + w) {
            agreed.push((movement, year));
        } else {
            open.push((total, number, sum));
        }
    }
    for (total, number, sum) in open {
        let year = total.anno.get().map(|a| a.0);
        let (Some(movement), Some((_, place))) = (total.movimento.get(), total.numero.both()) else { continue };
        if agreed.contains(&(*movement, year)) {
            continue;
        }
        let when = year.map_or("in tutto il periodo".into(), |y| format!("nel {y}"));
        let what = movement.parola();
        let difference = stampa_decimale(&(number - sum).abs());
        out.report(&RULE, place)
            .message(format!(
                "{what} {when}: il totale pubblicato è {}, le righe fanno {} (differenza {difference})",
                stampa_decimale(&number),
                stampa_decimale(&sum)
            ))
            .label("come pubblicato")
            .help("correggi la riga sbagliata; per le unità senza profilo aggiungi una riga con `non_specificate: sì`");
    }
}

/// Sums of the rows by movement and year; `None` where a row is no exact number.
#[derive(Default)]
struct Rows {
    sums: HashMap<(Movimento, Option<i16>), Option<Decimal>>,
}

impl Rows {
    fn of(f: &Fabbisogni) -> Rows {
        let mut rows = Rows::default();
        let units = f.assunzioni.elementi().iter().filter(|r| !r.di_cui.get().is_some_and(|di_cui| di_cui.0));
        units.for_each(|r| rows.add(Movimento::Assunzioni, &r.anno, &r.numero));
        f.cessazioni.elementi().iter().for_each(|r| rows.add(Movimento::Cessazioni, &r.anno, &r.numero));
        f.progressioni.elementi().iter().for_each(|r| rows.add(Movimento::Progressioni, &r.anno, &r.numero));
        f.trasformazioni.elementi().iter().for_each(|r| rows.add(Movimento::Trasformazioni, &r.anno, &r.numero));
        rows
    }

    fn add(&mut self, movement: Movimento, year: &Field<Anno>, number: &Field<ValoreScritto>) {
        let number = number.get().and_then(exact).filter(|_| !matches!(year, Field::Invalid(_)));
        let sum = self.sums.entry((movement, year.get().map(|a| a.0))).or_insert(Some(Decimal::ZERO));
        *sum = sum.zip(number).map(|(s, n)| s + n);
    }

    /// The sum of a year, when no row is for the whole period; without a year, that of all rows.
    fn sum(&self, movement: Movimento, year: Option<i16>) -> Option<Decimal> {
        match year {
            Some(_) if self.sums.contains_key(&(movement, None)) => None,
            Some(_) => *self.sums.get(&(movement, year))?,
            None => {
                let mut all = self.sums.iter().filter(|((m, _), _)| *m == movement).peekable();
                all.peek()?;
                all.map(|(_, sum)| *sum).sum()
            }
        }
    }
}

/// A plain number, with no «circa» and no «almeno».
fn exact(value: &ValoreScritto) -> Option<Decimal> {
    let Valore { condizioni, .. } = &value.valore;
    let plain = matches!(condizioni.as_slice(), [sola] if sola.operatore == Operatore::Uguale && sola.unita.is_none());
    value.valore.numero().filter(|_| plain)
}

fn about(total: &TotalePubblicato) -> bool {
    total.nota.get().is_some_and(|t| fold(t.as_str()).contains("circa"))
}

/// Of an area, of a profile or of several years: not the sum of the rows of one.
fn partial(total: &TotalePubblicato) -> bool {
    !(total.area.is_missing() && total.profilo.is_missing() && total.anni.is_missing() && total.dal.is_missing())
}
