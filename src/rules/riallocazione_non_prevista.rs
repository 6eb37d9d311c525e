// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta, luogo};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "riallocazione-non-prevista",
    catalogo: &["ptfp-reallocation"],
    summary: "il piano dice se e come si sposta il personale tra i servizi",
    level: Livelli { ordinario: Some(Level::Warning), semplificato: None },
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, 3.3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("riallocazione_non_prevista.md"),
    check: Some(check),
};

/// How texts speak of people who change office.
const PAROLE: &[&str] = &[
    "rialloca",
    "ricolloca",
    "redistribu",
    "ridistribu",
    "spostament",
    "spostat",
    "sposta ",
    "spostano",
    "trasferi",
    "mobilita intern",
    "riassegn",
    "passano ",
    "passa ",
    "riorganizz",
    "rotazion",
    "chi lavora gia",
    "chi gia lavora",
    "gia in servizio",
    "persone che ci sono gia",
    "riconver",
    "riqualific",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    if !f.riallocazione.is_missing() || Parole::di(f).parlano_di(PAROLE) {
        return;
    }
    let Some(place) = f.strategia.span().or_else(|| luogo(cx)) else { return };
    out.report(&RULE, place)
        .campo("riallocazione")
        .message("non si dice se il personale si sposta tra i servizi")
        .label("prima di assumere si guarda a chi c'è già")
        .help("aggiungi `riallocazione`: da quali servizi a quali, quante persone, entro quando; o che non se ne prevedono, e perché");
}
