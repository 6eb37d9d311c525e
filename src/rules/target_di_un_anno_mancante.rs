// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::Assegnazione;
use crate::model::performance::{Obiettivo, StatoObiettivo};
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-di-un-anno-mancante",
    catalogo: &["ind-target"],
    summary: "per ogni anno in cui un obiettivo è attivo c'è almeno un valore atteso",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
            certezza: "P",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "Allegato, domande guida sugli indicatori",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
    ],
    doc: include_str!("target_di_un_anno_mancante.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let piano = cx.piano.anni();
    for (n, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        // Without `anni` a goal lives in the first year of the plan.
        let Some(span) = obiettivo.anni.span() else { continue };
        if matches!(obiettivo.stato.get(), Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso)) {
            continue;
        }
        let Some(attesi) = anni_attesi(cx.graph.assegnazioni(n)) else { continue };
        let fasi: BTreeSet<i16> = anni_delle_fasi(obiettivo);
        let attivi = obiettivo.anni.elementi().iter().map(|a| a.value.0).filter(|a| piano.contains(a));
        let scoperti: Vec<String> =
            attivi.filter(|a| !attesi.contains(a) && !fasi.contains(a)).map(|a| a.to_string()).collect();
        if scoperti.is_empty() {
            continue;
        }
        let anni = scoperti.join(" e il ");
        out.report(&RULE, span)
            .message(format!(
                "l'obiettivo `{}` è attivo anche per il {anni}, ma nessun indicatore ha un valore atteso per quell'anno",
                cx.graph.nodo(n).id
            ))
            .label("che cosa ci si aspetta?")
            .help("aggiungi in `target` i valori che mancano, oppure togli gli anni in cui l'obiettivo non è attivo");
    }
}

/// The years with some target; none where no indicator has one, or one holds for every year.
fn anni_attesi(usi: &[Assegnazione<'_>]) -> Option<BTreeSet<i16>> {
    let mut anni = BTreeSet::new();
    for uso in usi {
        let target = uso.target();
        if target.is_missing() {
            continue;
        }
        // A target that was not understood may hold any year.
        for (anno, _, _) in target.get()?.iter() {
            anni.insert(anno?);
        }
    }
    (!anni.is_empty()).then_some(anni)
}

/// The years in which a phase ends: they have something to check.
fn anni_delle_fasi(obiettivo: &Obiettivo) -> BTreeSet<i16> {
    obiettivo.fasi.elementi().iter().filter_map(|f| date::fine_scritta(&f.fine)).map(|(d, _)| d.year()).collect()
}
