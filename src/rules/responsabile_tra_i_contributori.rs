// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "responsabile-tra-i-contributori",
    catalogo: &["perf-contributors-exist"],
    summary: "l'ufficio che risponde di un obiettivo non è anche tra i suoi contributori",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "allegato, domanda guida 4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("responsabile_tra_i_contributori.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for &(n, obiettivo) in &cx.obiettivi().tutti {
        let Some((ufficio, dove)) = obiettivo.ufficio.both().filter(|(u, _)| !u.is_tutti()) else { continue };
        let contributori = obiettivo.contributori.elementi();
        let ripetuto = contributori.iter().find(|c| c.ufficio.get().is_some_and(|u| u.id == ufficio.id));
        let Some(contributore) = ripetuto else { continue };
        out.report(&RULE, contributore.ufficio.span().unwrap_or(contributore.span))
            .message(format!(
                "`{}` risponde dell'obiettivo `{}` ed è anche tra i suoi contributori",
                ufficio.id,
                cx.graph.nodo(n).id
            ))
            .label("di nuovo qui")
            .help("toglilo dai `contributori`: chi risponde contribuisce già")
            .also(dove, "ne risponde");
    }
}
