// SPDX-License-Identifier: EUPL-1.2
use super::dati::Ambito;
use super::shared::tabella_trasparenza::{Guasto, Riga, Tabella};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-senza-frequenza",
    catalogo: &["tra-frequency"],
    summary: "ogni obbligo di pubblicazione dice ogni quanto si aggiorna",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Delibera ANAC 1310/2016",
        articolo: "allegato 1",
        url: "https://www.anticorruzione.it",
        certezza: "C",
    }],
    doc: include_str!("obbligo_senza_frequenza.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let tabella = Tabella::di(cx);
    let found: Vec<&Riga<'_>> = tabella.righe.iter().filter(|r| !r.non_dovuta() && senza(r)).collect();
    let guasto = Guasto {
        rule: &RULE,
        campo: "frequenza",
        una: "non dice ogni quanto il dato si aggiorna",
        molte: "non dicono ogni quanto il dato si aggiorna",
        label: "ogni quanto?",
        help: "aggiungi `frequenza`: `tempestiva`, `trimestrale`, `semestrale` o `annuale`",
    };
    tabella.riporta(cx, out, &guasto, &found);
}

/// A row for many entries takes the frequency of each from the tree.
fn senza(riga: &Riga<'_>) -> bool {
    let Ambito::Voce(voce) = riga.ambito else { return false };
    voce.frequenza != "nessuna" && riga.obbligo.frequenza.is_missing() && riga.obbligo.termine.is_missing()
}
