// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "troppi-obiettivi-di-valore-pubblico",
    catalogo: &["vp-selective"],
    summary: "gli obiettivi di valore pubblico sono pochi e scelti",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Linee guida PIAO 2025",
        articolo: "selettività degli obiettivi di valore pubblico",
        url: "https://www.anci.piemonte.it/piano-integrato-attivita-e-organizzazione-piao-pubblicate-nuove-linee-guida-e-manuali-operativi/",
        certezza: "C2",
    }],
    doc: include_str!("troppi_obiettivi_di_valore_pubblico.md"),
    check: Some(check),
};

/// The guidelines of 2025 ask for few selected goals and give no number: this one is the tool's.
const LIMITE: usize = 10;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi: Vec<usize> = cx.graph.tutti::<ObiettivoValorePubblico>().map(|(n, _)| n).collect();
    let Some(di_troppo) = obiettivi.get(LIMITE) else { return };
    out.report(&RULE, cx.graph.nodo(*di_troppo).span)
        .message(format!("gli obiettivi di valore pubblico sono {}, più di {LIMITE}", obiettivi.len()))
        .label(format!("è il numero {}", LIMITE + 1))
        .help("tieni quelli che contano di più per chi vive sul territorio; gli altri possono diventare strategie, o obiettivi di performance");
}
