// SPDX-License-Identifier: EUPL-1.2
use super::dati::{Area, aree};
use super::shared::aree_di_rischio::{self, Aree};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;
use crate::model::scheda_anagrafica::TipoEnte;

/// The rule.
pub static RULE: Rule = Rule {
    id: "area-specifica-senza-processi",
    catalogo: &["risk-areas-specific"],
    summary: "le aree di rischio proprie del tipo di ente hanno almeno un processo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "P" },
        Fonte {
            atto: "PNA 2015-2018",
            articolo: "parti speciali",
            url: "https://www.anticorruzione.it",
            certezza: "P",
        },
    ],
    doc: include_str!("area_specifica_senza_processi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(tipo) = cx.profilo.tipo else { return };
    // Small bodies map five areas (DM 132/2022, art. 6); those of a municipality are its union's only as far as it took them over.
    if cx.profilo.regime == Regime::Semplificato && matches!(tipo, TipoEnte::Unione | TipoEnte::ComunitaMontana) {
        return;
    }
    let own = Aree::di(cx);
    let asked = |a: &&Area| !a.generale && !a.enti.is_empty() && a.riguarda(tipo);
    let mut missing: Vec<&Area> =
        aree().iter().filter(asked).filter(|a| a.origine.validita.comprende(cx.profilo.anno) && own.manca(a)).collect();
    // Of areas that cover one another one is enough.
    missing.dedup_by(|b, a| a.copre(b));
    let (Some(luogo), Some(first)) = (aree_di_rischio::luogo(cx).filter(|_| own.certe(cx)), missing.first()) else {
        return;
    };
    out.report(&RULE, luogo)
        .message(format!("nessun processo è in queste aree, proprie di questo tipo di ente: {}", aree_di_rischio::elenco(&missing)))
        .label(format!("per esempio «{}»", first.nome))
        .help(format!(
            "aggiungi un processo con `area: {0}`, oppure di' perché non ce n'è: in `aree`, `{0}: {{ nessuna: \"…\" }}`",
            first.codice
        ));
}
