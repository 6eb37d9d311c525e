// SPDX-License-Identifier: EUPL-1.2
use super::shared::orizzonti;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::Assegnazione;
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
        let orizzonte = orizzonti::anno(obiettivo);
        let ultimo = orizzonte.filter(|a| (primo..primo + 2).contains(a)).unwrap_or(primo + 2);
        let nel_piano = |anni: &[i16]| anni.iter().filter(|a| (primo..=ultimo).contains(a)).count();
        let usi = cx.graph.assegnazioni(n);
        // Where no indicator has a value for the plan's years, the horizon is too far: another rule says so.
        let lontano = !usi.iter().any(|uso| nel_piano(&years(uso)) > 0);
        for uso in usi {
            let anni = years(uso);
            let (Some(span), Some(massimo)) = (uso.target().span(), anni.iter().max().copied()) else { continue };
            let traguardi = nel_piano(&anni);
            // Years that even the horizon does not reach are a slip: another rule says so.
            let unread = |s: &Span| s.file == span.file && s.start >= span.start && s.end <= span.end;
            let altrove = traguardi == 0 && (lontano || orizzonte.is_none_or(|o| o < massimo));
            let mancano: Vec<String> = (primo..=ultimo).filter(|a| !anni.contains(a)).map(|a| a.to_string()).collect();
            let finale = massimo >= ultimo;
            let con_traguardo = traguardi >= 2 || traguardi == 1 && massimo > ultimo;
            if altrove || mancano.is_empty() || finale && con_traguardo || !visti.insert(span) {
                continue;
            }
            // A year that was not understood is already reported.
            if cx.piano.illeggibili.iter().any(unread) {
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

/// The years of the expected values; none when one value holds for every year, or when they were not understood.
fn years(uso: &Assegnazione<'_>) -> Vec<i16> {
    match uso.target().get() {
        Some(Serie::PerAnno(valori)) => valori.iter().map(|(a, _)| a.0).collect(),
        Some(Serie::Ogni(_)) | None => Vec::new(),
    }
}

/// `il 2027, il 2028 e il 2029`.
fn elenco(anni: &[String]) -> String {
    match anni.split_last() {
        Some((ultimo, prima)) if !prima.is_empty() => format!("il {} e il {ultimo}", prima.join(", il ")),
        _ => format!("il {}", anni.join("")),
    }
}
