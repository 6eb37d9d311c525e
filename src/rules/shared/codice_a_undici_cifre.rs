// SPDX-License-Identifier: EUPL-1.2
//! Tax codes of bodies and VAT numbers: eleven digits, the last of which checks the others.

use crate::model::tipi::Testo;
use crate::rules::codice_fiscale_personale;
use crate::source::Span;
use crate::source::decode::Field;

/// What is wrong with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difetto {
    /// It does not have eleven digits, but so many; with a first zero it might be right.
    Cifre {
        /// How many digits it has.
        quante: usize,
        /// The code with the zeros that a spreadsheet eats, if then the last digit is right.
        forse: Option<String>,
    },
    /// Its last digit is not the one that the others give.
    Controllo {
        /// Digits 1-10 summed, the even places doubled.
        somma: u32,
        /// The digit that should be there.
        calcolata: u32,
        /// The digit that is there.
        scritta: u32,
    },
}

impl Difetto {
    /// The same for both codes: what follows the name of the code.
    pub fn messaggio(&self) -> String {
        match self {
            Difetto::Cifre { quante: 0, .. } => "non ha cifre".into(),
            Difetto::Cifre { quante: 1, .. } => "ha 1 cifra invece di 11".into(),
            Difetto::Cifre { quante, .. } => format!("ha {quante} cifre invece di 11"),
            Difetto::Controllo { calcolata, scritta, .. } => {
                format!("finisce con {scritta}, ma la cifra di controllo è {calcolata}")
            }
        }
    }

    /// Why here, with the sum.
    pub fn etichetta(&self) -> String {
        match self {
            Difetto::Cifre { .. } => "ci vogliono 11 cifre".into(),
            Difetto::Controllo { somma, calcolata, .. } => {
                format!("le prime dieci cifre danno {somma}: ne mancano {calcolata} alla decina")
            }
        }
    }

    /// What to write.
    pub fn aiuto(&self) -> String {
        match self {
            Difetto::Cifre { forse: Some(code), .. } => {
                format!("forse il foglio di calcolo ha tolto lo zero iniziale: `\"{code}\"`, tra virgolette")
            }
            _ => "ricopia il codice dall'indice delle pubbliche amministrazioni, indicepa.gov.it".into(),
        }
    }
}

/// What is wrong with the code of a field, the text and its place. Spaces, dots and letters before it do not count, and
/// several codes may stand in one field.
pub fn difetto(campo: &Field<Testo>) -> Option<(Difetto, &str, Span)> {
    let (testo, span) = campo.both()?;
    // The tax code of a person has a finding of its own.
    if !codice_fiscale_personale::codici(&testo.testo).is_empty() {
        return None;
    }
    Some((esamina(&testo.testo)?, &testo.testo, span))
}

fn esamina(text: &str) -> Option<Difetto> {
    let mut whole = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 11).peekable();
    if whole.peek().is_some() {
        return whole.find_map(controllo);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 11 {
        return controllo(&digits);
    }
    let padded =
        Some(format!("{digits:0>11}")).filter(|code| (8..11).contains(&digits.len()) && controllo(code).is_none());
    Some(Difetto::Cifre { quante: digits.len(), forse: padded })
}

/// Odd places as they are, even places doubled and, above nine, less nine: the last digit makes the sum a multiple of ten.
fn controllo(code: &str) -> Option<Difetto> {
    let digits: Vec<u32> = code.chars().filter_map(|c| c.to_digit(10)).collect();
    let (last, first) = digits.split_last()?;
    let value = |(i, d): (usize, &u32)| match (i % 2, d * 2) {
        (0, _) => *d,
        (_, twice) if twice > 9 => twice - 9,
        (_, twice) => twice,
    };
    let somma: u32 = first.iter().enumerate().map(value).sum();
    let calcolata = (10 - somma % 10) % 10;
    (calcolata != *last).then_some(Difetto::Controllo { somma, calcolata, scritta: *last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_write_them() {
        for text in [
            "00123450157",
            "00 123 450 157",
            "0012345.0157",
            "IT00123450157",
            "C.F. 80062187770",
            "80062187770 / 00621877778",
            "80062187770 (P.IVA 00621877778)",
        ] {
            assert_eq!(esamina(text), None, "{text}");
        }
    }

    #[test]
    fn a_wrong_digit_shows_the_right_one() {
        assert_eq!(esamina("00123450156"), Some(Difetto::Controllo { somma: 23, calcolata: 7, scritta: 6 }));
        assert_eq!(esamina("80062187770, 00621877779").map(|d| d.messaggio().contains("è 8")), Some(true));
    }

    #[test]
    fn a_lost_zero_is_understood() {
        let forse = |text| match esamina(text) {
            Some(Difetto::Cifre { quante, forse }) => (quante, forse),
            other => panic!("{other:?}"),
        };
        assert_eq!(forse("123450157"), (9, Some("00123450157".into())));
        assert_eq!(forse("123450158"), (9, None));
        assert_eq!(forse("n.d."), (0, None));
        assert_eq!(forse("001234501570"), (12, None));
    }
}
