// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "atto-della-struttura-senza-data",
    catalogo: &["org-act"],
    summary: "dell'atto che approva la struttura si sa la data",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 267/2000",
            articolo: "art. 48, c. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267~art48",
            certezza: "K",
        },
    ],
    doc: include_str!("atto_della_struttura_senza_data.md"),
    check: Some(check),
};

/// Beginnings of the names of months.
const MESI: &[&str] =
    &["genn", "febb", "marz", "april", "magg", "giugn", "lugli", "agost", "settem", "ottob", "novem", "dicem"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(struttura) = &cx.piano.sezioni.struttura_organizzativa else { return };
    let Some((atto, place)) = struttura.atto.both() else { return };
    if !struttura.data_atto.is_missing() || con_data(atto.as_str()) {
        return;
    }
    out.report(&RULE, place)
        .message(format!("dell'atto «{}» manca la data", atto.as_str()))
        .label("di che giorno è?")
        .help("aggiungi `data_atto`, per esempio `data_atto: 2025-11-20`");
}

/// A day stands among the words: `n. 98 del 20/11/2025`, `20 novembre 2025`.
fn con_data(atto: &str) -> bool {
    atto.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        valore::data(word).is_ok() || MESI.iter().any(|mese| fold(word).starts_with(mese))
    })
}
