// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::conferma;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::StatoPiano;

/// The rule.
pub static RULE: Rule = Rule {
    id: "conferma-senza-atto",
    catalogo: &["risk-confirmation-act"],
    summary: "la conferma della 2.3 ha un atto dell'organo di indirizzo, con la data",
    level: Livelli { ordinario: None, semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "C2" }],
    doc: include_str!("conferma_senza_atto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // Before the plan is adopted there may be no act yet.
    let adopted = cx.piano.manifesto.stato.get().is_some_and(|stato| *stato >= StatoPiano::Adottato);
    let Some((conferma, luogo)) = conferma(cx).filter(|_| adopted) else { return };
    let (campo, what) = match conferma {
        None => ("conferma.atto", "con quale atto e quando"),
        Some(c) => match (c.atto.is_missing(), c.data.is_missing()) {
            (true, true) => ("conferma.atto", "con quale atto e quando"),
            (true, false) => ("conferma.atto", "con quale atto"),
            (false, true) => ("conferma.data", "quando"),
            (false, false) => return,
        },
    };
    out.report(&RULE, luogo)
        .campo(campo)
        .message(format!("la sottosezione 2.3 è confermata, ma non si sa {what}"))
        .label("della conferma")
        .help("aggiungi `conferma: { atto: deliberazione di Giunta n. …, data: …, eventi: … }`");
}
