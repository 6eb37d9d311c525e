// SPDX-License-Identifier: EUPL-1.2
use super::shared::formule::Formula;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Indicatore;
use crate::model::valore::decimale;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "denominatore-nullo",
    catalogo: &["ind-formula-parses"],
    summary: "una formula non divide per zero né per niente",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("denominatore_nullo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, indicatore) in cx.graph.tutti::<Indicatore>() {
        let Some((formula, span)) = indicatore.formula.both() else { continue };
        let id = cx.graph.nodo(n).id;
        if formula.testo.trim_end_matches([' ', '.']).ends_with(['/', '÷']) {
            out.report(&RULE, span)
                .message(format!("la formula dell'indicatore `{id}` finisce con la divisione: manca il denominatore"))
                .label("diviso che cosa?")
                .help("completa la formula, oppure togli il segno");
            continue;
        }
        let Some(letta) = Formula::leggi(&formula.testo) else { continue };
        let zero = |testo: &str| decimale(testo).is_some_and(|d| d.is_zero());
        if letta.divisori().any(zero) {
            out.report(&RULE, span)
                .message(format!("la formula dell'indicatore `{id}` divide per zero"))
                .label("il denominatore è 0")
                .help("scrivi per che cosa si divide");
            continue;
        }
        let voci = indicatore.operandi.voci();
        let nullo = voci
            .iter()
            .find(|voce| letta.divisori().any(|d| fold(d) == fold(&voce.chiave)) && zero(&voce.valore.value.testo));
        if let Some(voce) = nullo {
            out.report(&RULE, voce.valore.span)
                .message(format!(
                    "l'operando `{}` dell'indicatore `{id}` è 0, e la formula divide per lui",
                    voce.chiave
                ))
                .label("il denominatore è 0")
                .help("scrivi che cosa si conta, non quanto fa")
                .also(span, "la formula");
        }
    }
}
