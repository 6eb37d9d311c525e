// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "evoluzione-senza-un-aspetto",
    catalogo: &["ptfp-evolution"],
    summary: "l'evoluzione dei bisogni tocca digitalizzazione, esternalizzazioni e servizi dismessi",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. c, n. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("evoluzione_senza_un_aspetto.md"),
    check: Some(check),
};

/// From this year on a rule of its own asks for digital skills.
const DIGITALE_A_PARTE: i16 = 2026;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let Some((e, place)) = f.evoluzione.both() else { return };
    let words = Parole::di(f);
    let spoken = |field: &Field<_>, how: &[&str]| !field.is_missing() || words.parlano_di(how);
    let mut missing = Vec::new();
    if cx.profilo.anno < DIGITALE_A_PARTE && !spoken(&e.digitalizzazione, super::competenze_digitali_assenti::DIGITALE)
    {
        missing.push(("digitalizzazione", "la digitalizzazione"));
    }
    if !spoken(
        &e.esternalizzazioni,
        &[
            "esternalizz",
            "internalizz",
            "appalt",
            "affidat",
            "affidament",
            "in house",
            "gestione diretta",
            "concession",
        ],
    ) {
        missing.push(("esternalizzazioni", "le esternalizzazioni e internalizzazioni"));
    }
    if !spoken(
        &e.dismissioni,
        &[
            "dismiss",
            "soppress",
            "chiusur",
            "chiude",
            "chiudono",
            "cessano",
            "cessazione di serviz",
            "potenzia",
            "nuovi servizi",
        ],
    ) {
        missing.push(("dismissioni", "i servizi dismessi o potenziati"));
    }
    let Some((first, _)) = missing.first() else { return };
    let what: Vec<&str> = missing.iter().map(|(_, what)| *what).collect();
    out.report(&RULE, place)
        .campo(&format!("evoluzione.{first}"))
        .message(format!("l'evoluzione dei bisogni non parla di un aspetto: {}", what.join(", ")))
        .label("anche «nessuna» è una risposta")
        .help(format!(
            "aggiungi in `evoluzione` {}",
            missing.iter().map(|(key, _)| format!("`{key}: …`")).collect::<Vec<_>>().join(" e ")
        ));
}
