// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::classe;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::manifesto::ClasseObiettivo;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "troppi-obiettivi",
    catalogo: &["perf-selective"],
    summary: "gli obiettivi di un ufficio sono pochi",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "Linee guida PIAO 2025",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "C",
        },
        Fonte {
            atto: "Direttiva del ministro per la PA 28 novembre 2023",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "C",
        },
    ],
    doc: include_str!("troppi_obiettivi.md"),
    check: Some(check),
};

/// How many goals an office may have, where the body's own system does not say.
const MASSIMO: usize = 10;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let smvp = cx.piano.sezioni.performance.as_ref().and_then(|p| p.smvp.get());
    let massimo = smvp.and_then(|s| s.massimo_obiettivi.get()).map_or(MASSIMO, |n| n.numero as usize);
    let obiettivi = cx.obiettivi();
    let mut per_ufficio: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for (n, obiettivo) in obiettivi.del_primo_anno(cx) {
        let ufficio = obiettivo.ufficio.get().and_then(|u| cx.graph.find(Genere::Ufficio, &u.id));
        let individuale = classe(cx, obiettivo) == Some(ClasseObiettivo::Individuale);
        if let Some(ufficio) = ufficio.filter(|_| !individuale) {
            let livello = obiettivo.livello.get().map_or("", |l| &l.testo);
            per_ufficio.entry((ufficio, livello)).or_default().push(n);
        }
    }
    for ((ufficio, livello), suoi) in per_ufficio {
        let Some(di_troppo) = suoi.get(massimo) else { continue };
        let nodo = cx.graph.nodo(ufficio);
        let livello = if livello.is_empty() { String::new() } else { format!(" di livello `{livello}`") };
        out.report(&RULE, nodo.span)
            .message(format!("l'ufficio `{}` ha {} obiettivi{livello}, più di {massimo}", nodo.id, suoi.len()))
            .label("pochi obiettivi, ma importanti")
            .help("tieni i più importanti e fai degli altri fasi, o attività ordinarie fuori dal piano")
            .also(cx.graph.nodo(*di_troppo).span, "da questo in poi");
    }
}
