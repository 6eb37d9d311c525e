// SPDX-License-Identifier: EUPL-1.2
use super::shared::contesto::parole;
use super::shared::parole::comincia_con;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "contesto-interno-senza-personale",
    catalogo: &["risk-staff-number"],
    summary: "il contesto interno di un ente piccolo dice quante persone vi lavorano",
    level: Livelli { ordinario: None, semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "C2" }],
    doc: include_str!("contesto_interno_senza_personale.md"),
    check: Some(check),
};

/// Beginnings of words that speak of people at work.
const PERSONE: &[&str] = &["dipendent", "person", "addett", "unita", "organico", "funzionar", "impiegat", "lavorator"];

/// Numbers that small bodies write in words.
const NUMERI: &[&str] = &[
    "uno",
    "una",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
    "vent",
    "trent",
    "quarant",
    "nessun",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((context, place)) = cx.piano.sezioni.rischi_corruttivi.as_ref().and_then(|s| s.contesto_interno.both())
    else {
        return;
    };
    let Some(words) = parole(context) else { return };
    let counted = words.split(' ').any(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        || NUMERI.iter().any(|n| comincia_con(&words, n));
    if counted && PERSONE.iter().any(|w| comincia_con(&words, w)) {
        return;
    }
    let known = cx.profilo.dipendenti.map(|n| format!(": la scheda anagrafica ne conta {n}")).unwrap_or_default();
    out.report(&RULE, place)
        .message("il contesto interno non dice quante persone lavorano nell'ente")
        .label(format!("da questo numero dipendono le semplificazioni{known}"))
        .help("aggiungi il numero, per esempio in `dati`: `Dipendenti: \"38\"`");
}
