// SPDX-License-Identifier: EUPL-1.2
//! `Valore`: the text of a value as a plan writes it, and what was understood of it.
//!
//! A target may be `42`, `> 95%`, `entro 31.12 almeno 4 ore pro capite` or `tutti`. The text is
//! always kept; the understanding is a list of `Condizione`, empty when the text stays a text.
//! Nothing is guessed: one word too many, and the whole value is `Testo`. Numbers are exact
//! decimals. This module knows nothing of files, fields and plans; it reads in linear time and
//! texts over 2,000 characters are not read at all.
//!
//! How it works: footnote marks are taken off the end, the rest is cut into tokens, and
//! conditions are read one after the other. A condition is an optional operator (`OPERATORI`)
//! and an operand: a range, a date, a period, another year, a yes or no, a quantity.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use foldhash::fast::RandomState;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Longer texts are prose, not values.
const MAX_CHARS: usize = 2_000;
const MAX_CONDIZIONI: usize = 8;
/// Values remembered with what they mean.
const MAX_RICORDATI: usize = 1_000;
const MAX_PAROLE: usize = 10;

/// Valore (value): the text as written and what was understood of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valore {
    /// As written, without outer white space.
    pub testo: Box<str>,
    /// It was quoted in the file: printed verbatim.
    pub quotato: bool,
    /// What it is as a whole.
    pub tipo: TipoValore,
    /// In the order of the text; empty when `tipo` is `Testo`.
    pub condizioni: Vec<Condizione>,
    /// Footnote marks such as `*` or `(1)`, bracketed remarks, the base of a percentage.
    pub nota: Option<Box<str>>,
}

/// TipoValore (value kind): what sort of thing a value, or one of its conditions, is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TipoValore {
    /// A number, perhaps with its unit.
    Numero,
    /// A percentage.
    Percentuale,
    /// An amount of money.
    Importo,
    /// From one number to another.
    Intervallo,
    /// A deadline.
    Scadenza,
    /// Yes or no.
    Booleano,
    /// Explicitly signed. Whether `-5%` is a change is for the indicator's `misura` to say.
    Variazione,
    /// Another year's result: `>= 2022`.
    Riferimento,
    /// More than one condition.
    Condizioni,
    /// Why there is no measure.
    Stato,
    /// Words that are not understood.
    Testo,
}

/// Condizione (condition): one thing that a value asks for or states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condizione {
    /// What it is.
    pub tipo: TipoValore,
    /// How the measure is compared with it.
    pub operatore: Operatore,
    /// The number, or the lower end of a range.
    pub numero: Option<Decimal>,
    /// The upper end of a range.
    pub fino_a: Option<Decimal>,
    /// `%`, `€`, time units in full and lower case (`giorni`, `ore`), others as written.
    pub unita: Option<Box<str>>,
    /// The deadline.
    pub data: Option<DataValore>,
    /// Also set on a change that names its base: `+5% rispetto al 2025`.
    pub riferimento: Option<RiferimentoAnno>,
    /// Yes or no.
    pub booleano: Option<bool>,
    /// Why there is no measure.
    pub stato: Option<StatoValore>,
}

/// Operatore (operator): how the measure is to be compared. `entro` is `MinoreUguale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operatore {
    /// The same.
    Uguale,
    /// About the same.
    Circa,
    /// More.
    Maggiore,
    /// As much or more.
    MaggioreUguale,
    /// Less.
    Minore,
    /// As much or less; by a day or before it.
    MinoreUguale,
}

/// DataValore (date of a value): a deadline as far as the text fixes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataValore {
    /// A day.
    Giorno(Date),
    /// The year is that of the target: `entro 31.12`.
    GiornoMese {
        /// From 1.
        giorno: i8,
        /// From 1.
        mese: i8,
    },
    /// `45 gg. dalla fine del trimestre`.
    Dopo {
        /// How many days.
        giorni: u32,
        /// After what, as written.
        evento: Box<str>,
    },
    /// `fine mandato`, `giugno 2022`, as written.
    Periodo(Box<str>),
}

/// RiferimentoAnno (reference to a year): the measured value of that year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RiferimentoAnno {
    /// The year.
    pub anno: i16,
    /// "Better than that year": the indicator's `polarita` says which way, and the operator only
    /// whether equal is enough (`MaggioreUguale`) or not (`Maggiore`).
    pub migliore: bool,
}

/// StatoValore (state of a value): why there is no measure. Zero is not one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatoValore {
    /// The indicator is new.
    Nuovo,
    /// The measure is not to be had.
    NonDisponibile,
    /// It does not apply.
    NonApplicabile,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErroreData {
    /// Not written as a date.
    NonData,
    /// Written as a date that no calendar has: `31/02/2027`.
    Inesistente,
}

impl Valore {
    /// Understands what it can of a text; never fails.
    pub fn leggi(testo: &str, quotato: bool) -> Valore {
        let testo = testo.trim();
        let lungo = testo.len() > MAX_CHARS && testo.chars().nth(MAX_CHARS).is_some();
        let letto = if lungo { Letto::default() } else { gia_letto(testo) };
        let tipo = match letto.condizioni.as_slice() {
            [] => TipoValore::Testo,
            [sola] => sola.tipo,
            _ => TipoValore::Condizioni,
        };
        Valore {
            testo: testo.into(),
            quotato,
            tipo,
            condizioni: letto.condizioni,
            nota: letto.nota.map(String::into_boxed_str),
        }
    }

    /// The single comparable number, if the value is one: its operator is not looked at.
    pub fn numero(&self) -> Option<Decimal> {
        match (self.tipo, self.condizioni.as_slice()) {
            (TipoValore::Numero | TipoValore::Percentuale | TipoValore::Importo | TipoValore::Variazione, [sola]) => {
                sola.numero
            }
            _ => None,
        }
    }

    /// The printed form: unquoted plain numbers, per cents and ISO dates in Italian form,
    /// everything else as written.
    pub fn stampa(&self) -> String {
        self.forma_italiana().unwrap_or_else(|| self.testo.to_string())
    }

    fn forma_italiana(&self) -> Option<String> {
        if self.quotato {
            return None;
        }
        let testo = &*self.testo;
        if let [Condizione { data: Some(DataValore::Giorno(giorno)), .. }] = self.condizioni.as_slice() {
            return (iso(testo).is_some()).then(|| stampa_data(*giorno));
        }
        let senza_segno = testo.strip_prefix(segno_scritto).unwrap_or(testo);
        let segno = &testo[..testo.len() - senza_segno.len()];
        let numero = senza_segno.strip_suffix('%').unwrap_or(senza_segno);
        let numero = numero.trim_end();
        let coda = &senza_segno[numero.len()..];
        // `2027` may be a year and `50.000` may be fifty: they stay as they are.
        let anno = numero.len() == 4 && numero.bytes().all(|b| b.is_ascii_digit());
        if anno || migliaia_ambigue(numero) {
            return None;
        }
        let numero = decimale_senza_segno(numero)?;
        Some(format!("{segno}{}{coda}", stampa_decimale(&numero)))
    }
}

