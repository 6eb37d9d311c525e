// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::scala;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::Misura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-senza-rischio",
    catalogo: &["risk-measure-risk"],
    summary: "ogni misura specifica tratta almeno un rischio o un processo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("misura_senza_rischio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        total += 1;
        if scala::specifica(misura) && misura.rischi.is_missing() && misura.processi.is_missing() && !used(cx, n) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "rischi",
        tutti: format!("nessuna delle {total} misure dice quale rischio tratta"),
        label: "quale rischio tratta?",
        help: "aggiungi `rischi` o `processi` con gli id, richiamala dal rischio, o scrivi `genere: generale`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("la misura `{}` non tratta nessun rischio", n.id));
}

/// Written under a risk, referred to by one, or one of the general measures.
fn used(cx: &Context<'_>, n: usize) -> bool {
    let general = |campo: &str| campo == "misure_generali" || campo.starts_with("misure_generali.");
    cx.graph.contenitore(n, Genere::Rischio).is_some()
        || cx.graph.maybe(cx.graph.nodo(n).id)
        || cx.graph.entranti(n).any(|a| match a.da {
            Some(da) => cx.graph.nodo(da).genere == Genere::Rischio,
            None => general(&a.campo),
        })
}
