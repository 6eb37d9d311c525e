// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::shared::responsabili::di_diretta_collaborazione;
use super::{Anni, Context, Findings, Livelli, Rule, ufficio_senza_obiettivi};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::struttura_organizzativa::Ufficio;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ufficio-orfano",
    catalogo: &["gen-no-orphan-office"],
    summary: "ogni ufficio è nominato da qualche altra parte del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("ufficio_orfano.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let s = &cx.piano.sezioni;
    // Without the sections that give offices something to do, each of them would be an orphan for one and the same cause.
    if s.performance.is_none() && s.rischi_corruttivi.is_none() && s.trasparenza.is_none() {
        return;
    }
    let senza_obiettivi = ufficio_senza_obiettivi::senza(cx);
    for (indice, ufficio) in cx.graph.tutti::<Ufficio>() {
        // One that closes, or opens later, may have nothing to do now.
        if !ufficio.valido_al.is_missing() || date::giorno(&ufficio.valido_dal).is_some_and(|(d, _)| opens_later(cx, d))
        {
            continue;
        }
        // Offices below it and its own head do not make it answer for anything.
        let used = cx.graph.entranti(indice).any(|arco| match arco.da.map(|n| cx.graph.nodo(n).genere) {
            Some(Genere::Ufficio) => false,
            Some(Genere::Incarico) => false,
            Some(_) | None => true,
        });
        let nodo = cx.graph.nodo(indice);
        // An office that others depend on answers through them.
        let has_children = cx.graph.entranti(indice).any(|a| a.campo == "padre");
        if used || has_children || cx.graph.maybe(nodo.id) || !ufficio.dipendenti.is_missing() {
            continue;
        }
        // One of the first level without goals has its own finding; the office of a minister is told what to do by him.
        if senza_obiettivi.contains(&indice) || di_diretta_collaborazione(ufficio) {
            continue;
        }
        out.report(&RULE, nodo.span)
            .message(format!("l'ufficio `{}` è nella struttura, ma il piano non gli affida niente", nodo.id))
            .label("nessun obiettivo, processo, obbligo o elenco di personale lo nomina")
            .help("dagli un compito nel piano, oppure togli l'ufficio se non c'è più");
    }
}

fn opens_later(cx: &Context<'_>, day: Date) -> bool {
    day.year() >= cx.piano.anno()
}
