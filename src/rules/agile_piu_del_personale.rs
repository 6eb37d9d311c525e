// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::lavoro_agile::{AgilePerUfficio, NumeriAgile};
use crate::model::tipi::{Conteggio, RefOTesto};
use crate::source::Span;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "agile-piu-del-personale",
    catalogo: &["agile-numbers"],
    summary: "chi lavora in modo agile non supera il personale",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("agile_piu_del_personale.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(agile) = &cx.piano.sezioni.lavoro_agile else { return };
    if let Some(numeri) = agile.numeri.get() {
        more(&numeri.totale, &numeri.personale, "", out);
        parts(numeri, out);
        alone(cx, numeri, out);
    }
    for riga in agile.per_ufficio.elementi() {
        more(&riga.autorizzati, &riga.personale, &name(riga), out);
    }
}

fn name(riga: &AgilePerUfficio) -> String {
    match riga.ufficio.get() {
        Some(RefOTesto::Ref(r)) => format!("`{}`: ", r.id),
        Some(RefOTesto::Testo(t)) => format!("«{t}»: "),
        None => String::new(),
    }
}

fn more(agile: &Field<Conteggio>, staff: &Field<Conteggio>, name: &str, out: &mut Findings) {
    let (Some((agile, place)), Some((staff, base))) = (agile.both(), staff.both()) else { return };
    if agile.numero > staff.numero {
        let show = |n: u32| organico::stampa(n.into());
        out.report(&RULE, place)
            .message(format!(
                "{name}{} persone in lavoro agile su {} in servizio",
                show(agile.numero),
                show(staff.numero)
            ))
            .label("sono più del personale")
            .also(base, "il personale preso a base")
            .help("controlla che i due numeri siano della stessa data e degli stessi uffici");
    }
}

fn parts(numeri: &NumeriAgile, out: &mut Findings) {
    let (men, women, total) =
        (organico::numero(&numeri.uomini), organico::numero(&numeri.donne), organico::numero(&numeri.totale));
    let (Some(men), Some(women), Some(total)) = (men, women, total) else { return };
    let place: Option<Span> = numeri.totale.span();
    if let Some(place) = place.filter(|_| men + women != total) {
        let show = organico::stampa;
        out.report(&RULE, place)
            .message(format!(
                "{} uomini e {} donne fanno {}, il totale è {}",
                show(men),
                show(women),
                show(men + women),
                show(total)
            ))
            .label("questi numeri non possono stare insieme")
            .help("correggi uno dei tre, o togli `totale`");
    }
}

/// Without a total of its own, or without the staff it comes from: men and women, and the staff of the body on the same day.
fn alone(cx: &Context<'_>, numeri: &NumeriAgile, out: &mut Findings) {
    let parti = || Some(organico::numero(&numeri.uomini)? + organico::numero(&numeri.donne)?);
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.dipendenti.get());
    let same_day = |d: &crate::model::scheda_anagrafica::NumeroAllaData| {
        numeri.al.get().zip(d.data.get()).is_some_and(|(a, b)| a.data == b.data) && !organico::circa(&d.nota)
    };
    let (base, missing) = match &numeri.personale {
        Field::Missing => (scheda.filter(|d| same_day(d)).map(|d| &d.numero), true),
        personale => (Some(personale), false),
    };
    let agili = match &numeri.totale {
        Field::Missing => parti().zip(numeri.uomini.span()),
        // Told already.
        _ if !missing => return,
        totale => organico::numero(totale).zip(totale.span()),
    };
    let (Some((agili, place)), Some((staff, base))) = (agili, base.and_then(Field::both)) else { return };
    if agili > u64::from(staff.numero) {
        let show = organico::stampa;
        out.report(&RULE, place)
            .message(format!("{} persone in lavoro agile su {} in servizio", show(agili), show(staff.numero.into())))
            .label("sono più del personale")
            .also(base, "il personale")
            .help("controlla che i due numeri siano della stessa data e degli stessi uffici");
    }
}
