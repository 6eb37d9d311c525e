// SPDX-License-Identifier: EUPL-1.2
use super::shared::codici::{esiste_missione, voci_di_bilancio};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "missione-sconosciuta",
    catalogo: &["vp-mission-valid"],
    summary: "le missioni di bilancio citate esistono",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 118/2011",
        articolo: "allegato 14",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2011-06-23;118",
        certezza: "K",
    }],
    doc: include_str!("missione_sconosciuta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for voce in voci_di_bilancio(cx) {
        let Some(codice) = voce.codice_missione().filter(|c| !esiste_missione(c)) else { continue };
        let message = match voce.programma {
            true => format!("il programma `{}` è di una missione, la {codice}, che non esiste", voce.testo),
            false => format!("la missione `{}` non esiste", voce.testo),
        };
        out.report(&RULE, voce.span)
            .message(message)
            .label(format!("nel bilancio non c'è la missione {codice}"))
            .help("le missioni vanno da `01` a `20`; poi ci sono `50`, `60` e `99`");
    }
}
