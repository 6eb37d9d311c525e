// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::shared::responsabili::di_diretta_collaborazione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::Processo;
use crate::model::struttura_organizzativa::Ufficio;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ufficio-senza-processi",
    catalogo: &["risk-process-every-office"],
    summary: "ogni ufficio di primo livello ha almeno un processo mappato",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("ufficio_senza_processi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let struttura = cx.struttura();
    let Some(named) = (!cx.graph.is_incomplete()).then(|| uffici(cx)).flatten() else { return };
    let covered: HashSet<usize> = named.iter().flat_map(|u| struttura.catena(*u)).collect();
    let primo_livello = struttura.di_primo_livello(cx.piano.anno());
    // A process of an office above all these is of all of them.
    let above = |u: usize| struttura.catena(u).iter().skip(1).any(|sopra| named.contains(sopra));
    let exempt = |u: usize| {
        let office = cx.graph.nodo(u).record.as_any().downcast_ref::<Ufficio>();
        office.is_some_and(|o| di_diretta_collaborazione(o) || chiude(o, cx.piano.anno()))
    };
    for ufficio in primo_livello.into_iter().filter(|u| !covered.contains(u) && !above(*u) && !exempt(*u)) {
        let nodo = cx.graph.nodo(ufficio);
        out.report(&RULE, nodo.span)
            .message(format!("l'ufficio `{}` non ha processi nella sottosezione 2.3", nodo.id))
            .label("né suoi né degli uffici che ne dipendono")
            .help("aggiungi i processi che segue, o mettilo in `altri_uffici` di quelli a cui lavora");
    }
}

/// The offices of the processes; none where a process names no office, or is of all of them.
fn uffici(cx: &Context<'_>) -> Option<HashSet<usize>> {
    let mut found = HashSet::new();
    for (n, processo) in cx.graph.tutti::<Processo>() {
        if processo.ufficio.is_missing() && processo.altri_uffici.is_missing() {
            return None;
        }
        for arco in cx.graph.uscenti(n).filter(|a| a.genere == Genere::Ufficio) {
            found.insert(arco.a?);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// It is closed by the end of the year: its processes go to others.
fn chiude(ufficio: &Ufficio, anno: i16) -> bool {
    date::giorno(&ufficio.valido_al).is_some_and(|(d, _)| d.year() <= anno)
}
