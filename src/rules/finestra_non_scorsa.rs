// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "finestra-non-scorsa",
    catalogo: &["diff-rolled-window"],
    summary: "il piano nuovo comincia un anno dopo quello precedente",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("finestra_non_scorsa.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let (from, to) = esame.confronto.anni();
    if from == 0 || to == 0 || to == from || to == from + 1 {
        return;
    }
    let place = |lato: &crate::diff::Lato<'_>| lato.piano.manifesto.anno.span();
    let places = (place(&esame.confronto.prima), place(&esame.confronto.dopo));
    let message =
        format!("il piano prima comincia nel {from}, quello dopo nel {to}: il triennio scorre di un anno alla volta");
    let giudizio = esame.osservazione(&RULE, places, Rilevanza::Rilevante, message);
    out.push(
        giudizio.aiuto("controlla `anno` e `precedente` in `piao.toml`: il piano precedente è quello dell'anno prima"),
    );
}
