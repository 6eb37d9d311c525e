// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rpct-nell-organismo-di-valutazione",
    catalogo: &["risk-rpct-independent"],
    summary: "il RPCT non fa parte dell'organismo di valutazione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2016, 2019 e 2022",
        articolo: "allegato 3",
        url: "https://www.anticorruzione.it",
        certezza: "K",
    }],
    doc: include_str!("rpct_nell_organismo_di_valutazione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let figure = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.figure.get());
    let Some((rpct, (oiv, place))) = figure.and_then(|f| Some((f.rpct.get()?, f.oiv.both()?))) else { return };
    let same_position = match (rpct.incarico.get(), oiv.incarico.get()) {
        (Some(a), Some(b)) => a.id == b.id,
        _ => false,
    };
    let same_outsider = match (rpct.esterno.get(), oiv.esterno.get()) {
        (Some(a), Some(b)) => fold(&a.testo) == fold(&b.testo),
        _ => false,
    };
    let words = [&oiv.esterno, &oiv.nota];
    let said = words
        .iter()
        .filter_map(|t| t.get())
        .any(|t| parla_di(&t.testo, &["presiedut rpct", "compost rpct", "component rpct"]));
    if !same_position && !same_outsider && !said {
        return;
    }
    let who = rpct.incarico.get().map_or("il RPCT".to_string(), |i| format!("il RPCT, `{}`,", i.id));
    let finding = out
        .report(&RULE, place)
        .message(format!("{who} è anche nell'organismo di valutazione"))
        .label("chi è valutato non valuta")
        .help("affida l'organismo di valutazione ad altri; se è un fatto temporaneo, scrivi in una deroga fino a quando e chi lo sostituisce");
    if let Some(place) = figure.and_then(|f| f.rpct.span()) {
        finding.also(place, "qui è il RPCT");
    }
}
