// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::assunzioni;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::Anno;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzione-di-un-altro-anno",
    catalogo: &["ptfp-hire-year"],
    summary: "le assunzioni sono dei tre anni del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("assunzione_di_un_altro_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = &cx.piano.sezioni.fabbisogni else { return };
    if cx.piano.manifesto.anno.get().is_none() {
        return;
    }
    let first = cx.profilo.anno;
    let other = |a: &Anno| !(first..first + 3).contains(&a.0);
    let mut found: Vec<(i16, Span, usize)> = Vec::new();
    for row in assunzioni(f) {
        let single = row.anno.both().map(|(a, place)| (*a, place));
        let many = row.anni.elementi().iter().map(|a| (a.value, a.span));
        for (year, place) in single.into_iter().chain(many).filter(|(a, _)| other(a)) {
            match found.iter_mut().find(|(y, ..)| *y == year.0) {
                Some((.., n)) => *n += 1,
                None => found.push((year.0, place, 1)),
            }
        }
    }
    for (year, place, n) in found {
        let rows = if n == 1 { "un'assunzione è".to_string() } else { format!("{n} righe di assunzioni sono") };
        out.report(&RULE, place)
            .message(format!("{rows} del {year}, fuori dal triennio {first}-{}", first + 2))
            .label("anno fuori dal piano")
            .help(
                "scrivi l'anno in cui la persona prende servizio; se era del piano di prima e slitta, dillo in `nota`",
            );
    }
}
