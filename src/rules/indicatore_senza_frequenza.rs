// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::{Manca, senza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-frequenza",
    catalogo: &["ind-frequency"],
    summary: "ogni indicatore dice ogni quanto si misura",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("indicatore_senza_frequenza.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manca = Manca {
        rule: &RULE,
        campo: "frequenza",
        ha: "dice ogni quanto si misura",
        label: "quando si guarda a che punto si è?",
        help: "aggiungi `frequenza`: `mensile`, `trimestrale`, `semestrale`, `annuale` …",
    };
    // A thing that is done once, by a day, is measured when it is done.
    senza(cx, out, &manca, |uso| !uso.e_fatto_o_data(), |uso| !uso.indicatore.frequenza.is_missing());
}
