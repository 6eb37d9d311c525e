// SPDX-License-Identifier: EUPL-1.2
use super::Profilo;
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "regime-cambiato",
    catalogo: &["gen-regime-change"],
    summary: "il regime è quello dell'anno prima, o il piano dice perché non lo è",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2022",
        articolo: "semplificazioni per gli enti con meno di 50 dipendenti",
        url: "https://www.anticorruzione.it",
        certezza: "C2",
    }],
    doc: include_str!("regime_cambiato.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let before = Profilo::of(esame.confronto.prima.piano).regime;
    if before == esame.regime {
        return;
    }
    let place = |lato: &crate::diff::Lato<'_>| lato.piano.manifesto.regime.span();
    let places = (place(&esame.confronto.prima), place(&esame.confronto.dopo));
    let message = format!("il regime passa da {} a {} dentro il triennio", before.parola(), esame.regime.parola());
    let written = esame.confronto.cambiamenti.iter().position(|c| c.radice == "regime");
    let giudizio = match written {
        Some(n) => esame.giudizio(&RULE, n, Rilevanza::Rilevante, message),
        None => esame.osservazione(&RULE, places, Rilevanza::Rilevante, message),
    };
    out.push(giudizio.aiuto("scrivi il motivo in una `[[variazioni]]` con `elementi = [\"piano/manifesto.regime\"]`"));
}