impl TipoValore {
    /// Its word in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            TipoValore::Numero => "numero",
            TipoValore::Percentuale => "percentuale",
            TipoValore::Importo => "importo",
            TipoValore::Intervallo => "intervallo",
            TipoValore::Scadenza => "scadenza",
            TipoValore::Booleano => "booleano",
            TipoValore::Variazione => "variazione",
            TipoValore::Riferimento => "riferimento",
            TipoValore::Condizioni => "condizioni",
            TipoValore::Stato => "stato",
            TipoValore::Testo => "testo",
        }
    }
}

impl Condizione {
    fn nuova(tipo: TipoValore, operatore: Operatore) -> Condizione {
        Condizione {
            tipo,
            operatore,
            numero: None,
            fino_a: None,
            unita: None,
            data: None,
            riferimento: None,
            booleano: None,
            stato: None,
        }
    }

    fn scadenza(operatore: Operatore, data: DataValore) -> Condizione {
        Condizione { data: Some(data), ..Condizione::nuova(TipoValore::Scadenza, operatore) }
    }

    fn stato(stato: StatoValore, numero: Option<Decimal>) -> Condizione {
        Condizione { numero, stato: Some(stato), ..Condizione::nuova(TipoValore::Stato, Operatore::Uguale) }
    }
}

impl Operatore {
    /// Its word in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Operatore::Uguale => "=",
            Operatore::Circa => "~",
            Operatore::Maggiore => ">",
            Operatore::MaggioreUguale => ">=",
            Operatore::Minore => "<",
            Operatore::MinoreUguale => "<=",
        }
    }
}

impl StatoValore {
    /// Its word in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            StatoValore::Nuovo => "nuovo",
            StatoValore::NonDisponibile => "non disponibile",
            StatoValore::NonApplicabile => "non applicabile",
        }
    }
}

impl fmt::Display for DataValore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DataValore::Giorno(giorno) => f.write_str(&stampa_data(*giorno)),
            DataValore::GiornoMese { giorno, mese } => write!(f, "{giorno:02}/{mese:02}"),
            DataValore::Dopo { giorni, evento } => write!(f, "{giorni} giorni: {evento}"),
            DataValore::Periodo(periodo) => f.write_str(periodo),
        }
    }
}

impl fmt::Display for ErroreData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ErroreData::NonData => "non è una data",
            ErroreData::Inesistente => "è un giorno che non esiste",
        })
    }
}

impl std::error::Error for ErroreData {}

/// The exact decimal written the Italian way (`1.234,56`) or plain (`1234.56`), with its scale.
/// Groups of three after a dot are thousands: `50.000` is fifty thousand (see
/// `migliaia_ambigue`). Refused: exponents, English thousands, codes with a leading zero, more
/// than 28 digits.
pub fn decimale(testo: &str) -> Option<Decimal> {
    let testo = testo.trim();
    match testo.strip_prefix(segno_scritto) {
        Some(resto) => Some(con_segno(decimale_senza_segno(resto)?, !testo.starts_with('+'))),
        None => decimale_senza_segno(testo),
    }
}

/// Whether a number, alone or with `%`, may be read both as thousands and as a decimal:
/// `50.000` is fifty thousand in Italian and fifty in plain writing.
pub fn migliaia_ambigue(testo: &str) -> bool {
    let testo = testo.trim();
    let testo = testo.strip_suffix('%').unwrap_or(testo).trim_end();
    let testo = testo.strip_prefix(segno_scritto).unwrap_or(testo);
    testo.split_once('.').is_some_and(|(prima, gruppo)| {
        (1..=3).contains(&prima.len()) && !prima.starts_with('0') && gruppo.len() == 3 && cifre(prima) && cifre(gruppo)
    })
}

/// Italian thousands dots and decimal comma; the scale is kept: `1.234,50`.
pub fn stampa_decimale(d: &Decimal) -> String {
    let testo = d.abs().to_string();
    let (intero, decimali) = testo.split_once('.').unwrap_or((&testo, ""));
    let mut stampato = String::with_capacity(testo.len() * 4 / 3 + 2);
    if d.is_sign_negative() && !d.is_zero() {
        stampato.push('-');
    }
    for (i, cifra) in intero.chars().enumerate() {
        if i > 0 && (intero.len() - i).is_multiple_of(3) {
            stampato.push('.');
        }
        stampato.push(cifra);
    }
    if !decimali.is_empty() {
        stampato.push(',');
        stampato.push_str(decimali);
    }
    stampato
}

/// A date written `aaaa-mm-gg`, `gg/mm/aaaa`, `gg.mm.aaaa` or `gg-mm-aaaa`.
pub fn data(testo: &str) -> Result<Date, ErroreData> {
    let testo = testo.trim();
    // Nearly all values are no dates: a look tells them.
    if !testo.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.')) {
        return Err(ErroreData::NonData);
    }
    let (anno, mese, giorno) = iso(testo)
        .or_else(|| ['/', '.', '-'].into_iter().find_map(|s| italiana(testo, s)))
        .ok_or(ErroreData::NonData)?;
    Date::new(anno, mese, giorno).map_err(|_| ErroreData::Inesistente)
}

/// `31/12/2027`.
pub fn stampa_data(d: Date) -> String {
    format!("{:02}/{:02}/{:04}", d.day(), d.month(), d.year())
}

fn iso(testo: &str) -> Option<(i16, i8, i8)> {
    let mut parti = testo.split('-');
    let (anno, mese, giorno) = (parti.next()?, parti.next()?, parti.next()?);
    let intera = parti.next().is_none() && mese.len() == 2 && giorno.len() == 2;
    Some((anno_scritto(anno)?, intero(mese)?, intero(giorno)?)).filter(|_| intera)
}

fn italiana(testo: &str, separatore: char) -> Option<(i16, i8, i8)> {
    let mut parti = testo.split(separatore);
    let (giorno, mese, anno) = (parti.next()?, parti.next()?, parti.next()?);
    let intera = parti.next().is_none() && mese.len() <= 2 && giorno.len() <= 2;
    Some((anno_scritto(anno)?, intero(mese)?, intero(giorno)?)).filter(|_| intera)
}

fn anno_scritto(testo: &str) -> Option<i16> {
    intero(testo).filter(|anno| (1000..=9999).contains(anno))
}

/// Digits only: `parse` alone would take a sign.
fn intero<T: std::str::FromStr>(testo: &str) -> Option<T> {
    if cifre(testo) { testo.parse().ok() } else { None }
}

fn cifre(testo: &str) -> bool {
    !testo.is_empty() && testo.bytes().all(|b| b.is_ascii_digit())
}

