// SPDX-License-Identifier: EUPL-1.2
//! Acts of law cited in a text, as people write them: «art. 6 del D.L. 9 giugno 2021, n. 80», «D.Lgs. 33/2013, art. 10, c. 8».

use crate::model::valore::MESI;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Kinds of act: how they are shown, the name of Normattiva (none where it has no such names), how texts write them, word by word.
const GENERI: &[(&str, &str, &[&[&str]])] = &[
    (
        "D.P.C.M.",
        "",
        &[&["d", "p", "c", "m"], &["dpcm"], &["decreto", "del", "presidente", "del", "consiglio", "dei", "ministri"]],
    ),
    (
        "D.P.R.",
        "decreto.presidente.repubblica",
        &[&["d", "p", "r"], &["dpr"], &["decreto", "del", "presidente", "della", "repubblica"]],
    ),
    ("D.Lgs.", "decreto.legislativo", &[&["d", "lgs"], &["dlgs"], &["decreto", "legislativo"]]),
    ("D.L.", "decreto.legge", &[&["d", "l"], &["dl"], &["decreto", "legge"]]),
    ("D.M.", "", &[&["d", "m"], &["dm"], &["decreto", "ministeriale"], &["decreto", "interministeriale"]]),
    ("L.R.", "", &[&["l", "r"], &["legge", "regionale"]]),
    ("L.", "legge", &[&["l"], &["legge"]]),
    ("Regolamento (UE)", "", &[&["regolamento", "ue"], &["reg", "ue"]]),
    ("Delibera ANAC", "", &[&["delibera", "anac"], &["deliberazione", "anac"]]),
];

const LATINI: [&str; 9] = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

/// Words that may stand between an article and the act it belongs to.
const FRA: [&str; 22] = [
    "c", "co", "comma", "commi", "lett", "lettera", "lettere", "n", "numero", "primo", "secondo", "e", "ed", "del",
    "della", "dello", "dell", "dal", "citato", "predetto", "periodo", "seguenti",
];

/// An act: its place in the order of kinds, year and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Atto {
    genere: usize,
    anno: u16,
    numero: u32,
}

impl Atto {
    /// «D.Lgs. 33/2013».
    pub fn nome(self) -> String {
        let (nome, _, _) = GENERI[self.genere];
        match nome {
            "Regolamento (UE)" => format!("{nome} {}/{}", self.anno, self.numero),
            _ => format!("{nome} {}/{}", self.numero, self.anno),
        }
    }

    /// What it is about and where it is to be read: the act's permanent name, with its date when it is known.
    pub fn dati(self) -> (Option<&'static str>, Option<String>) {
        let (nome, urn, _) = GENERI[self.genere];
        if nome == "Regolamento (UE)" {
            return (None, Some(format!("https://eur-lex.europa.eu/eli/reg/{}/{}/oj", self.anno, self.numero)));
        }
        if urn.is_empty() {
            return (None, None);
        }
        let known = crate::rules::dati::atto(urn, self.anno, self.numero);
        let data = known.map_or_else(|| self.anno.to_string(), |a| a.data.clone());
        let urn = match urn {
            "decreto.presidente.repubblica" => "presidente.repubblica:decreto".to_string(),
            urn => format!("stato:{urn}"),
        };
        let url = format!("https://www.normattiva.it/uri-res/N2Ls?urn:nir:{urn}:{data};{}", self.numero);
        (known.map(|a| &*a.titolo), Some(url))
    }
}

/// An act as a text cites it.
#[derive(Debug, PartialEq, Eq)]
pub struct Citazione {
    /// The act.
    pub atto: Atto,
    /// Its articles: «6», «17-bis».
    pub articoli: Vec<String>,
}

/// A word in lower case, and what stands between it and the next.
struct Parola<'t> {
    testo: Cow<'t, str>,
    dopo: &'t str,
}

fn parole(text: &str) -> Vec<Parola<'_>> {
    let mut out: Vec<Parola<'_>> = Vec::new();
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let next = rest[end..].find(char::is_alphanumeric).map_or(rest.len(), |n| end + n);
        out.push(Parola { testo: minuscola(&rest[..end]), dopo: &rest[end..next] });
        rest = &rest[next..];
    }
    out
}

