// SPDX-License-Identifier: EUPL-1.2
use super::shared::termine_di_adozione::passato_senza_adozione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sanzioni-per-mancata-adozione",
    catalogo: &["act-sanctions-note"],
    summary: "chi non adotta il piano nel termine incorre nelle sanzioni della legge",
    level: Livelli::tutti(Level::Note),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 7",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 10",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
    ],
    doc: include_str!("sanzioni_per_mancata_adozione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((termine, _, span)) = passato_senza_adozione(cx) else { return };
    out.report(&RULE, span)
        .message(format!(
            "senza il piano, dopo il {}, l'ente non può assumere né dare incarichi di consulenza o di collaborazione",
            stampa_data(termine.giorno)
        ))
        .label("il piano non è adottato")
        .help(
            "i dirigenti che hanno concorso alla mancata adozione non ricevono la retribuzione di risultato; l'ANAC può \
             applicare una sanzione da 1.000 a 10.000 euro: adotta il piano, anche in ritardo",
        );
}
