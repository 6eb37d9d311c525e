// SPDX-License-Identifier: EUPL-1.2
use super::shared::organi::altro_organo;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "adozione-di-un-altro-organo",
    catalogo: &["act-organ"],
    summary: "il piano è adottato dall'organo che lo adotta di solito in un ente di quel tipo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 11",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("adozione_di_un_altro_organo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.profilo.tipo == Some(TipoEnte::Comune) {
        return;
    }
    let Some((text, span, organo)) = altro_organo(cx) else { return };
    out.report(&RULE, span)
        .message(format!("il piano è adottato da `{}`; di solito lo adotta {}", brief(text), organo.organo))
        .label("un altro organo")
        .help("guarda che cosa dice lo statuto: adotta il piano l'organo di indirizzo politico o, dove non c'è, quello di vertice");
}
