// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{Obiettivi, anticorruzione, luogo};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nessun-obiettivo-anticorruzione",
    catalogo: &["perf-anticorruption-goal"],
    summary: "tra gli obiettivi di performance ce n'è uno di prevenzione della corruzione o di trasparenza",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1, c. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 33/2013",
            articolo: "art. 44",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art44",
            certezza: "K",
        },
    ],
    doc: include_str!("nessun_obiettivo_anticorruzione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    if obiettivi.incompleti || obiettivi.tutti.is_empty() || detto(cx, obiettivi) {
        return;
    }
    out.report(&RULE, luogo(cx))
        .message("nessun obiettivo di performance è di prevenzione della corruzione o di trasparenza")
        .label("in questa sezione")
        .help("aggiungi `anticorruzione` o `trasparenza` ai `temi` di un obiettivo, o richiamalo dalla sezione 2.3");
}

/// Some goal is about corruption or transparency.
pub fn detto(cx: &Context<'_>, obiettivi: &Obiettivi<'_>) -> bool {
    obiettivi.tutti.iter().any(|p| anticorruzione(cx, *p))
}
