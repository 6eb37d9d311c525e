// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, valore_errato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-soglia-della-regione-errato",
    catalogo: &["ptfp-reg-threshold"],
    summary: "il valore soglia è quello della fascia della regione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 3 settembre 2019",
        articolo: "",
        url: "https://www.gazzettaufficiale.it",
        certezza: "K?",
    }],
    doc: include_str!("valore_soglia_della_regione_errato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    valore_errato(&RULE, &prospetto, VoceSpesa::Soglia, &prospetto.capacita.soglia, out);
}
