// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::parla_di;
use super::shared::scala::{Scala, livello};
use super::shared::trattamento::processi;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::{Processo, Rischio};
use crate::model::struttura_organizzativa::{TipoIncarico, Ufficio};
use crate::source::Span;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rpct-a-capo-di-un-ufficio-a-rischio",
    catalogo: &["risk-rpct-independent"],
    summary: "il RPCT non dirige l'ufficio disciplinare né uffici ad alto rischio",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2016, 2019 e 2022",
        articolo: "allegato 3",
        url: "https://www.anticorruzione.it",
        certezza: "K",
    }],
    doc: include_str!("rpct_a_capo_di_un_ufficio_a_rischio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let figure = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.figure.get());
    let Some((position, place)) = figure.and_then(|f| f.rpct.get()).and_then(|r| r.incarico.both()) else { return };
    let Some(rpct) = cx.graph.find(Genere::Incarico, &position.id) else { return };
    let struttura = cx.struttura();
    let headed: Vec<usize> =
        struttura.diretti(rpct).iter().copied().filter(|u| struttura.capi(*u).contains(&rpct)).collect();
    let office = |u: usize| cx.graph.nodo(u).record.as_any().downcast_ref::<Ufficio>();
    let disciplinary = |u: &usize| {
        office(*u).and_then(|o| o.nome.get()).is_some_and(|n| parla_di(&n.testo, &["procediment disciplinar"]))
    };
    let found: Option<(usize, Span, &str)> = match headed.iter().find(|u| disciplinary(u)) {
        Some(u) => Some((*u, cx.graph.nodo(*u).span, "ufficio dei procedimenti disciplinari")),
        // The law wants the secretary, who often heads offices of all kinds.
        None if struttura.tipo(rpct) == Some(TipoIncarico::Segretario) => None,
        None => a_rischio(cx, &headed),
    };
    let Some((u, other, why)) = found else { return };
    out.report(&RULE, place)
        .message(format!("il RPCT, `{}`, dirige l'ufficio `{}`, {why}", position.id, cx.graph.nodo(u).id))
        .label("deve controllare anche questo ufficio")
        .also(other, "l'ufficio, o il suo processo")
        .help("dai l'incarico a chi non dirige uffici a rischio; se l'ente è piccolo, scrivi in una deroga chi fa i controlli al suo posto");
}

/// An office of these with a process at the worst level of risk.
fn a_rischio(cx: &Context<'_>, headed: &[usize]) -> Option<(usize, Span, &'static str)> {
    let scala = Scala::del_rischio(cx)?;
    let high = cx.graph.tutti::<Rischio>().filter(|(_, r)| livello(r).is_some_and(|(l, _)| scala.peggiore(l.as_str())));
    let by_risk = high.flat_map(|(n, _)| processi(cx.graph, n).collect::<Vec<_>>());
    let own = cx.graph.tutti::<Processo>().filter(|(_, p)| p.rischio.get().is_some_and(|l| scala.peggiore(l.as_str())));
    let high: HashSet<usize> = by_risk.chain(own.map(|(n, _)| n)).collect();
    cx.graph.tutti::<Processo>().filter(|(n, _)| high.contains(n)).find_map(|(n, p)| {
        let office = cx.graph.find(Genere::Ufficio, &p.ufficio.get()?.id)?;
        headed
            .contains(&office)
            .then(|| (office, cx.graph.nodo(n).span, "che ha un processo al livello peggiore di rischio"))
    })
}
