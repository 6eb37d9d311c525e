// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "troppi-indicatori",
    catalogo: &["perf-indicator"],
    summary: "un obiettivo ha da uno a quattro indicatori",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
            certezza: "P",
        },
        Fonte {
            atto: "Linee guida PIAO 2025",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "P",
        },
    ],
    doc: include_str!("troppi_indicatori.md"),
    check: Some(check),
};

/// How many indicators one goal may have.
const MASSIMO: usize = 4;

fn check(cx: &Context<'_>, out: &mut Findings) {
    for &(n, obiettivo) in &cx.obiettivi().tutti {
        let indicatori = obiettivo.indicatori.elementi();
        let Some(primo_di_troppo) = indicatori.get(MASSIMO) else { continue };
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .campo("indicatori")
            .message(format!("l'obiettivo `{}` ha {} indicatori, più di {MASSIMO}", nodo.id, indicatori.len()))
            .label("pochi indicatori, ma chiari")
            .help("tieni quelli che dicono se l'obiettivo è raggiunto, o dividi l'obiettivo")
            .also(primo_di_troppo.span, "dal quinto in poi");
    }
}
