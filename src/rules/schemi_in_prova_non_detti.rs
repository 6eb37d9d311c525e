// SPDX-License-Identifier: EUPL-1.2
use super::shared::tabella_trasparenza::{Tabella, il_testo_dice};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "schemi-in-prova-non-detti",
    catalogo: &["tra-schema-trial"],
    summary: "il piano dice se l'ente prova gli schemi volontari di pubblicazione",
    level: Livelli::tutti(Level::Note),
    anni: Anni { dal: 2026, al: Some(2026) },
    fonti: &[Fonte {
        atto: "Delibera ANAC 497/2025",
        articolo: "",
        url: "https://www.anticorruzione.it",
        certezza: "C2",
    }],
    doc: include_str!("schemi_in_prova_non_detti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((_, luogo)) = cx.piano.sezioni.trasparenza.as_ref().and_then(|t| t.obblighi.both()) else { return };
    let tabella = Tabella::di(cx);
    let in_row = |t: Option<&crate::model::tipi::Testo>| t.is_some_and(|t| t.as_str().contains("497"));
    let detto = |o: &crate::model::trasparenza::Obbligo| in_row(o.schema_anac.get()) || in_row(o.nota.get());
    if tabella.righe.is_empty()
        || cx.graph.is_incomplete()
        || il_testo_dice(cx, &["497"])
        || tabella.righe.iter().any(|r| detto(r.obbligo))
    {
        return;
    }
    out.report(&RULE, luogo)
        .campo("testo")
        .message("il piano non dice se l'ente prova gli schemi volontari della delibera ANAC 497/2025")
        .label("nella tabella e nel testo non se ne parla")
        .help("scrivi in `testo` se nel 2026 li provate, e per quali voci (`schema_anac: delibera 497/2025, in prova`), oppure che non li provate");
}
