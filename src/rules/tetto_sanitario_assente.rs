// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione::Parlato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tetto-sanitario-assente",
    catalogo: &["ptfp-ssn-ceiling"],
    summary: "l'ente sanitario dice il tetto di spesa e l'approvazione della regione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 35/2019",
            articolo: "art. 11",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2019-04-30;35~art11",
            certezza: "P",
        },
        Fonte {
            atto: "Linee di indirizzo, DM 8 maggio 2018",
            articolo: "§ 7",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "P",
        },
    ],
    doc: include_str!("tetto_sanitario_assente.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    let capacita = fabbisogni.capacita.both();
    let place: Option<Span> = capacita.map(|(_, s)| s).or(fabbisogni.tetto_di_spesa.span());
    // Without any of it another rule speaks.
    let Some(luogo) = place.filter(|_| !cx.graph.is_incomplete()) else { return };
    let text = Parlato::di(fabbisogni);
    let says = |words: &[&str]| words.iter().any(|w| text.brevi.contains(w) || text.prosa.contains(w));
    let ceiling = fabbisogni.tetto_di_spesa.get().is_some_and(|t| !t.limite.is_missing())
        || capacita.is_some_and(|(c, _)| !c.limite.is_missing())
        || says(&[" tetto di spesa", " tetti di spesa", " limite di spesa"]);
    let region = says(&[" region", " provincia autonoma", " dgr", " assessorato"]);
    let (message, help) = match (ceiling, region) {
        (true, true) => return,
        (false, true) => ("manca il tetto di spesa del personale", "scrivi `tetto_di_spesa` con `spesa` e `limite`"),
        (true, false) => (
            "non si dice se la regione ha approvato il piano",
            "aggiungi ai `pareri` l'approvazione della regione, con data e numero, o scrivi in `metodo` a che punto è",
        ),
        (false, false) => (
            "mancano il tetto di spesa del personale e l'approvazione della regione",
            "scrivi `tetto_di_spesa` con `spesa` e `limite`, e aggiungi ai `pareri` l'approvazione della regione",
        ),
    };
    out.report(&RULE, luogo).message(message).label("qui si dice quanto si può spendere").help(help);
}
