// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta, luogo};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sindacati-non-informati",
    catalogo: &["ptfp-unions"],
    summary: "il piano dice che i sindacati sono stati informati dei fabbisogni",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6, c. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "C",
        },
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 2, lett. c",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C",
        },
    ],
    doc: include_str!("sindacati_non_informati.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    // Any meeting with the unions may have been about this: only none at all is a finding.
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let told = scheda.is_some_and(|s| !matches!(s.confronto_sindacale, Field::Missing));
    if told || Parole::di(f).parlano_di(&["sindacat", "sindacal", "rsu", "oo ss", "ooss"]) {
        return;
    }
    let Some(place) = f.strategia.span().or_else(|| luogo(cx)) else { return };
    out.report(&RULE, place)
        .campo("strategia")
        .message("non si dice se i sindacati sono stati informati sul piano dei fabbisogni")
        .label("quando, e con quale esito?")
        .help("aggiungi nella scheda anagrafica `confronto_sindacale`: `[{ oggetto: Piano dei fabbisogni, forma: informazione, data: … }]`");
}
