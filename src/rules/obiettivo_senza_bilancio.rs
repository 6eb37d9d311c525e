// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{Mancanza, riporta};
use super::shared::obiettivi::{Catena, classe, ha_figli, nel_bilancio};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::ClasseObiettivo;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-senza-bilancio",
    catalogo: &["perf-budget"],
    summary: "ogni obiettivo è collegato al bilancio",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 5, c. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
            certezza: "C",
        },
    ],
    doc: include_str!("obiettivo_senza_bilancio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let individuale = Some(ClasseObiettivo::Individuale);
    let chiesti = || obiettivi.tutti.iter().filter(|(n, o)| classe(cx, o) != individuale && !ha_figli(cx, *n));
    let totale = chiesti().count();
    let capiti: HashSet<usize> = obiettivi.capiti(cx).into_iter().map(|(n, _)| n).collect();
    let mancanti: Vec<usize> = chiesti()
        .filter(|(n, o)| capiti.contains(n) && !Catena::di(cx, o).qualcuno(nel_bilancio))
        .map(|(n, _)| *n)
        .collect();
    let mancanza = Mancanza {
        rule: &RULE,
        tutti: format!("nessuno dei {totale} obiettivi di performance è collegato al bilancio"),
        label: "con quali risorse?",
        help: "aggiungi `programma` (per esempio `\"0105\"`), `missione` o `centro_di_costo`",
        campo: "programma",
    };
    riporta(cx, out, &mancanza, &mancanti, totale, |nodo| {
        format!("l'obiettivo `{}` non è collegato a una missione, un programma o un centro di costo", nodo.id)
    });
}
