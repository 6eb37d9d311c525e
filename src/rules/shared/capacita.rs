// SPDX-License-Identifier: EUPL-1.2
//! What a plan states of its capacity to hire, beside what the tables of thresholds say for its kind and its inhabitants.

use crate::calcolo::capacita;
use crate::model::fabbisogni::{Capacita, Fabbisogni};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::model::tipi::{Serie, ValoreScritto};
use crate::model::valore::{Operatore, TipoValore, stampa_decimale};
use crate::rules::dati::{SogliaSpesa, VoceSpesa, con_regole_proprie, fasce, soglia_spesa};
use crate::rules::{Context, Findings, Rule};
use crate::source::Span;
use crate::source::decode::{Field, fold};
use rust_decimal::{Decimal, RoundingStrategy};

/// Prospetto (statement) of the capacity of a body whose limit is a ratio.
pub struct Prospetto<'p> {
    /// The section.
    pub fabbisogni: &'p Fabbisogni,
    /// What it states.
    pub capacita: &'p Capacita,
    /// Kind of body.
    pub tipo: TipoEnte,
    /// First year of the plan.
    pub anno: i16,
    /// Inhabitants it is computed on, with their place where the statement says them.
    pub abitanti: Option<(u32, Option<Span>)>,
}

impl<'p> Prospetto<'p> {
    /// The statement of a plan; none where there is none, or the body has another limit.
    pub fn di(cx: &Context<'p>) -> Option<Prospetto<'p>> {
        let fabbisogni = cx.piano.sezioni.fabbisogni.as_ref()?;
        let capacita = fabbisogni.capacita.get()?;
        let tipo = cx.profilo.tipo?;
        fasce(tipo, VoceSpesa::Soglia, cx.profilo.anno).next()?;
        let istat = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.codice_istat.get());
        if con_regole_proprie(tipo, istat.map_or("", |code| code.as_str())) {
            return None;
        }
        let abitanti = match &capacita.abitanti {
            Field::Present(n, span) => Some((n.numero, Some(*span))),
            Field::Missing => cx.profilo.abitanti.map(|n| (n, None)),
            Field::Invalid(_) => None,
        };
        Some(Prospetto {
            fabbisogni,
            capacita,
            tipo,
            anno: cx.profilo.anno,
            abitanti: abitanti.filter(|(n, _)| *n > 0),
        })
    }

    /// The row of the body, by its inhabitants. Those of another part of the plan may be of another year: near a border
    /// they tell nothing.
    pub fn per_abitanti(&self, voce: VoceSpesa) -> Option<&'static SogliaSpesa> {
        let (abitanti, luogo) = self.abitanti?;
        let row = soglia_spesa(self.tipo, voce, abitanti, self.anno)?;
        let margin = if luogo.is_some() { 0 } else { abitanti / 30 };
        (row.comprende(abitanti.saturating_add(margin)) && row.comprende(abitanti - margin)).then_some(row)
    }

    /// The row of the band that the plan states, as far as its words are understood.
    pub fn per_fascia(&self, voce: VoceSpesa) -> Option<&'static SogliaSpesa> {
        let letter = &fascia(self.capacita.fascia.get()?.as_str(), self.tipo, self.anno)?.fascia;
        fasce(self.tipo, voce, self.anno).find(|f| f.fascia == *letter)
    }

    /// The row of the body: by its inhabitants, else by the band it states.
    pub fn riga(&self, voce: VoceSpesa) -> Option<&'static SogliaSpesa> {
        self.per_abitanti(voce).or_else(|| self.per_fascia(voce))
    }

    /// The year of the last account, if all say theirs.
    pub fn ultimo_rendiconto(&self) -> Option<i16> {
        let years = self.capacita.rendiconti.elementi().iter().map(|r| r.anno.get().map(|a| a.0));
        years.collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}

/// Prevista (planned): the spending of a year of the plan, as it says it or as its movements make it.
pub struct Prevista {
    /// The year.
    pub anno: i16,
    /// How much.
    pub spesa: Decimal,
    /// Where a finding about it stands.
    pub luogo: Span,
    /// How it comes about, to be shown.
    pub conto: String,
}

impl Prospetto<'_> {
    /// The planned spending of each year: what the plan says, else what its movements make of that of the last account.
    pub fn previste(&self) -> Vec<Prevista> {
        let said = self.capacita.spesa_prevista.get().into_iter().flat_map(Serie::iter);
        let said: Vec<Prevista> = said
            .filter_map(|(anno, valore, luogo)| {
                let (anno, spesa) = (anno.filter(|a| (self.anno..self.anno + 3).contains(a))?, importo(valore)?);
                let conto = format!("`spesa_prevista` del {anno} dice {} euro", euro(spesa));
                Some(Prevista { anno, spesa, luogo: luogo?, conto })
            })
            .collect();
        if !self.capacita.spesa_prevista.is_missing() {
            return said;
        }
        let computed = self.ultimo_rendiconto().map(|r| capacita::spesa_prevista(self.fabbisogni, r, self.anno));
        let (Some(Ok(computed)), Some(luogo)) = (computed, self.capacita.spesa_personale.span()) else {
            return Vec::new();
        };
        computed.into_iter().map(|p| Prevista { anno: p.anno, spesa: p.spesa, luogo, conto: addendi(&p) }).collect()
    }
}

