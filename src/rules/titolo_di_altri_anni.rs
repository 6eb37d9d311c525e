// SPDX-License-Identifier: EUPL-1.2
use super::shared::espressioni::{Parola, parole};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::luogo_nel_testo;
use crate::model::tipi::Testo;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "titolo-di-altri-anni",
    catalogo: &["gen-title-years"],
    summary: "il titolo e l'atto nominano gli anni del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("titolo_di_altri_anni.md"),
    check: Some(check),
};

/// Words of a title that speaks of an older plan on purpose, or of another document.
const ALTRI: &[&str] = &[
    "conferma",
    "confermato",
    "confermata",
    "proroga",
    "aggiornamento",
    "aggiornato",
    "variazione",
    "modifica",
    "modifiche",
    "dup",
    "bilancio",
    "mandato",
    "ptpct",
    "peg",
    "precedente",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manifesto = &cx.piano.manifesto;
    let later = manifesto.profilo.get().and_then(|p| p.anno_di_conferma.get()).is_some_and(|n| n.numero > 1);
    // A small body confirms for two years the plan that it wrote in the first.
    if manifesto.anno.get().is_none() || later {
        return;
    }
    controlla(cx, "il titolo", &manifesto.titolo, true, out);
    if let Some(adozione) = manifesto.adozione.get() {
        controlla(cx, "l'atto di adozione", &adozione.atto, false, out);
    }
}

fn controlla(cx: &Context<'_>, quale: &str, campo: &Field<Testo>, titolo: bool, out: &mut Findings) {
    let Some((testo, span)) = campo.both() else { return };
    let words = parole(&testo.testo);
    let names_the_plan = words.iter().any(|w| matches!(&*w.testo, "piao" | "piano" | "integrato"));
    if words.iter().any(|w| ALTRI.contains(&&*w.testo)) || !(titolo || names_the_plan) {
        return;
    }
    let anno = cx.piano.anno();
    let trienni = trienni(&testo.testo, &words);
    let (quali, piece) = match trienni.as_slice() {
        [(dal, al, from, to)] if (*dal, *al) != (anno, anno + 2) => (format!("{dal}-{al}"), &testo.testo[*from..*to]),
        [] if titolo => match anno_solo(&words).filter(|y| !cx.piano.anni().contains(y)) {
            Some(solo) => (solo.to_string(), "PIAO"),
            None => return,
        },
        _ => return,
    };
    out.report(&RULE, luogo_nel_testo(cx.sources, span, piece, 0))
        .message(format!("{quale} dice {quali}, ma il piano è {anno}-{}", anno + 2))
        .label("altri anni")
        .help("correggi gli anni nel testo, oppure `anno`")
        .also(cx.piano.manifesto.anno.span().unwrap_or(span), "il primo anno del piano");
}

/// The year right after the name of the plan: `PIAO 2026`.
fn anno_solo(words: &[Parola<'_>]) -> Option<i16> {
    let pair = words.windows(2).find(|pair| pair[0].testo == "piao" && pair[1].testo.len() == 4)?;
    pair[1].testo.parse().ok().filter(|y| (2000..2100).contains(y))
}

/// The spans of years of a text: `2027-2029`, `2027/29`, with their places.
fn trienni(testo: &str, words: &[Parola<'_>]) -> Vec<(i16, i16, usize, usize)> {
    let year = |w: &Parola<'_>| w.testo.parse::<i16>().ok().filter(|y| w.testo.len() == 4 && (2000..2100).contains(y));
    let mut found: Vec<(i16, i16, usize, usize)> = Vec::new();
    for (i, pair) in words.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let joined = matches!(testo[a.fine..b.inizio].trim(), "-" | "–" | "—" | "/");
        let Some(dal) = year(a).filter(|_| joined) else { continue };
        let short = b.testo.parse::<i16>().ok().filter(|_| b.testo.len() == 2).map(|n| dal - dal % 100 + n);
        // `2027-01-15` is a day.
        let third = words.get(i + 2).is_some_and(|c| c.testo.len() <= 2 && &testo[b.fine..c.inizio] == "-");
        let Some(al) = year(b).or(short).filter(|al| (1..=5).contains(&(al - dal)) && !third) else { continue };
        if !found.iter().any(|(x, y, ..)| (*x, *y) == (dal, al)) {
            found.push((dal, al, a.inizio, b.fine));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anni(testo: &str) -> Vec<(i16, i16)> {
        trienni(testo, &parole(testo)).into_iter().map(|(a, b, ..)| (a, b)).collect()
    }

    #[test]
    fn spans_of_years_are_read_and_days_are_not() {
        assert_eq!(anni("PIAO 2026-2028"), [(2026, 2028)]);
        assert_eq!(anni("PIAO 2026 – 28, già 2026/2028"), [(2026, 2028)]);
        assert!(anni("delibera del 2027-01-15 e legge 2001/165").is_empty());
    }
}
