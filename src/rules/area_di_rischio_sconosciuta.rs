// SPDX-License-Identifier: EUPL-1.2
use super::dati::aree;
use super::shared::aree_di_rischio::Aree;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::nearest;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "area-di-rischio-sconosciuta",
    catalogo: &["risk-area-valid"],
    summary: "l'area di un processo è tra quelle del PNA, o dichiarata dall'ente",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "P" }],
    doc: include_str!("area_di_rischio_sconosciuta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for unknown in Aree::di(cx).sconosciute {
        let others = match unknown.volte {
            1 => String::new(),
            2 => " (qui e in un altro processo)".into(),
            n => format!(" (qui e in altri {} processi)", n - 1),
        };
        let near = nearest(unknown.testo, aree().iter().map(|a| a.codice.as_str()));
        let help = match near {
            Some(near) => format!("forse intendevi `{near}`?"),
            None => format!(
                "scrivi il codice o il nome di un'area, oppure dichiara questa: in `aree`, `\"{}\": {{ testo: … }}`, o `\"…\": contratti_pubblici` se è un altro nome di una del PNA",
                brief(unknown.testo)
            ),
        };
        out.report(&RULE, unknown.luogo)
            .message(format!(
                "l'area `{}` non è tra quelle del PNA e il piano non la dichiara{others}",
                brief(unknown.testo)
            ))
            .label("che area è?")
            .help(help);
    }
}
