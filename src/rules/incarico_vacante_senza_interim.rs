// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::struttura_organizzativa::Incarico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "incarico-vacante-senza-interim",
    catalogo: &["org-head"],
    summary: "un incarico vacante dice chi lo copre ad interim",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "allegato, 3.1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "artt. 4 e 17",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 267/2000",
            articolo: "artt. 107 e 109",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267",
            certezza: "K",
        },
    ],
    doc: include_str!("incarico_vacante_senza_interim.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, incarico) in cx.graph.tutti::<Incarico>() {
        if incarico.vacante.get().is_none_or(|v| !v.0) || !incarico.ad_interim.is_missing() {
            continue;
        }
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .message(format!("l'incarico `{}` è vacante e nessuno lo copre", nodo.id))
            .label("chi risponde intanto?")
            .help("aggiungi `ad_interim` con l'id dell'incarico che lo copre");
    }
}
