// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{illeggibile, luogo, sezione};
use super::shared::parole::il_piano_parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;
use crate::model::tipi::Lista;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "azioni-positive-assenti",
    catalogo: &["perf-positive-actions"],
    summary: "il piano contiene le azioni positive per le pari opportunità",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 198/2006",
            articolo: "art. 48",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2006-04-11;198~art48",
            certezza: "P",
        },
        Fonte {
            atto: "DPR 81/2022",
            articolo: "art. 1, c. 1, lett. g",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.del.presidente.della.repubblica:2022-06-24;81~art1",
            certezza: "P",
        },
    ],
    doc: include_str!("azioni_positive_assenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let semplificato = cx.profilo.regime == Regime::Semplificato;
    match sezione(cx).map(|p| &p.azioni_positive) {
        // The whole section is missing, and has its own finding where it is due.
        None if !semplificato => return,
        Some(Field::Invalid(_)) => return,
        // `nessuna: motivo` is an answer.
        Some(Field::Present(Lista::Nessuna(_), _)) => return,
        Some(azioni @ Field::Present(..)) if !azioni.elementi().is_empty() => return,
        _ => {}
    }
    // A small body may have a plan of its own for them.
    if illeggibile(cx) || semplificato && il_piano_parla_di(cx, &["azion positiv"]) {
        return;
    }
    out.report(&RULE, luogo(cx))
        .campo("azioni_positive")
        .message("mancano le azioni positive per le pari opportunità")
        .label(if semplificato { "né qui né in un piano a parte" } else { "in questa sezione" })
        .help("aggiungi `azioni_positive` nella sezione 2.2, ciascuna con `area`, `azione`, `ufficio` e `periodo`");
}
