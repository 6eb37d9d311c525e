// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivi-di-altri-anni",
    catalogo: &["perf-present"],
    summary: "almeno un obiettivo di performance è attivo nel primo anno del piano",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. b",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 10",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art10",
            certezza: "P",
        },
    ],
    doc: include_str!("obiettivi_di_altri_anni.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let Some((primo, obiettivo)) = obiettivi.tutti.first() else { return };
    let anno = cx.piano.anno();
    if obiettivi.incompleti || anno == 0 || obiettivi.del_primo_anno(cx).next().is_some() {
        return;
    }
    let nodo = cx.graph.nodo(*primo);
    let quanti = match obiettivi.tutti.len() {
        1 => format!("l'obiettivo `{}` non è attivo", nodo.id),
        tutti => format!("nessuno dei {tutti} obiettivi di performance è attivo"),
    };
    out.report(&RULE, obiettivo.anni.span().unwrap_or(nodo.span))
        .message(format!("{quanti} nel {anno}, primo anno del piano"))
        .label("questi anni")
        .help(format!("aggiungi {anno} agli `anni` degli obiettivi, oppure gli obiettivi del {anno}"));
}
