// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::letta;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ricognizione-delle-eccedenze-vecchia",
    catalogo: &["ptfp-excess"],
    summary: "la ricognizione delle eccedenze è di quest'anno o dell'anno prima",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 165/2001",
        articolo: "art. 33",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art33",
        certezza: "K",
    }],
    doc: include_str!("ricognizione_delle_eccedenze_vecchia.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx).filter(|_| cx.piano.manifesto.anno.get().is_some()) else { return };
    let Some((day, place)) = f.eccedenze.get().and_then(|e| e.data.both()) else { return };
    let year = cx.profilo.anno;
    if day.data.year() >= year - 1 {
        return;
    }
    out.report(&RULE, place)
        .message(format!(
            "la ricognizione delle eccedenze è del {}, il piano comincia nel {year}",
            stampa_data(day.data)
        ))
        .label("si fa ogni anno")
        .help("rifai la ricognizione e scrivi la data nuova: senza, per quest'anno non si può assumere");
}
