// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "deroga-alla-presenza-senza-motivo",
    catalogo: &["agile-prevalence"],
    summary: "ogni deroga alla presenza dice il suo motivo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 4, c. 1, lett. b, n. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte {
            atto: "Direttiva del ministro per la PA 29 dicembre 2023",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "C",
        },
    ],
    doc: include_str!("deroga_alla_presenza_senza_motivo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = agile::usato(cx) else { return };
    for deroga in sezione.deroghe.elementi().iter().filter(|d| d.motivo.is_missing()) {
        let Some(chi) = deroga.chi.get() else { continue };
        out.report(&RULE, deroga.span)
            .message(format!("la deroga alla presenza per «{chi}» non ha un motivo"))
            .label("perché possono superare il limite?")
            .help("aggiungi `motivo`, per esempio `Per il tempo della terapia, con certificato`");
    }
}
