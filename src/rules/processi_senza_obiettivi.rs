// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_di_rischio::luogo;
use super::shared::serventi;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::performance::Obiettivo;
use crate::model::rischi_corruttivi::Processo;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "processi-senza-obiettivi",
    catalogo: &["risk-process-performance"],
    summary: "i processi dicono quali obiettivi di performance o di valore pubblico servono",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("processi_senza_obiettivi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let goals =
        cx.graph.tutti::<Obiettivo>().next().is_some() || cx.graph.tutti::<ObiettivoValorePubblico>().next().is_some();
    let Some(luogo) = luogo(cx).filter(|_| goals && !cx.graph.is_incomplete()) else { return };
    // Where nothing of section 2.3 is linked to the goals of public value the cause is one, and has its own rule.
    if cx.graph.tutti::<Processo>().any(|(n, p)| segnato(cx, n, p)) || serventi::nessuno_protetto(cx) {
        return;
    }
    out.report(&RULE, luogo)
        .message("nessun processo dice quale obiettivo di performance o di valore pubblico serve")
        .label("quali processi contano di più per gli obiettivi?")
        .help("aggiungi `obiettivi` o `valore_pubblico`, con gli id, ai processi che li servono");
}

/// It names a goal, or a goal names it.
fn segnato(cx: &Context<'_>, n: usize, processo: &Processo) -> bool {
    let goal = |n: usize| matches!(cx.graph.nodo(n).genere, Genere::Obiettivo | Genere::ObiettivoValorePubblico);
    !processo.obiettivi.is_missing()
        || !processo.valore_pubblico.is_missing()
        || cx.graph.entranti(n).filter_map(|a| a.da).any(goal)
}
