// SPDX-License-Identifier: EUPL-1.2
use super::shared::formule::stessa_unita;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Indicatore, LegameIndicatore, MisuraIndicatore};
use crate::model::tipi::{Baseline, Serie, Testo};
use crate::model::valore::{Condizione, TipoValore, Valore};
use crate::source::Span;
use crate::source::decode::{Field, fold};
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "percentuale-impossibile",
    catalogo: &["ind-percent-range"],
    summary: "le percentuali degli indicatori stanno tra 0 e 100",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("percentuale_impossibile.md"),
    check: Some(check),
};

/// Beginnings of words that say that the number may well pass 100, or fall below 0.
const OLTRE_CENTO: &[&str] = &[
    "variazion",
    "increment",
    "aument",
    "crescita",
    "riduzion",
    "diminuzion",
    "scostament",
    "saldo",
    "delta",
    "indice",
    "rapporto",
    "copertura",
    "rispetto",
    "confront",
    "incremental",
    "rendiment",
    "turnover",
    "turn_over",
    "smaltiment",
    "clearance",
    "=100",
    "=_100",
    "oltre_il_100",
    "superare_100",
    "superare_il_100",
];

/// A level above 100 is seldom so far above it.
const DUECENTO: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// Beginnings of words of what stands below in a ratio, when what stands above may be more: planned, due, of another year.
const SOTTO: &[&str] = &[
    "previst",
    "prevision",
    "preventiv",
    "programmat",
    "pianificat",
    "dovut",
    "attes",
    "assegnat",
    "stanziat",
    "precedent",
    "iniziale",
    "iniziali",
    "cessat",
    "cessazion",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    for uso in cx.indicatori() {
        let indicatore = uso.indicatore;
        if indicatore.misura.get() == Some(&MisuraIndicatore::Variazione) {
            continue;
        }
        let percento = indicatore.unita.get().is_some_and(|u| stessa_unita(&u.testo, "%"));
        let livello = indicatore.misura.get() == Some(&MisuraIndicatore::Livello);
        let impossible = |c: &Condizione| impossibile(c, percento, livello);
        let valori = valori(indicatore, &uso.legami);
        let numeri: Vec<Decimal> = valori.iter().filter_map(|(v, _)| v.numero()).collect();
        // Where every value passes 100 none of them has lost its comma.
        if numeri.len() > 1 && numeri.iter().all(|n| *n > Decimal::ONE_HUNDRED && *n < DUECENTO) {
            continue;
        }
        let mut fuori = valori.into_iter().filter(|(v, _)| v.condizioni.iter().any(impossible));
        let Some((valore, span)) = fuori.next().filter(|_| !oltre_cento(indicatore)) else { continue };
        let mut finding = out
            .report(&RULE, span)
            .message(format!(
                "l'indicatore `{}` è in percentuale, ma un valore è {}",
                cx.graph.nodo(uso.nodo).id,
                valore.testo
            ))
            .label("fuori da 0-100")
            .help(
                "correggi il numero o l'unità; se il valore è quanto si cresce o si cala, `misura: variazione`; \
                 se può davvero superare 100, scrivilo nella `nota`: «può superare 100»",
            );
        for (_, span) in fuori {
            finding = finding.also(span, "anche questo");
        }
    }
}

fn impossibile(c: &Condizione, percento: bool, livello: bool) -> bool {
    let own = c.unita.as_deref();
    let in_percento = c.tipo == TipoValore::Percentuale || own == Some("%") || (own.is_none() && percento);
    let plain = matches!(c.tipo, TipoValore::Numero | TipoValore::Percentuale | TipoValore::Intervallo);
    // A written sign is that of a change, unless the indicator says that its values are levels.
    let signed = c.tipo == TipoValore::Variazione && livello && c.riferimento.is_none();
    let out_of_range = |n: Decimal| n < Decimal::ZERO || n > Decimal::ONE_HUNDRED;
    in_percento && (plain || signed) && [c.numero, c.fino_a].into_iter().flatten().any(out_of_range)
}

/// Its words say that it compares two things, so that 120 per cent may be right.
fn oltre_cento(indicatore: &Indicatore) -> bool {
    let prosa = [&indicatore.descrizione, &indicatore.nota].into_iter().filter_map(|p| p.get()).map(|p| fold(&p.testo));
    let testi: [&Field<Testo>; 3] = [&indicatore.nome, &indicatore.formula, &indicatore.unita];
    let testi = testi.into_iter().filter_map(|t| t.get()).map(|t| fold(&t.testo));
    testi
        .chain(prosa)
        .any(|t| OLTRE_CENTO.iter().any(|w| t.contains(w)) || t.split('_').any(|w| w == "var." || w == "var"))
        || indicatore.formula.get().is_some_and(|f| sotto(&f.testo).is_some_and(puo_essere_meno))
}

/// What stands below in a ratio in words.
fn sotto(formula: &str) -> Option<&str> {
    let below = formula.rsplit_once(['/', '÷', ':']).map(|(_, below)| below);
    below.or_else(|| [" su ", " diviso "].iter().find_map(|w| formula.rsplit_once(w).map(|(_, below)| below)))
}

/// What stands above may be more: the plan was for less, or it is of a named year.
fn puo_essere_meno(sotto: &str) -> bool {
    let words = fold(sotto);
    let year = |w: &str| w.len() == 4 && w.starts_with("20") && w.bytes().all(|b| b.is_ascii_digit());
    words.split(|c: char| !c.is_alphanumeric()).any(|w| year(w) || SOTTO.iter().any(|s| w.starts_with(s)))
}

/// Every value of an indicator and of the links to it, with its place.
fn valori<'p>(indicatore: &'p Indicatore, legami: &[&'p LegameIndicatore]) -> Vec<(&'p Valore, Span)> {
    let mut found = Vec::new();
    baseline(&indicatore.baseline, &mut found);
    if let Some((storico, span)) = indicatore.storico.both() {
        found.extend(storico.iter().map(|(_, v, at)| (&v.valore, at.unwrap_or(span))));
    }
    target(&indicatore.target, &mut found);
    for legame in legami {
        baseline(&legame.baseline, &mut found);
        target(&legame.target, &mut found);
    }
    found
}

fn baseline<'p>(campo: &'p Field<Baseline>, found: &mut Vec<(&'p Valore, Span)>) {
    if let Some((baseline, span)) = campo.both() {
        found.extend(baseline.valore().map(|v| (v, span)));
    }
}

fn target<'p>(campo: &'p Field<Serie>, found: &mut Vec<(&'p Valore, Span)>) {
    if let Some((serie, span)) = campo.both() {
        found.extend(serie.iter().map(|(_, v, at)| (&v.valore, at.unwrap_or(span))));
    }
}
