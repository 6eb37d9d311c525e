// SPDX-License-Identifier: EUPL-1.2
//! What every picture needs: lengths in proportion, texts that fit, markup. Lengths are tenths of a unit, so that a
//! coordinate has one decimal at most; no number of the plan becomes a float.

use crate::render::filters::html;
use std::fmt;

/// Decimi (tenths) of a unit of the picture; printed as `12` or `12.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimi(pub i64);

impl fmt::Display for Decimi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 10, self.0 % 10);
        if rest == 0 { write!(f, "{whole}") } else { write!(f, "{whole}.{rest}") }
    }
}

/// How long `numero` is where `massimo` takes all of `spazio`; what is more than nothing can be seen.
pub fn in_scala(numero: i64, massimo: i64, spazio: Decimi) -> Decimi {
    if numero <= 0 || massimo <= 0 {
        return Decimi(0);
    }
    let (numero, massimo, spazio) = (i128::from(numero), i128::from(massimo), i128::from(spazio.0));
    let tenths = (numero.min(massimo) * spazio * 2 + massimo) / (massimo * 2);
    Decimi(i64::try_from(tenths).unwrap_or_default().max(15))
}

/// About how wide a text is, this high: as in the widest of the fonts that the page may find.
pub fn larghezza(testo: &str, corpo: i64) -> Decimi {
    // Thousandths of the height of the font.
    let wide = |c: char| match c {
        'i' | 'l' | 'j' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 320,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | ' ' | '\u{a0}' | '-' | '/' => 400,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 960,
        '0'..='9' | '€' => 640,
        c if c.is_uppercase() => 720,
        c if u32::from(c) > 0x2190 => 1000,
        _ => 610,
    };
    let thousandths: i64 = testo.chars().map(wide).sum();
    Decimi(thousandths * corpo / 100)
}

/// A text for a picture: on one line, without what turns the direction of the text around it.
pub fn pulito(testo: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let one_line = testo.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.chars().filter(|c| !c.is_control() && !turns(c)).collect()
}

/// The beginning of a text that fits, `…` at its end where it is cut.
pub fn taglia(testo: &str, corpo: i64, spazio: Decimi) -> String {
    if larghezza(testo, corpo) <= spazio {
        return testo.to_string();
    }
    let room = spazio.0 - larghezza("…", corpo).0;
    let mut out = String::new();
    let mut used = 0;
    for c in testo.chars() {
        used += larghezza(c.encode_utf8(&mut [0; 4]), corpo).0;
        if used > room {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// A text of so many characters at most, `…` at its end where it is cut.
pub fn breve(testo: &str, caratteri: usize) -> String {
    match testo.char_indices().nth(caratteri) {
        Some(_) => format!("{}…", testo.chars().take(caratteri - 1).collect::<String>().trim_end()),
        None => testo.to_string(),
    }
}

/// A text on as many lines as are there, words kept whole where they fit; what is left over is cut.
pub fn a_capo(testo: &str, corpo: i64, spazio: Decimi, righe: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Longer texts are cut anyway.
    let mut words = breve(testo, 400);
    while !words.is_empty() {
        if lines.len() + 1 == righe {
            lines.push(taglia(&words, corpo, spazio));
            break;
        }
        let mut end = 0;
        for (at, _) in words.match_indices(' ').chain([(words.len(), "")]) {
            if larghezza(&words[..at], corpo) > spazio {
                break;
            }
            end = at;
        }
        if end == 0 {
            lines.push(taglia(&words, corpo, spazio));
            break;
        }
        lines.push(words[..end].to_string());
        words = words[end..].trim_start().to_string();
    }
    lines
}

/// A picture, its upper end at `da`: its name says the data, and has this id if it is not empty. `classe` is the sort of
/// picture, for the style sheet.
pub fn figura(id: &str, classe: &str, (larga, alta): (i64, i64), da: i64, nome: &str, corpo: &str) -> String {
    let (id, nome) = (html(id), html(nome));
    let (named, title) = match &*id {
        "" => (format!(" aria-label=\"{nome}\""), String::new()),
        id => (format!(" aria-labelledby=\"{id}\""), format!("<title id=\"{id}\">{nome}</title>")),
    };
    format!("<svg class=\"{classe}\" viewBox=\"0 {da} {larga} {alta}\" role=\"img\"{named}>{title}{corpo}</svg>")
}

/// A rectangle.
pub fn rettangolo(classe: &str, x: Decimi, y: Decimi, larga: Decimi, alta: Decimi) -> String {
    format!("<rect class=\"{classe}\" x=\"{x}\" y=\"{y}\" width=\"{larga}\" height=\"{alta}\"/>")
}

/// A text that stands on `y`.
pub fn scritta(classe: &str, x: Decimi, y: Decimi, testo: &str) -> String {
    let class = if classe.is_empty() { String::new() } else { format!(" class=\"{classe}\"") };
    format!("<text{class} x=\"{x}\" y=\"{y}\">{}</text>", html(testo))
}
