// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::luogo;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{DimensioneIndicatore, Indicatore};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "efficacia-o-efficienza-non-misurata",
    catalogo: &["perf-efficiency-and-efficacy"],
    summary: "tra gli indicatori degli obiettivi ce ne sono di efficacia e di efficienza",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. b",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("efficacia_o_efficienza_non_misurata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let mut indicatori: BTreeMap<&str, &Indicatore> = BTreeMap::new();
    for (n, _) in &obiettivi.tutti {
        for uso in cx.graph.assegnazioni(*n) {
            indicatori.insert(uso.indicatore.id.get().map_or("", |id| id.as_str()), uso.indicatore);
        }
    }
    let mut conti: BTreeMap<DimensioneIndicatore, usize> = BTreeMap::new();
    for indicatore in indicatori.values() {
        // One without a dimension may be of the one that seems to lack.
        let Some(dimensione) = indicatore.dimensione.get() else { return };
        *conti.entry(*dimensione).or_default() += 1;
    }
    let (manca, dimensione) = match (conti.keys().any(|d| di_efficacia(*d)), conti.keys().any(|d| di_efficienza(*d))) {
        (true, true) => return,
        (true, false) => ("efficienza", "`dimensione: efficienza`"),
        (false, true) => ("efficacia", "`dimensione: efficacia`"),
        (false, false) => ("efficacia né di efficienza", "`dimensione: efficacia` e uno con `dimensione: efficienza`"),
    };
    if obiettivi.incompleti || indicatori.is_empty() {
        return;
    }
    let conti = conti.iter().map(|(d, n)| format!("{n} di {}", d.parola().replace('_', " ")));
    out.report(&RULE, luogo(cx))
        .message(format!("tra i {} indicatori degli obiettivi nessuno è di {manca}", indicatori.len()))
        .label(conti.collect::<Vec<_>>().join(", "))
        .help(format!("aggiungi un indicatore con {dimensione}, o correggi le dimensioni scritte"));
}

/// How far the aim is reached, seen from who uses the service.
fn di_efficacia(dimensione: DimensioneIndicatore) -> bool {
    use DimensioneIndicatore as D;
    matches!(dimensione, D::Efficacia | D::Qualita | D::Impatto | D::Outcome)
}

/// With how much money, time and work.
fn di_efficienza(dimensione: DimensioneIndicatore) -> bool {
    use DimensioneIndicatore as D;
    matches!(dimensione, D::Efficienza | D::Economicita | D::Temporale)
}