/// «1.300.000,00 + 60.000,00 (assunzioni) − 34.000,00 (cessazioni) = 1.326.000,00 nel 2027».
fn addendi(p: &capacita::SpesaPrevista) -> String {
    let mut out = euro(p.prima);
    for (sign, importo, name) in
        [('+', p.assunzioni, "assunzioni"), ('+', p.progressioni, "progressioni"), ('−', p.cessazioni, "cessazioni")]
    {
        if !importo.is_zero() {
            out.push_str(&format!(" {sign} {} ({name})", euro(importo)));
        }
    }
    format!("{out} = {} nel {}", euro(p.spesa), p.anno)
}

/// Reports a stated threshold that is not that of the body. The band is another rule's: a value that agrees with the band
/// stated is silent here.
pub fn valore_errato(
    rule: &Rule,
    prospetto: &Prospetto<'_>,
    voce: VoceSpesa,
    campo: &Field<ValoreScritto>,
    out: &mut Findings,
) {
    let Some((scritto, luogo)) = percento(campo) else { return };
    let Some(riga) = prospetto.riga(voce) else { return };
    let same = |r: &SogliaSpesa| (r.valore - scritto).abs() <= CENTESIMO;
    if same(riga) || prospetto.per_fascia(voce).is_some_and(same) {
        return;
    }
    let altra = match voce {
        VoceSpesa::Soglia => VoceSpesa::Rientro,
        VoceSpesa::Rientro | VoceSpesa::Incremento => VoceSpesa::Soglia,
    };
    let swapped = prospetto.riga(altra).is_some_and(same);
    let nome = match (voce, swapped) {
        (VoceSpesa::Soglia, true) => "; questo è il valore di rientro",
        (VoceSpesa::Rientro, true) => "; questo è il valore soglia",
        _ => "",
    };
    let (name, valore) = (banda(riga), due_cifre(riga.valore));
    let finding = out
        .report(rule, luogo)
        .message(format!("per {name} il valore è {valore} per cento, non {}{nome}", due_cifre(scritto)))
        .label(format!("{}: {valore} per cento", riga.origine.fonte))
        .help(format!("scrivi `\"{valore}%\"`, e rifai i conti che lo usano"));
    if let Some((n, Some(place))) = prospetto.abitanti {
        finding.also(place, format!("{} abitanti: {}", migliaia(n), name.trim_end_matches(',')));
    }
}

/// A hundredth of a point: how far two percentages may be apart.
pub const CENTESIMO: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Less than this is rounding.
pub const UN_EURO: Decimal = Decimal::ONE;

/// A percentage that was understood as one number; below 1 it is written as a share.
pub fn percento(campo: &Field<ValoreScritto>) -> Option<(Decimal, Span)> {
    let (valore, luogo) = campo.both()?;
    let valore = &valore.valore;
    let [sola] = valore.condizioni.as_slice() else { return None };
    let plain =
        matches!(valore.tipo, TipoValore::Numero | TipoValore::Percentuale) && sola.operatore == Operatore::Uguale;
    let unit = sola.unita.as_deref().is_none_or(|u| u == "%");
    let numero = sola.numero.filter(|n| plain && unit && *n > Decimal::ZERO)?;
    let share = sola.tipo == TipoValore::Numero && sola.unita.is_none() && numero < Decimal::ONE;
    Some((if share { numero.checked_mul(Decimal::ONE_HUNDRED)? } else { numero }, luogo))
}

/// An amount that was understood as one number, exact.
pub fn importo(valore: &ValoreScritto) -> Option<Decimal> {
    let valore = &valore.valore;
    let [sola] = valore.condizioni.as_slice() else { return None };
    let money = matches!(valore.tipo, TipoValore::Numero | TipoValore::Importo) && sola.operatore == Operatore::Uguale;
    let unit = sola.unita.as_deref().is_none_or(|u| matches!(u, "€" | "euro" | "eur" | "Euro" | "EUR" | "EURO"));
    sola.numero.filter(|_| money && unit)
}

/// The same, where it can only be euro: a small number may count thousands, or points of staff.
pub fn importo_in_euro(valore: &ValoreScritto) -> Option<Decimal> {
    importo(valore).filter(|n| *n >= Decimal::ONE_THOUSAND)
}

/// An amount with its cents, as it is printed in Italy.
pub fn euro(importo: Decimal) -> String {
    due_cifre(importo)
}

/// A number with two decimals.
pub fn due_cifre(numero: Decimal) -> String {
    let mut rounded = numero.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    stampa_decimale(&rounded)
}

