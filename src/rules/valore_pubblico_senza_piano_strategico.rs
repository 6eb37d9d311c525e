// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::provenienza::Provenienza;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoDocumento;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

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
    let Some(sezione) = &cx.piano.sezioni.valore_pubblico else { return };
    if PROVENIENZA.della_sezione(sezione) {
        return;
    }
    let mut total = 0;
    let mut found = Vec::new();
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        total += 1;
        if !PROVENIENZA.dell_obiettivo(cx, obiettivo) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "documenti",
        tutti: format!(
            "nessuno dei {total} obiettivi di valore pubblico dice da quale parte del piano strategico discende"
        ),
        label: "da quale obiettivo dell'ateneo?",
        help: "aggiungi `documenti` con il piano strategico o la programmazione triennale, oppure `priorita`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("l'obiettivo di valore pubblico `{}` non dice da quale parte del piano strategico discende", n.id)
    });
}
