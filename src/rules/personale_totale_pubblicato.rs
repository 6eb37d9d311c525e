// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Personale, RigaPersonale, TotalePersonale};
use crate::model::tipi::{Conteggio, Mappa};
use crate::source::Span;
use crate::source::decode::Field;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-totale-pubblicato",
    catalogo: &[],
    summary: "i totali pubblicati del personale sono la somma delle righe",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("personale_totale_pubblicato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    for table in fabbisogni.personale.elementi() {
        let Some(published) = table.totale_pubblicato.get().filter(|t| !organico::circa(&t.nota)) else { continue };
        let partials = organico::somma_senza_parziali(table);
        if partials.is_none() || partials != organico::numero(&published.totale) {
            compare(&published.totale, organico::somma(table, organico::persone), "persone", out);
        }
        compare(&published.uomini, organico::somma(table, |r| organico::numero(&r.uomini)), "uomini", out);
        compare(&published.donne, organico::somma(table, |r| organico::numero(&r.donne)), "donne", out);
        compare(&published.posti, organico::somma(table, |r| organico::numero(&r.posti)), "posti", out);
        bands(&published.eta_uomini, table, |r| &r.eta_uomini, "uomini", out);
        bands(&published.eta_donne, table, |r| &r.eta_donne, "donne", out);
        full_time(published, table, out);
        parts(published, out);
    }
}

fn compare(published: &Field<Conteggio>, sum: Option<u64>, what: &str, out: &mut Findings) {
    if let (Some((n, place)), Some(sum)) = (published.both(), sum)
        && u64::from(n.numero) != sum
    {
        report(place, u64::from(n.numero), sum, what, out);
    }
}

fn report(place: Span, published: u64, sum: u64, what: &str, out: &mut Findings) {
    let show = organico::stampa;
    let difference = show(published.abs_diff(sum));
    out.report(&RULE, place)
        .message(format!(
            "il totale pubblicato è {} {what}, le righe fanno {} (differenza {difference})",
            show(published),
            show(sum)
        ))
        .label("come pubblicato")
        .help("correggi la riga sbagliata o il totale; se la fonte è così, scrivi il perché in una deroga");
}

type Fasce = Field<Mappa<Conteggio>>;

/// Band by band, where every row has the band.
fn bands(published: &Fasce, table: &Personale, of: fn(&RigaPersonale) -> &Fasce, what: &str, out: &mut Findings) {
    for voce in published.voci() {
        let figure = |r: &RigaPersonale| of(r).get()?.get(&voce.chiave).map(|n| u64::from(n.numero));
        if let Some(sum) = organico::somma(table, figure).filter(|s| *s != u64::from(voce.valore.numero)) {
            let what = format!("{what} nella fascia «{}»", voce.chiave);
            report(voce.valore.span, u64::from(voce.valore.numero), sum, &what, out);
        }
    }
}

/// Full-time units have decimals.
fn full_time(published: &TotalePersonale, table: &Personale, out: &mut Findings) {
    let Some((fte, place)) = published.fte.both() else { return };
    // A row without people counts for nothing here: the guard is that each row has its own figure.
    let complete = organico::somma(table, |r| r.fte.get().map(|_| 0)).is_some();
    let sum: Option<Decimal> = table.righe.elementi().iter().map(|r| r.fte.get().map(|f| f.numero)).sum();
    if let Some(sum) = sum.filter(|s| complete && *s != fte.numero) {
        let written = crate::model::valore::stampa_decimale(&sum);
        out.report(&RULE, place)
            .message(format!("il totale pubblicato è {} unità a tempo pieno, le righe fanno {written}", fte.testo))
            .label("come pubblicato")
            .help("correggi la riga sbagliata o il totale; se la fonte è così, scrivi il perché in una deroga");
    }
}

/// Men and women of the published total itself.
fn parts(published: &TotalePersonale, out: &mut Findings) {
    let number = |f: &Field<Conteggio>| organico::numero(f);
    if let (Some(total), Some(men), Some(women), Some(place)) =
        (number(&published.totale), number(&published.uomini), number(&published.donne), published.totale.span())
        && men + women != total
    {
        let show = organico::stampa;
        out.report(&RULE, place)
            .message(format!(
                "il totale pubblicato è {}, ma {} uomini e {} donne fanno {}",
                show(total),
                show(men),
                show(women),
                show(men + women)
            ))
            .label("come pubblicato")
            .help("correggi il numero sbagliato; se la fonte è così, scrivi il perché in una deroga");
    }
}
