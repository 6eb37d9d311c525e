// SPDX-License-Identifier: EUPL-1.2
//! Whether a text speaks of a thing: words looked for without capitals, accents and line breaks.

use crate::model::tipi::{Prosa, Testo};
use crate::rules::Context;
use crate::source::decode::minuscole;

/// A text as words are looked for in it: lower case, no accents, one space between words; `C.U.G.` is `cug`.
pub fn piano(testo: &str) -> String {
    let mut out = String::with_capacity(testo.len());
    con_punti(testo, |word| {
        let sigla = is_sigla(word);
        for (n, piece) in word.split('.').filter(|piece| !piece.is_empty()).enumerate() {
            if !(out.is_empty() || sigla && n > 0) {
                out.push(' ');
            }
            out.push_str(piece);
        }
    });
    out
}

/// The words of a text in lower case and without accents, one by one, with the full stops in and after them.
pub fn con_punti(testo: &str, mut each: impl FnMut(&str)) {
    let mut word = |word: &str, plain: bool| match plain {
        true if word.is_empty() => {}
        true => each(word),
        false => piegate(word, &mut each),
    };
    let (mut from, mut plain) = (0, true);
    for (at, b) in testo.bytes().enumerate() {
        match b {
            b'a'..=b'z' | b'0'..=b'9' | b'.' => {}
            // What is not ASCII may be no letter: that is seen there.
            b'A'..=b'Z' | 0x80.. => plain = false,
            _ => {
                word(&testo[from..at], plain);
                (from, plain) = (at + 1, true);
            }
        }
    }
    word(&testo[from..], plain);
}

/// The same for what is not written as it is looked for.
fn piegate(words: &str, each: &mut impl FnMut(&str)) {
    let mut word = String::with_capacity(words.len());
    minuscole(words, |c| {
        if c.is_alphanumeric() || c == '.' {
            word.push(c);
        } else if !word.is_empty() {
            each(&word);
            word.clear();
        }
    });
    if !word.is_empty() {
        each(&word);
    }
}

/// Single letters with full stops between them.
pub fn is_sigla(word: &str) -> bool {
    let letter = |l: &str| l.chars().count() == 1 && l.chars().all(char::is_alphabetic);
    word.contains('.') && word.trim_end_matches('.').split('.').all(letter)
}

/// Whether it holds one of the beginnings of words, all together and in order: `consiglier parit`.
pub fn parla_di(testo: &str, di: &[&str]) -> bool {
    let testo = piano(testo);
    di.iter().any(|wanted| comincia_con(&testo, wanted))
}

/// Whether a text already plain holds beginnings of words, in order.
pub fn comincia_con(testo: &str, wanted: &str) -> bool {
    let mut words = testo.split(' ');
    wanted.split(' ').all(|start| words.any(|word| word.starts_with(start)))
}

/// Whether some text of the plan speaks of it.
pub fn il_piano_parla_di(cx: &Context<'_>, di: &[&str]) -> bool {
    let words: Vec<&str> = di.iter().flat_map(|wanted| wanted.split(' ')).collect();
    let mut found = cx.brani_con_ciascuno(&words).into_iter();
    di.iter().any(|wanted| {
        // Only the texts that hold its rarest word are read.
        let rarest = found.by_ref().take(wanted.split(' ').count()).min_by_key(Vec::len).unwrap_or_default();
        cx.brani_di(rarest).into_iter().any(|brano| parla_di(brano.testo, &[wanted]))
    })
}

/// The text says one of these words.
pub fn dice(testo: &str, parole: &[&str]) -> bool {
    let mut piegato = String::with_capacity(testo.len() + 2);
    piegato.push('_');
    minuscole(testo, |c| match c.is_alphanumeric() {
        true => piegato.push(c),
        false if !piegato.ends_with('_') => piegato.push('_'),
        false => {}
    });
    piegato.push('_');
    parole.iter().any(|p| piegato.contains(p))
}

/// The text says one of these words, in some language.
pub fn in_testo(testo: &Testo, parole: &[&str]) -> bool {
    dice(&testo.testo, parole) || testo.lingue.iter().any(|(_, t)| dice(t, parole))
}

/// The Markdown says one of these words, in some language.
pub fn in_prosa(prosa: &Prosa, parole: &[&str]) -> bool {
    dice(&prosa.testo, parole) || prosa.lingue.iter().any(|(_, t)| dice(t, parole))
}

/// A key or a value of the extra information says one of these words.
pub fn altre(voci: &[crate::model::tipi::Voce1<Testo>], parole: &[&str]) -> bool {
    voci.iter().any(|v| dice(&v.chiave, parole) || in_testo(&v.valore.value, parole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_made_plain() {
        for (testo, wanted) in [
            ("", ""),
            (" . ", ""),
            ("il C.U.G. e il c.u.g", "il cug e il cug"),
            ("D.Lgs. n.50/2016...", "d lgs n 50 2016"),
            ("L'Attività  più\n«complessa»", "l attivita piu complessa"),
            ("e.g. .a.b v.1", "eg a b v 1"),
            ("PRIORITÀ_alta", "priorita alta"),
            ("10–12 però…", "10 12 pero"),
        ] {
            assert_eq!(piano(testo), wanted, "{testo}");
        }
    }
}
