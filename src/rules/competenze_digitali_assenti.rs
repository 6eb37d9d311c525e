// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta, luogo};
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
    if Parole::di(f).parlano_di(DIGITALE) {
        return;
    }
    // Who says nothing of how needs change has a finding of its own.
    if f.evoluzione.is_missing() {
        return;
    }
    let Some(place) = f.evoluzione.span().or_else(|| luogo(cx)) else { return };
    out.report(&RULE, place)
        .campo("evoluzione.digitalizzazione")
        .message("il piano dei fabbisogni non parla di competenze digitali")
        .label("transizione digitale, intelligenza artificiale, sicurezza, dati")
        .help("aggiungi `digitalizzazione` in `evoluzione`: quali competenze servono, quante persone le hanno, chi si assume o si forma");
}
