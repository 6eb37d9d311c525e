// SPDX-License-Identifier: EUPL-1.2
use super::shared::capacita::Prospetto;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "fcde-di-un-altro-anno",
    catalogo: &["ptfp-com-years"],
    summary: "il fondo crediti è quello dell'anno dell'ultimo rendiconto",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "art. 2",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "P",
    }],
    doc: include_str!("fcde_di_un_altro_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let Some(ultimo) = prospetto.ultimo_rendiconto() else { return };
    let Some((anno, luogo)) = prospetto.capacita.anno_fcde.both().filter(|(a, _)| a.0 != ultimo) else { return };
    out.report(&RULE, luogo)
        .message(format!("il fondo crediti è del {}, l'ultimo rendiconto del {ultimo}", anno.0))
        .label("di un altro anno")
        .help(format!("togli dalle entrate il fondo stanziato nel bilancio di previsione {ultimo}, assestato"));
}
