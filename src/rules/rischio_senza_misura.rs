// SPDX-License-Identifier: EUPL-1.2
use super::shared::scala::{Scala, livello};
use super::shared::trattamento::{Trattamento, rischi_dei_processi};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Processo, Rischio};

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-senza-misura",
    catalogo: &["risk-treated"],
    summary: "un rischio sopra il livello più basso ha almeno una misura specifica",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. c, n. 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1, c. 5, c. 9",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "K",
        },
    ],
    doc: include_str!("rischio_senza_misura.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scala) = Scala::del_rischio(cx).filter(|_| !Trattamento::nessuna(cx)) else { return };
    let trattamento = cx.trattamento();
    for (n, rischio) in cx.graph.tutti::<Rischio>() {
        let Some((level, place)) = livello(rischio) else { continue };
        // The worst levels have their own rule.
        let above = scala.grado(level.as_str()).is_some_and(|g| g > 0) && !scala.peggiore(level.as_str());
        if !above || trattamento.risposto(cx.graph, n, rischio) {
            continue;
        }
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .campo("misure")
            .message(format!("il rischio `{}` è `{level}` e non ha misure specifiche", nodo.id))
            .label("che cosa si fa per questo rischio?")
            .also(place, format!("il livello più basso è `{}`", scala.parole[0]))
            .help("aggiungi in `misure` una misura o l'id di una scritta altrove, o il motivo: `misure: { nessuna: \"…\" }`");
    }
    processi(cx, &scala, trattamento, out);
}

/// Processes rated as a whole, where the body says no events.
fn processi(cx: &Context<'_>, scala: &Scala, trattamento: &Trattamento<'_>, out: &mut Findings) {
    let rischi = rischi_dei_processi(cx);
    for (n, processo) in cx.graph.tutti::<Processo>() {
        let Some((level, place)) = processo.rischio.both() else { continue };
        let nodo = cx.graph.nodo(n);
        let with_events = !processo.rischi.is_missing() || rischi.get(&n).is_some_and(|r| !r.is_empty());
        let low = scala.grado(level.as_str()).is_none_or(|g| g == 0);
        if low || with_events || cx.graph.maybe(nodo.id) || !trattamento.di_nodo(n).is_empty() {
            continue;
        }
        out.report(&RULE, nodo.span)
            .campo("rischi")
            .message(format!("il processo `{}` è `{level}` e non ha misure specifiche", nodo.id))
            .label("che cosa si fa per questo processo?")
            .also(place, format!("il livello più basso è `{}`", scala.parole[0]))
            .help("aggiungi in `misure` una misura con questo id in `processi`");
    }
}
