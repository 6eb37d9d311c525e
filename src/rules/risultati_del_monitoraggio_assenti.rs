// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::{in_sezione_4, parole, sezione};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "risultati-del-monitoraggio-assenti",
    catalogo: &["risk-monitoring-results"],
    summary: "il piano riassume i risultati del monitoraggio dell'anno prima",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 6, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
    ],
    doc: include_str!("risultati_del_monitoraggio_assenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((rischi, luogo)) = sezione(cx) else { return };
    // Where no monitoring is told, that is told.
    let unsaid = rischi.monitoraggio.is_missing() && (!rischi.conferma.is_missing() || !in_sezione_4(cx));
    let verified = cx.piano.consuntivi.iter().any(|(_, _, c)| !c.misure.elementi().is_empty());
    if unsaid || verified || (rischi.monitoraggio.get().is_none() && !rischi.monitoraggio.is_missing()) {
        return;
    }
    let prima = cx.profilo.anno - 1;
    let detto = rischi.monitoraggio.get().is_some_and(|m| {
        let testo = parole(m);
        !m.risultati_anno_precedente.is_missing()
            || testo.contains(&prima.to_string())
            || testo.contains("anno precedente")
    });
    if detto {
        return;
    }
    out.report(&RULE, rischi.monitoraggio.span().unwrap_or(luogo))
        .campo("monitoraggio.risultati_anno_precedente")
        .message(format!("il piano non dice com'è andato il monitoraggio delle misure nel {prima}"))
        .label("mancano i risultati dell'anno prima")
        .help("aggiungi `risultati_anno_precedente`: quante misure sono state attuate su quante, quali no e perché, che cosa cambia");
}
