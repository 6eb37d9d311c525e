// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::StatoPiano;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "variazione-non-pubblicata",
    catalogo: &["act-updates-published"],
    summary: "ogni variazione del piano è pubblicata sul sito e caricata sul portale",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("variazione_non_pubblicata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manifest = &cx.piano.manifesto;
    // The document to publish is composed before the day of publication is known.
    if manifest.stato.get() != Some(&StatoPiano::Pubblicato) {
        return;
    }
    for variazione in manifest.variazioni.elementi() {
        let site = !variazione.data_sito.is_missing();
        let portal = !variazione.data_portale.is_missing();
        let (missing, help) = match (site, portal) {
            (true, true) => continue,
            (false, true) => ("pubblicata sul sito", "aggiungi `data_sito`"),
            (true, false) => ("caricata sul portale nazionale", "aggiungi `data_portale`"),
            (false, false) => {
                ("pubblicata sul sito e caricata sul portale nazionale", "aggiungi `data_sito` e `data_portale`")
            }
        };
        let act = variazione.atto.get().map_or(String::new(), |a| format!(" `{}`", brief(&a.testo)));
        out.report(&RULE, variazione.atto.span().unwrap_or(variazione.span))
            .message(format!("della variazione{act} non si sa quando è stata {missing}"))
            .label("anche gli aggiornamenti si pubblicano")
            .help(help);
    }
}
