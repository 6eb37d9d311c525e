// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_scritte::superate;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "categoria-superata",
    catalogo: &["ptfp-old-category"],
    summary: "il personale è nelle aree di oggi, non nelle categorie del contratto di prima",
    level: Livelli::tutti(Level::Error),
    anni: Anni::dal(2023),
    fonti: &[Fonte {
        atto: "CCNL Funzioni locali 2019-2021",
        articolo: "16 novembre 2022, nuovo sistema di classificazione",
        url: "https://www.aranagenzia.it",
        certezza: "C2",
    }],
    doc: include_str!("categoria_superata.md"),
    check: Some(check),
};

/// Categories of before, all in one finding: the cause is one.
fn check(cx: &Context<'_>, out: &mut Findings) {
    let found = superate(cx, true);
    let Some(first) = found.first() else { return };
    let mut names: Vec<String> = Vec::new();
    for s in &found {
        let line = format!("«{}» è «{}»", s.scritta, s.adesso);
        if !names.contains(&line) {
            names.push(line);
        }
    }
    let mut finding = out
        .report(&RULE, first.luogo)
        .message(format!("«{}» è una categoria del contratto di prima", first.scritta))
        .label("il personale è stato reinquadrato nelle aree")
        .help(format!("scrivi l'area di adesso: {}", names.join(", ")));
    for other in found.iter().skip(1).take(7) {
        finding = finding.also(other.luogo, "anche qui");
    }
}
