// SPDX-License-Identifier: EUPL-1.2
use super::shared::indirizzi::sito;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sito-senza-https",
    catalogo: &["ana-site"],
    summary: "il sito istituzionale ha un indirizzo che comincia con `https://`",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "P",
    }],
    doc: include_str!("sito_senza_https.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some((text, span)) = scheda.sito.both() else { return };
    let Some(sito) = sito(&text.testo).filter(|s| !s.schema.is_some_and(|s| s.eq_ignore_ascii_case("https"))) else {
        return;
    };
    out.report(&RULE, span)
        .message(match sito.schema {
            Some(_) => "l'indirizzo del sito comincia con `http://`, senza la protezione di `https`",
            None => "l'indirizzo del sito non dice se è protetto: manca `https://`",
        })
        .label("non protetto")
        .help(format!("scrivi `https://{}`", sito.resto));
}
