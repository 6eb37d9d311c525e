// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta, luogo, si_assume};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "condizioni-per-assumere-assenti",
    catalogo: &["ptfp-hire-preconditions"],
    summary: "un ente locale che assume dice quali condizioni ha verificato",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 113/2016",
            articolo: "art. 9, c. 1-quinquies",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2016-06-24;113~art9",
            certezza: "P",
        },
        Fonte {
            atto: "DL 185/2008",
            articolo: "art. 9, c. 3-bis",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2008-11-29;185~art9",
            certezza: "P",
        },
    ],
    doc: include_str!("condizioni_per_assumere_assenti.md"),
    check: Some(check),
};

/// What has no rule of its own, and how texts speak of it.
const CONDIZIONI: [(&str, &[&str]); 2] = [
    (
        "l'invio di bilancio e rendiconto alla banca dati delle amministrazioni pubbliche",
        &["bdap", "banca dati", "1 quinquies", "rendiconto inviat", "rendiconto trasmess", "113 2016"],
    ),
    (
        "la certificazione dei crediti",
        &[
            "certificazione dei crediti",
            "certificazione crediti",
            "pcc",
            "crediti commerciali",
            "piattaforma",
            "185 2008",
        ],
    ),
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx).filter(|f| si_assume(f)) else { return };
    let words = Parole::di(f);
    let missing: Vec<&str> =
        CONDIZIONI.iter().filter(|(_, how)| !words.parlano_di(how)).map(|(what, _)| *what).collect();
    let Some(place) = f.prima_di_assumere.span().or(f.assunzioni.span()).or_else(|| luogo(cx)) else { return };
    if missing.is_empty() {
        return;
    }
    out.report(&RULE, place)
        .campo("prima_di_assumere")
        .message(format!("tra le condizioni per assumere non si parla di questo: {}", missing.join("; ")))
        .label("senza, le assunzioni sono ferme")
        .help("aggiungi `prima_di_assumere`: che cosa si verifica prima di ogni assunzione, e con quale esito");
}
