// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;

/// The rule.
pub static RULE: Rule = Rule {
    id: "note-richiamate-troppe-volte",
    catalogo: &[],
    summary: "le note di un testo non sono richiamate di nuovo più di 200 volte",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("note_richiamate_troppe_volte.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.testi().brani.iter().filter(|b| b.prosa) {
        if let Some((at, piece)) = prose::nota_troppo_richiamata(brano.testo) {
            out.report(&RULE, brano.luogo(cx, at, piece))
                .message(format!("le note del testo sono richiamate di nuovo più di {} volte", prose::MAX_RICHIAMI))
                .label("un altro richiamo di una nota")
                .help("richiama ogni nota la prima volta che serve, o scrivi le sue parole nel testo");
        }
    }
}
