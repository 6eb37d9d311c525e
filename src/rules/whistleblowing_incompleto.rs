// SPDX-License-Identifier: EUPL-1.2
use super::shared::misure_generali::{Generali, chieste};
use super::shared::parole::piano;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "whistleblowing-incompleto",
    catalogo: &["risk-gen-whistleblowing"],
    summary: "del canale per le segnalazioni si sa chi lo gestisce, con quale atto e che i sindacati sono stati sentiti",
    level: Livelli::tutti(Level::Warning),
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
    doc: include_str!("whistleblowing_incompleto.md"),
    check: Some(check),
};

/// What the law asks of the channel, and the words that speak of it.
const PARTI: &[(&str, &[&str])] = &[
    ("quale canale interno si usa", &["canal", "piattaform", "sportello", "software", "applicativ"]),
    ("chi lo gestisce", &["gesti", "gestor", "rpct", "responsabil", "riceve", "incaricat"]),
    (
        "con quale atto è istituito",
        &["atto", "delib", "determin", "decret", "regolament", "procedur", "disciplin", "circolar"],
    ),
    (
        "che sono stati sentiti i sindacati",
        &["sindac", "rsu", "ooss", "oo ss", "organizzazioni rappresentative", "rappresentanz"],
    ),
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(generali) = Generali::di(cx) else { return };
    for voce in chieste(cx, RULE.catalogo).filter(|v| generali.parla_di(v)) {
        let Some(testo) = generali.testo(cx, voce).filter(|t| !t.is_empty()) else { continue };
        let responsabile =
            generali.attuata_da(cx, voce).is_some_and(|m| !m.ufficio.is_missing() || !m.incarico.is_missing());
        let said = |n: usize, words: &[&str]| {
            let elsewhere = match n {
                1 => responsabile,
                3 => sentiti(cx),
                _ => false,
            };
            elsewhere || words.iter().any(|w| testo.contains(w))
        };
        let manca: Vec<&str> =
            PARTI.iter().enumerate().filter(|(n, (_, words))| !said(*n, words)).map(|(_, (what, _))| *what).collect();
        if manca.is_empty() {
            continue;
        }
        out.report(&RULE, generali.voce(voce).map_or(generali.luogo, |v| v.span_chiave))
            .campo(&format!("misure_generali.{}", voce.codice))
            .message(format!("sulle segnalazioni di illeciti il piano non dice {}", manca.join(", né ")))
            .label("di questa misura")
            .help("scrivilo in `testo`: canale, chi lo gestisce, atto che lo istituisce, data in cui i sindacati sono stati sentiti");
    }
}

/// The consultation with the unions is among those of section 1.
fn sentiti(cx: &Context<'_>) -> bool {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return false };
    let mut about = scheda.confronto_sindacale.elementi().iter().filter_map(|c| c.oggetto.get());
    about.any(|o| {
        let o = piano(o.as_str());
        o.contains("whistle") || o.contains("segnala")
    })
}