/// Inhabitants, with points between thousands.
pub fn migliaia(n: u32) -> String {
    stampa_decimale(&Decimal::from(n))
}

/// A band in words: «la fascia f, da 10.000 a 59.999 abitanti».
pub fn banda(riga: &SogliaSpesa) -> String {
    let range = match (riga.da, riga.a) {
        (0, Some(a)) => format!("fino a {} abitanti", migliaia(a)),
        (da, Some(a)) => format!("da {} a {} abitanti", migliaia(da), migliaia(a)),
        (da, None) => format!("da {} abitanti in su", migliaia(da)),
    };
    if matches!(riga.enti.first().map(String::as_str), Some("COM")) {
        format!("la fascia {}, {range},", riga.fascia)
    } else {
        format!("la fascia {range}")
    }
}

/// The band that a text means: `f`, `fascia f)`, `da 10.000 a 59.999 abitanti`, `10.000-59.999`, `meno di 1.000`.
pub fn fascia(testo: &str, tipo: TipoEnte, anno: i16) -> Option<&'static SogliaSpesa> {
    let bands: Vec<&SogliaSpesa> = fasce(tipo, VoceSpesa::Soglia, anno).collect();
    let by_number = match abitanti(testo).as_slice() {
        [from, to] if from < to => {
            let near = |x: u32, y: u32| x.abs_diff(y) <= 1;
            let exact = bands.iter().find(|b| (near(b.da, *from) || b.da == 0) && b.a.is_some_and(|a| near(a, *to)));
            exact.or_else(|| bands.iter().find(|b| b.comprende(*from) && b.comprende(*to)))
        }
        [one] => by_one_number(&fold(testo), *one, &bands),
        _ => None,
    };
    match (lettera(testo, tipo).and_then(|l| bands.iter().find(|b| b.fascia == l)), by_number) {
        (Some(one), Some(other)) if one.fascia != other.fascia => None,
        (one, other) => one.or(other).copied(),
    }
}

/// `oltre 1.500.000`, `fino a 999`: the band that begins, or ends, there.
fn by_one_number<'b>(folded: &str, n: u32, bands: &'b [&'static SogliaSpesa]) -> Option<&'b &'static SogliaSpesa> {
    let has = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    if has(&["fino", "meno", "sotto", "inferior", "<"]) {
        return bands.first().filter(|b| b.a.is_some_and(|a| a.abs_diff(n) <= 1));
    }
    if has(&["oltre", "almeno", "superior", "piu", ">", "≥", "in_su"]) {
        return bands.last().filter(|b| b.da.abs_diff(n) <= 1);
    }
    None
}

/// The numbers of a text that may be of inhabitants, with points between thousands or without.
fn abitanti(testo: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for piece in testo.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '\''))) {
        let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
        found.extend(digits.parse::<u32>().ok().filter(|n| *n >= 500 && digits.len() <= 7));
    }
    found
}

/// The letter of a band of municipalities: alone, first, or after a word that calls it so.
fn lettera(testo: &str, tipo: TipoEnte) -> Option<String> {
    if tipo != TipoEnte::Comune {
        return None;
    }
    let plain: String = testo.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<String> = plain.split_whitespace().map(fold).collect();
    let is_letter = |w: &String| w.len() == 1 && w.as_str() >= "a" && w.as_str() <= "i";
    let after =
        words.windows(2).find(|w| matches!(w[0].as_str(), "fascia" | "lettera" | "lett" | "classe")).map(|w| &w[1]);
    // «a 59.999 abitanti» begins with no band.
    let first = words.first().filter(|w| words.len() == 1 || !matches!(w.as_str(), "a" | "e" | "i"));
    after.filter(|w| is_letter(w)).or(first.filter(|w| is_letter(w))).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_read_as_people_write_them() {
        let read = |testo: &str| fascia(testo, TipoEnte::Comune, 2027).map(|b| b.fascia.as_str());
        for testo in [
            "f",
            "F)",
            "fascia f",
            "Lett. f)",
            "f, da 10.000 a 59.999 abitanti",
            "da 10.000 a 59.999 abitanti",
            "10.000-59.999",
            "Comuni da 10000 a 59999 ab.",
            "tra 10.000 e 60.000 abitanti",
            "lettera f) comuni da 10.000 a 59.999 abitanti",
        ] {
            assert_eq!(read(testo), Some("f"), "{testo}");
        }
        assert_eq!(read("meno di 1.000 abitanti"), Some("a"));
        assert_eq!(read("oltre 1.500.000"), Some("i"));
        for testo in
            ["", "media", "fascia 6", "a 59.999 abitanti", "e oltre", "f, da 3.000 a 4.999 abitanti", "18.585 abitanti"]
        {
            assert_eq!(read(testo), None, "{testo}");
        }
        let province = fascia("fino a 249.999 abitanti", TipoEnte::Provincia, 2027);
        assert_eq!(province.map(|b| b.fascia.as_str()), Some("a"));
    }
}
