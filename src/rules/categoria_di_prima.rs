// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_scritte::superate;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "categoria-di-prima",
    catalogo: &["ptfp-old-category"],
    summary: "nel primo anno delle nuove aree, e nei comparti di cui non è certa la corrispondenza, le categorie si spiegano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2023),
    fonti: &[Fonte {
        atto: "CCNL",
        articolo: "nuovi sistemi di classificazione: Funzioni locali 16/11/2022, Sanità 2/11/2022, Istruzione e ricerca 18/1/2024",
        url: "https://www.aranagenzia.it",
        certezza: "C2",
    }],
    doc: include_str!("categoria_di_prima.md"),
    check: Some(check),
};

/// Categories of before, all in one finding: the cause is one.
fn check(cx: &Context<'_>, out: &mut Findings) {
    let found = superate(cx, false);
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
        .label("al 31 dicembre poteva essere ancora giusta")
        .help(format!("scrivi l'area di adesso: {}", names.join(", ")));
    for other in found.iter().skip(1).take(7) {
        finding = finding.also(other.luogo, "anche qui");
    }
}
