// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::stampa;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "risorse-negative",
    catalogo: &["perf-budget"],
    summary: "l'importo delle risorse di un obiettivo non è negativo",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 5, c. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
            certezza: "C",
        },
    ],
    doc: include_str!("risorse_negative.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for &(n, obiettivo) in &cx.obiettivi().tutti {
        let Some((importo, luogo)) = obiettivo.risorse.get().and_then(|r| r.importo.both()) else { continue };
        if importo.numero >= Decimal::ZERO {
            continue;
        }
        out.report(&RULE, luogo)
            .message(format!("le risorse di `{}` sono negative: {} euro", cx.graph.nodo(n).id, stampa(importo.numero)))
            .label("meno di zero")
            .help("togli il segno; un risparmio atteso si scrive come indicatore, non come risorsa");
    }
}
