// SPDX-License-Identifier: EUPL-1.2
use super::dati::tipi_misura;
use super::shared::insieme::{self, Mancanza};
use super::shared::scala::specifica;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Misura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-senza-tipo",
    catalogo: &["risk-measure-type"],
    summary: "ogni misura specifica ha un tipo dell'elenco nazionale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("misura_senza_tipo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>().filter(|(_, m)| specifica(m)) {
        total += 1;
        let listed = |t| tipi_misura().iter().any(|v| v.tipo == t);
        // A kind of its own, with words that say which, is a kind.
        let explained = !misura.descrizione.is_missing() || !misura.nota.is_missing();
        let said = misura.tipo.get().map_or(!misura.tipo.is_missing(), |t| listed(*t) || explained);
        if !said {
            found.push(n);
        }
    }
    let names: Vec<&str> = tipi_misura().iter().map(|t| t.tipo.parola()).collect();
    let help = format!("aggiungi `tipo`: {}", names.join(", "));
    let missing = Mancanza {
        rule: &RULE,
        campo: "tipo",
        tutti: format!("nessuna delle {total} misure specifiche ha un tipo"),
        label: "che tipo di misura è?",
        help: &help,
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("la misura `{}` non ha un tipo", n.id));
}
