// SPDX-License-Identifier: EUPL-1.2
use super::shared::trattamento::rischi_dei_processi;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::Processo;
use std::collections::{HashMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    id: "troppe-misure",
    catalogo: &["risk-measure-overload"],
    summary: "le misure specifiche di un processo sono poche",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("troppe_misure.md"),
    check: Some(check),
};

/// How many specific measures an office can carry out in one process.
const MASSIMO: usize = 10;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let trattamento = cx.trattamento();
    let rischi = rischi_dei_processi(cx);
    let general: HashSet<usize> = generali(cx).collect();
    // Processes may share a risk by the thousand: what treats the same ones is counted once.
    let mut counted: HashMap<Vec<usize>, (usize, Option<usize>)> = HashMap::new();
    for (n, _) in cx.graph.tutti::<Processo>() {
        let treated = std::iter::once(n).chain(rischi.get(&n).into_iter().flatten().copied());
        let treated: Vec<usize> = treated.filter(|t| !trattamento.di_nodo(*t).is_empty()).collect();
        let count = |treated: &Vec<usize>| {
            let all = treated.iter().flat_map(|t| trattamento.di_nodo(*t)).copied();
            let mut measures: Vec<usize> = all.filter(|m| !general.contains(m)).collect();
            measures.sort_unstable();
            measures.dedup();
            (measures.len(), measures.get(MASSIMO).copied())
        };
        let (many, Some(first_too_many)) = *counted.entry(treated).or_insert_with_key(count) else { continue };
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .message(format!("il processo `{}` ha {} misure specifiche, più di {MASSIMO}", nodo.id, many))
            .label("poche misure, che si possano attuare")
            .help("tieni quelle che agiscono sui fattori abilitanti, comincia da quelle che semplificano, unisci le altre")
            .also(cx.graph.nodo(first_too_many).span, "da questa in poi");
    }
}

/// Measures that the list of the general ones names, whatever they say of themselves.
fn generali<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = usize> + 'c {
    let section = cx.piano.sezioni.rischi_corruttivi.as_ref();
    let named = section.into_iter().flat_map(|s| s.misure_generali.voci()).filter_map(|v| v.valore.value.misura.get());
    named.filter_map(|m| cx.graph.find(Genere::Misura, &m.id))
}
