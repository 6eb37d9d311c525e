// SPDX-License-Identifier: EUPL-1.2
use super::dati::indicatore_comune;
use super::shared::formule::{stessa_unita, stesso};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Indicatore;
use crate::source::decode::fold;
use std::collections::{HashMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-con-due-definizioni",
    catalogo: &["ind-shared-consistent"],
    summary: "lo stesso indicatore ha ovunque la stessa formula e la stessa unità",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("indicatore_con_due_definizioni.md"),
    check: Some(check),
};

/// Other places shown.
const LUOGHI: usize = 8;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut per_nome: Vec<Gruppo<'_>> = Vec::new();
    let mut dove: HashMap<(bool, String), usize> = HashMap::new();
    for (n, indicatore) in cx.graph.tutti::<Indicatore>() {
        let nome = indicatore.nome.get().map(|nome| (false, stesso(&nome.testo)));
        // Many questions of a survey are one common indicator: only those with a unit of their own are one measure.
        let comune = indicatore.indicatore_comune.get().map(|codice| &*codice.testo);
        let comune =
            comune.filter(|c| indicatore_comune(c).is_some_and(|i| i.unita.is_some())).map(|c| (true, fold(c)));
        for key in [nome, comune].into_iter().flatten() {
            let at = *dove.entry(key.clone()).or_insert_with(|| {
                per_nome.push(Gruppo { comune: key.0, membri: Vec::new() });
                per_nome.len() - 1
            });
            per_nome[at].membri.push((n, indicatore));
        }
    }
    let mut detti = HashSet::new();
    for gruppo in &per_nome {
        gruppo.controlla(cx, &mut detti, out);
    }
}

/// Indicators with one name, or with one code.
struct Gruppo<'p> {
    comune: bool,
    membri: Vec<(usize, &'p Indicatore)>,
}

impl<'p> Gruppo<'p> {
    fn controlla(&self, cx: &Context<'p>, detti: &mut HashSet<(usize, usize)>, out: &mut Findings) {
        let Some(((primo, base), altri)) = self.membri.split_first() else { return };
        let graph = cx.graph;
        let other = |n: usize| {
            let (a, b) = (graph.nodo(*primo), graph.nodo(n));
            // Two names in one goal, or two definitions of one id, are other faults.
            a.id != b.id && (a.dentro.is_none() || a.dentro != b.dentro)
        };
        let mut diversi =
            altri.iter().filter_map(|(n, i)| Some((*n, *i, self.diverso(base, i)?)).filter(|_| other(*n)));
        let Some((n, indicatore, campo)) = diversi.next().filter(|(n, ..)| !detti.contains(&(*primo, *n))) else {
            return;
        };
        detti.insert((*primo, n));
        let nome = indicatore.nome.get().map(|t| t.testo.to_string()).unwrap_or_default();
        let come =
            if self.comune { "hanno lo stesso codice".into() } else { format!("si chiamano tutti e due «{nome}»") };
        let di = |i: &'p Indicatore| match campo {
            "unita" => i.unita.both(),
            _ => i.formula.both(),
        };
        let (Some((a, there)), Some((b, here))) = (di(base), di(indicatore)) else { return };
        let cosa = if campo == "unita" { "un'altra unità" } else { "un'altra formula" };
        let mut finding = out
            .report(&RULE, here)
            .message(format!("gli indicatori `{}` e `{}` {come}, ma hanno {cosa}: «{}» e «{}»", graph.nodo(*primo).id, graph.nodo(n).id, a.testo, b.testo))
            .label(cosa)
            .help("se è lo stesso indicatore scrivilo una volta e richiamalo per `id`; se sono due, dai loro nomi diversi")
            .also(there, "qui è definito così");
        for (_, i, _) in diversi.take(LUOGHI) {
            if let Some((_, span)) = di(i) {
                finding = finding.also(span, "e qui ancora");
            }
        }
    }

    /// The field in which two definitions differ; formulas of one code are told in many words.
    fn diverso(&self, a: &Indicatore, b: &Indicatore) -> Option<&'static str> {
        let unita = a.unita.get().zip(b.unita.get()).is_some_and(|(x, y)| !stessa_unita(&x.testo, &y.testo));
        let formula = a.formula.get().zip(b.formula.get()).is_some_and(|(x, y)| stesso(&x.testo) != stesso(&y.testo));
        match (unita, formula && !self.comune) {
            (true, _) => Some("unita"),
            (false, true) => Some("formula"),
            (false, false) => None,
        }
    }
}
