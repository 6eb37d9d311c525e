// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "codice-fiscale-personale",
    catalogo: &["gen-no-personal-data"],
    summary: "nel piano non c'è il codice fiscale di una persona",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 33/2013",
        articolo: "art. 7-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art7bis",
        certezza: "K",
    }],
    doc: include_str!("codice_fiscale_personale.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in &cx.testi().brani {
        for (at, code) in codici(brano.testo) {
            // The code itself is not repeated: reports are read by more people than the plan's files.
            out.report(&RULE, brano.luogo(cx, at, code))
                .message("nel testo c'è il codice fiscale di una persona")
                .label("dato personale")
                .help("toglilo: nel piano basta il ruolo, o il nome dove la legge lo pubblica");
        }
    }
}

/// The tax codes of persons in a text: sixteen characters whose last one agrees with the others.
pub(super) fn codici(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let word = |i: usize| bytes.get(i).is_some_and(|b| IN_PAROLA[usize::from(*b)]);
    let mut found = Vec::new();
    // Always the beginning of a word.
    let mut at = 0;
    while at + 16 <= bytes.len() {
        // A word that ends before its sixteenth character is known from its end: what lies before is not looked at.
        if let Some(short) = bytes[at..at + 16].iter().rposition(|b| !IN_PAROLA[usize::from(*b)]) {
            at += short + 1;
            continue;
        }
        let mut end = at + 16;
        while word(end) {
            end += 1;
        }
        if end - at == 16 && valid(&bytes[at..end]) {
            found.push((at, &text[at..end]));
        }
        at = end + 1;
    }
    found
}

/// The bytes that words are made of.
static IN_PAROLA: [bool; 256] = {
    let mut of = [true; 256];
    let mut byte = 0;
    while byte < 128 {
        of[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    of
};

fn valid(code: &[u8]) -> bool {
    const SHAPE: &[u8; 16] = b"LLLLLLNNMNNLNNNL";
    let upper: Vec<u8> = code.iter().map(u8::to_ascii_uppercase).collect();
    // Where two persons would have the same code, digits become the letters LMNPQRSTUV.
    let digit = |c: u8| c.is_ascii_digit() || b"LMNPQRSTUV".contains(&c);
    let shaped = upper.iter().zip(SHAPE).all(|(c, s)| match s {
        b'L' => c.is_ascii_uppercase(),
        b'M' => b"ABCDEHLMPRST".contains(c),
        _ => digit(*c),
    });
    shaped && usize::from(upper[15] - b'A') == sum(&upper[..15]) % 26
}

/// Odd places count by the table of the decree of 23 December 1976, even places by their order.
fn sum(code: &[u8]) -> usize {
    const ODD: [usize; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let value = |c: u8| usize::from(if c.is_ascii_digit() { c - b'0' } else { c - b'A' });
    code.iter().enumerate().map(|(i, c)| if i % 2 == 0 { ODD[value(*c)] } else { value(*c) }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_decides() {
        assert_eq!(codici("è rssmra80a01h501u, cioè RSSMRA80A01H501U.").len(), 2);
        assert!(codici("RSSMRA80A01H501X").is_empty());
        assert!(codici("xRSSMRA80A01H501U RSSMRA80A01H501Ux àRSSMRA80A01H501U").is_empty());
        assert!(codici("").is_empty() && codici("00123450157 deliberazione").is_empty());
    }
}
