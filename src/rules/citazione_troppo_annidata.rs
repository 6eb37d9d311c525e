// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;

/// The rule.
pub static RULE: Rule = Rule {
    id: "citazione-troppo-annidata",
    catalogo: &[],
    summary: "una riga di testo non comincia con più di 50 segni di citazione",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("citazione_troppo_annidata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.testi().brani.iter().filter(|b| b.prosa) {
        if let Some(at) = prose::citazione_annidata(brano.testo) {
            let line = brano.testo[at..].lines().next().unwrap_or("").trim_end();
            out.report(&RULE, brano.luogo(cx, at, line))
                .message(format!("la riga comincia con più di {} segni `>`", prose::MAX_CITAZIONI))
                .label("citazioni una dentro l'altra")
                .help("togli i segni `>`: di solito vengono da un messaggio di posta copiato");
        }
    }
}
