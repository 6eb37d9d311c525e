// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta, si_assume};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::Lista;

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzioni-senza-azioni-positive",
    catalogo: &["ptfp-positive-actions-adopted"],
    summary: "chi assume ha un piano di azioni positive",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 198/2006",
            articolo: "art. 48",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2006-04-11;198~art48",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6, c. 6",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "K",
        },
    ],
    doc: include_str!("assunzioni_senza_azioni_positive.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx).filter(|f| si_assume(f)) else { return };
    // Where nothing is said another rule speaks: here somebody says that there are none.
    let Some((Lista::Nessuna(reason), place)) =
        cx.piano.sezioni.performance.as_ref().and_then(|p| p.azioni_positive.both())
    else {
        return;
    };
    let elsewhere = ["piano", "delibera", "approvat", "adottat", "triennal", "pap ", "unione", "vigente", "in vigore"];
    if Parole::dei(std::iter::once(reason.as_str())).parlano_di(&elsewhere) {
        return;
    }
    let hirings = f.assunzioni.span().unwrap_or(place);
    out.report(&RULE, hirings)
        .message("il piano prevede assunzioni e dice che non ci sono azioni positive")
        .label("senza azioni positive non si può assumere")
        .also(place, "nessuna azione positiva")
        .help("aggiungi le azioni positive nella sezione 2.2, o scrivi lì con quale atto è approvato il piano che le contiene");
}
