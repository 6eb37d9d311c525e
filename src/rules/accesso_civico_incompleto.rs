// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "accesso-civico-incompleto",
    catalogo: &["tra-accesso-civico"],
    summary: "dell'accesso civico si sa a chi si chiede, come, e dove sta il registro",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 33/2013",
        articolo: "art. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art5",
        certezza: "K",
    }],
    doc: include_str!("accesso_civico_incompleto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((accesso, luogo)) = cx.piano.sezioni.trasparenza.as_ref().and_then(|t| t.accesso_civico.both()) else {
        return;
    };
    let fields = [
        ("`ufficio`, chi riceve le richieste", accesso.ufficio.is_missing()),
        ("`contatto`, a quale recapito", accesso.contatto.is_missing()),
        ("`registro`, dove si legge il registro degli accessi", accesso.registro.is_missing()),
    ];
    let manca: Vec<&str> = fields.iter().filter(|(_, missing)| *missing).map(|(what, _)| *what).collect();
    let words = accesso.testo.get().map(|p| p.testo.to_lowercase()).unwrap_or_default();
    // The register may be told in words.
    let manca: Vec<&str> =
        manca.into_iter().filter(|what| !(what.starts_with("`registro`") && words.contains("registro"))).collect();
    let Some(first) = manca.first() else { return };
    let campo = first.split('`').nth(1).unwrap_or_default();
    out.report(&RULE, luogo)
        .campo(&format!("accesso_civico.{campo}"))
        .message(format!("dell'accesso civico manca {}", manca.join("; manca ")))
        .label("qui")
        .help("completa `accesso_civico` con `ufficio`, `contatto` e `registro`, per l'accesso semplice e per quello generalizzato");
}
