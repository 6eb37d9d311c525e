// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "intelligenza-artificiale-senza-corso",
    catalogo: &["form-ai"],
    summary: "chi usa l'intelligenza artificiale forma chi la adopera",
    level: Livelli::tutti(Level::Note),
    anni: Anni::dal(2026),
    fonti: &[
        Fonte {
            atto: "L. 132/2025",
            articolo: "art. 14, c. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2025-09-23;132~art14",
            certezza: "P",
        },
        Fonte {
            atto: "Regolamento (UE) 2024/1689",
            articolo: "art. 4",
            url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
            certezza: "P",
        },
    ],
    doc: include_str!("intelligenza_artificiale_senza_corso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let uses = cx.piano.manifesto.profilo.get().and_then(|p| p.usa_ia.get());
    if uses.is_none_or(|said| !said.0) {
        return;
    }
    formazione::senza_corso(
        cx,
        &RULE,
        "ia",
        "l'ente usa l'intelligenza artificiale e nessun corso ne parla",
        "aggiungi un corso su come funziona e dove sbaglia, per chi la adopera",
        out,
    );
}
