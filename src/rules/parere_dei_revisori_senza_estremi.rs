// SPDX-License-Identifier: EUPL-1.2
use super::dati::names;
use super::shared::fabbisogni::letta;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "parere-dei-revisori-senza-estremi",
    catalogo: &["ptfp-auditors"],
    summary: "del parere dei revisori si sanno la data e il numero",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 448/2001",
        articolo: "art. 19, c. 8",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2001-12-28;448~art19",
        certezza: "P",
    }],
    doc: include_str!("parere_dei_revisori_senza_estremi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    for parere in f.pareri.elementi() {
        let auditors = |who: &str| ["revisor", "collegio sindacale"].iter().any(|w| names(who, w));
        let Some((who, place)) = parere.organo.both().filter(|(o, _)| auditors(o.as_str())) else { continue };
        let missing: Vec<&str> = [("data", parere.data.is_missing()), ("numero", parere.numero.is_missing())]
            .into_iter()
            .filter_map(|(field, lacks)| lacks.then_some(field))
            .collect();
        // The document named may say both.
        let Some(first) = missing.first().filter(|_| parere.documento.is_missing()) else { continue };
        out.report(&RULE, place)
            .campo(&format!("pareri.{first}"))
            .message(format!("il parere «{}» non ha {}", who.as_str(), missing.join(" né ")))
            .label("quale parere, e di quando?")
            .help("aggiungi `data` e `numero`, per esempio `numero: verbale n. 2`");
    }
}
