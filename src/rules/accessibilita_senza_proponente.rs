// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "accessibilita-senza-proponente",
    catalogo: &["vp-accessibility-proposer"],
    summary: "le azioni per l'accessibilità nominano il responsabile dell'accessibilità che le propone",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, come modificato dal D.Lgs. 222/2023, art. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "P",
    }],
    doc: include_str!("accessibilita_senza_proponente.md"),
    check: Some(check),
};

/// Places shown.
const LUOGHI: usize = 8;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let figura = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.figure.get()?.accessibilita.get());
    if figura.is_some_and(|f| !f.nessuna.is_missing()) {
        return;
    }
    let Some(sezione) = &cx.piano.sezioni.valore_pubblico else { return };
    let azioni = sezione.accessibilita.elementi();
    let senza: Vec<_> = azioni.iter().filter(|a| a.proponente.is_missing()).collect();
    let Some((prima, altre)) = senza.split_first() else { return };
    let message = match (senza.len(), azioni.len()) {
        (1, _) => format!("l'azione «{}» non dice chi la propone", prima.titolo.get().map_or("", |t| t.as_str())),
        (n, m) if n == m => format!("nessuna delle {n} azioni per l'accessibilità dice chi la propone"),
        (n, m) => format!("{n} delle {m} azioni per l'accessibilità non dicono chi le propone"),
    };
    let mut finding = out
        .report(&RULE, prima.titolo.span().unwrap_or(prima.span))
        .campo("proponente")
        .message(message)
        .label("chi la propone?")
        .help("aggiungi `proponente: Responsabile dell'accessibilità`; se l'ente non ne ha uno, dillo in `figure`: `accessibilita: { nessuna: … }`");
    for altra in altre.iter().take(LUOGHI) {
        finding = finding.also(altra.titolo.span().unwrap_or(altra.span), "e questa?");
    }
}
