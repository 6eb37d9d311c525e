// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "codice-istat-errato",
    catalogo: &["ana-istat"],
    summary: "il codice Istat ha 6 cifre per un comune, 3 per una provincia, 2 per una regione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("codice_istat_errato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some((code, span)) = scheda.codice_istat.both() else { return };
    let (kind, wanted): (&str, &[usize]) = match cx.profilo.tipo {
        Some(TipoEnte::Comune) => ("un comune", &[6]),
        Some(TipoEnte::Provincia) => ("una provincia", &[3]),
        Some(TipoEnte::CittaMetropolitana) => ("una città metropolitana", &[3]),
        // The autonomous provinces have the code of a province.
        Some(TipoEnte::Regione) => ("una regione", &[2, 3]),
        _ => return,
    };
    let digits: String = code.testo.chars().filter(char::is_ascii_digit).collect();
    let letters = code.testo.chars().any(char::is_alphabetic);
    if !letters && wanted.contains(&digits.len()) {
        return;
    }
    let length = wanted[0];
    let help = if !letters && (1..length).contains(&digits.len()) && length - digits.len() <= 2 {
        format!("forse il foglio di calcolo ha tolto lo zero iniziale: `\"{digits:0>length$}\"`, tra virgolette")
    } else {
        "6 cifre il comune, 3 la provincia o la città metropolitana, 2 la regione, tra virgolette".into()
    };
    out.report(&RULE, span)
        .message(format!("`{}` non può essere il codice Istat di {kind}", brief(&code.testo)))
        .label(format!("ci vogliono {length} cifre"))
        .help(help);
}
