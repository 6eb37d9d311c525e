// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{Catena, ha_figli, ha_tema, vuoto};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-pnrr-senza-cup",
    catalogo: &["perf-pnrr-flag"],
    summary: "un obiettivo del PNRR ha il CUP e la missione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 3/2003",
            articolo: "art. 11",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2003-01-16;3~art11",
            certezza: "K",
        },
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "K" },
    ],
    doc: include_str!("obiettivo_pnrr_senza_cup.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // A body that carries out no project of the PNRR only says what a goal looks to.
    if cx.piano.manifesto.profilo.get().and_then(|p| p.attua_pnrr.get()).is_some_and(|si| !si.0) {
        return;
    }
    for (n, obiettivo) in cx.obiettivi().capiti(cx) {
        let del_pnrr = ha_tema(obiettivo, Tema::Pnrr) || !obiettivo.pnrr.elementi().is_empty();
        // Of a goal with others below it, the projects are theirs.
        if !del_pnrr || ha_figli(cx, n) {
            continue;
        }
        let catena = Catena::di(cx, obiettivo);
        let cup = catena.qualcuno(|o| !o.cup.is_missing());
        let missione = catena.qualcuno(|o| !vuoto(&o.pnrr));
        let (manca, campo) = match (cup, missione) {
            (true, true) => continue,
            (false, true) => ("il CUP", "cup"),
            (true, false) => ("la missione", "pnrr"),
            (false, false) => ("il CUP né la missione", "cup"),
        };
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .campo(campo)
            .message(format!("l'obiettivo del PNRR `{}` non ha {manca}", nodo.id))
            .label("quale progetto?")
            .help("aggiungi `cup` con il codice del progetto e `pnrr` con missione e componente: `pnrr: [M1C1]`");
    }
}
