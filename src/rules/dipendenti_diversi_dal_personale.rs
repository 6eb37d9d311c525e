// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::Personale;
use crate::model::scheda_anagrafica::NumeroAllaData;
use crate::source::Span;
use crate::source::decode::Spanned;
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
    // Several tables of one day may be parts of one staff: only a single one says how many work here.
    let mut tables = fabbisogni.personale.elementi().iter().filter(|t| whole(t, day));
    let (Some(table), None) = (tables.next(), tables.next()) else { return };
    let (sum, published) = totals(table);
    let Some(total) = sum.or(published) else { return };
    if sum == Some(number) || published == Some(number) || organico::somma_senza_parziali(table) == Some(number) {
        return;
    }
    // Fixed terms, secretaries and people lent by others are counted here and not there, or the other way round.
    let apart = organico::contati_a_parte(table);
    if number < total && number + apart >= total {
        return;
    }
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

/// A table of all the staff on that day.
fn whole(table: &Spanned<Personale>, day: Date) -> bool {
    table.popolazione.is_missing() && table.al.get().is_some_and(|g| g.data == day)
}

fn totals(table: &Personale) -> (Option<u64>, Option<u64>) {
    let published = table.totale_pubblicato.get();
    if published.is_some_and(|t| organico::circa(&t.nota)) {
        return (None, None);
    }
    (organico::somma(table, organico::persone), published.and_then(|t| organico::numero(&t.totale)))
}

fn place_of(staff: &NumeroAllaData, whole: Span) -> Span {
    staff.numero.span().unwrap_or(whole)
}
