// SPDX-License-Identifier: EUPL-1.2
use super::dati::aree;
use super::shared::aree_di_rischio::{Aree, Sconosciuta};
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

/// From so many on the body has names of its own for all areas: the cause is one.
const TROPPE: usize = 5;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let unknown = Aree::di(cx).sconosciute;
    if unknown.len() >= TROPPE {
        return altri_nomi(cx, &unknown, out);
    }
    for unknown in unknown {
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

/// One finding for a body that calls the areas by other names.
fn altri_nomi(cx: &Context<'_>, unknown: &[Sconosciuta<'_>], out: &mut Findings) {
    let names: Vec<String> = unknown.iter().take(3).map(|u| format!("`{}`", brief(u.testo))).collect();
    out.report(&RULE, unknown[0].luogo)
        .message(format!(
            "{} aree non sono tra quelle del PNA e il piano non le dichiara: {} …",
            unknown.len(),
            names.join(", ")
        ))
        .label("a quali aree del PNA corrispondono?")
        .help("scrivi una volta in `aree` a quale corrisponde ogni nome, per esempio `\"Area C\": contributi_sussidi`")
        .insieme(cx);
}
