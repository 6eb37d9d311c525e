// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::{Manca, Uso, senza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Frequenza;
use crate::model::tipi::{Baseline, Storico};
use crate::model::valore::{TipoValore, Valore};
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-andamento",
    catalogo: &["ind-baseline-trend"],
    summary: "ogni indicatore in numeri ha i valori di tre anni passati, o il motivo per cui non li ha",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 5, c. 2, lett. f",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
        certezza: "K",
    }],
    doc: include_str!("indicatore_senza_andamento.md"),
    check: Some(check),
};

/// The years that make a trend.
const ANNI: usize = 3;

/// Words of a note that say why there are no more years.
const MOTIVI: &[&str] = &[
    "prima_volta",
    "primo_anno",
    "prima_rilevazione",
    "nuov",
    "non_disponibil",
    "non_rilevat",
    "non_misurat",
    "dal_20",
    "a_partire",
    "serie_storica",
    "non_esist",
    "non_c_e",
    "non_ci_sono",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manca = Manca {
        rule: &RULE,
        campo: "storico",
        ha: "ha i valori di tre anni passati",
        label: "come andava prima?",
        help: "aggiungi gli anni che mancano in `storico`, oppure `storico: { nessuna: \"perché\" }`",
    };
    // Without any starting value another rule speaks.
    let serve = |uso: &Uso<'_>| {
        uso.in_numeri()
            && uso.indicatore.frequenza.get() != Some(&Frequenza::UnaTantum)
            && uso.misurati().any(|v| v.numero().is_some() || v.tipo == TipoValore::Intervallo)
    };
    senza(cx, out, &manca, serve, |uso| anni(cx, uso).len() >= ANNI || motivato(uso));
}

/// The years with a measured value, each once.
fn anni(cx: &Context<'_>, uso: &Uso<'_>) -> Vec<Option<i16>> {
    let last = cx.profilo.anno - 1;
    let partenze = std::iter::once(&uso.indicatore.baseline).chain(uso.legami().map(|l| &l.baseline));
    let mut anni: Vec<Option<i16>> = partenze
        .filter_map(|b| match b.get()? {
            Baseline::Valore(_, None) => Some(Some(last)),
            // Words such as «2021 o precedenti» are one more year that nobody can tell.
            b @ Baseline::Valore(_, Some(_)) => Some(b.anno()),
            Baseline::Nessuna(_) => None,
        })
        .collect();
    let storico = uso.indicatore.storico.get().into_iter().flat_map(Storico::iter);
    anni.extend(storico.map(|(anno, _, _)| anno));
    anni.sort_unstable();
    anni.dedup();
    anni
}

/// The plan says why there are no more: in the proper place, or in a note.
fn motivato(uso: &Uso<'_>) -> bool {
    let i = uso.indicatore;
    let stato = |v: &Valore| v.condizioni.iter().any(|c| c.tipo == TipoValore::Stato);
    // A single value for all years, or a field that was not understood: nobody can tell.
    let oscuro = !i.storico.is_missing() && i.storico.get().is_none_or(|s| s.iter().any(|(a, ..)| a.is_none()));
    let nessuno = matches!(i.storico.get(), Some(Storico::Nessuno(_)));
    let note = [i.nota.get(), i.descrizione.get()].into_iter().flatten().map(|p| &*p.testo);
    let note = note.chain(i.baseline.get().and_then(|b| match b {
        Baseline::Valore(v, _) => v.nota.as_deref(),
        Baseline::Nessuna(_) => None,
    }));
    let spiegato = note.map(fold).any(|t| MOTIVI.iter().any(|m| t.contains(m)));
    nessuno || oscuro || spiegato || uso.misurati().any(stato) || i.baseline.get().is_some_and(is_nessuna)
}

fn is_nessuna(baseline: &Baseline) -> bool {
    matches!(baseline, Baseline::Nessuna(_))
}
