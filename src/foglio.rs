// SPDX-License-Identifier: EUPL-1.2
//! CSV for spreadsheets: semicolons, UTF-8 with BOM, CRLF; no cell is a formula, no code becomes a number or a date.
//!
//! This holds of the cells of this file. Who splits it elsewhere, as at commas, makes other cells, which may begin with anything: no
//! quoting helps, since quotes count only where a cell begins; an apostrophe after every comma and every line would ruin the texts.

use crate::model::valore::decimale;
use std::borrow::Cow;

/// A file for spreadsheets, row by row.
pub struct Foglio(csv::Writer<Vec<u8>>);

impl Default for Foglio {
    fn default() -> Self {
        let mut options = csv::WriterBuilder::new();
        options.delimiter(b';').terminator(csv::Terminator::CRLF).flexible(true);
        Foglio(options.from_writer("\u{feff}".as_bytes().to_vec()))
    }
}

impl Foglio {
    /// One more row. Cells are written as they are: `testo` and `codice` make them harmless.
    pub fn riga<C: AsRef<str>>(&mut self, celle: impl IntoIterator<Item = C>) {
        let cells: Vec<C> = celle.into_iter().collect();
        // Into memory: nothing fails.
        let _ = self.0.write_record(cells.iter().map(|c| c.as_ref().as_bytes()));
    }

    /// The file.
    pub fn scritto(self) -> String {
        let bytes = self.0.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// A text as a cell: an apostrophe before what a spreadsheet would run, lines ended in one way.
pub fn testo(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if text.contains(['\r', '\0']) {
        text = Cow::Owned(text.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n"));
    }
    // A number with its sign is a number.
    let number = || decimale(text.trim_end_matches(['%', '€', ' ', '\u{a0}'])).is_some();
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let runs = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\n' | '\u{2212}' | '＝' | '＋' | '－' | '＠');
    if first.is_some_and(runs) && !number() { Cow::Owned(format!("'{text}")) } else { text }
}

/// A code as a cell: one that looks like a number or a date is kept a text by an apostrophe.
pub fn codice(text: &str) -> Cow<'_, str> {
    let figures =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/' | ':' | ' ' | '+' | 'e' | 'E' | '%');
    let number = text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(figures);
    if number { Cow::Owned(format!("'{text}")) } else { testo(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_run() {
        for wild in ["=1+1", "+39 0165 1", "-a", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "−x", "＝1+1", "\u{feff}=1"]
        {
            assert!(testo(wild).starts_with('\''), "{wild:?}");
        }
        for calm in ["-5", "-5,2%", "+3", "−3,2", "a=b", "", "«è»"] {
            assert_eq!(testo(calm), calm);
        }
    }

    #[test]
    fn for_who_splits_at_semicolons_no_cell_is_run() {
        let mut foglio = Foglio::default();
        let wild = ["Alfa,=HYPERLINK(1)", "a;=1", "a\";=1", "a\n=1", "a\r=1", "\";=1", "=1;\n=2", "\t=1", "\r\n@a"];
        foglio.riga(wild.map(testo));
        let text = foglio.scritto();
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(b';').has_headers(false).from_reader(&text.as_bytes()[3..]);
        let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("it is read")).collect();
        assert_eq!((rows.len(), rows[0].len()), (1, wild.len()));
        assert!(rows[0].iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "{rows:?}");
    }

    #[test]
    fn codes_stay_codes() {
        for code in ["1-2", "0101", "1E5", "3/4", "2.1", "12:30"] {
            assert_eq!(codice(code), format!("'{code}"));
        }
        for code in ["OB-1", "M1C1", "suap-tempi", "=1"] {
            assert_eq!(codice(code), testo(code));
        }
    }

    #[test]
    fn cells_come_back_as_they_were() {
        let mut foglio = Foglio::default();
        let hostile = ["a;b", "\"q\"", "due\nrighe", "", "è"];
        foglio.riga(hostile);
        let text = foglio.scritto();
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(b';').has_headers(false).from_reader(&text.as_bytes()[3..]);
        let row = reader.records().next().expect("a row").expect("it is read");
        assert_eq!(row.iter().collect::<Vec<_>>(), hostile);
    }
}
