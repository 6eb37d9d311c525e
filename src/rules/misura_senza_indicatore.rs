// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Misura, StatoMisura};

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-senza-indicatore",
    catalogo: &["risk-measure-indicator"],
    summary: "ogni misura ha un indicatore di attuazione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2019",
        articolo: "allegato 1, § 5.2",
        url: "https://www.anticorruzione.it",
        certezza: "P",
    }],
    doc: include_str!("misura_senza_indicatore.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        total += 1;
        // Of a measure already carried out, or suspended, there is nothing to follow.
        let chiusa = matches!(misura.stato.get(), Some(StatoMisura::Attuata | StatoMisura::Sospesa));
        if chiusa || !misura.gia_attuata.is_missing() {
            continue;
        }
        if misura.indicatore.is_missing() && misura.target.is_missing() && misura.obiettivo.is_missing() {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "indicatore",
        tutti: format!("nessuna delle {total} misure ha un indicatore"),
        label: "come si vedrà che è attuata?",
        help: "aggiungi `indicatore` in parole, o con l'id di un indicatore, e `target` con il valore atteso",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("la misura `{}` non ha un indicatore", n.id));
}
