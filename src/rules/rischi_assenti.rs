// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_di_rischio::luogo;
use super::shared::valutazione::processo_valutato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Processo, Rischio};

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischi-assenti",
    catalogo: &["risk-process-has-risk"],
    summary: "i processi mappati hanno degli eventi rischiosi",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("rischi_assenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if !nessuno(cx) {
        return;
    }
    let (Some(luogo), processi) = (luogo(cx), cx.graph.tutti::<Processo>().count()) else { return };
    out.report(&RULE, luogo)
        .message(format!("il piano mappa {processi} processi e non dice nessun evento rischioso"))
        .label("che cosa può andare storto in questi processi?")
        .help("aggiungi `rischi` ai processi, ciascuno con `id`, `evento` e `rischio_iniziale`");
}

/// The plan has processes, none of which says a risk, a level or why there is none.
pub fn nessuno(cx: &Context<'_>) -> bool {
    let mut processi = cx.graph.tutti::<Processo>().peekable();
    let section = cx.piano.sezioni.rischi_corruttivi.as_ref();
    processi.peek().is_some()
        && !cx.graph.is_incomplete()
        && cx.graph.tutti::<Rischio>().next().is_none()
        && section.is_some_and(|s| s.rischi.is_missing() && s.conferma.is_missing())
        // Some bodies rate the process, whose risk has the same name.
        && processi.all(|(_, p)| p.rischi.is_missing() && !processo_valutato(p) && p.stime.is_missing())
}
