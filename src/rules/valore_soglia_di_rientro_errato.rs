// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, valore_errato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-soglia-di-rientro-errato",
    catalogo: &["ptfp-com-rientro"],
    summary: "il valore soglia di rientro è quello della fascia del comune",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "art. 6",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "K",
    }],
    doc: include_str!("valore_soglia_di_rientro_errato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    valore_errato(&RULE, &prospetto, VoceSpesa::Rientro, &prospetto.capacita.soglia_rientro, out);
}
