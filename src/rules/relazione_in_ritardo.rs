// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "relazione-in-ritardo",
    catalogo: &["mon-relazione"],
    summary: "la Relazione sulla performance è approvata entro il 30 giugno dell'anno dopo",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 10, c. 1, lett. b",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art10",
        certezza: "C",
    }],
    doc: include_str!("relazione_in_ritardo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(relazione) = cx.piano.sezioni.monitoraggio.as_ref().and_then(|m| m.relazione.get()) else { return };
    let (Some((data, place)), Some(anno)) = (date::giorno(&relazione.scadenza), cx.piano.manifesto.anno.get()) else {
        return;
    };
    let Ok(termine) = Date::new(anno.0 + 1, 6, 30) else { return };
    if data <= termine {
        return;
    }
    out.report(&RULE, place)
        .message(format!(
            "la Relazione sulla performance del {} è prevista per il {}, dopo il {}",
            anno.0,
            stampa_data(data),
            stampa_data(termine)
        ))
        .label("troppo tardi")
        .help(format!(
            "scrivi una data entro il {}: per quel giorno la Relazione è anche validata dall'organismo di valutazione",
            stampa_data(termine)
        ));
}
