// SPDX-License-Identifier: EUPL-1.2
//! Formulas of indicators: most are words, some are symbols. Only what is surely an expression is read as one.

/// The signs of an expression between two operands.
const SEGNI: &[char] = &['+', '-', '−', '–', '*', '×', '·', '/', '÷', '^'];

/// Words that stand before brackets: `SOMMA(A)`.
const FUNZIONI: &[&str] = &["somma", "sum", "media", "avg", "max", "min", "conta", "count", "mediana"];

/// A piece of a formula.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Pezzo<'f> {
    /// Words or a number between two signs, without the blanks around.
    Operando(&'f str),
    Segno(char),
    Aperta,
    Chiusa,
}

/// Formula (formula): operands and signs, in order.
pub struct Formula<'f> {
    pezzi: Vec<Pezzo<'f>>,
}

impl<'f> Formula<'f> {
    /// Reads a formula; none where a slash or a dash may stand inside words, or the brackets do not match.
    pub fn leggi(testo: &'f str) -> Option<Formula<'f>> {
        let mut pezzi = Vec::new();
        let (mut start, mut depth) = (0usize, 0usize);
        for (at, c) in testo.char_indices() {
            let (before, after) = (testo[..at].chars().next_back(), testo[at + c.len_utf8()..].chars().next());
            let pezzo = match c {
                '(' | '[' => Pezzo::Aperta,
                ')' | ']' => Pezzo::Chiusa,
                // `e/o`, `e-mail`, `10-20`: between letters or digits without blanks only symbols are operands.
                c if SEGNI.contains(&c) && !inside_word(testo, at, c, before, after) => Pezzo::Segno(c),
                _ => continue,
            };
            match pezzo {
                Pezzo::Aperta => depth += 1,
                Pezzo::Chiusa => depth = depth.checked_sub(1)?,
                Pezzo::Segno(_) | Pezzo::Operando(_) => {}
            }
            push(&mut pezzi, &testo[start..at]);
            pezzi.push(pezzo);
            start = at + c.len_utf8();
        }
        push(&mut pezzi, &testo[start..]);
        (depth == 0).then_some(Formula { pezzi })
    }

    /// Every operand is a number or one name, joined by signs, with at least one sign: no words.
    pub fn is_simbolica(&self) -> bool {
        let mut wants_operand = true;
        for (i, pezzo) in self.pezzi.iter().enumerate() {
            match pezzo {
                Pezzo::Operando(o) if wants_operand => {
                    let function = self.pezzi.get(i + 1) == Some(&Pezzo::Aperta);
                    match (is_nome(o), function) {
                        (true, true) if FUNZIONI.contains(&o.to_lowercase().as_str()) => {}
                        (true, false) => wants_operand = false,
                        (false, false) if is_numero(o) => wants_operand = false,
                        _ => return false,
                    }
                }
                Pezzo::Operando(_) => return false,
                Pezzo::Segno('^') | Pezzo::Segno(_) if !wants_operand => wants_operand = true,
                Pezzo::Segno(_) => return false,
                Pezzo::Aperta if wants_operand => {}
                Pezzo::Aperta => return false,
                Pezzo::Chiusa if !wants_operand => {}
                Pezzo::Chiusa => return false,
            }
        }
        !wants_operand && self.pezzi.iter().any(|p| matches!(p, Pezzo::Segno(_)))
    }

    /// The names of a formula in symbols, each once.
    pub fn nomi(&self) -> Vec<&'f str> {
        let mut found: Vec<&'f str> = Vec::new();
        for (i, pezzo) in self.pezzi.iter().enumerate() {
            if let Pezzo::Operando(o) = pezzo
                && is_nome(o)
                && self.pezzi.get(i + 1) != Some(&Pezzo::Aperta)
                && !found.contains(o)
            {
                found.push(o);
            }
        }
        found
    }

    /// What stands alone after a division.
    pub fn divisori(&self) -> impl Iterator<Item = &'f str> {
        self.pezzi.windows(2).filter_map(|pair| match pair {
            [Pezzo::Segno('/' | '÷'), Pezzo::Operando(o)] => Some(*o),
            _ => None,
        })
    }
}

fn push<'f>(pezzi: &mut Vec<Pezzo<'f>>, testo: &'f str) {
    if !testo.trim().is_empty() {
        pezzi.push(Pezzo::Operando(testo.trim()));
    }
}