/// Plus, hyphen, minus sign, en dash: all are typed before numbers.
fn segno_scritto(c: char) -> bool {
    matches!(c, '+' | '-' | '\u{2212}' | '–')
}

fn con_segno(mut numero: Decimal, negativo: bool) -> Decimal {
    numero.set_sign_negative(negativo && !numero.is_zero());
    numero
}

/// Digits before the comma of a number: thousands of thousands of millions.
const CIFRE_INTERE: usize = 15;

fn decimale_senza_segno(testo: &str) -> Option<Decimal> {
    let (intera, decimali) = match testo.split_once(',') {
        Some((intera, decimali)) => (migliaia(intera)?, Some(decimali)),
        None => match migliaia(testo) {
            Some(intera) => (intera, None),
            None => {
                let (intera, decimali) = testo.split_once('.')?;
                (intera.to_owned(), Some(decimali))
            }
        },
    };
    let codice = intera.len() > 1 && intera.starts_with('0');
    if codice || !cifre(&intera) || testo.len() > 40 {
        return None;
    }
    let scritto = match decimali {
        Some(decimali) if cifre(decimali) => format!("{intera}.{decimali}"),
        Some(_) => return None,
        None => intera,
    };
    // Longer ones nobody writes in earnest, and sums and shares of these stay exact.
    if scritto.len() > 29 || scritto.find('.').unwrap_or(scritto.len()) > CIFRE_INTERE {
        return None;
    }
    Decimal::from_str_exact(&scritto).ok()
}

/// The digits of a whole number, without its thousands dots.
fn migliaia(testo: &str) -> Option<String> {
    let mut gruppi = testo.split('.');
    let primo = gruppi.next().filter(|primo| cifre(primo))?;
    if primo.len() == testo.len() {
        return Some(primo.to_owned());
    }
    let in_gruppi =
        primo.len() <= 3 && !primo.starts_with('0') && gruppi.all(|gruppo| gruppo.len() == 3 && cifre(gruppo));
    in_gruppi.then(|| testo.replace('.', ""))
}

// ---- Reading ----

#[derive(Clone, Default)]
struct Letto {
    condizioni: Vec<Condizione>,
    nota: Option<String>,
}

/// A condition read from the tokens: where it ends, and remarks about it.
struct Read {
    condizione: Condizione,
    end: usize,
    nota: Option<String>,
}

thread_local! {
    /// What was understood of the first values read: a plan says the same few over and over.
    static LETTI: RefCell<HashMap<Box<str>, Letto, RandomState>> = RefCell::default();
}

fn gia_letto(testo: &str) -> Letto {
    LETTI.with_borrow_mut(|letti| {
        if let Some(letto) = letti.get(testo) {
            return letto.clone();
        }
        let letto = leggi_condizioni(testo);
        if letti.len() < MAX_RICORDATI {
            letti.insert(testo.into(), letto.clone());
        }
        letto
    })
}

fn leggi_condizioni(testo: &str) -> Letto {
    let (corpo, nota, solo_richiami) = senza_note(testo);
    let nota = (!nota.is_empty()).then(|| nota.to_owned());
    if let Some(stato) = stato(corpo) {
        return Letto { condizioni: vec![stato], nota };
    }
    match Reader::new(corpo).all() {
        Some((condizioni, note)) => {
            Letto { condizioni, nota: note.into_iter().chain(nota).reduce(|prima, poi| prima + "; " + &poi) }
        }
        // A bracketed remark on a text is part of the text; a footnote mark never is.
        None => Letto { condizioni: Vec::new(), nota: nota.filter(|_| solo_richiami) },
    }
}

/// Splits `180 giorni (1)` in `180 giorni` and `(1)`; says whether all marks are footnotes.
fn senza_note(testo: &str) -> (&str, &str, bool) {
    let mut corpo = testo;
    let mut solo_richiami = true;
    loop {
        let senza_apici = corpo.trim_end_matches(|c| "*†‡¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c));
        // The 2 of `m²` is no footnote.
        let resto = if senza_apici.ends_with('m') { corpo.trim_end_matches('*') } else { senza_apici };
        let resto = match resto.char_indices().next_back() {
            Some((_, ')')) => prima_della_parentesi(resto, '(', ')'),
            Some((_, ']')) => prima_della_parentesi(resto, '[', ']'),
            _ => resto,
        };
        if resto.trim_end().is_empty() || resto.len() == corpo.len() {
            return (corpo, testo[corpo.len()..].trim(), solo_richiami);
        }
        let tolto = corpo[resto.len()..].trim_matches(['(', ')', '[', ']', '*', ' ']);
        solo_richiami &= tolto.chars().count() <= 2;
        corpo = resto.trim_end();
    }
}

fn prima_della_parentesi(testo: &str, aperta: char, chiusa: char) -> &str {
    let mut profondita = 0usize;
    for (i, c) in testo.char_indices().rev() {
        if c == chiusa {
            profondita += 1;
        } else if c == aperta {
            profondita -= 1;
            if profondita == 0 {
                return &testo[..i];
            }
        }
    }
    testo
}

fn stato(testo: &str) -> Option<Condizione> {
    // Most values are numbers and dates, and no state begins with a digit.
    if testo.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let minuscolo = testo.to_lowercase();
    let parole: Vec<&str> = minuscolo.split_whitespace().collect();
    let stato = match parole.join(" ").trim_end_matches('.') {
        "nuovo" | "nuova" | "nuovi" | "nuove" | "nuovo indicatore" | "indicatore nuovo" => StatoValore::Nuovo,
        "-"
        | "–"
        | "—"
        | "--"
        | "---"
        | "n.d"
        | "nd"
        | "n/d"
        | "n. d"
        | "non disponibile"
        | "non disponibili"
        | "dato non disponibile"
        | "dati non disponibili"
        | "non misurato"
        | "non misurata"
        | "non misurati"
        | "non misurate"
        | "non rilevato"
        | "non rilevata"
        | "non rilevati"
        | "non rilevate"
        | "non rilevabile"
        | "non pervenuto" => StatoValore::NonDisponibile,
        "n.a" | "na" | "n/a" | "n. a" | "non applicabile" | "non applicabili" => StatoValore::NonApplicabile,
        altro => {
            let valore = altro.strip_prefix("nuovo")?.trim_start();
            let numero = decimale(valore.strip_prefix('=')?)?;
            return Some(Condizione::stato(StatoValore::Nuovo, Some(numero)));
        }
    };
    Some(Condizione::stato(stato, None))
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Word,
    Sign(char),
}

struct Token {
    kind: Kind,
    start: usize,
    end: usize,
    /// White space stands before it.
    spaced: bool,
    /// A word in lower case, with straight apostrophes and without its final dot.
    word: String,
}

fn tokens(testo: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut chars = testo.char_indices().peekable();
    let mut spaced = false;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        let next_is = |end: usize, accept: &dyn Fn(char) -> bool| {
            let mut resto = testo[end..].chars();
            let (primo, secondo) = (resto.next(), resto.next());
            match primo {
                Some(p) if accept(p) => true,
                // Dots, slashes and hyphens belong to the word or number they stand inside.
                Some('.' | ',') if c.is_ascii_digit() => secondo.is_some_and(|s| s.is_ascii_digit()),
                Some('.' | '/' | '-') if !c.is_ascii_digit() => secondo.is_some_and(char::is_alphabetic),
                _ => false,
            }
        };
        let kind = if c.is_ascii_digit() {
            while next_is(end, &|c| c.is_ascii_digit()) {
                end += 1;
            }
            Kind::Number
        } else if matches!(c, '°' | 'º' | 'ª') {
            Kind::Word
        } else if c.is_alphabetic() {
            let inside = |c: char| c.is_alphanumeric() || matches!(c, '°' | '\u{300}' | '\u{301}' | '²' | '³');
            while next_is(end, &inside) {
                end += testo[end..].chars().next().map_or(0, char::len_utf8);
            }
            if let Some(fine @ ('.' | '\'' | '’')) = testo[end..].chars().next() {
                end += fine.len_utf8();
            }
            Kind::Word
        } else {
            Kind::Sign(c)
        };
        while chars.next_if(|(i, _)| *i < end).is_some() {}
        let word = match kind {
            Kind::Word => testo[start..end].to_lowercase().replace('’', "'"),
            Kind::Number | Kind::Sign(_) => String::new(),
        };
        out.push(Token { kind, start, end, spaced, word: word.trim_end_matches('.').to_owned() });
        spaced = false;
    }
    // The full stop of a sentence.
    if out.last().is_some_and(|t| t.kind == Kind::Sign('.')) {
        out.pop();
    }
    out
}

