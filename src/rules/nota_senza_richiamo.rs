// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nota-senza-richiamo",
    catalogo: &[],
    summary: "ogni nota e ogni indirizzo in fondo a un testo sono richiamati",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("nota_senza_richiamo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.testi().brani.iter().filter(|b| b.prosa) {
        for nota in prose::note_sole(brano.testo) {
            let scritta = brief(&nota.scritta);
            let (message, help) = match nota.omonima {
                true => (
                    format!("un'altra nota del testo si chiama `{scritta}`, e i richiami portano a quella"),
                    "dai a ogni nota un nome suo".to_string(),
                ),
                false => (
                    format!("nessun punto del testo richiama la nota `{scritta}`"),
                    format!("scrivi `{scritta}` dove la nota serve; una nota non sta dentro un'altra"),
                ),
            };
            out.report(&RULE, brano.luogo(cx, nota.offset, &nota.scritta))
                .message(message)
                .label("nel documento le sue parole stanno qui")
                .help(help);
        }
        for (at, word) in prose::indirizzi_soli(brano.testo) {
            let scritto = format!("[{word}]");
            out.report(&RULE, brano.luogo(cx, at, &format!("{scritto}:")))
                .message(format!("nessun punto del testo richiama `{scritto}`"))
                .label("nel documento questa riga non si vede")
                .help(format!(
                    "scrivi `{scritto}` nel testo, dove il collegamento serve; per mostrare l'indirizzo togli i due punti"
                ));
        }
    }
}
