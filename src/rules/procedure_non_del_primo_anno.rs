// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::Anno;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "procedure-non-del-primo-anno",
    catalogo: &["vp-procedures-list"],
    summary: "almeno una procedura si semplifica nel primo anno del piano",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 2, lett. e",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C2",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. a, n. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C2",
        },
    ],
    doc: include_str!("procedure_non_del_primo_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let (Some(sezione), Some(Anno(primo))) =
        (&cx.piano.sezioni.valore_pubblico, cx.piano.manifesto.anno.get().copied())
    else {
        return;
    };
    let procedure = sezione.procedure.elementi();
    let anni: Option<Vec<_>> = procedure.iter().map(|p| p.anno.both()).collect();
    // A procedure without a year has its own finding, and may be of the first year.
    let Some((_, span)) = anni.as_ref().and_then(|anni| anni.first()).filter(|_| !cx.graph.is_incomplete()) else {
        return;
    };
    let now = procedure.iter().any(|p| {
        let anno = p.anno.get().map_or(primo, |a| a.0);
        let goes_on = match &p.tempo_obiettivo {
            Field::Missing => false,
            Field::Invalid(_) => true,
            Field::Present(serie, _) => serie.anno(primo).is_some(),
        };
        anno == primo || anno < primo && goes_on
    });
    if now {
        return;
    }
    let message = match procedure.len() {
        1 => format!("l'unica procedura non si semplifica nel {primo}, il primo anno del piano"),
        tante => format!("nessuna delle {tante} procedure si semplifica nel {primo}, il primo anno del piano"),
    };
    out.report(&RULE, *span).message(message).label("un altro anno").help(format!(
        "aggiungi una procedura con `anno: {primo}`, oppure spiega in una deroga perché quest'anno non ce n'è"
    ));
}
