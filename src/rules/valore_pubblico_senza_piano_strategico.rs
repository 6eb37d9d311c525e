// SPDX-License-Identifier: EUPL-1.2
use super::shared::provenienza::Provenienza;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoDocumento;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-piano-strategico",
    catalogo: &["vp-univ-plan"],
    summary: "nelle università ogni obiettivo di valore pubblico discende dal piano strategico o dalla programmazione triennale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 7/2005",
        articolo: "art. 1-ter, convertito dalla L. 43/2005",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2005-01-31;7~art1ter",
        certezza: "K",
    }],
    doc: include_str!("valore_pubblico_senza_piano_strategico.md"),
    check: Some(check),
};

/// What says it.
const PROVENIENZA: Provenienza = Provenienza {
    da: "quale parte del piano strategico",
    domanda: "da quale obiettivo dell'ateneo?",
    aiuto: "aggiungi `documenti` con il piano strategico o la programmazione triennale, oppure `priorita`",
    documenti: &[TipoDocumento::PianoStrategico, TipoDocumento::ProgrammazioneTriennale],
    parole: &[
        "_piano_strategico",
        "_programmazione_strategica",
        "_programmazione_triennale",
        "_pro3_",
        "_linee_strategiche",
        "_linee_generali_d_indirizzo",
        "_linee_generali_di_indirizzo",
    ],
    parole_della_sezione: &["_piano_strategico", "_programmazione_strategica", "_programmazione_triennale", "_pro3_"],
    missione: false,
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    PROVENIENZA.riporta(cx, &RULE, out);
}
