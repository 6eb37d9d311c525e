// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Misura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-gia-attuata-senza-data",
    catalogo: &["risk-measure-timing"],
    summary: "di una misura già attuata si sa quando è stata verificata",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2019",
        articolo: "allegato 1, § 5.2",
        url: "https://www.anticorruzione.it",
        certezza: "P",
    }],
    doc: include_str!("misura_gia_attuata_senza_data.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        let Some(when) = misura.gia_attuata.get() else { continue };
        total += 1;
        // A year, a month of a year, the number of an act: any of them can be checked.
        let dated = when.valore.testo.contains(|c: char| c.is_ascii_digit());
        let noted = when.nota.as_ref().is_some_and(|n| n.contains(|c: char| c.is_ascii_digit()));
        if !dated && !noted && misura.frequenza.is_missing() && misura.termine.is_missing() {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "gia_attuata",
        tutti: format!("di nessuna delle {total} misure già attuate si sa quando è stata verificata"),
        label: "verificata quando?",
        help: "scrivi in `gia_attuata` la data dell'ultima verifica, per esempio `2026-12-15`, o aggiungi `frequenza`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("la misura `{}` è già attuata, ma non si sa da quale verifica", n.id)
    });
}
