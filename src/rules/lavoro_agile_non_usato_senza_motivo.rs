// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "lavoro-agile-non-usato-senza-motivo",
    catalogo: &["agile-present"],
    summary: "chi non usa il lavoro agile dice perché",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. b",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("lavoro_agile_non_usato_senza_motivo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((motivo, place)) = cx.piano.sezioni.lavoro_agile.as_ref().and_then(|s| s.nessuna.both()) else { return };
    let parola = fold(motivo.as_str());
    if !matches!(
        parola.trim_end_matches('.'),
        "si" | "no" | "true" | "false" | "vero" | "falso" | "non_usato" | "nessuna" | "nessuno" | "-"
    ) {
        return;
    }
    out.report(&RULE, place)
        .message(format!("`nessuna: {}` non dice perché il lavoro agile non si usa", motivo.as_str()))
        .label("qui va il motivo")
        .help("scrivi il motivo, per esempio `nessuna: I dodici dipendenti lavorano tutti allo sportello`; se il lavoro agile si usa, togli la chiave");
}
