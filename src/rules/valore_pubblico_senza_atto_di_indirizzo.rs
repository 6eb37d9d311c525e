// SPDX-License-Identifier: EUPL-1.2
use super::shared::provenienza::Provenienza;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoDocumento;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-atto-di-indirizzo",
    catalogo: &["vp-ministry-directive"],
    summary: "nei ministeri ogni obiettivo di valore pubblico discende dall'atto di indirizzo o dalle note integrative",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 196/2009",
            articolo: "art. 21",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2009-12-31;196~art21",
            certezza: "P",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
    ],
    doc: include_str!("valore_pubblico_senza_atto_di_indirizzo.md"),
    check: Some(check),
};

/// What says it.
const PROVENIENZA: Provenienza = Provenienza {
    da: "quale atto di indirizzo",
    domanda: "da quale priorità politica?",
    aiuto: "aggiungi `documenti` con l'atto di indirizzo o le note integrative, oppure `priorita`, `missione` e `programma`",
    documenti: &[TipoDocumento::AttoIndirizzo, TipoDocumento::NoteIntegrative],
    parole: &[
        "_atto_di_indirizzo",
        "_direttiva_",
        "_direttive_",
        "_note_integrative",
        "_nota_integrativa",
        "_priorita_politic",
    ],
    parole_della_sezione: &["_atto_di_indirizzo", "_direttiva_generale", "_note_integrative", "_nota_integrativa"],
    missione: true,
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    PROVENIENZA.riporta(cx, &RULE, out);
}
