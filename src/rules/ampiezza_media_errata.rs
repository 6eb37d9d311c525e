// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::shared::organico;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::struttura_organizzativa::{Incarico, TipoIncarico, Ufficio};
use crate::model::valore::stampa_decimale;
use crate::source::decode::fold;
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    id: "ampiezza-media-errata",
    catalogo: &["org-avg-size"],
    summary: "l'ampiezza media è quella che viene dalle persone e dalle unità",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, 3.1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("ampiezza_media_errata.md"),
    check: Some(check),
};

/// Two averages closer than this are the same.
const TOLLERANZA: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(struttura) = &cx.piano.sezioni.struttura_organizzativa else { return };
    let Some((scritta, place)) = struttura.ampiezza_media.both() else { return };
    let uffici: Vec<(usize, &Ufficio)> = cx.graph.tutti::<Ufficio>().collect();
    let unita = unita(cx, &uffici);
    let persone = persone(cx, &uffici, &unita);
    let (Some(first), false) = (persone.first(), uffici.is_empty() || cx.graph.is_incomplete()) else { return };
    let same = |media: Decimal| (media - scritta.numero).abs() <= tolleranza(scritta.numero);
    let divise = |n: &u64| unita.iter().any(|u| same(Decimal::from(*n) / Decimal::from(u.len())));
    if persone.iter().any(divise) || livelli(&uffici).into_iter().any(same) {
        return;
    }
    let tutte = unita.first().map_or(uffici.len(), HashSet::len);
    let media = (Decimal::from(*first) / Decimal::from(tutte)).round_dp(2).normalize();
    out.report(&RULE, place)
        .message(format!(
            "l'ampiezza media è {}, ma {} persone in {tutte} unità fanno {}",
            stampa_decimale(&scritta.numero),
            organico::stampa(*first),
            stampa_decimale(&media)
        ))
        .label("non viene dai numeri del piano")
        .help(format!(
            "scrivi `ampiezza_media: {}`, o correggi i `dipendenti` e gli `uffici` da cui viene",
            stampa_decimale(&media)
        ));
}

/// What is written with no decimals, or with one, is rounded there.
fn tolleranza(scritta: Decimal) -> Decimal {
    if scritta.fract().is_zero() { Decimal::new(5, 1) } else { TOLLERANZA }
}

/// The ways of counting the units: all, those in force, those with somebody in them, those of the top, those with a head, those of the
/// bottom, those of each level. None of them is empty.
fn unita(cx: &Context<'_>, uffici: &[(usize, &Ufficio)]) -> Vec<HashSet<usize>> {
    let anno = cx.piano.anno();
    let in_force = |u: &Ufficio| {
        date::giorno(&u.valido_al).is_none_or(|(d, _)| d.year() >= anno)
            && date::giorno(&u.valido_dal).is_none_or(|(d, _)| d.year() <= anno)
    };
    let padri: HashSet<usize> =
        uffici.iter().filter_map(|(_, u)| cx.graph.find(Genere::Ufficio, &u.padre.get()?.id)).collect();
    let of = |keep: &dyn Fn(usize, &Ufficio) -> bool| {
        uffici.iter().filter(|(n, u)| keep(*n, u)).map(|(n, _)| *n).collect::<HashSet<usize>>()
    };
    let mut found = vec![
        of(&|_, u| in_force(u)),
        of(&|_, _| true),
        of(&|_, u| organico::numero(&u.dipendenti).is_some_and(|n| n > 0)),
        of(&|_, u| u.padre.is_missing()),
        of(&|_, u| !u.incarico.is_missing()),
        of(&|n, _| !padri.contains(&n)),
    ];
    let words: BTreeSet<String> = uffici.iter().filter_map(|(_, u)| Some(fold(u.livello.get()?.as_str()))).collect();
    found.extend(words.iter().map(|word| of(&|_, u| u.livello.get().is_some_and(|l| fold(l.as_str()) == *word))));
    found.retain(|units| !units.is_empty());
    found
}

/// The ways of counting the people: those of the body, those of the tables of staff, those of the offices.
fn persone(cx: &Context<'_>, uffici: &[(usize, &Ufficio)], unita: &[HashSet<usize>]) -> Vec<u64> {
    let s = &cx.piano.sezioni;
    let staff = s.scheda_anagrafica.as_ref().and_then(|s| s.dipendenti.get());
    let mut found: Vec<u64> = staff.and_then(|d| organico::numero(&d.numero)).into_iter().collect();
    for table in s.fabbisogni.iter().flat_map(|f| f.personale.elementi()) {
        let published = table.totale_pubblicato.get().and_then(|t| organico::numero(&t.totale));
        let sum = organico::somma_senza_parziali(table).or(organico::somma(table, organico::persone));
        let apart = organico::contati_a_parte(table);
        found.extend([sum, published].into_iter().flatten().flat_map(|n| [n, n.saturating_sub(apart)]));
    }
    // Who leads may be left out.
    let vertici = cx.graph.tutti::<Incarico>().filter(|(_, i)| {
        matches!(i.tipo.get(), Some(TipoIncarico::Dirigente | TipoIncarico::Segretario | TipoIncarico::Direttore))
    });
    let vertici = vertici.count() as u64;
    found.extend(found.clone().into_iter().map(|n| n.saturating_sub(vertici)));
    let own: HashMap<usize, u64> =
        uffici.iter().filter_map(|(n, u)| Some((*n, organico::numero(&u.dipendenti)?))).collect();
    found.extend(unita.iter().filter_map(|units| units.iter().map(|n| own.get(n).copied()).sum::<Option<u64>>()));
    found
}

/// The average of each level, of its own people.
fn livelli(uffici: &[(usize, &Ufficio)]) -> Vec<Decimal> {
    let mut levels: HashMap<String, (u64, u64)> = HashMap::new();
    for (_, u) in uffici {
        if let (Some(livello), Some(n)) = (u.livello.get(), organico::numero(&u.dipendenti)) {
            let (sum, count) = levels.entry(fold(livello.as_str())).or_default();
            *sum += n;
            *count += 1;
        }
    }
    levels.into_values().map(|(sum, count)| Decimal::from(sum) / Decimal::from(count)).collect()
}
