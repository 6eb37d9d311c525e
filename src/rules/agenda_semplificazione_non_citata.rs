// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::ha_tema;
use super::shared::parole::il_piano_parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;

/// The rule.
pub static RULE: Rule = Rule {
    id: "agenda-semplificazione-non-citata",
    catalogo: &["perf-agenda"],
    summary: "dove si semplifica si cita l'Agenda per la semplificazione",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. a, n. 3, e lett. b, n. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
        Fonte {
            atto: "Linee guida PIAO 2025",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "P",
        },
    ],
    doc: include_str!("agenda_semplificazione_non_citata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let Some((n, _)) = obiettivi.tutti.iter().find(|(_, o)| ha_tema(o, Tema::Semplificazione)) else { return };
    if obiettivi.incompleti || il_piano_parla_di(cx, &["agenda semplific"]) {
        return;
    }
    let nodo = cx.graph.nodo(*n);
    out.report(&RULE, nodo.span)
        .campo("documenti")
        .message(format!("l'obiettivo di semplificazione `{}` non cita l'Agenda per la semplificazione", nodo.id))
        .label("né lo fa un'altra parte del piano")
        .help("aggiungi ai `documenti` dell'obiettivo \"Agenda per la semplificazione\", con l'intervento che attua");
}