/// What an operator may stand before.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Dates only, and numbers with a unit: `entro 20 giorni`.
    Deadline,
    /// Dates when an article follows (`non oltre il 31.12`), numbers otherwise.
    Either,
    Number,
    /// A year only.
    Year,
}

use Before::{Deadline, Either, Number, Year};
use Operatore::{Circa, Maggiore, MaggioreUguale, Minore, MinoreUguale, Uguale};

/// Operators in words; the longest match wins. A final `*` stands for any ending.
const OPERATORI: &[(&str, Operatore, Before)] = &[
    ("entro", MinoreUguale, Deadline),
    ("entro e non oltre", MinoreUguale, Deadline),
    ("al più tardi entro", MinoreUguale, Deadline),
    ("non più tardi", MinoreUguale, Deadline),
    ("prima", Minore, Deadline),
    ("dopo", Maggiore, Deadline),
    ("non oltre", MinoreUguale, Either),
    ("fino", MinoreUguale, Either),
    ("sino", MinoreUguale, Either),
    ("a partire", MaggioreUguale, Either),
    ("a decorrere", MaggioreUguale, Either),
    ("almeno", MaggioreUguale, Number),
    ("pari almeno", MaggioreUguale, Number),
    ("pari ad almeno", MaggioreUguale, Number),
    ("minim*", MaggioreUguale, Number),
    ("min", MaggioreUguale, Number),
    ("al minimo", MaggioreUguale, Number),
    ("come minimo", MaggioreUguale, Number),
    ("non inferior*", MaggioreUguale, Number),
    ("non minor*", MaggioreUguale, Number),
    ("non meno", MaggioreUguale, Number),
    ("maggior* o ugual*", MaggioreUguale, Number),
    ("maggior* o pari", MaggioreUguale, Number),
    ("superior* o ugual*", MaggioreUguale, Number),
    ("superior* o pari", MaggioreUguale, Number),
    ("ugual* o maggior*", MaggioreUguale, Number),
    ("ugual* o superior*", MaggioreUguale, Number),
    ("pari o maggior*", MaggioreUguale, Number),
    ("pari o superior*", MaggioreUguale, Number),
    ("maggior*", Maggiore, Number),
    ("superior*", Maggiore, Number),
    ("più", Maggiore, Number),
    ("oltre", Maggiore, Number),
    ("sopra", Maggiore, Number),
    ("al di sopra", Maggiore, Number),
    ("massim*", MinoreUguale, Number),
    ("max", MinoreUguale, Number),
    ("al massimo", MinoreUguale, Number),
    ("non superior*", MinoreUguale, Number),
    ("non maggior*", MinoreUguale, Number),
    ("non più", MinoreUguale, Number),
    ("minor* o ugual*", MinoreUguale, Number),
    ("minor* o pari", MinoreUguale, Number),
    ("inferior* o ugual*", MinoreUguale, Number),
    ("inferior* o pari", MinoreUguale, Number),
    ("ugual* o minor*", MinoreUguale, Number),
    ("ugual* o inferior*", MinoreUguale, Number),
    ("pari o minor*", MinoreUguale, Number),
    ("pari o inferior*", MinoreUguale, Number),
    ("minor*", Minore, Number),
    ("inferior*", Minore, Number),
    ("meno", Minore, Number),
    ("sotto", Minore, Number),
    ("al di sotto", Minore, Number),
    ("circa", Circa, Number),
    ("ca", Circa, Number),
    ("quasi", Circa, Number),
    ("intorno", Circa, Number),
    ("poco più", Circa, Number),
    ("poco meno", Circa, Number),
    ("pari", Uguale, Number),
    ("ugual*", Uguale, Number),
    ("miglior*", Maggiore, Year),
    ("migliorare", Maggiore, Year),
    ("meglio", Maggiore, Year),
    ("miglioramento", Maggiore, Year),
    ("in miglioramento", Maggiore, Year),
    ("miglior* o ugual*", MaggioreUguale, Year),
    ("miglior* o pari", MaggioreUguale, Year),
    ("ugual* o miglior*", MaggioreUguale, Year),
    ("pari o miglior*", MaggioreUguale, Year),
];

/// Articles, alone and joined to a preposition: they may stand between operator and operand.
const ARTICOLI: &[&str] = &[
    "il", "lo", "la", "l'", "i", "gli", "le", "al", "allo", "alla", "all'", "ai", "agli", "alle", "del", "dello",
    "della", "dell'", "dei", "degli", "delle", "dal", "dalla", "dall'", "dai", "dalle",
];
const PREPOSIZIONI: &[&str] = &["a", "ad", "di", "d'", "da"];

