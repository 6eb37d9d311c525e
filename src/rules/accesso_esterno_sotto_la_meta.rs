// SPDX-License-Identifier: EUPL-1.2
use super::dati::limite_fabbisogni;
use super::shared::fabbisogni::letta;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::quote::accessi;
use crate::diagnostic::Level;
use crate::model::valore::Operatore;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "accesso-esterno-sotto-la-meta",
    catalogo: &["ptfp-outside-half"],
    summary: "in ogni area almeno metà dei posti va all'accesso dall'esterno",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 165/2001",
        articolo: "art. 52, c. 1-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art52",
        certezza: "C",
    }],
    doc: include_str!("accesso_esterno_sotto_la_meta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let Some(quota) = limite_fabbisogni("accesso_esterno", None, cx.profilo.anno) else { return };
    let mut found = false;
    for a in accessi(cx.piano, cx.graph) {
        let posts = a.esterni + a.progressioni;
        let share = Decimal::from(a.esterni) * Decimal::ONE_HUNDRED;
        if share >= quota.valore * Decimal::from(posts) {
            continue;
        }
        found = true;
        let least = (Decimal::from(posts) * quota.valore / Decimal::ONE_HUNDRED).ceil().normalize();
        out.report(&RULE, a.luogo)
            .message(format!(
                "in «{}» le progressioni sono {} e le assunzioni dall'esterno {}: di {posts} posti almeno {least} va all'esterno",
                a.area, a.progressioni, a.esterni
            ))
            .label("progressioni verso quest'area nel triennio")
            .help("riduci le progressioni o prevedi altre assunzioni; quelle delle procedure in deroga si dicono in `tipo`");
    }
    // The share that the plan keeps for career steps is the other half.
    let Some((riserva, place)) = f.riserva_progressioni.both().filter(|_| !found) else { return };
    let exact = matches!(riserva.valore.condizioni.as_slice(), [one] if one.operatore == Operatore::Uguale);
    if let Some(n) = riserva
        .valore
        .numero()
        .filter(|n| exact && *n > Decimal::ONE_HUNDRED - quota.valore && *n <= Decimal::ONE_HUNDRED)
    {
        out.report(&RULE, place)
            .message(format!(
                "alle progressioni è riservato il {} per cento dei posti",
                n.normalize().to_string().replace('.', ",")
            ))
            .label("al massimo la metà")
            .help("scrivi una quota fino al 50 per cento: l'altra metà va all'accesso dall'esterno");
    }
}
