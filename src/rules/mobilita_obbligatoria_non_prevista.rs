// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, assunzioni, letta, luogo, per_via};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::personale::intero;
use crate::diagnostic::Level;
use crate::model::fabbisogni::TipoCanale;

/// The rule.
pub static RULE: Rule = Rule {
    id: "mobilita-obbligatoria-non-prevista",
    catalogo: &["ptfp-mobility-first"],
    summary: "prima dei concorsi si comunica il posto per chi è in disponibilità",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 165/2001",
        articolo: "art. 34-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art34-bis",
        certezza: "K",
    }],
    doc: include_str!("mobilita_obbligatoria_non_prevista.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let mut competitions =
        assunzioni(f).filter(|r| per_via(r, TipoCanale::Concorso) && r.numero.get().and_then(intero) != Some(0));
    let Some(first) = competitions.next() else { return };
    if Parole::di(f).parlano_di(&["34 bis", "34bis", "disponibilita", "mobilita obbligatoria"]) {
        return;
    }
    let Some(place) = first.canale.span().or_else(|| luogo(cx)) else { return };
    let others = competitions.count();
    out.report(&RULE, place)
        .message("non è prevista la comunicazione dell'art. 34-bis prima del concorso")
        .label(if others > 0 { format!("questo concorso e altri {others}") } else { "questo concorso".into() })
        .help("scrivi in `strategia` che prima del bando si manda la comunicazione sul personale in disponibilità (art. 34-bis D.Lgs. 165/2001)");
}
