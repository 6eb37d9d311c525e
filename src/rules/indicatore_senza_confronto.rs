// SPDX-License-Identifier: EUPL-1.2
use super::dati::indicatore_comune;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-confronto",
    catalogo: &["ind-benchmark"],
    summary: "gli indicatori comuni delle funzioni di supporto dicono con chi ci si confronta",
    level: Livelli::solo_ordinario(Level::Note),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "Circolare DFP del 30 dicembre 2019",
            articolo: "indicatori comuni per le funzioni di supporto",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 5, c. 2, lett. e",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
            certezza: "K",
        },
    ],
    doc: include_str!("indicatore_senza_confronto.md"),
    check: Some(check),
};

/// What the table of common indicators says of the set of the circular.
const CIRCOLARE: &str = "Circolare DFP 2/2019";

fn check(cx: &Context<'_>, out: &mut Findings) {
    for uso in cx.usati() {
        let Some((codice, span)) = uso.indicatore.indicatore_comune.both() else { continue };
        let Some(comune) = indicatore_comune(&codice.testo).filter(|i| i.origine.fonte.starts_with(CIRCOLARE)) else {
            continue;
        };
        if !uso.indicatore.benchmark.is_missing() {
            continue;
        }
        out.report(&RULE, span)
            .message(format!(
                "l'indicatore `{}` è comune a tutti gli enti («{}»), ma non ha un valore di confronto",
                cx.graph.nodo(uso.nodo).id,
                comune.nome
            ))
            .label("lo stesso per ogni ente")
            .help("aggiungi `benchmark`, per esempio la media degli enti simili e l'anno del dato");
    }
}
