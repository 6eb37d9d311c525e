// SPDX-License-Identifier: EUPL-1.2
//! When two leaves say the same, how they are printed, and which of two values is easier to reach.

use crate::model::performance::Polarita;
use crate::model::tipi::{Baseline, Serie, Testo, ValoreLungo};
use crate::model::valore::{self, Condizione, DataValore, Operatore, TipoValore, Valore};
use crate::model::visita::Foglia;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

// ---------------------------------------------------------------- equality

/// A text without what only the layout of the file decides: where lines break, how many blanks there are.
/// A blank line between two paragraphs stays, as `¶`.
pub fn piano_di_righe(text: &str) -> Cow<'_, str> {
    let plain = !text.contains(['\n', '\t', '\r']) && !text.contains("  ") && text.trim().len() == text.len();
    if plain {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.trim().lines() {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        for (i, word) in line.split_whitespace().enumerate() {
            if !out.is_empty() {
                out.push(' ');
                if blank && i == 0 {
                    out.push_str("¶ ");
                }
            }
            out.push_str(word);
        }
        blank = false;
    }
    Cow::Owned(out)
}

fn stesso_testo(a: &str, b: &str) -> bool {
    a == b || piano_di_righe(a) == piano_di_righe(b)
}

type Lingue = [crate::model::tipi::InLingua];

/// Texts by language: a text in one language equals the same text in the first of one.
fn stesse_lingue(a: (&str, &Lingue), b: (&str, &Lingue)) -> bool {
    if a.1.len() <= 1 && b.1.len() <= 1 {
        return stesso_testo(a.0, b.0);
    }
    a.1.len() == b.1.len() && a.1.iter().all(|(l, t)| b.1.iter().any(|(m, u)| l == m && stesso_testo(t, u)))
}

/// Whether two texts are the same in every language.
pub fn stessi_testi(a: &Testo, b: &Testo) -> bool {
    stesse_lingue((&a.testo, &a.lingue), (&b.testo, &b.lingue))
}

/// Whether two leaves say the same. References are compared by the caller, who knows what was renamed.
pub fn uguali(a: &Foglia<'_>, b: &Foglia<'_>) -> bool {
    match (a, b) {
        (Foglia::Testo(x) | Foglia::TestoLibero(_, x), Foglia::Testo(y) | Foglia::TestoLibero(_, y)) => {
            stessi_testi(x, y)
        }
        (Foglia::Prosa(x), Foglia::Prosa(y)) => stesse_lingue((&x.testo, &x.lingue), (&y.testo, &y.lingue)),
        (Foglia::Valore(x), Foglia::Valore(y)) => stesso_valore_lungo(x, y, None),
        (Foglia::Giorno(x, _), Foglia::Giorno(y, _)) => x == y,
        (Foglia::Numero(x, ..), Foglia::Numero(y, ..)) => x == y,
        (Foglia::Anno(x), Foglia::Anno(y)) => x == y,
        (Foglia::Bool(x), Foglia::Bool(y)) => x == y,
        (Foglia::Scelta(x, _), Foglia::Scelta(y, _)) => x == y,
        (Foglia::Percorso(x), Foglia::Percorso(y)) | (Foglia::Id(x), Foglia::Id(y)) => x == y,
        (Foglia::Ref(_, x) | Foglia::RefLibero(_, x), Foglia::Ref(_, y) | Foglia::RefLibero(_, y)) => x == y,
        _ => false,
    }
}

/// Whether two values with their notes say the same; `anno` completes `entro 31.12`.
pub fn stesso_valore_lungo(a: &ValoreLungo, b: &ValoreLungo, anno: Option<i16>) -> bool {
    stesso_valore(&a.valore, &b.valore, anno)
}

/// Whether two values say the same: `95%` and `95,0 %`, `entro 31/12` and `entro il 31.12.2027` for 2027.
pub fn stesso_valore(a: &Valore, b: &Valore, anno: Option<i16>) -> bool {
    if a.condizioni.is_empty() || b.condizioni.is_empty() {
        return a.condizioni.is_empty() && b.condizioni.is_empty() && stesso_testo(&a.testo, &b.testo);
    }
    a.condizioni.len() == b.condizioni.len()
        && a.condizioni.iter().zip(&b.condizioni).all(|(x, y)| stessa_condizione(x, y, anno))
        && stesso_testo(a.nota.as_deref().unwrap_or(""), b.nota.as_deref().unwrap_or(""))
}

