// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::NumeroAllaData;
use crate::source::Span;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dipendenti-diversi-dal-personale",
    catalogo: &["gen-headcount-match"],
    summary: "i dipendenti della scheda anagrafica sono quelli della tabella del personale alla stessa data",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. c",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("dipendenti_diversi_dal_personale.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let s = &cx.piano.sezioni;
    let (Some(scheda), Some(fabbisogni)) = (&s.scheda_anagrafica, &s.fabbisogni) else { return };
    let Some((staff, place)) = scheda.dipendenti.both().filter(|(n, _)| !organico::circa(&n.nota)) else { return };
    let Some((number, day)) = staff.numero.get().map(|n| u64::from(n.numero)).zip(day(cx, staff)) else { return };
    let Some(table) = organico::tutto(fabbisogni, day) else { return };
    let Some(total) = organico::diverso(table, number) else { return };
    let show = organico::stampa;
    out.report(&RULE, place_of(staff, place))
        .message(format!(
            "i dipendenti sono {} nella scheda anagrafica e {} nella tabella del personale",
            show(number),
            show(total)
        ))
        .label("la stessa data, un altro numero")
        .also(table.al.span().unwrap_or(table.span), "la tabella del personale")
        .help("correggi uno dei due; se la tabella conta solo una parte delle persone, scrivi quale in `popolazione`");
}

/// The day of the figure: the last of the year before, when it is not written.
fn day(cx: &Context<'_>, staff: &NumeroAllaData) -> Option<Date> {
    let last = Date::new(cx.profilo.anno - 1, 12, 31).ok()?;
    match staff.data.get() {
        Some(giorno) => (giorno.data == last).then_some(last),
        None => staff.data.is_missing().then_some(last),
    }
}

fn place_of(staff: &NumeroAllaData, whole: Span) -> Span {
    staff.numero.span().unwrap_or(whole)
}
