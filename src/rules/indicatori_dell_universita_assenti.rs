// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione::Parlato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatori-dell-universita-assenti",
    catalogo: &["ptfp-univ-indicators"],
    summary: "l'università dice i punti organico e l'indicatore delle spese di personale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 49/2012",
            articolo: "",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2012-03-29;49",
            certezza: "K?",
        },
        Fonte {
            atto: "L. 207/2024",
            articolo: "art. 1, c. 827",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2024-12-30;207~art1",
            certezza: "K?",
        },
    ],
    doc: include_str!("indicatori_dell_universita_assenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    let Some((capacita, luogo)) = fabbisogni.capacita.both().filter(|_| !cx.graph.is_incomplete()) else { return };
    let text = Parlato::di(fabbisogni);
    let says = |words: &[&str]| words.iter().any(|w| text.brevi.contains(w) || text.prosa.contains(w));
    let points =
        !capacita.punti_organico.is_missing() || says(&[" punti organico", " punto organico", " puntiorganico"]);
    let ratio = !capacita.rapporto.is_missing()
        || says(&[
            " indicatore di spes",
            " indicatore delle spes",
            " indicatore spes",
            " 80 per cento",
            " ip ",
            " isef",
            " 49 2012",
        ]);
    let (message, help) = match (points, ratio) {
        (true, true) => return,
        (false, true) => ("mancano i punti organico", "scrivi `punti_organico` con quelli disponibili"),
        (true, false) => (
            "manca l'indicatore delle spese di personale",
            "scrivi in `rapporto` l'indicatore, che non supera l'80 per cento",
        ),
        (false, false) => (
            "mancano i punti organico e l'indicatore delle spese di personale",
            "scrivi `punti_organico` con quelli disponibili e in `rapporto` l'indicatore, che non supera l'80 per cento",
        ),
    };
    out.report(&RULE, luogo).message(message).label("la capacità di un'università si misura così").help(help);
}
