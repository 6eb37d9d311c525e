// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "partecipazione-senza-come-e-quando",
    catalogo: &["vp-participation"],
    summary: "di almeno una partecipazione si sa come e quando è avvenuta",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 19-bis",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art19bis",
            certezza: "C2",
        },
        Fonte {
            atto: "Linee guida PIAO 2025",
            articolo: "fase 2",
            url: "https://www.anci.piemonte.it/piano-integrato-attivita-e-organizzazione-piao-pubblicate-nuove-linee-guida-e-manuali-operativi/",
            certezza: "C2",
        },
    ],
    doc: include_str!("partecipazione_senza_come_e_quando.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let voci = scheda.partecipazione.elementi();
    let Some(prima) = voci.first() else { return };
    if voci.iter().any(|p| !p.come.is_missing() && !p.quando.is_missing()) {
        return;
    }
    let campo = if prima.come.is_missing() { "come" } else { "quando" };
    out.report(&RULE, prima.chi.span().unwrap_or(prima.span))
        .campo(campo)
        .message("di nessuna partecipazione il piano dice insieme come e quando è avvenuta")
        .label(format!("qui manca `{campo}`"))
        .help("aggiungi `come` (incontro, questionario, avviso) e `quando`");
}
