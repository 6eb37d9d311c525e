// SPDX-License-Identifier: EUPL-1.2
use super::shared::misure_generali::{Generali, chieste};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Misura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misure-sui-contratti-assenti",
    catalogo: &["risk-gen-contracts"],
    summary: "il piano ha misure sui contratti pubblici, fino alla loro esecuzione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2026),
    fonti: &[Fonte {
        atto: "PNA 2025",
        articolo: "parte speciale",
        url: "https://www.anticorruzione.it",
        certezza: "C2",
    }],
    doc: include_str!("misure_sui_contratti_assenti.md"),
    check: Some(check),
};

/// Words of measures on how contracts are awarded and carried out.
const PAROLE: &[&str] = &[
    "fvoe",
    "fascicolo virtuale",
    " rup",
    "responsabile unico",
    "responsabile del progetto",
    "esecuzion",
    "piattaform",
    "subappalt",
    "direttore dei lavori",
    "direttore dell",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(generali) = Generali::di(cx).filter(|g| !g.is_empty()) else { return };
    for voce in chieste(cx, RULE.catalogo).filter(|v| !generali.parla_di(v)) {
        if altrove(cx) {
            continue;
        }
        out.report(&RULE, generali.luogo)
            .campo(&format!("misure_generali.{}", voce.codice))
            .message("il piano non ha misure sui contratti pubblici: piattaforme e fascicolo virtuale, conflitti di interessi, RUP, controlli durante l'esecuzione")
            .label("né qui né tra le misure dei processi")
            .help("aggiungi in `misure_generali` la voce `contratti_pubblici` con `testo`, oppure misure specifiche nei processi dell'area `contratti_pubblici`; se l'ente non affida contratti scrivi `stazione_appaltante = false` in `[profilo]`");
    }
}

/// The extra data of the section, or some measure, say it in other words.
fn altrove(cx: &Context<'_>) -> bool {
    // A space before the first word too: «RUP» is no part of «gruppo».
    let says = |t: &str| {
        let t = format!(" {}", t.to_lowercase());
        PAROLE.iter().any(|p| t.contains(p))
    };
    let extra = cx.piano.sezioni.rischi_corruttivi.iter().flat_map(|s| s.altre_informazioni.voci());
    let mut extra = extra.flat_map(|v| [&*v.chiave, v.valore.value.as_str()]);
    extra.any(says)
        || cx.graph.tutti::<Misura>().any(|(_, m)| {
            m.titolo.get().is_some_and(|t| says(t.as_str())) || m.descrizione.get().is_some_and(|p| says(&p.testo))
        })
}
