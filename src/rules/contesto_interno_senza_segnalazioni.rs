// SPDX-License-Identifier: EUPL-1.2
use super::shared::contesto::parole;
use super::shared::parole::comincia_con;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "contesto-interno-senza-segnalazioni",
    catalogo: &["risk-internal-context"],
    summary: "il contesto interno dice dei procedimenti disciplinari e delle segnalazioni",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("contesto_interno_senza_segnalazioni.md"),
    check: Some(check),
};

/// Beginnings of words by which a text tells of offences, or says that there were none.
const ILLECITI: &[&str] = &[
    "disciplinar",
    "segnala",
    "whistleblow",
    "illecit",
    "condann",
    "indagat",
    "indagin",
    "denunc",
    "penal",
    "corruttiv",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((context, place)) = cx.piano.sezioni.rischi_corruttivi.as_ref().and_then(|s| s.contesto_interno.both())
    else {
        return;
    };
    let Some(words) = parole(context) else { return };
    if ILLECITI.iter().any(|w| comincia_con(&words, w)) {
        return;
    }
    out.report(&RULE, place)
        .message("il contesto interno non dice dei procedimenti disciplinari né delle segnalazioni di illeciti")
        .label("che cosa è successo negli ultimi anni?")
        .help("aggiungi in `testo` o in `dati` quanti procedimenti disciplinari, condanne e segnalazioni ci sono stati, anche se nessuno");
}
