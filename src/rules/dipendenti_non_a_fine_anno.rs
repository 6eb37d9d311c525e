// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::NumeroAllaData;
use crate::model::valore::stampa_data;
use crate::source::decode::fold;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dipendenti-non-a-fine-anno",
    catalogo: &["gen-headcount-source"],
    summary: "il numero dei dipendenti è quello del 31 dicembre dell'anno prima",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "PNA 2022",
            articolo: "semplificazioni per gli enti con meno di 50 dipendenti",
            url: "https://www.anticorruzione.it",
            certezza: "C2",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "Allegato",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C2",
        },
    ],
    doc: include_str!("dipendenti_non_a_fine_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.piano.manifesto.anno.get().is_none() {
        return;
    }
    let anno = cx.profilo.anno;
    let (Ok(last), Ok(first)) = (Date::new(anno - 1, 12, 31), Date::new(anno, 1, 1)) else { return };
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let Some(staff) = scheda.and_then(|s| s.dipendenti.get()) else { return };
    let Some((numero, place)) = staff.numero.both() else { return };
    let help = format!("scrivi `dipendenti: {{ numero: …, data: {} }}`", last);
    if let Some((giorno, span)) = staff.data.both() {
        // The staff of the first of January is that of the day before.
        if giorno.data != last && giorno.data != first {
            out.report(&RULE, span)
                .message(format!(
                    "i dipendenti sono contati al {}, non al {}",
                    stampa_data(giorno.data),
                    stampa_data(last)
                ))
                .label("un altro giorno")
                .help(help);
        }
    } else if staff.data.is_missing() && !detta(staff) {
        out.report(&RULE, place)
            .message(format!("i dipendenti sono {}, ma non si dice a quale data", numero.testo))
            .label("a che giorno?")
            .help(help);
    }
}

/// A note or the source says the day in words.
fn detta(staff: &NumeroAllaData) -> bool {
    [&staff.nota, &staff.fonte].into_iter().filter_map(|t| t.get()).any(|t| {
        let text = fold(&t.testo);
        text.contains("31") && ["dicembre", "/12", ".12", "_12"].iter().any(|m| text.contains(m))
    })
}