fn minuscola(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        word.into()
    } else {
        word.to_lowercase().into()
    }
}

/// The acts a text cites, in order.
pub fn citazioni(text: &str) -> Vec<Citazione> {
    // Most texts cite nothing: an act has a number.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let parole = parole(text);
    let mut out = Vec::new();
    let (mut i, mut libero) = (0, 0);
    while i < parole.len() {
        let found = genere(&parole[i..]).and_then(|(g, len)| {
            let (anno, numero, used) = estremi(&parole[i + len..])?;
            Some((Atto { genere: g, anno, numero }, i + len + used))
        });
        let Some((atto, end)) = found else {
            i += 1;
            continue;
        };
        let mut articoli = prima(&parole[libero..i]);
        let (after, end) = dopo(&parole, end);
        articoli.extend(after);
        out.push(Citazione { atto, articoli });
        (i, libero) = (end, end);
    }
    out
}

/// The words that the name of an act begins with: most words of a text are none of them.
static PRIME: LazyLock<HashSet<&str, foldhash::fast::FixedState>> = LazyLock::new(|| {
    let forme = GENERI.iter().flat_map(|(_, _, forme)| forme.iter());
    forme.filter_map(|forma| forma.first().copied()).collect()
});

/// The kind of act that begins here, and how many words it takes.
fn genere(parole: &[Parola<'_>]) -> Option<(usize, usize)> {
    if !PRIME.contains(&*parole.first()?.testo) {
        return None;
    }
    GENERI.iter().enumerate().find_map(|(g, (_, _, forme))| {
        let forma = forme.iter().find(|forma| {
            forma.len() <= parole.len()
                && forma
                    .iter()
                    .zip(parole)
                    .all(|(word, p)| *word == p.testo && (word.len() > 1 || p.dopo.starts_with('.')))
        })?;
        Some((g, forma.len()))
    })
}

/// Year and number, in any of the orders people use, and how many words they take.
fn estremi(parole: &[Parola<'_>]) -> Option<(u16, u32, usize)> {
    let word = |i: usize| parole.get(i).map_or("", |p| &*p.testo);
    let number = |i: usize| word(i).parse::<u32>().ok();
    let start = usize::from(matches!(word(0), "n" | "nr" | "numero" | "del"));
    // 9 giugno 2021, n. 80
    let giorno = |i: usize| number(i).is_some_and(|d| (1..=31).contains(&d)) && MESI.contains(&word(i + 1));
    if giorno(start) {
        let skip = usize::from(matches!(word(start + 3), "n" | "nr" | "numero"));
        return Some((anno(word(start + 2))?, number(start + 3 + skip)?, start + 4 + skip));
    }
    let first = number(start)?;
    // 80/2021, 2016/679
    if parole[start].dopo.trim() == "/" {
        if let Some(anno) = anno(word(start + 1)) {
            return Some((anno, first, start + 2));
        }
        return Some((anno(word(start))?, number(start + 1)?, start + 2));
    }
    // n. 80 del 2021, n. 80 del 9 giugno 2021
    if word(start + 1) != "del" {
        return None;
    }
    let year = if giorno(start + 2) { start + 4 } else { start + 2 };
    Some((anno(word(year)).filter(|_| word(year).len() == 4)?, first, year + 1))
}

/// A year, of two digits too.
fn anno(word: &str) -> Option<u16> {
    let n: u16 = word.parse().ok()?;
    match (word.len(), n) {
        (4, 1860..=2100) => Some(n),
        (2, 46..) => Some(1900 + n),
        (2, _) => Some(2000 + n),
        _ => None,
    }
}

fn is_article(word: &str) -> bool {
    matches!(word, "art" | "artt" | "articolo" | "articoli")
}

/// The articles named from a word «art.» on, and where they end.
fn articoli(parole: &[Parola<'_>], at: usize) -> (Vec<String>, usize) {
    let mut out = Vec::new();
    let several = matches!(&*parole[at].testo, "artt" | "articoli");
    let mut i = at + 1;
    while let Some(p) = parole.get(i) {
        if p.testo.parse::<u16>().is_ok_and(|n| n < 2000) {
            let latin = parole.get(i + 1).filter(|l| p.dopo == "-" && LATINI.contains(&&*l.testo));
            out.push(latin.map_or_else(|| p.testo.to_string(), |l| format!("{}-{}", p.testo, l.testo)));
            i += 1 + usize::from(latin.is_some());
            if !several {
                break;
            }
        } else if several && p.testo == "e" {
            i += 1;
        } else {
            break;
        }
    }
    (out, i)
}

fn between(word: &str) -> bool {
    FRA.contains(&word) || LATINI.contains(&word) || word.len() == 1 || word.parse::<u8>().is_ok()
}

/// Articles before the act: «art. 6, comma 2, lettera a), del».
fn prima(parole: &[Parola<'_>]) -> Vec<String> {
    let tail = parole.iter().rposition(|p| !between(&p.testo));
    match tail.filter(|t| is_article(&parole[*t].testo)) {
        Some(at) => articoli(parole, at).0,
        None => Vec::new(),
    }
}

/// Articles after the act, «, art. 38, c. 1; art. 12», and where they end.
fn dopo(parole: &[Parola<'_>], end: usize) -> (Vec<String>, usize) {
    let (mut out, mut at, mut last) = (Vec::new(), end, end);
    // A full stop before a word ends the sentence; after «art» it does not.
    while let Some(p) = parole.get(at) {
        if is_article(&p.testo) {
            // «art. 6 del D.L. 80/2021» may follow: then the article is of that act.
            let (found, next) = articoli(parole, at);
            let other = parole[next..].iter().position(|p| !between(&p.testo) || p.testo == "d" || p.testo == "l");
            if other.is_some_and(|o| genere(&parole[next + o..]).is_some()) {
                break;
            }
            out.extend(found);
            (at, last) = (next, next);
        } else if at > end && between(&p.testo) {
            at += 1;
        } else {
            break;
        }
    }
    (out, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        citazioni(text).iter().map(|c| format!("{} [{}]", c.atto.nome(), c.articoli.join(" "))).collect()
    }

    #[test]
    fn acts_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("D.Lgs. 33/2013, art. 38, c. 1; art. 12", vec!["D.Lgs. 33/2013 [38 12]"]),
            (
                "ai sensi dell'art. 6, comma 2, lettera a), del decreto-legge 9 giugno 2021, n. 80",
                vec!["D.L. 80/2021 [6]"],
            ),
            (
                "legge 241/90 e d.lgs. n. 165 del 2001, articoli 9 e 17-bis",
                vec!["L. 241/1990 []", "D.Lgs. 165/2001 [9 17-bis]"],
            ),
            ("art. 1 della L. 190/2012; art. 6 del DL 80/2021", vec!["L. 190/2012 [1]", "D.L. 80/2021 [6]"]),
            ("D.P.R. n. 62 del 16 aprile 2013", vec!["D.P.R. 62/2013 []"]),
            ("Regolamento (UE) 2016/679", vec!["Regolamento (UE) 2016/679 []"]),
            ("L.R. 12/2020", vec!["L.R. 12/2020 []"]),
            ("l'80/2021 non è un atto, e nemmeno la legge; 12 su 30", vec![]),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_known_act_is_linked_by_its_date() {
        let link = |text: &str| citazioni(text)[0].atto.dati().1;
        let of = |urn: &str| Some(format!("https://www.normattiva.it/uri-res/N2Ls?urn:nir:{urn}"));
        assert_eq!(link("D.Lgs. 33/2013"), of("stato:decreto.legislativo:2013-03-14;33"));
        assert_eq!(link("L. 999/1999"), of("stato:legge:1999;999"));
        assert_eq!(link("DPR 81/2022"), of("presidente.repubblica:decreto:2022-06-24;81"));
        assert_eq!(link("D.M. 132/2022"), None);
    }
}