fn stessa_condizione(a: &Condizione, b: &Condizione, anno: Option<i16>) -> bool {
    let unit = |c: &Condizione| c.unita.as_deref().unwrap_or("").to_lowercase();
    let date = match (&a.data, &b.data) {
        (Some(x), Some(y)) => match (giorno(x, anno), giorno(y, anno)) {
            (Some(x), Some(y)) => x == y,
            _ => x == y,
        },
        (x, y) => x.is_none() && y.is_none(),
    };
    date && a.tipo == b.tipo
        && (a.operatore == b.operatore || (a.data.is_some() && entro(a.operatore) && entro(b.operatore)))
        && a.numero == b.numero
        && a.fino_a == b.fino_a
        && a.riferimento == b.riferimento
        && a.booleano == b.booleano
        && a.stato == b.stato
        && unit(a) == unit(b)
}

/// Of a day: `31/12/2027` asks for what `entro il 31/12/2027` asks for.
fn entro(operatore: Operatore) -> bool {
    matches!(operatore, Operatore::Uguale | Operatore::MinoreUguale)
}

/// The day of a deadline, its year taken from `anno` where the text has none.
fn giorno(data: &DataValore, anno: Option<i16>) -> Option<Date> {
    match data {
        DataValore::Giorno(day) => Some(*day),
        DataValore::GiornoMese { giorno, mese } => Date::new(anno?, *mese, *giorno).ok(),
        DataValore::Dopo { .. } | DataValore::Periodo(_) => None,
    }
}

// ---------------------------------------------------------------- printing

/// A leaf as readers see it.
pub fn stampa(foglia: &Foglia<'_>) -> String {
    match foglia {
        Foglia::Id(t) | Foglia::Ref(_, t) | Foglia::RefLibero(_, t) | Foglia::Percorso(t) => (*t).into(),
        Foglia::Testo(t) | Foglia::TestoLibero(_, t) => testo_lingue(&t.testo, &t.lingue),
        Foglia::Prosa(p) => testo_lingue(&p.testo, &p.lingue),
        Foglia::Valore(v) => stampa_valore(v),
        Foglia::Giorno(day, _) => valore::stampa_data(*day),
        Foglia::Numero(n, _, true) => format!("{} €", valore::stampa_decimale(n)),
        Foglia::Numero(n, _, false) => valore::stampa_decimale(n),
        Foglia::Anno(n) => n.to_string(),
        Foglia::Bool(b) => if *b { "sì" } else { "no" }.into(),
        Foglia::Scelta(word, _) => (*word).into(),
    }
}

fn testo_lingue(testo: &str, lingue: &Lingue) -> String {
    if lingue.len() < 2 {
        return piano_di_righe(testo).into_owned();
    }
    let parts: Vec<String> = lingue.iter().map(|(l, t)| format!("{l}: {}", piano_di_righe(t))).collect();
    parts.join("; ")
}

/// A value as readers see it.
pub fn stampa_valore(v: &ValoreLungo) -> String {
    v.valore.stampa()
}

/// A series as readers see it: `2027: 42; 2028: 38`.
pub fn stampa_serie(serie: &Serie) -> String {
    let parts: Vec<String> = serie
        .iter()
        .map(|(anno, v, _)| anno.map_or_else(|| stampa_valore(v), |a| format!("{a}: {}", stampa_valore(v))))
        .collect();
    parts.join("; ")
}

/// A starting value as readers see it.
pub fn stampa_baseline(baseline: &Baseline) -> String {
    match baseline {
        Baseline::Valore(v, None) => stampa_valore(v),
        Baseline::Valore(v, Some(anno)) => format!("{} ({})", stampa_valore(v), anno.as_str()),
        Baseline::Nessuna(motivo) => format!("nessuna: {}", piano_di_righe(motivo.as_str())),
    }
}

// ---------------------------------------------------------------- direction

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verso {
    /// Easier to reach than before.
    PiuFacile,
    /// Harder to reach than before.
    PiuDifficile,
    /// Cannot be compared: other units, other kinds of value, words.
    Diverso,
    /// Comparable, but without a direction that says which is better.
    SenzaVerso,
}

