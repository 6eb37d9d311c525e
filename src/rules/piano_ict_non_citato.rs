// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::ha_tema;
use super::shared::parole::il_piano_parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::scheda_anagrafica::TipoDocumento;

/// The rule.
pub static RULE: Rule = Rule {
    id: "piano-ict-non-citato",
    catalogo: &["perf-agenda"],
    summary: "dove si digitalizza si cita il Piano triennale per l'informatica",
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
    doc: include_str!("piano_ict_non_citato.md"),
    check: Some(check),
};

/// How texts name the national plan, or the body's own that follows it.
const PIANO: &[&str] = &["piano triennale informatic", "piano triennale ict", "piano ict", "piano transizione digital"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let Some((n, _)) = obiettivi.tutti.iter().find(|(_, o)| ha_tema(o, Tema::Digitalizzazione)) else { return };
    let documenti = cx.piano.sezioni.scheda_anagrafica.iter().flat_map(|s| s.documenti.elementi());
    let ha_piano = documenti.into_iter().any(|d| d.tipo.get() == Some(&TipoDocumento::PianoIct));
    if obiettivi.incompleti || ha_piano || il_piano_parla_di(cx, PIANO) {
        return;
    }
    let nodo = cx.graph.nodo(*n);
    out.report(&RULE, nodo.span)
        .campo("documenti")
        .message(format!("l'obiettivo di digitalizzazione `{}` non cita il Piano triennale per l'informatica", nodo.id))
        .label("né lo fa un'altra parte del piano")
        .help("aggiungi ai `documenti` dell'obiettivo \"Piano triennale per l'informatica\", o il piano ICT dell'ente");
}