/// The months.
pub const MESI: &[&str] = &[
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// Nouns that name a stretch of time: after an ordinal or `fine` they are a deadline.
const PERIODI: &[&str] = &[
    "anno",
    "mese",
    "bimestre",
    "trimestre",
    "quadrimestre",
    "semestre",
    "settimana",
    "biennio",
    "triennio",
    "quinquennio",
    "esercizio",
    "mandato",
    "legislatura",
    "consiliatura",
    "lavori",
    "incarico",
];

/// What may also follow `entro`.
const TERMINI: &[&str] = &[
    "fine",
    "inizio",
    "metà",
    "termine",
    "termini",
    "scadenza",
    "data",
    "conclusione",
    "chiusura",
    "approvazione",
    "adozione",
];

const ORDINALI: &[&str] = &[
    "primo", "prima", "secondo", "seconda", "terzo", "terza", "quarto", "quarta", "ultimo", "ultima", "prossimo",
    "prossima", "i", "ii", "iii", "iv",
];

/// Time units, by the ways they are written.
const TEMPI: &[(&str, &[&str])] = &[
    ("giorni", &["giorni", "giorno", "gg"]),
    ("ore", &["ore", "ora", "h", "hh"]),
    ("minuti", &["minuti", "minuto", "min"]),
    ("secondi", &["secondi", "secondo", "sec"]),
    ("settimane", &["settimane", "settimana"]),
    ("mesi", &["mesi", "mese"]),
    ("anni", &["anni", "anno"]),
];

const EURO: &[&str] = &["euro", "eur"];

/// Words that never begin a unit: with them the number is part of a sentence.
const NON_UNITA: &[&str] = &[
    "e", "ed", "o", "od", "oppure", "ovvero", "su", "sul", "sulla", "di", "del", "dei", "delle", "degli", "nel",
    "nella", "nei", "nell'", "in", "ma", "se", "che", "con", "come", "da", "dal", "dalla", "dall'", "oltre", "non",
    "tra", "fra", "a", "al", "entro", "dopo", "prima", "and", "or", "°", "º", "ª",
];

const UNITA_CON_CIFRE: &[&str] = &["m2", "m3", "km2", "co2", "tco2", "tco2eq", "pm10"];

struct Reader<'t> {
    testo: &'t str,
    tokens: Vec<Token>,
}

struct Op {
    operatore: Operatore,
    before: Before,
    /// The operator is written, with an article after it if `article`.
    written: bool,
    article: bool,
    end: usize,
}

#[derive(Clone)]
struct Quantity {
    numero: Decimal,
    tipo: TipoValore,
    unita: Option<Box<str>>,
    /// `30 giorni max`, `150 circa`.
    operatore: Option<Operatore>,
    riferimento: Option<RiferimentoAnno>,
    nota: Option<String>,
    end: usize,
}

impl<'t> Reader<'t> {
    fn new(testo: &'t str) -> Self {
        Reader { testo, tokens: tokens(testo) }
    }

    fn all(&self) -> Option<(Vec<Condizione>, Vec<String>)> {
        let (mut condizioni, mut note): (Vec<Condizione>, Vec<String>) = (Vec::new(), Vec::new());
        let mut at = 0;
        loop {
            let read = self.condizione(at)?;
            condizioni.push(read.condizione);
            note.extend(read.nota);
            if read.end == self.tokens.len() {
                break;
            }
            if condizioni.len() == MAX_CONDIZIONI {
                return None;
            }
            at = self.joiner(read.end).unwrap_or(read.end);
        }
        // `99,4% 99,0%` or `70%, 80%, 90%` are several values, not one value with conditions.
        let stessa =
            |a: &Condizione, b: &Condizione| (a.tipo, a.operatore, &a.unita) == (b.tipo, b.operatore, &b.unita);
        let ripetute = (1..condizioni.len()).any(|i| condizioni[..i].iter().any(|c| stessa(c, &condizioni[i])));
        (!ripetute).then_some((condizioni, note))
    }

    fn condizione(&self, at: usize) -> Option<Read> {
        let op = self.operatore(at).unwrap_or(Op {
            operatore: Uguale,
            before: Number,
            written: false,
            article: false,
            end: at,
        });
        if op.before == Year {
            return self.riferimento(&op, true);
        }
        self.intervallo(&op)
            .or_else(|| self.scadenza(&op))
            .or_else(|| self.riferimento(&op, false))
            .or_else(|| self.booleano(&op))
            .or_else(|| self.numero(&op))
            .filter(|read| self.boundary(read.end))
    }

    // ---- Operators and boundaries ----

    fn operatore(&self, at: usize) -> Option<Op> {
        let (operatore, before, mut end) = match self.sign(at) {
            Some(primo) => {
                let secondo = self.sign(at + 1);
                let (operatore, len) = match (primo, secondo) {
                    ('>', Some('=')) | ('=', Some('>')) => (MaggioreUguale, 2),
                    ('<', Some('=')) | ('=', Some('<')) => (MinoreUguale, 2),
                    ('>', _) => (Maggiore, 1),
                    ('<', _) => (Minore, 1),
                    ('≥', _) => (MaggioreUguale, 1),
                    ('≤', _) => (MinoreUguale, 1),
                    ('=', _) => (Uguale, 1),
                    ('~' | '≈' | '±', _) => (Circa, 1),
                    _ => return None,
                };
                (operatore, Number, at + len)
            }
            None => {
                let prima = *self.word(at).as_bytes().first()?;
                let (parole, operatore, before) = OPERATORI
                    .iter()
                    .filter(|(parole, _, _)| parole.as_bytes()[0] == prima && self.matches(at, parole))
                    .max_by_key(|(parole, _, _)| parole.split(' ').count())?;
                (*operatore, *before, at + parole.split(' ').count())
            }
        };
        let mut article = false;
        for _ in 0..2 {
            let dopo = self.skip_article(end);
            article |= dopo > end;
            end = dopo + usize::from(dopo == end && PREPOSIZIONI.contains(&self.word(end)));
        }
        Some(Op { operatore, before, written: true, article, end })
    }

    fn matches(&self, at: usize, parole: &str) -> bool {
        parole.split(' ').enumerate().all(|(i, attesa)| {
            let parola = match self.word(at + i) {
                "piu" | "piu'" | "piu\u{300}" => "più",
                "od" => "o",
                altra => altra,
            };
            match attesa.strip_suffix('*') {
                // `massimizzare` is not `massimo`.
                Some(tema) => parola.strip_prefix(tema).is_some_and(|fine| matches!(fine, "" | "a" | "e" | "i" | "o")),
                None => parola == attesa,
            }
        })
    }

    /// The value or condition ends before this token.
    fn boundary(&self, at: usize) -> bool {
        at == self.tokens.len() || self.joiner(at).is_some() || self.starts_operator(at)
    }

    /// After what joins two conditions: `e`, `;`, a dash between spaces.
    fn joiner(&self, at: usize) -> Option<usize> {
        let joins = match (self.sign(at), self.word(at)) {
            (Some(';'), _) | (None, "e" | "ed") => true,
            (None, "con") => self.starts_operator(at + 1),
            (Some(','), _) => self.spaced(at + 1),
            (Some('-' | '–' | '—'), _) => self.spaced(at) && self.spaced(at + 1),
            _ => false,
        };
        (joins && self.starts_condition(at + 1)).then_some(at + 1)
    }

