// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{assunzioni, letta, si_assume, vuota};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzioni-senza-strategia",
    catalogo: &["ptfp-strategies"],
    summary: "le assunzioni previste hanno una strategia di copertura",
    level: Livelli { ordinario: Some(Level::Error), semplificato: None },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 4, c. 1, lett. c, n. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "K",
        },
    ],
    doc: include_str!("assunzioni_senza_strategia.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let says_how = assunzioni(f).any(|r| !vuota(&r.canale));
    if !si_assume(f) || says_how || !f.strategia.is_missing() {
        return;
    }
    let Some(place) = f.assunzioni.span() else { return };
    out.report(&RULE, place)
        .campo("strategia")
        .message("delle assunzioni previste non si dice per quale via si fanno")
        .label("né qui né in `strategia`")
        .help("aggiungi a ogni riga `canale`, per esempio `canale: [mobilita, concorso]`, o descrivi le vie in `strategia`");
}
