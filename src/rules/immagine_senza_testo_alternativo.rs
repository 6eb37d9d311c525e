// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;

/// The rule.
pub static RULE: Rule = Rule {
    id: "immagine-senza-testo-alternativo",
    catalogo: &[],
    summary: "ogni immagine nei testi ha un testo alternativo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("immagine_senza_testo_alternativo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.testi().brani.iter().filter(|b| b.prosa) {
        for immagine in prose::immagini(brano.testo).into_iter().filter(|i| i.alt.is_empty()) {
            out.report(&RULE, brano.luogo(cx, immagine.offset, &immagine.scritta))
                .message(format!(
                    "l'immagine `{}` non ha un testo alternativo",
                    crate::source::node::brief(&immagine.url)
                ))
                .label("che cosa mostra, a chi non la vede?")
                .help("scrivilo tra le parentesi quadre: `![che cosa mostra](file)`");
        }
    }
}
