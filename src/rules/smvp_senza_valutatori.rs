// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "smvp-senza-valutatori",
    catalogo: &["perf-360"],
    summary: "il piano dice chi valuta i dirigenti, oltre al superiore",
    level: Livelli::solo_ordinario(Level::Note),
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "Direttiva del ministro per la PA 28 novembre 2023",
        articolo: "",
        url: "https://www.funzionepubblica.gov.it",
        certezza: "C",
    }],
    doc: include_str!("smvp_senza_valutatori.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((smvp, dove)) = cx.piano.sezioni.performance.as_ref().and_then(|p| p.smvp.both()) else { return };
    let profilo = cx.piano.manifesto.profilo.get();
    let senza_dirigenti = match profilo.and_then(|p| p.dirigenti.get()) {
        Some(dirigenti) => !dirigenti.0,
        None => !cx.struttura().ha_dirigenti(),
    };
    let in_nota = smvp.nota.get().is_some_and(|t| {
        parla_di(&t.testo, &["collaborator", "collegh", "pari grado", "pari livello", "utent", "360"])
    });
    if senza_dirigenti || in_nota || !smvp.valutatori.is_missing() {
        return;
    }
    out.report(&RULE, smvp.documento.span().unwrap_or(dove))
        .campo("smvp.valutatori")
        .message("il piano non dice chi valuta i dirigenti, oltre al superiore")
        .label("in questo sistema")
        .help("aggiungi in `smvp`, per esempio, `valutatori: [superiore, pari grado, collaboratori, utenti]`");
}
