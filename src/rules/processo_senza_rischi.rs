// SPDX-License-Identifier: EUPL-1.2
use super::rischi_assenti;
use super::shared::insieme::{self, Mancanza};
use super::shared::trattamento::rischi_dei_processi;
use super::shared::valutazione::processo_valutato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Processo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "processo-senza-rischi",
    catalogo: &["risk-process-has-risk"],
    summary: "ogni processo mappato ha almeno un evento rischioso, o dice perché non ne ha",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("processo_senza_rischi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if rischi_assenti::nessuno(cx) {
        return;
    }
    let rischi = rischi_dei_processi(cx);
    let mut total = 0;
    let mut found = Vec::new();
    for (n, processo) in cx.graph.tutti::<Processo>() {
        total += 1;
        let said = !processo.rischi.is_missing() || processo_valutato(processo) || !processo.stime.is_missing();
        let named = rischi.get(&n).is_some_and(|r| !r.is_empty());
        if !said && !named && !cx.graph.maybe(cx.graph.nodo(n).id) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "rischi",
        tutti: format!("nessuno dei {total} processi ha un evento rischioso"),
        label: "che cosa può andare storto?",
        help: "aggiungi `rischi`, oppure scrivi perché non ce n'è: `rischi: { nessuna: \"…\" }`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("il processo `{}` non ha eventi rischiosi", n.id));
}
