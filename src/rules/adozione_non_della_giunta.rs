// SPDX-License-Identifier: EUPL-1.2
use super::shared::organi::altro_organo;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "adozione-non-della-giunta",
    catalogo: &["act-organ"],
    summary: "il piano di un comune è adottato dalla giunta",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 11",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("adozione_non_della_giunta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.profilo.tipo != Some(TipoEnte::Comune) {
        return;
    }
    let Some((text, span, _)) = altro_organo(cx) else { return };
    out.report(&RULE, span)
        .message(format!("il piano è adottato da `{}`, ma in un comune lo adotta la giunta", brief(text)))
        .label("non è la giunta")
        .help("scrivi `Giunta comunale`, o chi ne fa le veci, per esempio `Commissario straordinario`");
}
