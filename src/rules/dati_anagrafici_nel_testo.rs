// SPDX-License-Identifier: EUPL-1.2
use super::shared::espressioni::{Parola, parole};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dati-anagrafici-nel-testo",
    catalogo: &["gen-no-personal-data"],
    summary: "nel piano non ci sono luogo e data di nascita né l'indirizzo di casa di una persona",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 33/2013",
        articolo: "art. 7-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art7bis",
        certezza: "K",
    }],
    doc: include_str!("dati_anagrafici_nel_testo.md"),
    check: Some(check),
};

/// Words between «nato a» and the date, or between «residente» and the street.
const VICINO: usize = 8;

const STRADE: &[&str] = &["via", "viale", "piazza", "piazzale", "corso", "largo", "vicolo", "strada", "contrada"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.brani_con(&["nato", "nata", "residente", "domiciliato", "domiciliata"]) {
        let words = parole(brano.testo);
        for (at, word) in words.iter().enumerate() {
            let found = match &*word.testo {
                "nato" | "nata" => nascita(brano.testo, &words, at).then_some("luogo e data di nascita"),
                "residente" | "domiciliato" | "domiciliata" => casa(&words, at).then_some("l'indirizzo di casa"),
                _ => None,
            };
            let Some(what) = found else { continue };
            // The datum itself is not repeated: reports are read by more people than the plan's files.
            out.report(&RULE, brano.luogo(cx, word.inizio, word.scritta))
                .message(format!("nel testo c'è {what} di una persona"))
                .label("dato personale")
                .help("toglilo: nel piano basta il ruolo, o il nome dove la legge lo pubblica");
        }
    }
}

/// «Nato a Pieve Alta (PX) il 12/03/1970»: a place and a whole day in figures, of somebody who is of age.
fn nascita(testo: &str, words: &[Parola<'_>], at: usize) -> bool {
    if !words.get(at + 1).is_some_and(|w| matches!(&*w.testo, "a" | "ad" | "in" | "il")) {
        return false;
    }
    let near = &words[at..(at + VICINO + 3).min(words.len())];
    let number = |w: &Parola<'_>, len: std::ops::RangeInclusive<usize>| {
        w.testo.parse::<u16>().ok().filter(|_| len.contains(&w.testo.len()))
    };
    near.windows(3).any(|day| {
        let [d, m, y] = day else { return false };
        let joined = |a: &Parola<'_>, b: &Parola<'_>| matches!(&testo[a.fine..b.inizio], "/" | "." | "-");
        let date = number(d, 1..=2).is_some_and(|n| (1..=31).contains(&n))
            && number(m, 1..=2).is_some_and(|n| (1..=12).contains(&n))
            && number(y, 4..=4).is_some_and(|n| (1930..=2008).contains(&n));
        date && joined(d, m) && joined(m, y)
    })
}

/// «Residente a Pieve Alta in via Roma 12»: a street with a capital, and its number.
fn casa(words: &[Parola<'_>], at: usize) -> bool {
    let near = &words[at..(at + VICINO).min(words.len())];
    let Some(street) = near.iter().position(|w| STRADE.contains(&&*w.testo)) else { return false };
    let rest = &words[at + street + 1..(at + street + 7).min(words.len())];
    let name = rest.iter().take(3).position(|w| w.scritta.starts_with(char::is_uppercase));
    let number = |w: &Parola<'_>| w.testo.len() <= 3 && w.testo.starts_with(|c: char| c.is_ascii_digit());
    name.is_some_and(|name| rest[name..].iter().any(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(testo: &str) -> bool {
        let words = parole(testo);
        (0..words.len()).any(|at| match &*words[at].testo {
            "nato" | "nata" => nascita(testo, &words, at),
            "residente" => casa(&words, at),
            _ => false,
        })
    }

    #[test]
    fn persons_are_told_from_things() {
        for yes in [
            "il sig. X, nato a Pieve Alta (PX) il 12/03/1970",
            "nata il 1.2.1980",
            "residente in via Roma 12",
            "residente a Pieve Alta, viale della Pace n. 3/b",
        ] {
            assert!(found(yes), "{yes}");
        }
        for no in [
            "la biblioteca, nata a Pieve Alta nel 1985",
            "il progetto è nato a marzo e chiude il 31/12/2027",
            "ogni residente in via esclusiva",
            "la popolazione residente in via di invecchiamento nel 2027",
            "residente nel comune da 10 anni",
            "nato a seguito della legge 12/1999",
        ] {
            assert!(!found(no), "{no}");
        }
    }
}