/// A slash, a dash or a dot between two words that are no symbols, with no blank on either side.
fn inside_word(testo: &str, at: usize, c: char, before: Option<char>, after: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.');
    if !(letter(before) && letter(after)) {
        return false;
    }
    let edge = |c: char| !(c.is_alphanumeric() || c == '_' || c == '.');
    let left = testo[..at].rsplit(edge).next().unwrap_or_default();
    let right = testo[at + c.len_utf8()..].split(edge).next().unwrap_or_default();
    let operand = |w: &str| is_simbolo(w) || (is_numero(w) && !matches!(c, '-' | '–' | '−'));
    let both_numbers = is_numero(left) && is_numero(right);
    both_numbers || !(operand(left) && operand(right))
}

/// One word: letters, digits, `_`.
fn is_nome(testo: &str) -> bool {
    testo.starts_with(char::is_alphabetic) && testo.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn is_numero(testo: &str) -> bool {
    crate::model::valore::decimale(testo.trim_end_matches(['%', ' '])).is_some()
}

/// A name that is no word of a language: `A`, `N1`, `T_IND`, `PRATICHE_CHIUSE`.
pub fn is_simbolo(nome: &str) -> bool {
    let odd = nome.contains('_') || nome.chars().any(|c| c.is_ascii_digit());
    is_nome(nome) && (odd || is_lettera(nome) || nome.chars().all(char::is_uppercase))
}

/// One capital letter, perhaps with a number: `A`, `B1`, `N_2`.
pub fn is_lettera(nome: &str) -> bool {
    let mut chars = nome.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(|c| c.is_ascii_digit() || c == '_')
}

/// A name or a formula without what only its spelling decides: capitals, blanks, the full stop.
pub fn stesso(testo: &str) -> String {
    let mut out = String::with_capacity(testo.len());
    for word in testo.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word.is_ascii() {
            true => out.extend(word.chars().map(|c| c.to_ascii_lowercase())),
            false => out.push_str(&word.to_lowercase().replace('’', "'")),
        }
    }
    out.truncate(out.trim_end_matches('.').len());
    out
}

/// Two units that are one, as people write them.
pub fn stessa_unita(a: &str, b: &str) -> bool {
    const MODI: &[&[&str]] = &[
        &["%", "percentuale", "per cento", "percento", "in percentuale", "valore percentuale", "percentuali"],
        &["giorni", "gg", "giorno", "n. giorni", "numero giorni", "numero di giorni"],
        &["ore", "h", "ora", "n. ore", "numero ore", "numero di ore"],
        &["euro", "€", "eur"],
        &["numero", "n", "n°", "nr", "num", "valore assoluto", "unità", "numerico"],
        &["sì/no", "si/no", "sì o no", "on/off", "booleano"],
    ];
    if a == b {
        return true;
    }
    let (a, b) = (stesso(a), stesso(b));
    a == b || MODI.iter().any(|m| m.contains(&a.as_str()) && m.contains(&b.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simbolica(testo: &str) -> bool {
        Formula::leggi(testo).is_some_and(|f| f.is_simbolica())
    }

    #[test]
    fn symbols_are_told_from_words() {
        for yes in [
            "A/B*100",
            "A / B",
            "(A-B)/B*100",
            "SUM(A)/N1",
            "T_IND_EVI/TOT_IND*100",
            "posti / bambini",
            "(A / B) × 100",
        ] {
            assert!(simbolica(yes), "{yes}");
        }
        for no in [
            "P.S./O.B.I.",
            "EMG/Ecografia",
            "domande chiuse / domande arrivate",
            "media",
            "rapporto",
            "e/o",
            "A",
            "100 × posti autorizzati / bambini",
            "(A / B",
            "numero accessi entro il 31/12",
            "A/",
            "",
            "/",
        ] {
            assert!(!simbolica(no), "{no}");
        }
    }

    #[test]
    fn names_and_divisors_are_found() {
        let f = Formula::leggi("SUM(A)/N1*100").expect("an expression");
        assert_eq!((f.nomi(), f.divisori().collect::<Vec<_>>()), (vec!["A", "N1"], vec!["N1"]));
        let f = Formula::leggi("pratiche chiuse / 0").expect("an expression");
        assert_eq!(f.divisori().collect::<Vec<_>>(), ["0"]);
        let f = Formula::leggi("accessi dal 01/01 al 31/12 / ore").expect("an expression");
        assert_eq!(f.divisori().collect::<Vec<_>>(), ["ore"]);
    }

    #[test]
    fn units_are_the_same_however_written() {
        assert!(stessa_unita("gg.", "giorni") && stessa_unita("%", "Percentuale") && !stessa_unita("ore", "giorni"));
    }
}
