// SPDX-License-Identifier: EUPL-1.2
//! Capacity to hire of a body whose limit is a ratio between staff spending and current revenue.
//!
//! Revenue of three accounts → mean → minus the fund for doubtful debts = denominator; spending / denominator = ratio;
//! threshold × denominator = the most that may be spent. Amounts are rounded to the cent at each step, as offices do, so
//! that what is shown adds up. What cannot be computed says why.

use super::{Incalcolabile, troppo_grande};
use crate::model::fabbisogni::{Assunzione, Capacita, Fabbisogni, Rendiconto, TipoCanale};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::model::tipi::{Anno, Importo, Lista, ValoreScritto};
use crate::rules::dati::{SogliaSpesa, VoceSpesa, soglia_spesa};
use crate::source::Span;
use crate::source::decode::{Field, Spanned, fold};
use rust_decimal::{Decimal, RoundingStrategy};

/// Entrate (current revenue) of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrate {
    /// Year.
    pub anno: i16,
    /// Title 1, taxes.
    pub titolo_1: Decimal,
    /// Title 2, transfers.
    pub titolo_2: Decimal,
    /// Title 3, other.
    pub titolo_3: Decimal,
    /// Their sum.
    pub totale: Decimal,
}

/// Denominatore (denominator): mean of the revenue of three accounts, minus the fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denominatore {
    /// The three accounts, by year.
    pub entrate: Vec<Entrate>,
    /// Their sum.
    pub somma: Decimal,
    /// A third of it.
    pub media: Decimal,
    /// The fund for doubtful debts.
    pub fcde: Decimal,
    /// Mean minus fund.
    pub denominatore: Decimal,
}

/// Rapporto (ratio) between spending and denominator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rapporto {
    /// Spending on staff of the last account.
    pub spesa: Decimal,
    /// What it is divided by.
    pub denominatore: Denominatore,
    /// Per cent, not rounded.
    pub rapporto: Decimal,
}

/// Massimo (maximum): what may be spent at the threshold, and the room that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Massimo {
    /// Threshold, per cent.
    pub soglia: Decimal,
    /// Threshold × denominator.
    pub spesa_massima: Decimal,
    /// Maximum minus spending; negative above the threshold.
    pub spazio: Decimal,
}

/// Spesa prevista (planned spending) at the end of a year of the plan, movements at their full cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpesaPrevista {
    /// The year.
    pub anno: i16,
    /// Spending before its movements: of the year before, in the first year of the last account and what came after it.
    pub prima: Decimal,
    /// Permanent hires.
    pub assunzioni: Decimal,
    /// Progressions.
    pub progressioni: Decimal,
    /// Leavers.
    pub cessazioni: Decimal,
    /// Before + hires + progressions − leavers.
    pub spesa: Decimal,
}

/// Movimenti (movements) of a year, at their full cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movimenti {
    /// Permanent hires.
    pub assunzioni: Decimal,
    /// Progressions.
    pub progressioni: Decimal,
    /// Leavers.
    pub cessazioni: Decimal,
}

impl Movimenti {
    /// Hires + progressions − leavers.
    pub fn saldo(self) -> Decimal {
        self.assunzioni.saturating_add(self.progressioni).saturating_sub(self.cessazioni)
    }
}

fn manca(motivo: impl Into<String>) -> Incalcolabile {
    Incalcolabile::new(motivo, None)
}

fn riga_senza(nome: &str, che_cosa: &str, luogo: Span) -> Incalcolabile {
    Incalcolabile::new(format!("tra le {nome} ce n'è una {che_cosa}"), Some(luogo))
}

