// SPDX-License-Identifier: EUPL-1.2
use super::shared::tabella_trasparenza::{Guasto, Riga, Tabella, il_testo_dice, si_controlla_nella_sezione_4};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-senza-controllo",
    catalogo: &["tra-monitor"],
    summary: "di ogni obbligo di pubblicazione si sa chi controlla che sia rispettato",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "K" },
        Fonte { atto: "PNA 2025", articolo: "", url: "https://www.anticorruzione.it", certezza: "K" },
    ],
    doc: include_str!("obbligo_senza_controllo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let said = ["controll", "monitor", "verific", "vigila"];
    if cx.graph.is_incomplete() || si_controlla_nella_sezione_4(cx) || il_testo_dice(cx, &said) {
        return;
    }
    let tabella = Tabella::di(cx);
    let found: Vec<&Riga<'_>> =
        tabella.righe.iter().filter(|r| !r.non_dovuta() && r.obbligo.monitoraggio.is_missing()).collect();
    let guasto = Guasto {
        rule: &RULE,
        campo: "monitoraggio",
        una: "non dice chi controlla la pubblicazione e quando",
        molte: "non dicono chi controlla la pubblicazione e quando",
        label: "chi controlla?",
        help: "aggiungi `monitoraggio: RPCT, a giugno e a novembre`, una volta per tutte in `predefiniti`, oppure un'attività su `trasparenza` nella sezione 4",
    };
    tabella.riporta(cx, out, &guasto, &found);
}