    fn starts_condition(&self, at: usize) -> bool {
        self.starts_number(at) || self.starts_operator(at)
    }

    fn starts_operator(&self, at: usize) -> bool {
        self.word(at) == "entro" || self.operatore(at).is_some_and(|op| self.starts_number(op.end))
    }

    fn starts_number(&self, at: usize) -> bool {
        let prefix = matches!(self.sign(at), Some('€' | '+' | '-' | '–' | '\u{2212}' | '~'))
            || etichetta(self.word(at))
            || EURO.contains(&self.word(at));
        self.is_number(at) || prefix && self.is_number(at + 1)
    }

    // ---- Operands ----

    /// `tra 10 e 20`, `da 20 a 99`, `10-20`, each also with units.
    fn intervallo(&self, op: &Op) -> Option<Read> {
        if !matches!(op.operatore, Uguale | Circa) {
            return None;
        }
        let mut at = op.end;
        if matches!(self.word(at), "compreso" | "compresa" | "compresi" | "comprese") {
            at += 1;
        }
        let separatore: &[&str] = match self.word(at) {
            "tra" | "fra" => &["e", "ed"],
            "da" | "dal" | "dall'" | "dai" | "dalle" => &["a", "al", "all'", "ad", "ai", "alle"],
            _ if at > op.end => return None,
            _ => &[],
        };
        at += usize::from(!separatore.is_empty());
        let da = self.quantita(self.skip_article(at), false)?;
        let fine = if separatore.is_empty() {
            let trattino = matches!(self.sign(da.end), Some('-' | '–' | '—' | '÷'))
                && self.spaced(da.end) == self.spaced(da.end + 1)
                && self.is_number_or_euro(da.end + 1);
            trattino.then_some(da.end + 1)?
        } else {
            let fino = usize::from(self.word(da.end) == "fino");
            separatore.contains(&self.word(da.end + fino)).then_some(da.end + fino + 1)?
        };
        let a = self.quantita(self.skip_article(fine), true)?;
        let stessa_unita = da.unita.is_none() || da.unita == a.unita;
        // `2025-2027` is a period.
        let anni = a.unita.is_none() && self.anno(da.end - 1).and(self.anno(a.end - 1)).is_some();
        if anni || !stessa_unita || da.numero > a.numero || a.operatore.is_some() {
            return None;
        }
        Some(Read {
            condizione: Condizione {
                numero: Some(da.numero),
                fino_a: Some(a.numero),
                unita: a.unita,
                ..Condizione::nuova(TipoValore::Intervallo, op.operatore)
            },
            end: a.end,
            nota: a.nota,
        })
    }

    fn scadenza(&self, op: &Op) -> Option<Read> {
        let entro = op.before == Deadline || op.before == Either && op.article;
        let at = if op.written { op.end } else { self.skip_article(op.end) };
        let (data, end) = self
            .arco(at, op)
            .or_else(|| self.giorno(at, entro))
            .or_else(|| self.dopo(at))
            .or_else(|| self.periodo(at, entro))
            .filter(|(_, end)| self.boundary(*end) || self.di_ogni_anno(*end))?;
        let coda = if self.boundary(end) { end } else { self.run(end)? };
        Some(Read {
            condizione: Condizione::scadenza(op.operatore, data),
            end: coda,
            nota: (coda > end).then(|| self.slice(end, coda).to_owned()),
        })
    }

    fn di_ogni_anno(&self, at: usize) -> bool {
        self.matches(at, "di ogni") || self.matches(at, "di ciascun")
    }

    /// From one time to another: `2022-2024`, `Dicembre 2021 - Giugno 2022`.
    fn arco(&self, at: usize, op: &Op) -> Option<(DataValore, usize)> {
        let da = usize::from(!op.written && matches!(self.word(op.end), "dal" | "da" | "dall'"));
        let inizio = op.end + da;
        let meta = self.momento(if da == 1 { inizio } else { at })?;
        let separatore = match (da, self.sign(meta), self.word(meta)) {
            (0, Some('-' | '–' | '—'), _) => self.spaced(meta) == self.spaced(meta + 1),
            (1, None, "al" | "a" | "all'") => true,
            _ => false,
        };
        let fine = self.momento(meta + 1).filter(|_| separatore)?;
        let inizio = if da == 1 { op.end } else { at };
        Some((DataValore::Periodo(self.slice(inizio, fine).into()), fine))
    }

    fn momento(&self, at: usize) -> Option<usize> {
        self.giorno(at, false)
            .or_else(|| self.mese_o_anno(at))
            .map(|(_, end)| end)
            .or_else(|| self.anno(at).map(|_| at + 1))
    }

    /// A day, without its year only after `entro` and the like: `31.12` alone is a number.
    fn giorno(&self, at: usize, entro: bool) -> Option<(DataValore, usize)> {
        let giorno: Option<i8> = intero(self.raw(at)).filter(|_| self.raw(at).len() <= 2);
        let dopo = at + 1 + usize::from(matches!(self.word(at + 1), "°" | "º"));
        if let (Some(giorno), Some(mese)) = (giorno, mese(self.word(dopo))) {
            let per_esteso = MESI.contains(&self.word(dopo));
            let anno = anno_scritto(self.raw(dopo + 1));
            return match anno {
                Some(anno) => {
                    let data = Date::new(anno, mese, giorno).ok()?;
                    Some((DataValore::Giorno(data), dopo + 2))
                }
                None if per_esteso || entro => Some((giorno_mese(giorno, mese)?, dopo + 1)),
                None => None,
            };
        }
        if let Some(end) = self.written_together(at)
            && let Ok(giorno) = data(self.slice(at, end))
        {
            return Some((DataValore::Giorno(giorno), end));
        }
        if !entro {
            return None;
        }
        if let Some((giorno, mese)) = self.raw(at).split_once('.') {
            return Some((giorno_mese(intero(giorno)?, intero(mese)?)?, at + 1));
        }
        let separato = matches!(self.sign(at + 1), Some('/' | '-')) && !self.spaced(at + 1) && !self.spaced(at + 2);
        let mese = intero(self.raw(at + 2)).filter(|_| separato)?;
        Some((giorno_mese(giorno?, mese)?, at + 3))
    }

    /// The end of numbers joined by slashes or hyphens without spaces, as dates are.
    fn written_together(&self, at: usize) -> Option<usize> {
        let mut end = self.is_number(at).then_some(at + 1)?;
        while end < at + 5
            && matches!(self.sign(end), Some('/' | '-'))
            && self.is_number(end + 1)
            && !self.spaced(end)
            && !self.spaced(end + 1)
        {
            end += 2;
        }
        Some(end)
    }

