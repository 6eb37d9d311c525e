// SPDX-License-Identifier: EUPL-1.2
use super::shared::provenienza::Provenienza;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoDocumento;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-dup",
    catalogo: &["vp-mandate-link"],
    summary: "negli enti locali ogni obiettivo di valore pubblico discende dal DUP",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("valore_pubblico_senza_dup.md"),
    check: Some(check),
};

/// What says it.
const PROVENIENZA: Provenienza = Provenienza {
    da: "quale parte del DUP",
    domanda: "da quale indirizzo del DUP?",
    aiuto: "aggiungi `documenti` con l'id del DUP o delle linee di mandato, oppure `priorita` o `missione`",
    documenti: &[TipoDocumento::Dup, TipoDocumento::Mandato],
    parole: &[
        "_dup_",
        "_dups_",
        "_documento_unico_di_programmazione",
        "_sezione_strategica",
        "_indirizzo_strategico",
        "_indirizzi_strategici",
        "_linee_programmatiche",
        "_linee_di_mandato",
        "_programma_di_mandato",
        "_mandato_",
    ],
    parole_della_sezione: &["_dup_", "_dups_", "_documento_unico_di_programmazione", "_sezione_strategica"],
    missione: true,
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    PROVENIENZA.riporta(cx, &RULE, out);
}
