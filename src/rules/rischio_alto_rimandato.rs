// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::shared::scala::{self, Scala};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Misura, Rischio, StatoMisura};
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-alto-rimandato",
    catalogo: &["risk-high-specific"],
    summary: "un rischio al livello peggiore ha una misura specifica nel primo anno del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("rischio_alto_rimandato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(words) = Scala::del_rischio(cx).filter(|_| cx.piano.manifesto.anno.get().is_some()) else { return };
    let trattamento = cx.trattamento();
    let anno = cx.piano.anno();
    for (n, rischio) in cx.graph.tutti::<Rischio>() {
        let Some((level, place)) = scala::livello(rischio).filter(|(l, _)| words.peggiore(l.as_str())) else {
            continue;
        };
        let measures = trattamento.di_rischio(cx.graph, n);
        let later: Option<Vec<Date>> = measures.iter().map(|(_, m)| dopo(m, anno)).collect();
        let Some(first) = later.and_then(|dates| dates.into_iter().min()) else { continue };
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .campo("misure")
            .message(format!(
                "il rischio `{}` è `{level}` e la sua prima misura specifica finisce nel {}",
                nodo.id,
                first.year()
            ))
            .label(format!("che cosa si fa nel {anno}?"))
            .also(place, "il livello è il peggiore della scala")
            .help(format!("aggiungi una misura, o una fase, che finisca entro il 31/12/{anno}"));
    }
}

/// The day by which a measure ends, where it is certain that nothing of it happens in the year.
fn dopo(misura: &Misura, anno: i16) -> Option<Date> {
    let begun = matches!(misura.stato.get(), Some(StatoMisura::Attuata | StatoMisura::InCorso));
    if begun || !misura.frequenza.is_missing() || !misura.gia_attuata.is_missing() || !misura.obiettivo.is_missing() {
        return None;
    }
    let phases = misura.fasi.elementi();
    let later = |d: Date| d.year() > anno;
    let waiting = |f: &crate::model::performance::Fase| date::fine_scritta(&f.fine).is_some_and(|(d, _)| later(d));
    // A phase that says no year may be of this one.
    if !phases.iter().all(|f| waiting(f)) || misura.fasi.get().is_none() && !misura.fasi.is_missing() {
        return None;
    }
    date::fine_scritta(&misura.termine).map(|(d, _)| d).filter(|d| later(*d))
}
