// SPDX-License-Identifier: EUPL-1.2
use super::competenze_digitali_assenti::DIGITALE;
use super::shared::fabbisogni::{Parole, letta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "competenze-digitali-parziali",
    catalogo: &["ptfp-digital-needs"],
    summary: "il piano dei fabbisogni considera transizione digitale, intelligenza artificiale, sicurezza informatica e dati",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2026),
    fonti: &[Fonte {
        atto: "DL 25/2025",
        articolo: "art. 12, c. 5 e 5-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2025-03-14;25~art12",
        certezza: "C2",
    }],
    doc: include_str!("competenze_digitali_parziali.md"),
    check: Some(check),
};

/// What the law names, and how texts speak of it.
const AMBITI: [(&str, &[&str]); 4] = [
    ("la transizione digitale", &["digital", "informatizz", "in rete", "online", "on line", "cloud", "informatic"]),
    ("l'intelligenza artificiale", &["intelligenza artificiale", "ia ", "ai ", "algoritm", "machine learning"]),
    (
        "la sicurezza informatica",
        &[
            "sicurezza informatica",
            "sicurezza dei dati",
            "sicurezza dei sistemi",
            "sicurezza cibern",
            "cyber",
            "cibern",
            "cybersicur",
        ],
    ),
    (
        "l'analisi dei dati",
        &[
            "big data",
            "analisi dei dati",
            "analisi dati",
            "dati aperti",
            "data ",
            "scienza dei dati",
            "banche dati",
            "interoperab",
            "dei dati",
            "dati ",
        ],
    ),
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let Some((evoluzione, place)) = f.evoluzione.both() else { return };
    let words = Parole::di(f);
    // Who says nothing at all has a finding of its own; an entry of one word, «nessuna», says too little.
    if evoluzione.digitalizzazione.is_missing() && !words.parlano_di(DIGITALE) {
        return;
    }
    let missing: Vec<&str> = AMBITI.iter().filter(|(_, how)| !words.parlano_di(how)).map(|(what, _)| *what).collect();
    if missing.is_empty() {
        return;
    }
    out.report(&RULE, evoluzione.digitalizzazione.span().unwrap_or(place))
        .campo("evoluzione.digitalizzazione")
        .message(format!("tra le competenze digitali non si considera {}", missing.join(", né ")))
        .label("basta dire che non serve, e perché")
        .help("aggiungi una frase in `evoluzione.digitalizzazione` per ciascuna: chi se ne occupa, che cosa manca");
}
