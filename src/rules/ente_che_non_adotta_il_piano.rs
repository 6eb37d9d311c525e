// SPDX-License-Identifier: EUPL-1.2
use super::dati::ente;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ente-che-non-adotta-il-piano",
    catalogo: &["gen-body-not-excluded"],
    summary: "l'ente è tra quelli che adottano il piano",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("ente_che_non_adotta_il_piano.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let Some((tipo, span)) = scheda.and_then(|s| s.tipo.both()) else { return };
    if ente(*tipo).is_none_or(|e| e.adotta) {
        return;
    }
    out.report(&RULE, span)
        .message(format!("un ente di tipo `{}` non adotta il PIAO", tipo.parola()))
        .label("escluso dalla legge")
        .help("correggi `tipo` se l'ente è un altro; le scuole e le istituzioni educative non devono questo piano");
}
