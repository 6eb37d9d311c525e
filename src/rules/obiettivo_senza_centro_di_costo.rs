// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{Mancanza, riporta};
use super::shared::obiettivi::{Catena, classe, ha_figli, nel_bilancio};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::{ClasseObiettivo, Regime};
use crate::model::performance::Obiettivo;
use crate::model::scheda_anagrafica::{Documento, TipoDocumento};
use crate::model::tipi::RefOTesto;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-senza-centro-di-costo",
    catalogo: &["perf-peg-coherence"],
    summary: "dove c'è il PEG, ogni obiettivo dice il suo centro di costo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 267/2000",
        articolo: "art. 169, cc. 1-2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267~art169",
        certezza: "C2",
    }],
    doc: include_str!("obiettivo_senza_centro_di_costo.md"),
    check: Some(check),
};

/// From this many inhabitants on the PEG is due.
const ABITANTI: u32 = 5_000;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let documenti = cx.piano.sezioni.scheda_anagrafica.iter().flat_map(|s| s.documenti.elementi());
    let ha_peg = documenti.into_iter().any(|d| d.tipo.get() == Some(&TipoDocumento::Peg));
    if !ha_peg || cx.profilo.abitanti.is_none_or(|n| n < ABITANTI) {
        return;
    }
    let obiettivi = cx.obiettivi();
    let individuale = Some(ClasseObiettivo::Individuale);
    let totale = obiettivi.tutti.iter().filter(|(_, o)| classe(cx, o) != individuale).count();
    let mancanti: Vec<usize> = obiettivi
        .capiti(cx)
        .into_iter()
        .filter(|(n, o)| classe(cx, o) != individuale && !ha_figli(cx, *n) && manca(cx, o))
        .map(|(n, _)| n)
        .collect();
    let mancanza = Mancanza {
        rule: &RULE,
        tutti: format!("nessuno dei {totale} obiettivi di performance dice il centro di costo del PEG"),
        label: "quale centro di costo?",
        help: "aggiungi `centro_di_costo`, com'è scritto nel piano esecutivo di gestione",
        campo: "centro_di_costo",
    };
    riporta(cx, out, &mancanza, &mancanti, totale, |nodo| {
        format!("l'obiettivo `{}` non dice il centro di costo del PEG", nodo.id)
    });
}

fn manca<'p>(cx: &Context<'p>, obiettivo: &'p Obiettivo) -> bool {
    let catena = Catena::di(cx, obiettivo);
    // A goal with no link to the budget at all has another finding, where that rule applies.
    if cx.profilo.regime == Regime::Ordinario && !catena.qualcuno(nel_bilancio) {
        return false;
    }
    let e_il_peg = |documento: &RefOTesto<Documento>| match documento {
        RefOTesto::Ref(r) => cx.graph.get(r).is_none_or(|d| d.tipo.get() == Some(&TipoDocumento::Peg)),
        RefOTesto::Testo(t) => t.testo.to_uppercase().contains("PEG"),
    };
    !catena.qualcuno(|o| !o.centro_di_costo.is_missing() || o.documenti.elementi().iter().any(|d| e_il_peg(d)))
}
