// SPDX-License-Identifier: EUPL-1.2
use super::dati::misure_generali;
use super::shared::parole::piano;
use super::shared::scala::specifica;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{GenereMisura, Misura};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-generica",
    catalogo: &["risk-measure-not-generic"],
    summary: "una misura specifica dice più del titolo di una misura generale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("misura_generica.md"),
    check: Some(check),
};

/// Words that say nothing by themselves.
const VUOTE: &[&str] = &[
    "adozione",
    "applicazione",
    "attuazione",
    "osservanza",
    "rispetto",
    "verifica",
    "misura",
    "misure",
    "obbligo",
    "obblighi",
    "di",
    "del",
    "dello",
    "della",
    "dell",
    "dei",
    "degli",
    "delle",
    "in",
    "materia",
    "sul",
    "sulla",
    "sui",
    "il",
    "lo",
    "la",
    "i",
    "gli",
    "le",
    "l",
    "e",
    "per",
    "dipendenti",
    "personale",
    "generale",
    "generali",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let titles = titoli();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        // Only what says that it is a specific one: many plans do not say.
        let declared = misura.genere.get() == Some(&GenereMisura::Specifica) || !misura.rischi.is_missing();
        let more = !misura.descrizione.is_missing() || !misura.fasi.is_missing() || !misura.nota.is_missing();
        let Some((titolo, place)) = misura.titolo.both().filter(|_| declared && specifica(misura) && !more) else {
            continue;
        };
        if !titles.contains(&nucleo(&titolo.testo)) {
            continue;
        }
        out.report(&RULE, place)
            .message(format!("la misura specifica `{}` è solo il titolo di una misura generale", cx.graph.nodo(n).id))
            .label("che cosa si fa in più, per questo rischio?")
            .help("di' che cosa cambia in quel processo, in `titolo`, `descrizione` o `fasi`, oppure scrivi `genere: generale`");
    }
}

/// The words of a title that say something.
fn nucleo(testo: &str) -> String {
    let plain = piano(testo);
    plain.split(' ').filter(|w| !VUOTE.contains(w)).collect::<Vec<_>>().join(" ")
}

/// What the titles of the general measures say, whole and in their parts.
fn titoli() -> HashSet<String> {
    let mut found = HashSet::new();
    for voce in misure_generali() {
        let parts = voce.nome.split([',', '(', ')']).map(nucleo);
        let joined = parts.chain([nucleo(&voce.nome), nucleo(&voce.codice.replace('_', " "))]);
        found.extend(joined.filter(|t| t.len() > 3));
    }
    let usual = [
        "formazione",
        "rotazione",
        "trasparenza",
        "astensione conflitto interessi",
        "accesso civico",
        "codice condotta",
    ];
    found.extend(usual.into_iter().map(nucleo));
    found
}
