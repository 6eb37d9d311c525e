// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggi::righe;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Frequenza;
use crate::model::performance::Indicatore;
use crate::model::valore::stampa_data;
use crate::model::{Contenuto, Sezione};
use crate::source::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatori-dopo-l-ultimo-monitoraggio",
    catalogo: &["mon-indicator-covered"],
    summary: "gli indicatori si misurano prima dell'ultimo monitoraggio della loro sezione",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("indicatori_dopo_l_ultimo_monitoraggio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let anno = cx.piano.anno();
    let righe = righe(cx);
    if cx.piano.manifesto.anno.get().is_none() || cx.graph.is_incomplete() || righe.iter().any(|r| r.oscura) {
        return;
    }
    // The last day on which each section is watched; none when some row of it comes round again.
    let mut ultime: BTreeMap<Sezione, Option<(Date, Span)>> = BTreeMap::new();
    for riga in &righe {
        let ultima = riga.ultima(anno);
        for sezione in &riga.sezioni {
            let known = ultime.entry(*sezione).or_insert(ultima);
            *known = known.zip(ultima).map(|(a, b)| if b.0 > a.0 { b } else { a });
        }
    }
    ultime.retain(|_, ultima| ultima.is_some());
    if ultime.is_empty() {
        return;
    }
    for (sezione, scoperti) in scoperti(cx, &ultime) {
        let (Some(Some((ultima, place))), Some((first, misura))) = (ultime.get(&sezione), scoperti.first()) else {
            continue;
        };
        let nodo = cx.graph.nodo(*first);
        let quanti = match scoperti.len() {
            1 => format!("l'indicatore `{}` si misura", nodo.id),
            n => format!("{n} indicatori, come `{}`, si misurano", nodo.id),
        };
        out.report(&RULE, *place)
            .message(format!(
                "{quanti} il {}, ma la {} si controlla per l'ultima volta il {}",
                stampa_data(*misura),
                sezione.numero(),
                stampa_data(*ultima)
            ))
            .label("e poi nessuno li rilegge")
            .also(nodo.span, "si misura dopo")
            .help("aggiungi `frequenza` al monitoraggio, se si ripete, o un monitoraggio a fine anno");
    }
}

/// The indicators first measured after the last monitoring of their section, with the day.
fn scoperti(
    cx: &Context<'_>,
    ultime: &BTreeMap<Sezione, Option<(Date, Span)>>,
) -> BTreeMap<Sezione, Vec<(usize, Date)>> {
    let anno = cx.piano.anno();
    let file: BTreeMap<u32, Sezione> = cx
        .piano
        .file
        .iter()
        .filter_map(|(file, what)| match what {
            Contenuto::Sezione(sezione) => Some((file.0, *sezione)),
            _ => None,
        })
        .collect();
    let mut found: BTreeMap<Sezione, Vec<(usize, Date)>> = BTreeMap::new();
    for (n, indicatore) in cx.graph.tutti::<Indicatore>() {
        let Some(sezione) = file.get(&cx.graph.nodo(n).span.file.0) else { continue };
        let (Some(Some((ultima, _))), Some(misura)) = (ultime.get(sezione), prima_misura(indicatore, anno)) else {
            continue;
        };
        if misura > *ultima {
            found.entry(*sezione).or_default().push((n, misura));
        }
    }
    found
}

/// The day of its first measure in the plan, at the end of the period of its frequency.
fn prima_misura(indicatore: &Indicatore, anno: i16) -> Option<Date> {
    let (dopo, mese, giorno) = match indicatore.frequenza.get()? {
        Frequenza::Mensile => (0, 1, 31),
        Frequenza::Bimestrale => (0, 2, 28),
        Frequenza::Trimestrale => (0, 3, 31),
        Frequenza::Quadrimestrale => (0, 4, 30),
        Frequenza::Semestrale => (0, 6, 30),
        Frequenza::Annuale => (0, 12, 31),
        Frequenza::Biennale => (1, 12, 31),
        Frequenza::Triennale => (2, 12, 31),
        Frequenza::Continua | Frequenza::Settimanale | Frequenza::Tempestiva | Frequenza::UnaTantum => return None,
    };
    Date::new(anno + dopo, mese, giorno).ok()
}
