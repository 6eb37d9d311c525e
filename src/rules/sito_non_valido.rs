// SPDX-License-Identifier: EUPL-1.2
use super::shared::indirizzi::sito;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sito-non-valido",
    catalogo: &["ana-site"],
    summary: "il sito istituzionale è l'indirizzo di un sito",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 4",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "P",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "Allegato, scheda anagrafica",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
    ],
    doc: include_str!("sito_non_valido.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let Some((text, span)) = scheda.sito.both().filter(|(text, _)| sito(&text.testo).is_none()) else { return };
    out.report(&RULE, span)
        .message(format!("`{}` non è l'indirizzo di un sito", brief(&text.testo)))
        .label("un indirizzo intero, senza spazi")
        .help("scrivi per esempio `https://www.comune.pievealta.example`");
}
