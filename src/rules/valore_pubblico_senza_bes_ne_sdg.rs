// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::parole::{altre, in_prosa, in_testo};
use super::shared::serventi::Servito;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Obiettivo;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-bes-ne-sdg",
    catalogo: &["vp-bes-sdg-present"],
    summary: "ogni obiettivo di valore pubblico è legato al BES o all'Agenda 2030",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, misure di benessere equo e sostenibile e obiettivi di sviluppo sostenibile",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("valore_pubblico_senza_bes_ne_sdg.md"),
    check: Some(check),
};

/// Words that say it elsewhere.
const PAROLE: &[&str] = &["_bes_", "_sdg_", "_sdgs_", "_agenda_2030_", "_sviluppo_sostenibile", "_equo_e_sostenibile"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        total += 1;
        if obiettivo.bes.is_missing() && obiettivo.sdg.is_missing() && !elsewhere(cx, n, obiettivo) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "bes",
        tutti: format!("nessuno dei {total} obiettivi di valore pubblico è legato al BES o all'Agenda 2030"),
        label: "quale benessere, tra quelli che misurano tutti?",
        help: "aggiungi `bes` con un dominio (`[Ambiente]`) o `sdg` con un obiettivo (`[\"11.6\"]`)",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("l'obiettivo di valore pubblico `{}` non è legato al BES né all'Agenda 2030", n.id)
    });
}

/// In its words, in its indicators, or in the goals that serve it.
fn elsewhere(cx: &Context<'_>, n: usize, o: &ObiettivoValorePubblico) -> bool {
    let said = altre(o.altre_informazioni.voci(), PAROLE)
        || o.descrizione.get().is_some_and(|p| in_prosa(p, PAROLE))
        || o.titolo.get().is_some_and(|t| in_testo(t, PAROLE));
    let by_indicator = |a: &crate::graph::Assegnazione<'_>| {
        altre(a.indicatore.altre_informazioni.voci(), PAROLE)
            || a.indicatore.nome.get().is_some_and(|t| in_testo(t, PAROLE))
            || a.indicatore.benchmark.get().is_some_and(|t| in_testo(t, PAROLE))
    };
    let by_goal = |g: &usize| {
        let goal = cx.graph.nodo(*g).record.as_any().downcast_ref::<Obiettivo>();
        goal.is_some_and(|g| !g.bes.is_missing() || !g.sdg.is_missing())
    };
    said || cx.graph.assegnazioni(n).iter().any(by_indicator) || Servito::di(cx, n).obiettivi.iter().any(by_goal)
}
