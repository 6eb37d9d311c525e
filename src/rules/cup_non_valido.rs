// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Obiettivo;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "cup-non-valido",
    catalogo: &["perf-pnrr-flag"],
    summary: "un codice unico di progetto ha la forma giusta",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 3/2003",
        articolo: "art. 11",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2003-01-16;3~art11",
        certezza: "K",
    }],
    doc: include_str!("cup_non_valido.md"),
    check: Some(check),
};

/// Length of a code.
const LUNGHEZZA: usize = 15;

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (_, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        let Some((cup, luogo)) = obiettivo.cup.both() else { continue };
        let Some(codice) = sbagliato(&cup.testo) else { continue };
        let quanti = codice.chars().count();
        let label = match quanti {
            LUNGHEZZA => "lettera, due cifre, lettera, undici cifre".to_string(),
            _ => format!("{quanti} caratteri invece di {LUNGHEZZA}"),
        };
        out.report(&RULE, luogo)
            .message(format!("`{}` non è un codice unico di progetto", brief(&codice)))
            .label(label)
            .help("un CUP ha 15 caratteri, come `G59F19000090007`: ricopialo dal decreto di finanziamento");
    }
}

/// The first code of a text that is not well formed; words such as «in corso di richiesta» are no codes.
fn sbagliato(testo: &str) -> Option<String> {
    let parti = testo.split(|c: char| !c.is_alphanumeric()).map(str::to_uppercase);
    let codici: Vec<String> = parti.filter(|p| p.chars().filter(char::is_ascii_digit).count() >= 6).collect();
    codici.into_iter().find(|c| !ben_fatto(c))
}

fn ben_fatto(codice: &str) -> bool {
    let lettera = |i: usize| i == 0 || i == 3;
    let giusto = |(i, b): (usize, u8)| if lettera(i) { b.is_ascii_uppercase() } else { b.is_ascii_digit() };
    codice.len() == LUNGHEZZA && codice.bytes().enumerate().all(giusto)
}
