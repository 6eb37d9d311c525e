// SPDX-License-Identifier: EUPL-1.2
use super::dati::{Area, aree};
use super::shared::aree_di_rischio::{self, Aree};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "area-obbligatoria-senza-processi",
    catalogo: &["risk-areas-mandatory-four", "risk-areas-small"],
    summary: "le quattro aree della L. 190/2012 hanno almeno un processo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1, c. 16",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "C",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 6, c. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
    ],
    doc: include_str!("area_obbligatoria_senza_processi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let own = Aree::di(cx);
    let missing: Vec<&Area> = aree().iter().filter(|a| a.obbligatoria && own.manca(a)).collect();
    let (Some(luogo), Some(first)) = (aree_di_rischio::luogo(cx).filter(|_| own.certe(cx)), missing.first()) else {
        return;
    };
    out.report(&RULE, luogo)
        .message(format!("nessun processo è in queste aree, obbligatorie per legge: {}", aree_di_rischio::elenco(&missing)))
        .label(format!("per esempio «{}»", first.nome))
        .help(format!(
            "aggiungi un processo con `area: {0}`; se l'ente non ne ha nessuno scrivi il motivo: in `aree`, `{0}: {{ nessuna: \"…\" }}`",
            first.codice
        ));
}
