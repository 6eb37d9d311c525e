// SPDX-License-Identifier: EUPL-1.2
use super::shared::soglia::{SOGLIA, dipendenti};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;

/// The rule.
pub static RULE: Rule = Rule {
    id: "cinquanta-dipendenti",
    catalogo: &["gen-exactly-50"],
    summary: "chi ha esattamente 50 dipendenti dice quale regime segue",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 1 e 6",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C2",
        },
        Fonte {
            atto: "DPR 81/2022",
            articolo: "art. 1, c. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.del.presidente.della.repubblica:2022-06-24;81~art1",
            certezza: "C2",
        },
    ],
    doc: include_str!("cinquanta_dipendenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let regime = &cx.piano.manifesto.regime;
    let Some(dipendenti) = dipendenti(cx).filter(|d| d.numero == SOGLIA) else { return };
    let finding = match regime.both() {
        // The reading of ANAC, said aloud: nothing is left to choose.
        Some((Regime::Ordinario, _)) => return,
        Some((Regime::Semplificato, span)) => out.report(&RULE, span).also(dipendenti.span, "quanti sono"),
        None if regime.is_missing() => out.report(&RULE, dipendenti.span),
        None => return,
    };
    finding
        .message("con esattamente 50 dipendenti le norme non dicono la stessa cosa sul regime")
        .label("né più di 50 né meno di 50")
        .help("scrivi `regime = \"ordinario\"`, come legge l'ANAC (PNA 2022: almeno 50); per il semplificato metti una deroga con il motivo");
}
