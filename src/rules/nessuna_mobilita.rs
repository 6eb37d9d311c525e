// SPDX-License-Identifier: EUPL-1.2
use super::dati::limite_fabbisogni;
use super::shared::fabbisogni::{Parole, letta, per_via};
use super::shared::quota_di_mobilita::vincolato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::TipoCanale;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nessuna-mobilita",
    catalogo: &["ptfp-mobility-quota"],
    summary: "una parte delle assunzioni va alla mobilità, o si dice perché no",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::dal(2026),
    fonti: &[Fonte {
        atto: "D.Lgs. 165/2001",
        articolo: "art. 30, c. 2-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art30",
        certezza: "C2",
    }],
    doc: include_str!("nessuna_mobilita.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let Some(hirings) = vincolato(cx, f) else { return };
    let mobility = f.assunzioni.elementi().iter().any(|r| per_via(r, TipoCanale::Mobilita) || r.canale.is_missing());
    if mobility || Parole::di(f).parlano_di(&["mobilita"]) {
        return;
    }
    let Some(quota) = limite_fabbisogni("mobilita", None, cx.profilo.anno) else { return };
    let Some(place) = f.assunzioni.span() else { return };
    out.report(&RULE, place)
        .message(format!("tra {hirings} assunzioni nessuna è per mobilità, e non si dice perché"))
        .label(format!("almeno il {} per cento della capacità impegnata ogni anno", quota.valore.normalize()))
        .help("aggiungi `mobilita` al `canale` di alcune righe, oppure scrivi in `strategia` perché la quota non si applica");
}
