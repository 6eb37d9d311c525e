// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::StatoPiano;
use crate::model::valore::stampa_data;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dipendenti-a-un-altra-data",
    catalogo: &["ana-staff"],
    summary: "i dipendenti sono quelli al 31 dicembre dell'anno prima del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "Allegato, scheda anagrafica",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C2",
        },
        Fonte { atto: "PNA 2022", articolo: "parte generale", url: "https://www.anticorruzione.it", certezza: "C2" },
    ],
    doc: include_str!("dipendenti_a_un_altra_data.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    // Who writes a draft in October does not have the figure of December yet.
    if cx.piano.manifesto.stato.get().is_none_or(|stato| *stato < StatoPiano::Adottato) {
        return;
    }
    let Some((day, span)) = scheda.dipendenti.get().and_then(|d| d.data.both()) else { return };
    let anno = cx.profilo.anno;
    let (Ok(last), Ok(first)) = (Date::new(anno - 1, 12, 31), Date::new(anno, 1, 1)) else { return };
    if day.data == last || day.data == first {
        return;
    }
    out.report(&RULE, span)
        .message(format!("i dipendenti sono al {}, non al {}", stampa_data(day.data), stampa_data(last)))
        .label("il piano conta chi c'era alla fine dell'anno prima")
        .help(format!("scrivi quanti erano i dipendenti al {}, con la data", stampa_data(last)));
}
