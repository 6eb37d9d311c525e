// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Processo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "processo-senza-ufficio",
    catalogo: &["risk-process-office"],
    summary: "ogni processo ha un ufficio responsabile",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("processo_senza_ufficio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, processo) in cx.graph.tutti::<Processo>() {
        total += 1;
        if processo.ufficio.is_missing() && processo.altri_uffici.is_missing() {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "ufficio",
        tutti: format!("nessuno dei {total} processi ha un ufficio"),
        label: "chi ne risponde?",
        help: "aggiungi `ufficio` con l'id di un ufficio della sezione 3.1, oppure `tutti`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("il processo `{}` non ha un ufficio", n.id));
}
