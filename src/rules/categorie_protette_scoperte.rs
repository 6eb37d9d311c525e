// SPDX-License-Identifier: EUPL-1.2
use super::shared::categorie_protette::{Quota, confronta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "categorie-protette-scoperte",
    catalogo: &["ptfp-disabled-quota"],
    summary: "i posti per le persone con disabilità sono quelli dovuti, e si assume chi manca",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 68/1999",
        articolo: "artt. 3 e 18",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:1999-03-12;68",
        certezza: "C",
    }],
    doc: include_str!("categorie_protette_scoperte.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    confronta(
        cx,
        out,
        &RULE,
        &Quota {
            articolo: 3,
            chi: "alle persone con disabilità",
            dovuti: |c| &c.dovuti,
            presenti: |c| &c.in_servizio,
            chiave: "dovuti",
        },
    );
}