fn cent(d: Decimal) -> Decimal {
    d.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn add(a: Decimal, b: Decimal) -> Result<Decimal, Incalcolabile> {
    a.checked_add(b).ok_or_else(troppo_grande)
}

/// The denominator; of more than three accounts the last three count.
pub fn denominatore(capacita: &Capacita) -> Result<Denominatore, Incalcolabile> {
    let mut rendiconti: Vec<(i16, &Spanned<Rendiconto>)> =
        capacita.rendiconti.elementi().iter().filter_map(|r| Some((r.anno.get()?.0, r))).collect();
    if rendiconti.len() < 3 || rendiconti.len() != capacita.rendiconti.elementi().len() {
        return Err(manca("mancano tre rendiconti con il loro anno"));
    }
    rendiconti.sort_by_key(|(anno, _)| *anno);
    let ultimi = rendiconti.split_off(rendiconti.len() - 3);
    let entrate = ultimi.into_iter().map(|(anno, r)| entrate(anno, r)).collect::<Result<Vec<_>, _>>()?;
    let fcde = capacita.fcde.get().ok_or_else(|| manca("manca il fondo crediti, `fcde`"))?.numero;
    let somma = entrate.iter().try_fold(Decimal::ZERO, |sum, e| add(sum, e.totale))?;
    let media = cent(somma / Decimal::from(3));
    // Written with a minus sign it is the same fund.
    let fcde = fcde.abs();
    let denominatore = add(media, -fcde)?;
    if denominatore <= Decimal::ZERO {
        return Err(manca("le entrate, tolto il fondo crediti, non sono più di zero"));
    }
    Ok(Denominatore { entrate, somma, media, fcde, denominatore })
}

fn entrate(anno: i16, rendiconto: &Rendiconto) -> Result<Entrate, Incalcolabile> {
    let titolo = |n: u8, field: &Field<Importo>| {
        field.get().map(|i| i.numero).ok_or_else(|| manca(format!("nel rendiconto {anno} manca `titolo_{n}`")))
    };
    let (titolo_1, titolo_2, titolo_3) =
        (titolo(1, &rendiconto.titolo_1)?, titolo(2, &rendiconto.titolo_2)?, titolo(3, &rendiconto.titolo_3)?);
    Ok(Entrate { anno, titolo_1, titolo_2, titolo_3, totale: add(add(titolo_1, titolo_2)?, titolo_3)? })
}

/// The ratio.
pub fn rapporto(capacita: &Capacita) -> Result<Rapporto, Incalcolabile> {
    let denominatore = denominatore(capacita)?;
    let spesa = capacita.spesa_personale.get().ok_or_else(|| manca("manca `spesa_personale`"))?.numero;
    let rapporto = per_cento(spesa, denominatore.denominatore).ok_or_else(troppo_grande)?;
    Ok(Rapporto { spesa, denominatore, rapporto })
}

/// A part of a whole, per cent.
pub fn per_cento(parte: Decimal, intero: Decimal) -> Option<Decimal> {
    parte.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(intero)
}

/// What may be spent at a threshold, per cent.
pub fn massimo(rapporto: &Rapporto, soglia: Decimal) -> Result<Massimo, Incalcolabile> {
    let product = rapporto.denominatore.denominatore.checked_mul(soglia).ok_or_else(troppo_grande)?;
    let spesa_massima = cent(product / Decimal::ONE_HUNDRED);
    Ok(Massimo { soglia, spesa_massima, spazio: add(spesa_massima, -rapporto.spesa)? })
}

/// The planned spending of the three years from `anno` on, from that of the last account, of the year `rendiconto`.
pub fn spesa_prevista(
    fabbisogni: &Fabbisogni,
    rendiconto: i16,
    anno: i16,
) -> Result<Vec<SpesaPrevista>, Incalcolabile> {
    let capacita = fabbisogni.capacita.get().ok_or_else(|| manca("manca `spesa_personale`"))?;
    let spesa = capacita.spesa_personale.get().ok_or_else(|| manca("manca `spesa_personale`"))?.numero;
    let between = match &capacita.movimenti_intermedi {
        Field::Present(importo, _) => importo.numero,
        Field::Missing if rendiconto + 1 >= anno => Decimal::ZERO,
        _ => {
            return Err(manca(
                "non si sa che cosa è cambiato tra l'ultimo rendiconto e il piano: `movimenti_intermedi`",
            ));
        }
    };
    let mut prima = add(spesa, between)?;
    let movimenti = movimenti(fabbisogni, anno)?;
    let years = movimenti.into_iter().zip(anno..);
    years
        .map(|(Movimenti { assunzioni, progressioni, cessazioni }, anno)| {
            let spesa = add(add(add(prima, assunzioni)?, progressioni)?, -cessazioni)?;
            Ok(SpesaPrevista {
                anno,
                prima: std::mem::replace(&mut prima, spesa),
                assunzioni,
                progressioni,
                cessazioni,
                spesa,
            })
        })
        .collect()
}

/// Conto (account) of the capacity of a body, as far as its data go: what rules judge and documents lay out.
#[derive(Debug, Clone, PartialEq)]
pub struct Conto {
    /// The ratio, with its operands.
    pub rapporto: Rapporto,
    /// The threshold of its band, and the one to come back under.
    pub soglia: Option<&'static SogliaSpesa>,
    /// The threshold to come back under: municipalities only.
    pub rientro: Option<&'static SogliaSpesa>,
    /// What may be spent at the threshold.
    pub massimo: Option<Massimo>,
    /// The planned spending of each year.
    pub previste: Result<Vec<SpesaPrevista>, Incalcolabile>,
}

/// The account of a body of this kind; `abitanti` where the plan does not say on how many it is computed.
pub fn conto(
    fabbisogni: &Fabbisogni,
    tipo: TipoEnte,
    abitanti: Option<u32>,
    anno: i16,
) -> Result<Conto, Incalcolabile> {
    let capacita = fabbisogni.capacita.get().ok_or_else(|| manca("manca `capacita`"))?;
    let rapporto = rapporto(capacita)?;
    let abitanti = match &capacita.abitanti {
        Field::Present(n, _) => Some(n.numero),
        Field::Missing => abitanti,
        Field::Invalid(_) => None,
    };
    let of = |voce| soglia_spesa(tipo, voce, abitanti?, anno);
    let (soglia, rientro) = (of(VoceSpesa::Soglia), of(VoceSpesa::Rientro));
    let massimo = soglia.and_then(|s| massimo(&rapporto, s.valore).ok());
    let ultimo = rapporto.denominatore.entrate.last().map_or(anno, |e| e.anno);
    let previste = spesa_prevista(fabbisogni, ultimo, anno);
    Ok(Conto { rapporto, soglia, rientro, massimo, previste })
}

/// What permanent hires cost in each of the three years from `anno` on: of those that `conta` lets through.
pub fn costo_assunzioni(
    fabbisogni: &Fabbisogni,
    anno: i16,
    conta: impl Fn(&Assunzione) -> bool,
) -> Result<[Decimal; 3], Incalcolabile> {
    per_anno("assunzioni", &fabbisogni.assunzioni, anno, |riga| assunzione(riga).filter(|_| conta(riga)))
}

/// What leavers free in each of the three years from `anno` on.
pub fn costo_cessazioni(fabbisogni: &Fabbisogni, anno: i16) -> Result<[Decimal; 3], Incalcolabile> {
    per_anno("cessazioni", &fabbisogni.cessazioni, anno, |c| Some((&c.anno, &c.numero, &c.costo)))
}

/// The movements of the year `anno`.
pub fn crescita(fabbisogni: &Fabbisogni, anno: i16) -> Result<Movimenti, Incalcolabile> {
    let [first, ..] = movimenti(fabbisogni, anno)?;
    Ok(first)
}

fn movimenti(fabbisogni: &Fabbisogni, anno: i16) -> Result<[Movimenti; 3], Incalcolabile> {
    let assunzioni = costo_assunzioni(fabbisogni, anno, |_| true)?;
    let cessazioni = costo_cessazioni(fabbisogni, anno)?;
    let progressioni = match fabbisogni.progressioni.is_missing() {
        true => [Decimal::ZERO; 3],
        false => per_anno("progressioni", &fabbisogni.progressioni, anno, |p| Some((&p.anno, &p.numero, &p.costo)))?,
    };
    Ok(std::array::from_fn(|i| Movimenti {
        assunzioni: assunzioni[i],
        progressioni: progressioni[i],
        cessazioni: cessazioni[i],
    }))
}

/// The year, the number and the cost of a movement.
type Voce<'r> = (&'r Field<Anno>, &'r Field<ValoreScritto>, &'r Field<Importo>);

