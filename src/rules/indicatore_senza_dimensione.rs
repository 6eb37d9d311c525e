// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::{Manca, senza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Indicatore;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-dimensione",
    catalogo: &["ind-dimension"],
    summary: "ogni indicatore dice quale dimensione misura",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "Allegato, domande guida sugli indicatori",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. b",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
    ],
    doc: include_str!("indicatore_senza_dimensione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manca = Manca {
        rule: &RULE,
        campo: "dimensione",
        ha: "dice quale dimensione misura",
        label: "efficacia, efficienza, qualità …?",
        help: "aggiungi `dimensione`, per esempio `efficacia` o `efficienza` (`impatto` per il valore pubblico), oppure `catena`",
    };
    // The place in the results chain says as much.
    let said = |i: &Indicatore| !i.dimensione.is_missing() || !i.catena.is_missing();
    senza(cx, out, &manca, |_| true, |uso| said(uso.indicatore));
}
