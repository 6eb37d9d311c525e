// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Misura, StatoMisura};

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-senza-termine",
    catalogo: &["risk-measure-timing"],
    summary: "ogni misura ha un termine, una frequenza o fasi con date",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2019",
        articolo: "allegato 1, § 5.2",
        url: "https://www.anticorruzione.it",
        certezza: "P",
    }],
    doc: include_str!("misura_senza_termine.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        total += 1;
        if undated(misura) && !by_goal(cx, misura) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "termine",
        tutti: format!("nessuna delle {total} misure ha un termine"),
        label: "entro quando, o ogni quanto?",
        help: "aggiungi `termine` con una data, `frequenza` se si ripete, o `gia_attuata` con la data della verifica",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("la misura `{}` non ha un termine", n.id));
}

/// The goal that carries it out says by when.
fn by_goal(cx: &Context<'_>, misura: &Misura) -> bool {
    let Some(goal) = misura.obiettivo.get() else { return !misura.obiettivo.is_missing() };
    cx.graph.get(goal).is_none_or(|o| !o.scadenza.is_missing() || !o.fasi.is_missing() || !o.indicatori.is_missing())
}

fn undated(misura: &Misura) -> bool {
    let done = matches!(misura.stato.get(), Some(StatoMisura::Attuata | StatoMisura::Sospesa));
    let phases = misura.fasi.elementi();
    let dated = phases.iter().any(|f| !f.inizio.is_missing() || !f.fine.is_missing() || !f.mesi.is_missing());
    let unread = misura.fasi.get().is_none() && !misura.fasi.is_missing();
    let said = !misura.termine.is_missing() || !misura.frequenza.is_missing() || !misura.gia_attuata.is_missing();
    !(done || dated || unread || said)
}
