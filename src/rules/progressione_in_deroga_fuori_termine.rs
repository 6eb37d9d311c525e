// SPDX-License-Identifier: EUPL-1.2
use super::dati::limite_fabbisogni;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::aree::Inquadramento;
use crate::calcolo::personale::intero;
use crate::calcolo::quote::in_deroga;
use crate::diagnostic::Level;
use rust_decimal::prelude::ToPrimitive;

/// The rule.
pub static RULE: Rule = Rule {
    id: "progressione-in-deroga-fuori-termine",
    catalogo: &["ptfp-progression-transitional"],
    summary: "le progressioni in deroga si fanno entro il termine del contratto",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "CCNL Funzioni locali 2019-2021",
        articolo: "art. 13, c. 6-8; termine prorogato dal CCNL 2022-2024",
        url: "https://www.aranagenzia.it",
        certezza: "P",
    }],
    doc: include_str!("progressione_in_deroga_fuori_termine.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = &cx.piano.sezioni.fabbisogni else { return };
    let sector = Inquadramento::di(cx.piano).comparto;
    let Some(limit) = limite_fabbisogni("progressioni_in_deroga", sector, cx.profilo.anno) else { return };
    let Some(last) = limit.valore.to_i16() else { return };
    for row in f.progressioni.elementi().iter().filter(|r| in_deroga(r)) {
        let none = row.numero.get().and_then(intero) == Some(0);
        let Some((anno, place)) = row.anno.both().filter(|(a, _)| a.0 > last && !none) else { continue };
        out.report(&RULE, place)
            .message(format!("una progressione in deroga è prevista nel {}, dopo il 31/12/{last}", anno.0))
            .label("le procedure in deroga sono finite")
            .help("anticipala, o prevedila come ordinaria; se un contratto nuovo ha spostato il termine, scrivilo in una deroga");
    }
}
