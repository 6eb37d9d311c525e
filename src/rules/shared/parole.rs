// SPDX-License-Identifier: EUPL-1.2
//! Whether a text speaks of a thing: words looked for without capitals, accents and line breaks.

use super::spie::Spie;
use crate::model::tipi::{Prosa, Testo};
use crate::rules::Context;
use crate::source::decode::{fold, senza_accento};

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
    di.iter().any(|wanted| comincia_con(&testo, wanted))
}

/// Whether a text already plain holds beginnings of words, in order.
pub fn comincia_con(testo: &str, wanted: &str) -> bool {
    let mut words = testo.split(' ');
    wanted.split(' ').all(|start| words.any(|word| word.starts_with(start)))
}

/// Whether some text of the plan speaks of it.
pub fn il_piano_parla_di(cx: &Context<'_>, di: &[&str]) -> bool {
    let spie = Spie::di(di.iter().filter_map(|words| words.split(' ').max_by_key(|w| w.len())));
    cx.testi().brani.iter().any(|brano| spie.in_(brano.testo) && parla_di(brano.testo, di))
}

/// The text says one of these words.
pub fn dice(testo: &str, parole: &[&str]) -> bool {
    let mut piegato = String::with_capacity(testo.len() + 2);
    piegato.push('_');
    for c in testo.chars().flat_map(char::to_lowercase) {
        match c.is_alphanumeric() {
            true => piegato.push(senza_accento(c)),
            false if !piegato.ends_with('_') => piegato.push('_'),
            false => {}
        }
    }
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
