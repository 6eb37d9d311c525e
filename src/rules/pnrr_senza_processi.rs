// SPDX-License-Identifier: EUPL-1.2
use super::dati::{area, area_detta};
use super::shared::aree_di_rischio::luogo;
use super::shared::obiettivi::ha_tema;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::performance::Obiettivo;
use crate::model::rischi_corruttivi::Processo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "pnrr-senza-processi",
    catalogo: &["risk-area-pnrr"],
    summary: "chi attua progetti del PNRR mappa i processi che li riguardano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2023),
    fonti: &[Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("pnrr_senza_processi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(luogo) = luogo(cx).filter(|_| attua(cx) && !cx.graph.is_incomplete()) else { return };
    let Some(pnrr) = area("pnrr_fondi_strutturali") else { return };
    let mapped = cx.graph.tutti::<Processo>().any(|(_, p)| {
        let named = p.area.get().and_then(|a| area_detta(&a.testo, cx.profilo.tipo)).is_some_and(|a| a.copre(pnrr));
        // Said to be none of them is an answer for that process only.
        named || p.pnrr.get().is_some_and(|s| s.0) || p.pnrr.get().is_none() && !p.pnrr.is_missing()
    });
    if mapped {
        return;
    }
    out.report(&RULE, luogo)
        .message("l'ente attua progetti del PNRR e nessun processo li riguarda")
        .label("quali processi gestiscono quei fondi?")
        .help("aggiungi `pnrr: sì` ai processi che li gestiscono, o un processo con `area: pnrr_fondi_strutturali`");
}

/// The manifest says so; where it says nothing, a goal is about the PNRR.
fn attua(cx: &Context<'_>) -> bool {
    let profilo = cx.piano.manifesto.profilo.get();
    match profilo.and_then(|p| p.attua_pnrr.get()) {
        Some(said) => said.0,
        None => cx.graph.tutti::<Obiettivo>().any(|(_, o)| ha_tema(o, Tema::Pnrr)),
    }
}
