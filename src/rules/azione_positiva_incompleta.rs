// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::AzionePositiva;
use crate::source::decode::Field;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "azione-positiva-incompleta",
    catalogo: &["perf-positive-actions"],
    summary: "ogni azione positiva ha area, ufficio e periodo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 198/2006",
        articolo: "art. 48",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2006-04-11;198~art48",
        certezza: "P",
    }],
    doc: include_str!("azione_positiva_incompleta.md"),
    check: Some(check),
};

/// From this many on, actions that all lack something make one finding.
const MOLTE: usize = 5;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(performance) = &cx.piano.sezioni.performance else { return };
    let azioni = performance.azioni_positive.elementi();
    let incomplete: Vec<(usize, Vec<&str>)> =
        azioni.iter().enumerate().map(|(i, a)| (i, manca(a))).filter(|(_, m)| !m.is_empty()).collect();
    let tutte = incomplete.len() == azioni.len() && azioni.len() >= MOLTE;
    let uguali = incomplete.windows(2).all(|w| w[0].1 == w[1].1);
    for (i, manca) in incomplete {
        let azione = &azioni[i];
        let campi = manca.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(" né ");
        let nome = azione.azione.get().map(|t| brief(&t.testo)).unwrap_or_default();
        let (message, label) = if tutte && uguali {
            (format!("nessuna delle {} azioni positive ha {campi}", azioni.len()), "questa e le altre")
        } else {
            (format!("l'azione positiva «{nome}» non ha {campi}"), "questa azione")
        };
        let finding = out
            .report(&RULE, azione.azione.span().unwrap_or(azione.span))
            .campo(manca[0])
            .message(message)
            .label(label)
            .help("di ogni azione si scrive l'area, l'ufficio che la segue e il periodo");
        if tutte && uguali {
            finding.insieme(cx);
            return;
        }
    }
}

/// The fields it lacks; the goal that carries it out says the office.
fn manca(azione: &AzionePositiva) -> Vec<&'static str> {
    let missing = |nome: &'static str, manca: bool| manca.then_some(nome);
    let ufficio = azione.ufficio.is_missing() && matches!(azione.obiettivo, Field::Missing);
    [
        missing("area", azione.area.is_missing()),
        missing("ufficio", ufficio),
        missing("periodo", azione.periodo.is_missing()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
