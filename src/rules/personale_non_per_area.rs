// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::letta;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::aree::Inquadramento;
use crate::diagnostic::Level;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-non-per-area",
    catalogo: &["ptfp-headcount"],
    summary: "la tabella del personale ha una riga per ogni area o profilo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. c; art. 6, c. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("personale_non_per_area.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let tables = f.personale.elementi();
    let Some(table) = tables.iter().max_by_key(|t| t.al.get().map(|g| g.data)) else { return };
    let nomi = Inquadramento::di(cx.piano);
    let told = |t: &crate::model::fabbisogni::Personale| match &t.righe {
        Field::Invalid(_) => true,
        righe => righe.elementi().iter().any(|r| {
            // Where the agreement is not known no label can be judged.
            let by_label = || r.etichetta.get().is_none_or(|e| nomi.leggi(e.as_str()).riga.is_some());
            !r.area.is_missing() || !r.profilo.is_missing() || nomi.comparto.is_none() || by_label()
        }),
    };
    if tables.iter().any(|t| told(t)) {
        return;
    }
    out.report(&RULE, table.righe.span().or(table.totale_pubblicato.span()).unwrap_or(table.span))
        .campo("personale")
        .message("la tabella del personale non dice quante persone ci sono in ogni area o profilo")
        .label("un totale non basta")
        .help("aggiungi `righe`, una per area o profilo: `{ etichetta: …, area: …, uomini: …, donne: … }`");
}
