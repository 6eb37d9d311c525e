// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "celle-oltre-le-colonne",
    catalogo: &[],
    summary: "nelle tabelle dei testi nessuna riga ha più celle delle colonne",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("celle_oltre_le_colonne.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.testi().brani.iter().filter(|b| b.prosa) {
        for (at, celle) in prose::celle_in_piu(brano.testo) {
            out.report(&RULE, brano.luogo(cx, at, &celle))
                .message(format!("la tabella non ha una colonna per `{}`", brief(&celle)))
                .label("nel documento non si vede")
                .help(
                    "aggiungi la colonna all'intestazione e alla riga dei trattini; un `|` nel testo si scrive `\\|`",
                );
        }
    }
}
