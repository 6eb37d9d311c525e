// SPDX-License-Identifier: EUPL-1.2
use super::shared::categorie_protette::{Quota, confronta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "altre-categorie-protette-scoperte",
    catalogo: &["ptfp-disabled-quota"],
    summary: "i posti per le altre categorie protette sono quelli dovuti, e si assume chi manca",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 68/1999",
        articolo: "artt. 3 e 18",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:1999-03-12;68",
        certezza: "C",
    }],
    doc: include_str!("altre_categorie_protette_scoperte.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    confronta(
        cx,
        out,
        &RULE,
        &Quota {
            articolo: 18,
            chi: "alle altre categorie protette (art. 18)",
            dovuti: |c| &c.altri_dovuti,
            presenti: |c| &c.altri_in_servizio,
            chiave: "altri_dovuti",
        },
    );
}