/// Which of two targets is easier, by the polarity or, without one, by the operators.
pub fn verso(polarita: Option<Polarita>, prima: &Valore, dopo: &Valore, anno: Option<i16>) -> Verso {
    let ([a], [b]) = (prima.condizioni.as_slice(), dopo.condizioni.as_slice()) else { return Verso::Diverso };
    if let (Some(x), Some(y)) = (&a.data, &b.data) {
        return match (giorno(x, anno), giorno(y, anno)) {
            (Some(x), Some(y)) if y > x => Verso::PiuFacile,
            (Some(x), Some(y)) if y < x => Verso::PiuDifficile,
            _ => Verso::Diverso,
        };
    }
    if let (Some(x), Some(y)) = (a.booleano, b.booleano) {
        return match (x, y) {
            (true, false) => Verso::PiuFacile,
            (false, true) => Verso::PiuDifficile,
            _ => Verso::SenzaVerso,
        };
    }
    let unit = |c: &Condizione| c.unita.as_deref().unwrap_or("").to_lowercase();
    // `-2` has a sign and `0` has none: both are numbers.
    let number = |t: TipoValore| matches!(t, TipoValore::Numero | TipoValore::Percentuale | TipoValore::Variazione);
    let alike = a.tipo == b.tipo || (number(a.tipo) && number(b.tipo));
    if !alike || unit(a) != unit(b) || a.riferimento != b.riferimento {
        return Verso::Diverso;
    }
    let (Some(x), Some(y)) = (a.numero, b.numero) else { return Verso::Diverso };
    if a.tipo == TipoValore::Intervallo {
        return intervalli(polarita, (x, a.fino_a), (y, b.fino_a));
    }
    let Some(up) = su(polarita, a.operatore, b.operatore) else { return Verso::SenzaVerso };
    let strict = |o: Operatore| matches!(o, Operatore::Maggiore | Operatore::Minore);
    match y.cmp(&x) {
        std::cmp::Ordering::Equal if strict(a.operatore) && !strict(b.operatore) => Verso::PiuFacile,
        std::cmp::Ordering::Equal if !strict(a.operatore) && strict(b.operatore) => Verso::PiuDifficile,
        std::cmp::Ordering::Equal => Verso::SenzaVerso,
        order => match (order == std::cmp::Ordering::Greater) == up {
            true => Verso::PiuDifficile,
            false => Verso::PiuFacile,
        },
    }
}

/// Whether more is better; unknown when neither the polarity nor the operators say.
fn su(polarita: Option<Polarita>, prima: Operatore, dopo: Operatore) -> Option<bool> {
    let by_operator = |o| match o {
        Operatore::Maggiore | Operatore::MaggioreUguale => Some(true),
        Operatore::Minore | Operatore::MinoreUguale => Some(false),
        Operatore::Uguale | Operatore::Circa => None,
    };
    match polarita {
        Some(Polarita::Aumento) => Some(true),
        Some(Polarita::Diminuzione) => Some(false),
        // A level to be kept above or below a bound: the operator says which.
        Some(Polarita::Mantenimento) | None => {
            let (a, b) = (by_operator(prima), by_operator(dopo));
            if a.is_some() && b.is_some() && a != b { None } else { a.or(b) }
        }
        Some(Polarita::Intervallo | Polarita::SiNo) => None,
    }
}

type Estremi = (Decimal, Option<Decimal>);

/// A range that holds the other is easier; otherwise its worse end decides, where there is a direction.
fn intervalli(polarita: Option<Polarita>, (a, fino_a): Estremi, (b, fino_b): Estremi) -> Verso {
    let (Some(fa), Some(fb)) = (fino_a, fino_b) else { return Verso::Diverso };
    match polarita {
        Some(Polarita::Aumento) if b != a => {
            if b < a {
                Verso::PiuFacile
            } else {
                Verso::PiuDifficile
            }
        }
        Some(Polarita::Diminuzione) if fb != fa => {
            if fb > fa {
                Verso::PiuFacile
            } else {
                Verso::PiuDifficile
            }
        }
        _ if b <= a && fb >= fa => Verso::PiuFacile,
        _ if b >= a && fb <= fa => Verso::PiuDifficile,
        _ => Verso::SenzaVerso,
    }
}

/// The day of a deadline written as a value, if the text fixes one.
pub fn scadenza(valore: &Valore, anno: Option<i16>) -> Option<Date> {
    let mut days = valore.condizioni.iter().filter_map(|c| giorno(c.data.as_ref()?, anno));
    let day = days.next()?;
    days.next().is_none().then_some(day)
}

/// How far apart two days are, in words: `6 mesi`, `1 anno`, `12 giorni`.
pub fn distanza(a: Date, b: Date) -> String {
    let (first, last) = if a <= b { (a, b) } else { (b, a) };
    let end = |d: Date| d.day() == d.days_in_month();
    let months = i32::from(last.year() - first.year()) * 12 + i32::from(last.month() - first.month());
    let whole = first.day() == last.day() || (end(first) && end(last));
    let words = |n: i32, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    match (whole, months) {
        (true, 0) | (false, _) => {
            let days = first.until(last).map(|s| s.get_days()).unwrap_or_default();
            words(days, "giorno", "giorni")
        }
        (true, n) if n % 12 == 0 => words(n / 12, "anno", "anni"),
        (true, n) => words(n, "mese", "mesi"),
    }
}
