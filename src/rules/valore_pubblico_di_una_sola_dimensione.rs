// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-di-una-sola-dimensione",
    catalogo: &["vp-multidimensional"],
    summary: "gli obiettivi di valore pubblico, insieme, guardano ad almeno due dimensioni del benessere",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Linee guida PIAO 2025",
        articolo: "valore pubblico come equilibrio tra più dimensioni",
        url: "https://www.anci.piemonte.it/piano-integrato-attivita-e-organizzazione-piao-pubblicate-nuove-linee-guida-e-manuali-operativi/",
        certezza: "P",
    }],
    doc: include_str!("valore_pubblico_di_una_sola_dimensione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut parole = HashSet::new();
    let mut spans = Vec::new();
    for (_, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        // A goal without dimensions is reported for itself, and may add one.
        let Some((_, span)) = obiettivo.dimensioni.both() else { return };
        let dimensioni = obiettivo.dimensioni.elementi();
        if dimensioni.is_empty() {
            return;
        }
        parole.extend(dimensioni.iter().map(|d| d.value.parola()));
        spans.push(span);
    }
    let (Some(first), 1, false) = (spans.first(), parole.len(), cx.graph.is_incomplete()) else { return };
    let parola = parole.into_iter().next().unwrap_or_default();
    let message = match spans.len() {
        1 => format!("l'unico obiettivo di valore pubblico guarda a una sola dimensione, `{parola}`"),
        tanti => format!("i {tanti} obiettivi di valore pubblico guardano a una sola dimensione, `{parola}`"),
    };
    out.report(&RULE, *first)
        .message(message)
        .label("tutto il valore pubblico dell'ente sta qui")
        .help("aggiungi le altre dimensioni che gli obiettivi toccano, o un obiettivo che guardi altrove");
}
