// SPDX-License-Identifier: EUPL-1.2
//! How long something lasts, as the rules compare it: between so many days and so many, because a month has no fixed length.

use crate::model::valore::{DataValore, Operatore, TipoValore, Valore};
use crate::rules::shared::parole::dice;
use rust_decimal::Decimal;

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Durata {
    /// At least so many days.
    pub minimo: Decimal,
    /// At most so many days.
    pub massimo: Decimal,
    unita: Unita,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unita {
    /// None is written: days, unless what it is compared with says otherwise.
    Taciuta,
    Giorni,
    Altra,
}

impl Durata {
    /// Where its field says days, whatever the words leave out.
    pub fn in_giorni(self) -> Durata {
        Durata { unita: if self.unita == Unita::Taciuta { Unita::Giorni } else { self.unita }, ..self }
    }

    /// It surely lasts longer than the other.
    pub fn supera(self, altra: Durata) -> bool {
        let guessed =
            matches!((self.unita, altra.unita), (Unita::Taciuta, Unita::Altra) | (Unita::Altra, Unita::Taciuta));
        !guessed && self.minimo > altra.massimo
    }
}

/// The length of time that a value says; `nota` may say that the days are working days.
pub fn durata(valore: &Valore, nota: Option<&str>) -> Option<Durata> {
    let [sola] = valore.condizioni.as_slice() else { return None };
    match &sola.data {
        Some(DataValore::Dopo { giorni, .. }) => {
            let giorni = Decimal::from(*giorni);
            return Some(Durata { minimo: giorni, massimo: giorni, unita: Unita::Giorni });
        }
        // A single month is read as a period of the year.
        Some(DataValore::Periodo(periodo)) if &**periodo == "1 mese" => {
            return Some(Durata { minimo: Decimal::from(28), massimo: Decimal::from(31), unita: Unita::Altra });
        }
        Some(_) | None => {}
    }
    if !matches!(sola.tipo, TipoValore::Numero | TipoValore::Intervallo)
        || matches!(sola.operatore, Operatore::Maggiore | Operatore::MaggioreUguale | Operatore::Circa)
    {
        return None;
    }
    let da = sola.numero?;
    let a = sola.fino_a.unwrap_or(da);
    let mut parole = [nota, valore.nota.as_deref(), sola.unita.as_deref()].into_iter().flatten();
    let lavorativi = parole.any(|t| dice(t, &["_lavorativ", "_ferial"]));
    let dec = |n: i64| Decimal::from(n);
    // Days that one unit lasts, at least and at most, as fractions.
    let (unita, (num_min, den_min), (num_max, den_max)) = match sola.unita.as_deref() {
        // Seven days hold five that are worked, and holidays may fall among them.
        None if lavorativi => (Unita::Taciuta, (1, 1), (2, 1)),
        Some(u) if lavorativi && u.starts_with("giorn") => (Unita::Giorni, (1, 1), (2, 1)),
        None => (Unita::Taciuta, (1, 1), (1, 1)),
        Some("giorni") => (Unita::Giorni, (1, 1), (1, 1)),
        Some(u) if u.starts_with("giorni ") => (Unita::Giorni, (1, 1), (1, 1)),
        Some("settimane") => (Unita::Altra, (7, 1), (7, 1)),
        Some("mesi") => (Unita::Altra, (28, 1), (31, 1)),
        Some("anni") => (Unita::Altra, (365, 1), (366, 1)),
        Some("ore") => (Unita::Altra, (1, 24), (1, 6)),
        Some("minuti") => (Unita::Altra, (1, 1440), (1, 360)),
        Some(_) => return None,
    };
    let festivi = if lavorativi { 3 } else { 0 };
    Some(Durata {
        minimo: da.checked_mul(dec(num_min))?.checked_div(dec(den_min))?,
        massimo: a.checked_mul(dec(num_max))?.checked_div(dec(den_max))?.checked_add(dec(festivi))?,
        unita,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn di(testo: &str) -> Durata {
        durata(&Valore::leggi(testo, true), None).unwrap_or_else(|| panic!("{testo}"))
    }

    #[test]
    fn days_and_months_are_compared_only_where_it_is_sure() {
        assert!(di("30 giorni").supera(di("24")) && di("2 mesi").supera(di("30 giorni")));
        assert!(!di("1 mese").supera(di("30 giorni")) && !di("30 giorni").supera(di("1 mese")));
        assert!(di("entro 60 giorni").supera(di("45 gg")) && !di("20-30 giorni").supera(di("25 giorni")));
        assert!(!di("10 giorni").supera(di("7 giorni lavorativi")));
        assert!(di("3 giorni").supera(di("8 ore")) && !di("40").supera(di("48 ore")));
    }

    #[test]
    fn what_is_no_length_of_time_is_not_read() {
        for testo in ["-10%", "dimezzare", "oltre 30 giorni", "circa 20", "20 pratiche", "entro 31.12", "n.d."] {
            assert_eq!(durata(&Valore::leggi(testo, true), None), None, "{testo}");
        }
    }
}
