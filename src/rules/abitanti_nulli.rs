// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "abitanti-nulli",
    catalogo: &["ana-inhabitants"],
    summary: "un ente territoriale ha qualche abitante",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, scheda anagrafica",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("abitanti_nulli.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some(abitanti) = scheda.abitanti.get() else { return };
    let Some((_, span)) = abitanti.numero.both().filter(|(n, _)| n.numero == 0) else { return };
    out.report(&RULE, span)
        .message("gli abitanti sono 0")
        .label("da questo numero dipendono gli obblighi dell'ente")
        .help("scrivi gli abitanti residenti; se il numero manca ancora, `DA COMPILARE`");
}