/// A hire that stays: fixed terms and people of other bodies are in the spending of the last account already, external
/// funds stay out of the ratio, a row that counts again what others count is nothing more.
fn assunzione(riga: &Assunzione) -> Option<Voce<'_>> {
    let si = |field: &Field<crate::model::tipi::SiNo>| field.get().is_some_and(|said| said.0);
    let stays = !si(&riga.fondi_esterni) && !si(&riga.di_cui) && stabile(riga);
    stays.then_some((&riga.anno, &riga.numero, &riga.costo))
}

/// Whether a hire is for good, as far as it says.
pub fn stabile(riga: &Assunzione) -> bool {
    let rapporto = riga.rapporto.get().map(|r| fold(r.as_str()).replace("indeterminato", "")).unwrap_or_default();
    let short = [
        "determinato",
        "termine",
        "stagional",
        "somministra",
        "collaborazion",
        "tirocin",
        "comando",
        "art._110",
        "art_110",
    ];
    let by_channel = |tipo: &TipoCanale| {
        matches!(
            tipo,
            TipoCanale::TempoDeterminato
                | TipoCanale::Comando
                | TipoCanale::Art110
                | TipoCanale::MobilitaInterna
                | TipoCanale::Progressione
                | TipoCanale::Riqualificazione
        )
    };
    let first = riga.canale.elementi().first().and_then(|c| c.tipo.get());
    !short.iter().any(|word| rapporto.contains(word)) && !first.is_some_and(by_channel)
}

/// Less than this a year is no person: the cost of a row with several units is then that of one.
const MINIMO: Decimal = Decimal::from_parts(15_000, 0, 0, false, 0);

/// The sum of the costs of a list in each of three years.
fn per_anno<T>(
    nome: &'static str,
    lista: &Field<Lista<T>>,
    anno: i16,
    voce: impl Fn(&T) -> Option<Voce<'_>>,
) -> Result<[Decimal; 3], Incalcolabile> {
    if lista.get().is_none() {
        return Err(manca(format!("mancano le {nome}")));
    }
    let mut sums = [Decimal::ZERO; 3];
    for riga in lista.elementi() {
        let Some((quando, numero, costo)) = voce(riga) else { continue };
        let numero = numero.get().and_then(|n| n.valore.numero());
        if numero.is_some_and(|n| n.is_zero()) {
            continue;
        }
        let year = quando.get().ok_or_else(|| riga_senza(nome, "senza un anno solo", riga.span))?.0;
        let Some(sum) = usize::try_from(year - anno).ok().and_then(|n| sums.get_mut(n)) else { continue };
        let (Some(costo), Some(numero)) = (costo.get(), numero) else {
            return Err(riga_senza(nome, "senza `costo` o senza un `numero`", riga.span));
        };
        let whole = nome == "progressioni" || numero <= Decimal::ONE || costo.numero / numero >= MINIMO;
        if !whole {
            return Err(riga_senza(nome, "il cui `costo` sembra di una sola unità", riga.span));
        }
        *sum = add(*sum, costo.numero)?;
    }
    Ok(sums)
}
