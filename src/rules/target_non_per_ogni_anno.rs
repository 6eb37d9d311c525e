// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::{Anno, Serie};
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::source::Span;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-non-per-ogni-anno",
    catalogo: &["vp-target-each-year"],
    summary: "gli indicatori di valore pubblico hanno un valore atteso per ogni anno, o finale con un traguardo intermedio",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, domanda guida 7 sul valore pubblico",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("target_non_per_ogni_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(Anno(primo)) = cx.piano.manifesto.anno.get().copied() else { return };
    let mut visti: HashSet<Span> = HashSet::new();
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        let ultimo = end(obiettivo, primo);
        for uso in cx.graph.assegnazioni(cx.graph.nodo(n).record) {
            let Some((Serie::PerAnno(valori), span)) = uso.target().both() else { continue };
            let inside = |s: &Span| s.file == span.file && s.start >= span.start && s.end <= span.end;
            // A year that was not understood is already reported.
            if cx.piano.illeggibili.iter().any(inside) || !visti.insert(span) {
                continue;
            }
            let has = |anno: i16| valori.iter().any(|(a, _)| a.0 == anno);
            let mancano: Vec<String> = (primo..=ultimo).filter(|a| !has(*a)).map(|a| a.to_string()).collect();
            let finale = valori.iter().any(|(a, _)| a.0 >= ultimo);
            let traguardi = valori.iter().filter(|(a, _)| (primo..=ultimo).contains(&a.0)).count();
            let altri = valori.iter().any(|(a, _)| a.0 > ultimo);
            if mancano.is_empty() || finale && (traguardi >= 2 || traguardi == 1 && altri) {
                continue;
            }
            let id = uso.indicatore.id.get().map_or("", |id| id.as_str());
            out.report(&RULE, span)
                .message(format!("l'indicatore `{id}` non ha un valore atteso per {}", elenco(&mancano)))
                .label(if finale {
                    "solo il valore finale, senza un traguardo intermedio"
                } else {
                    "manca il valore finale"
                })
                .help(format!("aggiungi gli anni che mancano: `target: {{ {}: … }}`", mancano.join(": …, ")));
        }
    }
}

/// The last year the goal needs values for: its horizon, if it falls inside the plan.
fn end(obiettivo: &ObiettivoValorePubblico, primo: i16) -> i16 {
    let orizzonte = obiettivo.orizzonte.get().and_then(|o| {
        Anno::leggi(&o.valore.testo)
            .map(|a| a.0)
            .or_else(|| date::fine(o, 0).filter(|q| q.con_anno).map(|q| q.giorno.year()))
    });
    orizzonte.filter(|a| (primo..primo + 2).contains(a)).unwrap_or(primo + 2)
}

/// `il 2027`, `il 2027 e il 2028`.
fn elenco(anni: &[String]) -> String {
    format!("il {}", anni.join(" e il "))
}
