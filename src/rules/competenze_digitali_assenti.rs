// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "competenze-digitali-assenti",
    catalogo: &["ptfp-digital-needs"],
    summary: "il piano dei fabbisogni considera le competenze per la transizione digitale",
    level: Livelli::tutti(Level::Error),
    anni: Anni::dal(2026),
    fonti: &[Fonte {
        atto: "DL 25/2025",
        articolo: "art. 12, c. 5 e 5-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2025-03-14;25~art12",
        certezza: "C2",
    }],
    doc: include_str!("competenze_digitali_assenti.md"),
    check: Some(check),
};

/// How texts speak of digital skills, whichever they are.
pub const DIGITALE: &[&str] = &[
    "digital",
    "informatic",
    "intelligenza artificiale",
    "sicurezza informatica",
    "cyber",
    "cibern",
    "big data",
    "tecnologi",
    "ict",
    "cloud",
    "software",
    "analisi dei dati",
    "in rete",
    "online",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    // Where the whole evolution of the needs is missing that is told, and this is a part of it.
    if f.evoluzione.is_missing()
        || f.evoluzione.get().is_some_and(|e| !e.digitalizzazione.is_missing())
        || Parole::di(f).parlano_di(DIGITALE)
    {
        return;
    }
    let Some(place) = f.evoluzione.span() else { return };
    out.report(&RULE, place)
        .campo("evoluzione.digitalizzazione")
        .message("il piano dei fabbisogni non parla di competenze digitali")
        .label("transizione digitale, intelligenza artificiale, sicurezza, dati")
        .help("aggiungi `digitalizzazione` in `evoluzione`: quali competenze servono, quante persone le hanno, chi si assume o si forma");
}
