// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico::stampa;
use super::shared::previsioni::{Scarto, scarti};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-previsto-diverso",
    catalogo: &["ptfp-arithmetic"],
    summary: "il personale previsto a fine anno è quello di partenza, meno le cessazioni, più le assunzioni, più o meno le progressioni",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("personale_previsto_diverso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((found, table)) = scarti(cx) else { return };
    for s in found.iter().filter(|s| s.progressioni == 0) {
        let day = Date::new(s.anno, 12, 31).map(stampa_data).unwrap_or_default();
        out.report(&RULE, s.luogo)
            .message(format!(
                "al {day} sono previste {} {}, ma il conto è {}",
                persone(s.pubblicato),
                chi(s),
                s.formula
            ))
            .label(format!("secondo le righe: {}", s.atteso))
            .also(table, "il conto parte da questa tabella")
            .help(format!(
                "scrivi {}, oppure correggi le righe del {} in `cessazioni`, `assunzioni` e `progressioni`",
                s.atteso, s.anno
            ));
    }
}

fn persone(n: i64) -> String {
    format!("{} persone", u64::try_from(n).map(stampa).unwrap_or_default())
}

fn chi(s: &Scarto<'_>) -> String {
    s.area.map_or("in tutto".into(), |area| format!("per «{area}»"))
}
