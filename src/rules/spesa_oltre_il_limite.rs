// SPDX-License-Identifier: EUPL-1.2
use super::shared::capacita::{euro, importo};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "spesa-oltre-il-limite",
    catalogo: &["ptfp-cost-ceiling", "ptfp-flexible-limit"],
    summary: "una spesa non supera il limite scritto accanto",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6, c. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "K",
        },
        Fonte {
            atto: "L. 296/2006",
            articolo: "art. 1, c. 557 e 562",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2006-12-27;296~art1",
            certezza: "K",
        },
        Fonte {
            atto: "DL 78/2010",
            articolo: "art. 9, c. 28",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2010-05-31;78~art9",
            certezza: "K",
        },
    ],
    doc: include_str!("spesa_oltre_il_limite.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    for (nome, tetto) in [
        ("la spesa di personale", &fabbisogni.tetto_di_spesa),
        ("il lavoro flessibile", &fabbisogni.lavoro_flessibile),
        ("il fondo accessorio", &fabbisogni.fondo_accessorio),
        ("il fondo dei dirigenti", &fabbisogni.fondo_dirigenti),
    ] {
        let Some(tetto) = tetto.get() else { continue };
        let (Some((spesa, luogo)), Some((limite, dove))) = (tetto.spesa.both(), tetto.limite.both()) else { continue };
        let (Some(spesa), Some(limite)) = (importo(spesa), importo(limite)) else { continue };
        // A gross figure against a net one, or a derogation, is told in words.
        let told = |t: &str| ["lordo", "derog", "non_soggett", "esclus"].iter().any(|w| fold(t).contains(w));
        let aside = [&tetto.nota, &tetto.norma].iter().any(|t| t.get().is_some_and(|t| told(t.as_str())));
        if spesa <= limite || (aside && spesa / rust_decimal::Decimal::TWO <= limite) {
            continue;
        }
        out.report(&RULE, luogo)
            .message(format!("{nome} costa {} euro, il limite è {}", euro(spesa), euro(limite)))
            .label(format!("{} euro di troppo", euro(spesa.saturating_sub(limite))))
            .also(dove, "il limite")
            .help("correggi gli importi, o riduci la spesa; se una parte non conta nel limite, scrivilo nella `nota`");
    }
}
