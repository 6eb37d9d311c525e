// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, valore_errato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-soglia-errato",
    catalogo: &["ptfp-com-threshold", "ptfp-prov-threshold", "ptfp-cm-threshold"],
    summary: "il valore soglia è quello della fascia dell'ente",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 17 marzo 2020",
            articolo: "art. 4",
            url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
            certezza: "C2",
        },
        Fonte {
            atto: "DM 11 gennaio 2022",
            articolo: "art. 4",
            url: "https://www.gazzettaufficiale.it/eli/id/2022/02/28/22A01337/sg",
            certezza: "C",
        },
    ],
    doc: include_str!("valore_soglia_errato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    valore_errato(&RULE, &prospetto, VoceSpesa::Soglia, &prospetto.capacita.soglia, out);
}
