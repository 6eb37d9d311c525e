// SPDX-License-Identifier: EUPL-1.2
use super::shared::provenienza::Provenienza;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoDocumento;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-obiettivi-regionali",
    catalogo: &["vp-ssn-plan"],
    summary: "nelle aziende sanitarie ogni obiettivo di valore pubblico discende dagli obiettivi regionali o dai LEA",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 502/1992",
        articolo: "obiettivi assegnati al direttore generale",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:1992-12-30;502",
        certezza: "K",
    }],
    doc: include_str!("valore_pubblico_senza_obiettivi_regionali.md"),
    check: Some(check),
};

/// What says it.
const PROVENIENZA: Provenienza = Provenienza {
    da: "quale obiettivo regionale",
    domanda: "da quale obiettivo della regione, da quale LEA?",
    aiuto: "aggiungi `documenti` con l'atto regionale che assegna gli obiettivi (`tipo: obiettivi_regionali`), oppure `priorita`",
    documenti: &[TipoDocumento::ObiettiviRegionali, TipoDocumento::AttoIndirizzo],
    parole: &[
        "_lea_",
        "_livelli_essenziali",
        "_region",
        "_dgr_",
        "_piano_sanitario",
        "_direttore_generale",
        "_direzione_generale",
        "_nuovo_sistema_di_garanzia",
        "_atto_aziendale",
    ],
    parole_della_sezione: &[
        "_lea_",
        "_livelli_essenziali",
        "_obiettivi_regionali",
        "_dgr_",
        "_piano_sanitario_regionale",
        "_obiettivi_del_direttore_generale",
        "_obiettivi_di_mandato",
        "_nuovo_sistema_di_garanzia",
    ],
    missione: false,
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    PROVENIENZA.riporta(cx, &RULE, out);
}
