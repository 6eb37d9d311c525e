// SPDX-License-Identifier: EUPL-1.2
use super::shared::misure_generali::{Generali, chieste};
use super::shared::parole::piano;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::formazione::InterventoFormativo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "formazione-anticorruzione-non-collegata",
    catalogo: &["risk-gen-training", "form-anticorruption"],
    summary: "la formazione sulla prevenzione della corruzione è tra gli interventi formativi del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 190/2012",
        articolo: "art. 1, c. 8",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
        certezza: "K",
    }],
    doc: include_str!("formazione_anticorruzione_non_collegata.md"),
    check: Some(check),
};

/// Words of courses on this.
const PAROLE: &[&str] = &[
    "corruzion",
    "anticorruzion",
    "integrita",
    "etic",
    "legalita",
    "190 2012",
    "trasparenza",
    "comportamento",
    "rpct",
    "conflitt",
    "whistle",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(generali) = Generali::di(cx) else { return };
    let Some(formazione) = &cx.piano.sezioni.formazione else { return };
    let Some((_, luogo)) = formazione.interventi_formativi.both() else { return };
    let interventi = formazione.interventi_formativi.elementi();
    if interventi.is_empty() || interventi.iter().any(|i| riguarda(i)) {
        return;
    }
    for voce in chieste(cx, &["risk-gen-training"]) {
        // Where the measure itself is not there, or does not apply, that is told.
        let Some(entry) = generali.voce(voce).filter(|v| v.valore.value.nessuna.is_missing()) else { continue };
        out.report(&RULE, luogo)
            .message("nessun intervento formativo riguarda la prevenzione della corruzione, l'etica o la trasparenza")
            .label("gli interventi della sezione 3.3")
            .also(entry.span_chiave, "la misura che li promette")
            .help(
                "aggiungi l'intervento, con `destinatari` e `durata`, e in `misura` l'id della misura sulla formazione",
            );
    }
}

/// It carries out a measure, or its words speak of these things.
fn riguarda(intervento: &InterventoFormativo) -> bool {
    let texts = [&intervento.titolo, &intervento.ambito, &intervento.norma];
    !intervento.misura.is_missing()
        || texts.into_iter().filter_map(|t| t.get()).any(|t| {
            let t = piano(t.as_str());
            PAROLE.iter().any(|p| t.contains(p))
        })
}
