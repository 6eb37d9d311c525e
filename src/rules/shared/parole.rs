// SPDX-License-Identifier: EUPL-1.2
//! Whether a text speaks of a thing: words looked for without capitals, accents and line breaks.

use crate::rules::Context;
use crate::source::decode::fold;

/// A text as words are looked for in it: lower case, no accents, one space between words; `C.U.G.` is `cug`.
pub fn piano(testo: &str) -> String {
    let plain: String = fold(testo).chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { ' ' }).collect();
    let words = plain.split_whitespace().map(|word| word.replace('.', if is_sigla(word) { "" } else { " " }));
    words.flat_map(|w| w.split_whitespace().map(str::to_string).collect::<Vec<_>>()).collect::<Vec<_>>().join(" ")
}

/// Single letters with full stops between them.
fn is_sigla(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').split('.');
    word.contains('.') && letters.all(|l| l.chars().count() == 1 && l.chars().all(char::is_alphabetic))
}

/// Whether it holds one of the beginnings of words, all together and in order: `consiglier parit`.
pub fn parla_di(testo: &str, di: &[&str]) -> bool {
    let testo = piano(testo);
    di.iter().any(|wanted| {
        let mut words = testo.split(' ');
        wanted.split(' ').all(|start| words.any(|word| word.starts_with(start)))
    })
}

/// Whether some text of the plan speaks of it.
pub fn il_piano_parla_di(cx: &Context<'_>, di: &[&str]) -> bool {
    cx.testi().brani.iter().any(|brano| parla_di(brano.testo, di))
}
