// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::Procedura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "procedure-senza-misura-dei-tempi",
    catalogo: &["vp-procedure-time-measure"],
    summary: "i tempi delle procedure si misurano, anche un po' alla volta, con un sistema",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2, lett. e",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("procedure_senza_misura_dei_tempi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let procedure: Vec<(usize, &Procedura)> = cx.graph.tutti::<Procedura>().collect();
    let Some((first, prima)) = procedure.first() else { return };
    let may = |p: &Procedura| p.misurazione_automatica.get().map_or(!p.misurazione_automatica.is_missing(), |si| si.0);
    if procedure.iter().any(|(_, p)| may(p)) || cx.graph.is_incomplete() {
        return;
    }
    let message = match procedure.len() {
        1 => "per l'unica procedura non si prevede di misurare i tempi con un sistema".to_string(),
        tante => format!("per nessuna delle {tante} procedure si prevede di misurare i tempi con un sistema"),
    };
    let span = prima.misurazione_automatica.span().unwrap_or(cx.graph.nodo(*first).span);
    out.report(&RULE, span)
        .campo("misurazione_automatica")
        .message(message)
        .label("chi conta i giorni?")
        .help("scrivi `misurazione_automatica: sì` dove un sistema registra inizio e fine; basta cominciare da una");
}
