// SPDX-License-Identifier: EUPL-1.2
use super::shared::misure_generali::{Generali, chieste};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "whistleblowing-senza-misura",
    catalogo: &["risk-gen-whistleblowing"],
    summary: "il piano dice come si tutela chi segnala illeciti",
    level: Livelli::tutti(Level::Error),
    anni: Anni::dal(2024),
    fonti: &[
        Fonte {
            atto: "D.Lgs. 24/2023",
            articolo: "artt. 4 e 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2023-03-10;24",
            certezza: "P",
        },
        Fonte {
            atto: "Delibera ANAC 311/2023, aggiornata dalla 479/2025",
            articolo: "",
            url: "https://www.anticorruzione.it",
            certezza: "P",
        },
        Fonte { atto: "Delibera ANAC 478/2025", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
    ],
    doc: include_str!("whistleblowing_senza_misura.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(generali) = Generali::di(cx) else { return };
    for voce in chieste(cx, RULE.catalogo).filter(|v| !generali.parla_di(v)) {
        out.report(&RULE, generali.luogo)
            .campo(&format!("misure_generali.{}", voce.codice))
            .message("il piano non dice come si tutela chi segnala illeciti (whistleblowing)")
            .label("tra le misure generali non c'è")
            .help("aggiungi in `misure_generali` la voce `whistleblowing`: quale canale interno, chi lo gestisce, con quale atto è stato istituito e quando sono stati sentiti i sindacati");
    }
}
