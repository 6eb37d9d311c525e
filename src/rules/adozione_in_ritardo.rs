// SPDX-License-Identifier: EUPL-1.2
use super::shared::termine_di_adozione::{passato_senza_adozione, termine};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "adozione-in-ritardo",
    catalogo: &["act-deadline"],
    summary: "il piano è adottato entro il suo termine",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C2",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 7 e art. 8, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C2",
        },
    ],
    doc: include_str!("adozione_in_ritardo.md"),
    check: Some(check),
};

const AIUTO: &str = "un piano in ritardo vale lo stesso; se un atto ha spostato il termine, scrivilo in `[adozione]`: `termine` e `termine_atto`";

fn check(cx: &Context<'_>, out: &mut Findings) {
    if let Some((termine, al, span)) = passato_senza_adozione(cx) {
        out.report(&RULE, span)
            .message(format!("il {} il piano non è adottato: il termine era il {}", stampa_data(al), termine.stampa()))
            .label(days(termine.giorno, al))
            .help(AIUTO);
        return;
    }
    let Some((day, span)) = cx.piano.manifesto.adozione.get().and_then(|a| a.data.both()) else { return };
    let Some(termine) = termine(cx).filter(|t| t.passato(day.data)) else { return };
    out.report(&RULE, span)
        .message(format!("il piano è adottato il {}: il termine era il {}", stampa_data(day.data), termine.stampa()))
        .label(days(termine.giorno, day.data))
        .help(AIUTO);
}

fn days(from: Date, to: Date) -> String {
    match (to - from).get_days() {
        1 => "1 giorno dopo".into(),
        days => format!("{days} giorni dopo"),
    }
}
