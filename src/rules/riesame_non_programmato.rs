// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::sezione;
use super::shared::parole::piano;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::MESI;

/// The rule.
pub static RULE: Rule = Rule {
    id: "riesame-non-programmato",
    catalogo: &["risk-reexam"],
    summary: "il piano dice quando si riesamina il sistema di prevenzione",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2019",
        articolo: "allegato 1, par. 6.3",
        url: "https://www.anticorruzione.it",
        certezza: "P",
    }],
    doc: include_str!("riesame_non_programmato.md"),
    check: Some(check),
};

/// Words of a time, besides the months.
const QUANDO: &[&str] =
    &["semestr", "trimestr", "annual", "ogni", "fine", "anno", "primavera", "autunno", "estate", "inverno"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((rischi, _)) = sezione(cx) else { return };
    // Where no monitoring is told, that is told.
    let Some((monitoraggio, luogo)) = rischi.monitoraggio.both() else { return };
    let altrove = monitoraggio.testo.get().is_some_and(|p| piano(&p.testo).contains("riesam"));
    let (message, luogo) = match monitoraggio.riesame.both() {
        None if altrove || !monitoraggio.riesame.is_missing() => return,
        None => ("il piano non dice quando si riesamina il sistema di prevenzione", luogo),
        Some((riesame, span)) => {
            let testo = piano(&riesame.testo);
            if testo.bytes().any(|b| b.is_ascii_digit()) || MESI.iter().chain(QUANDO).any(|w| testo.contains(w)) {
                return;
            }
            ("del riesame del sistema di prevenzione non si sa quando", span)
        }
    };
    out.report(&RULE, luogo)
        .campo("monitoraggio.riesame")
        .message(message)
        .label("quando?")
        .help("scrivi in `riesame` chi rilegge mappatura e misure, e in quale mese: «A novembre, RPCT e responsabili»");
}
