// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;
use crate::source::node::brief;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "html-nel-testo",
    catalogo: &[],
    summary: "nei testi non c'è HTML",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("html_nel_testo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for brano in cx.testi().brani.iter().filter(|b| b.prosa) {
        let mut open: HashSet<String> = HashSet::new();
        for (at, piece) in prose::html_grezzo(brano.testo) {
            // A pair of tags is one fault: the closing one goes away with the opening one.
            match piece.strip_prefix("</") {
                Some(rest) if open.contains(&tag(rest)) => continue,
                Some(_) => {}
                None => drop(open.insert(tag(&piece[1.min(piece.len())..]))),
            }

            out.report(&RULE, brano.luogo(cx, at, &piece))
                .message(format!("`{}` è HTML e nel documento non si stampa", brief(&piece)))
                .label("HTML nel testo")
                .help("usa il Markdown (`**grassetto**`, elenchi, tabelle); per mostrare il segno scrivi `\\<`");
        }
    }
}

/// The name at the head of a tag.
fn tag(text: &str) -> String {
    text.chars().take_while(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect()
}
