// SPDX-License-Identifier: EUPL-1.2
use super::dati::{Programma, programmi};
use super::shared::codici::{esiste_missione, voci_di_bilancio};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "programma-sconosciuto",
    catalogo: &["vp-mission-valid"],
    summary: "i programmi di bilancio citati esistono, e sono della missione scritta accanto",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 118/2011",
        articolo: "allegato 14",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2011-06-23;118",
        certezza: "K",
    }],
    doc: include_str!("programma_sconosciuto.md"),
    check: Some(check),
};

/// Programmes offered of one mission.
const PROPOSTI: usize = 12;

fn check(cx: &Context<'_>, out: &mut Findings) {
    for voce in voci_di_bilancio(cx).iter().filter(|v| v.programma) {
        let Some(codice) = voce.codice_programma() else { continue };
        if let Some(missione) = voce.altra_missione().filter(|m| esiste_missione(m)) {
            out.report(&RULE, voce.span)
                .message(format!(
                    "il programma `{}` è della missione {}, non della {missione}",
                    voce.testo,
                    &codice[..2]
                ))
                .label(format!("accanto c'è scritta la missione {missione}"))
                .help("correggi `missione` o `programma`");
            continue;
        }
        // Of an unknown mission another rule speaks.
        if programmi().iter().any(|p| p.codice == codice) || !esiste_missione(&codice[..2]) {
            continue;
        }
        let della_missione = |p: &&Programma| p.missione == codice[..2] && p.enti.is_empty();
        let codici: Vec<String> =
            programmi().iter().filter(della_missione).take(PROPOSTI).map(|p| format!("`{}`", p.codice)).collect();
        out.report(&RULE, voce.span)
            .message(format!("il programma `{}` non è tra quelli della missione {}", voce.testo, &codice[..2]))
            .label("controlla nel bilancio")
            .help(format!("i programmi di questa missione sono {}", codici.join(", ")));
    }
}