    /// `45 gg. dalla fine del trimestre`. Months and hours are not days: they stay a period.
    fn dopo(&self, at: usize) -> Option<(DataValore, usize)> {
        let numero: u32 = intero(self.raw(at))?;
        let unita = tempo(self.word(at + 1))?;
        let evento = match self.word(at + 2) {
            "da" | "dal" | "dallo" | "dalla" | "dall'" | "dai" | "dagli" | "dalle" | "dopo" => {
                self.skip_article(at + 3)
            }
            "fine" => at + 2,
            _ => return None,
        };
        let end = match self.written_together(evento) {
            Some(end) => data(self.slice(evento, end)).ok().map(|_| end)?,
            None => self.run(evento)?,
        };
        let giorni = match unita {
            "giorni" => Some(numero),
            "settimane" => numero.checked_mul(7),
            _ => None,
        };
        let data = match giorni {
            Some(giorni) => DataValore::Dopo { giorni, evento: self.slice(evento, end).into() },
            None => DataValore::Periodo(self.slice(at, end).into()),
        };
        Some((data, end))
    }

    fn periodo(&self, at: usize, entro: bool) -> Option<(DataValore, usize)> {
        if let Some(trovato) = self.mese_o_anno(at) {
            return Some(trovato);
        }
        if entro && self.anno(at).is_some() {
            return Some((DataValore::Periodo(self.slice(at, at + 1).into()), at + 1));
        }
        let nome = |i: usize| PERIODI.contains(&self.word(i));
        let dopo_ordinale = at + 1 + usize::from(matches!(self.word(at + 1), "°" | "º"));
        let ordinale = ORDINALI.contains(&self.word(at)) || self.raw(at).len() == 1;
        let fine = self.word(at) == "fine" && nome(self.skip_article(at + 1));
        let fine_mese = self.word(at) == "fine" && mese_per_esteso(self.word(at + 1)).is_some();
        let con_entro = entro && (nome(at) || TERMINI.contains(&self.word(at)));
        if !(fine || fine_mese || con_entro || ordinale && nome(dopo_ordinale)) {
            return None;
        }
        let end = if self.is_number(at) { self.run(dopo_ordinale)? } else { self.run(at)? };
        let end = end + usize::from(self.anno(end).is_some());
        Some((DataValore::Periodo(self.slice(at, end).into()), end))
    }

    /// `dicembre`, `dicembre 2021`, `12/2021`, `2021-12`, `anno 2021`.
    fn mese_o_anno(&self, at: usize) -> Option<(DataValore, usize)> {
        let end = if mese_per_esteso(self.word(at)).is_some() {
            at + 1 + usize::from(self.anno(at + 1).is_some())
        } else if self.word(at) == "anno" && self.anno(at + 1).is_some() {
            at + 2
        } else {
            let end = self.written_together(at).filter(|end| *end == at + 3)?;
            let (primo, secondo) = (self.raw(at), self.raw(at + 2));
            let mese = match self.sign(at + 1) {
                Some('/') if self.anno(at + 2).is_some() => primo,
                Some('-') if self.anno(at).is_some() && secondo.len() == 2 => secondo,
                _ => return None,
            };
            intero::<i8>(mese).filter(|mese| (1..=12).contains(mese))?;
            end
        };
        Some((DataValore::Periodo(self.slice(at, end).into()), end))
    }

    /// A bare year after an operator is that year's result, not a quantity.
    fn riferimento(&self, op: &Op, migliore: bool) -> Option<Read> {
        if !op.written || op.before == Deadline {
            return None;
        }
        let (anno, end) = self.risultato_di(op.end)?;
        Some(Read {
            condizione: Condizione {
                riferimento: Some(RiferimentoAnno { anno, migliore }),
                ..Condizione::nuova(TipoValore::Riferimento, op.operatore)
            },
            end,
            nota: None,
        })
    }

    /// `2022`, `al risultato del 2022`, `rispetto al valore 2022`.
    fn risultato_di(&self, at: usize) -> Option<(i16, usize)> {
        let nomi = ["rispetto", "valore", "risultato", "dato", "consuntivo", "anno"];
        let mut at = at;
        for _ in 0..5 {
            let parola = self.word(at);
            let superflua = ARTICOLI.contains(&parola) || PREPOSIZIONI.contains(&parola) || nomi.contains(&parola);
            at += usize::from(superflua);
        }
        let anno = self.anno(at)?;
        self.boundary(at + 1).then_some((anno, at + 1))
    }

    fn booleano(&self, op: &Op) -> Option<Read> {
        let valore = match self.word(op.end) {
            "sì" | "si" | "si'" | "si\u{300}" | "true" => true,
            "no" | "false" => false,
            _ => return None,
        };
        let read = Read {
            condizione: Condizione { booleano: Some(valore), ..Condizione::nuova(TipoValore::Booleano, Uguale) },
            end: op.end + 1,
            nota: None,
        };
        (!op.written && self.boundary(read.end)).then_some(read)
    }

    fn numero(&self, op: &Op) -> Option<Read> {
        let quantita = self.quantita(op.end, true)?;
        // `entro 50`: fifty of what?
        if op.before == Deadline && quantita.unita.is_none() {
            return None;
        }
        let operatore = match (op.written, quantita.operatore) {
            (false, Some(dopo)) => dopo,
            (true, Some(_)) => return None,
            (_, None) => op.operatore,
        };
        Some(Read {
            condizione: Condizione {
                numero: Some(quantita.numero),
                unita: quantita.unita,
                riferimento: quantita.riferimento,
                ..Condizione::nuova(quantita.tipo, operatore)
            },
            end: quantita.end,
            nota: quantita.nota,
        })
    }

    /// A number with its sign, currency and unit; `estesa` allows units of several words.
    fn quantita(&self, at: usize, estesa: bool) -> Option<Quantity> {
        let mut at = at;
        let mut unita: Option<Box<str>> = None;
        if etichetta(self.word(at)) {
            if matches!(self.word(at), "p.ti" | "punti") {
                unita = Some("punti".into());
            }
            at += 1 + usize::from(matches!(self.word(at + 1), "°" | "º"));
        }
        let segno = |at: usize| self.sign(at).filter(|c| segno_scritto(*c) && !self.spaced(at + 1));
        let mut scritto = segno(at);
        at += usize::from(scritto.is_some());
        let variazione = scritto.is_some();
        let euro_prima = self.sign(at) == Some('€') || EURO.contains(&self.word(at));
        at += usize::from(euro_prima);
        if euro_prima && !variazione {
            scritto = segno(at);
            at += usize::from(scritto.is_some());
        }
        let mut numero = decimale_senza_segno(self.raw(at))?;
        at += 1;
        if let Some(volte) = multiplo(self.word(at)) {
            numero = numero.checked_mul(volte.into())?.normalize();
            at += 1;
            at += usize::from(matches!(self.word(at), "di" | "d'") && EURO.contains(&self.word(at + 1)));
        }
        let numero = con_segno(numero, scritto.is_some_and(|c| c != '+'));

        let percento = match (self.sign(at), self.word(at), self.word(at + 1)) {
            (Some('%'), _, _) | (_, "percento", _) => 1,
            (_, "per", "cento") => 2,
            _ => 0,
        };
        let euro_dopo = self.sign(at) == Some('€') || EURO.contains(&self.word(at));
        let mut tipo = TipoValore::Numero;
        if euro_prima && (euro_dopo || percento > 0) || unita.is_some() && percento > 0 {
            return None;
        } else if percento > 0 {
            (tipo, unita) = (TipoValore::Percentuale, Some("%".into()));
            at += percento;
        } else if euro_prima || euro_dopo {
            (tipo, unita) = (TipoValore::Importo, Some("€".into()));
            at += usize::from(euro_dopo);
        }
        let base = tipo != TipoValore::Numero || unita.is_some();
        if variazione {
            tipo = TipoValore::Variazione;
        }
        let mut letta = Quantity { numero, tipo, unita, operatore: None, riferimento: None, nota: None, end: at };
        if !estesa {
            if !base && let Some(tempo) = tempo(self.word(at)) {
                letta.unita = Some(tempo.into());
                letta.end += 1;
            }
            return Some(letta);
        }
        self.coda(letta, base)
    }

