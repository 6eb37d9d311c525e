// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indirizzo-irraggiungibile",
    catalogo: &[],
    summary: "ogni collegamento di un testo porta a un indirizzo che chi legge il documento può aprire",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("indirizzo_irraggiungibile.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.testi().brani.iter().filter(|b| b.prosa) {
        for link in prose::irraggiungibili(brano.testo) {
            out.report(&RULE, brano.luogo(cx, link.offset, &link.scritto))
                .message(format!("`{}` non è un indirizzo che chi legge il documento può aprire", brief(&link.url)))
                .label("nel documento restano solo le parole")
                .help(aiuto(link.url.trim()));
        }
    }
}

/// What to write instead: the name of a site lacks its beginning, a file is not where the document is.
fn aiuto(url: &str) -> String {
    let name = url.split('/').next().unwrap_or_default();
    match name.to_ascii_lowercase().starts_with("www.") {
        true => format!("scrivi l'indirizzo per intero: `https://{}`", brief(url)),
        false => "il documento viaggia da solo: pubblica ciò a cui porta e scrivi l'indirizzo per intero, `https://…`; per un \
                  elemento del piano scrivi `[[genere:id]]`"
            .to_string(),
    }
}
