// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::{attivita, parole, sezione};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-a-un-solo-livello",
    catalogo: &["risk-monitoring-levels"],
    summary: "il monitoraggio distingue quello degli uffici da quello del RPCT",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "P" },
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "P" },
    ],
    doc: include_str!("monitoraggio_a_un_solo_livello.md"),
    check: Some(check),
};

/// Words of two levels in one entry.
const DUE: &[&str] = &["secondo livello", "due livelli", "ii livello", "doppio livello", "livello 2", "2 livello"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((rischi, _)) = sezione(cx) else { return };
    let Some(monitoraggio) = rischi.monitoraggio.get() else { return };
    let livelli = monitoraggio.livelli.elementi();
    let Some(primo) = livelli.first() else { return };
    let number = |n: usize| livelli[n].livello.get().map(|l| l.numero);
    let uno = (1..livelli.len()).all(|n| number(n).is_some() && number(n) == number(0));
    let testo = parole(monitoraggio);
    let insieme =
        testo.contains("rpct") && ["responsabil", "dirigent", "uffici", "referent"].iter().any(|w| testo.contains(w));
    // Section 4 may give the other level to somebody; an activity of nobody distinguishes nothing.
    let altro = attivita(cx).any(|a| !(a.ufficio.is_missing() && a.incarico.is_missing() && a.soggetto.is_missing()));
    if !uno || insieme || altro || DUE.iter().any(|w| testo.contains(w)) {
        return;
    }
    out.report(&RULE, primo.span)
        .campo("monitoraggio.livelli")
        .message("il monitoraggio delle misure ha un solo livello")
        .label("il primo è degli uffici, il secondo del RPCT")
        .help("aggiungi l'altro livello: l'autovalutazione dei responsabili (`livello: 1`) e il riscontro del RPCT (`livello: 2`)");
}