    /// What follows the number: its unit or, when it has one, what it is measured on.
    fn coda(&self, mut letta: Quantity, base: bool) -> Option<Quantity> {
        let at = letta.end;
        if self.boundary(at) {
            return Some(letta);
        }
        let rispetto = matches!(self.word(at), "rispetto" | "sul" | "su" | "sull'" | "sulla");
        if rispetto && let Some((anno, end)) = self.risultato_di(at + 1) {
            letta.riferimento = Some(RiferimentoAnno { anno, migliore: false });
            letta.end = end;
            return Some(letta);
        }
        // `30 gg. /comunque in tempi brevi`
        if let (Some(tempo), Some('/')) = (tempo(self.word(at)), self.sign(at + 1)) {
            letta.unita = Some(tempo.into());
            letta.end = self.run(at + 2)?;
            letta.nota = Some(self.slice(at + 1, letta.end).to_owned());
            return Some(letta);
        }
        let fine = self.run(at)?;
        // `2021 UN MONITORAGGIO …`: a year before a sentence is no quantity.
        let come_anno = letta.numero.is_integer() && (1990..2100).any(|a| letta.numero == Decimal::from(a));
        if !base && come_anno && fine > at + 1 && tempo(self.word(at)).is_none() {
            return None;
        }
        letta.end = fine;
        let (togliere, operatore) = match (self.word(fine - 1), self.word(fine.saturating_sub(2))) {
            ("circa", _) => (1, Some(Circa)),
            ("massimo", "al") => (2, Some(MinoreUguale)),
            ("massimo" | "max", _) => (1, Some(MinoreUguale)),
            ("minimo", "al" | "come") => (2, Some(MaggioreUguale)),
            ("minimo" | "almeno", _) => (1, Some(MaggioreUguale)),
            _ => (0, None),
        };
        letta.operatore = operatore;
        let fine = fine - togliere;
        if fine <= at {
            return (fine == at).then_some(letta);
        }
        let parole = self.slice(at, fine);
        if base {
            letta.nota = Some(parole.to_owned());
        } else if NON_UNITA.contains(&self.word(at)) {
            return None;
        } else {
            letta.unita = Some(match tempo(self.word(at)) {
                Some(tempo) if fine == at + 1 => tempo.into(),
                Some(tempo) => format!("{tempo} {}", self.slice(at + 1, fine)).into(),
                None => parole.into(),
            });
        }
        Some(letta)
    }

    /// The end of a run of words: at least one, up to the next condition.
    fn run(&self, at: usize) -> Option<usize> {
        let mut end = at;
        while end < self.tokens.len() && !(end > at && self.boundary(end)) {
            let parola = self.word(end);
            let con_cifre = parola.contains(|c: char| c.is_ascii_digit());
            if parola.is_empty() || con_cifre && !UNITA_CON_CIFRE.contains(&parola) {
                break;
            }
            end += 1;
        }
        (end > at && end - at <= MAX_PAROLE).then_some(end)
    }

    // ---- Tokens ----

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &t.word)
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(c) => Some(c),
            Kind::Number | Kind::Word => None,
        }
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
    }

    fn is_number_or_euro(&self, at: usize) -> bool {
        self.is_number(at) || self.sign(at) == Some('€')
    }

    fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.spaced)
    }

    /// The text of a number; empty when the token is none.
    fn raw(&self, at: usize) -> &str {
        if self.is_number(at) { self.slice(at, at + 1) } else { "" }
    }

    /// A year that a plan may refer to, written alone.
    fn anno(&self, at: usize) -> Option<i16> {
        intero(self.raw(at)).filter(|anno| (2000..=2099).contains(anno))
    }

    fn skip_article(&self, at: usize) -> usize {
        // `I semestre` is the first one.
        let primo = self.word(at) == "i" && PERIODI.contains(&self.word(at + 1));
        at + usize::from(!primo && ARTICOLI.contains(&self.word(at)))
    }

    /// The text from one token up to another.
    fn slice(&self, from: usize, to: usize) -> &'t str {
        match (self.tokens.get(from), self.tokens.get(to.wrapping_sub(1))) {
            (Some(primo), Some(ultimo)) if from < to => &self.testo[primo.start..ultimo.end],
            _ => "",
        }
    }
}

/// Labels before a number that say nothing about it, and points.
fn etichetta(parola: &str) -> bool {
    matches!(parola, "n" | "nr" | "n°" | "nº" | "num" | "numero" | "peso" | "p.ti" | "punti")
}

fn multiplo(parola: &str) -> Option<u32> {
    match parola {
        "mila" => Some(1_000),
        "milione" | "milioni" | "mln" => Some(1_000_000),
        "miliardo" | "miliardi" | "mld" => Some(1_000_000_000),
        _ => None,
    }
}

fn tempo(parola: &str) -> Option<&'static str> {
    TEMPI.iter().find(|(_, forme)| forme.contains(&parola)).map(|(tempo, _)| *tempo)
}

fn mese_per_esteso(parola: &str) -> Option<i8> {
    let indice = MESI.iter().position(|mese| *mese == parola)?;
    i8::try_from(indice + 1).ok()
}

/// Also `dic.`
fn mese(parola: &str) -> Option<i8> {
    let indice = MESI.iter().position(|mese| *mese == parola || mese.get(..3) == Some(parola))?;
    i8::try_from(indice + 1).ok()
}

/// Valid in some year: `29.02` is.
fn giorno_mese(giorno: i8, mese: i8) -> Option<DataValore> {
    Date::new(2000, mese, giorno).is_ok().then_some(DataValore::GiornoMese { giorno, mese })
}
