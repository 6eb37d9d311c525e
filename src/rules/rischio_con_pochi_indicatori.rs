// SPDX-License-Identifier: EUPL-1.2
use super::dati::indicatori_rischio;
use super::shared::insieme::{self, Mancanza};
use super::shared::parole::{comincia_con, piano};
use super::shared::valutazione::{di_processi, indicatori, valutato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Rischio;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rischio-con-pochi-indicatori",
    catalogo: &["risk-rating-indicators"],
    summary: "il livello di un rischio poggia su almeno tre dei sei indicatori di stima",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2019", articolo: "allegato 1", url: "https://www.anticorruzione.it", certezza: "K" }],
    doc: include_str!("rischio_con_pochi_indicatori.md"),
    check: Some(check),
};

/// Fewer say little.
const MINIMO: usize = 3;

fn check(cx: &Context<'_>, out: &mut Findings) {
    // The method may say in words which indicators were looked at, once for all risks.
    if nel_metodo(cx) >= MINIMO {
        return;
    }
    let mut total = 0;
    let mut found = Vec::new();
    for (n, rischio) in cx.graph.tutti::<Rischio>().filter(|(n, r)| valutato(cx.graph, *n, r)) {
        total += 1;
        let offices = rischio.stime_per_ufficio.elementi().iter().map(|s| &s.stime);
        let processes = di_processi(cx.graph, n).map(|p| &p.stime);
        let used = indicatori(std::iter::once(&rischio.stime).chain(offices).chain(processes)).len();
        let unread = rischio.stime.get().is_none() && !rischio.stime.is_missing();
        if used < MINIMO && !unread && !cx.graph.maybe(cx.graph.nodo(n).id) {
            found.push(n);
        }
    }
    let names: Vec<&str> = indicatori_rischio().iter().map(|i| i.nome.as_str()).collect();
    let help = format!("aggiungi `stime` con almeno tre tra: {}", names.join(", "));
    let missing = Mancanza {
        rule: &RULE,
        campo: "stime",
        tutti: format!("nessuno dei {total} rischi è stimato con almeno {MINIMO} dei sei indicatori del PNA 2019"),
        label: "su che cosa poggia il livello?",
        help: &help,
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("il rischio `{}` è stimato con meno di {MINIMO} dei sei indicatori del PNA 2019", n.id)
    });
}

/// How many of the six the method of the manifest names.
fn nel_metodo(cx: &Context<'_>) -> usize {
    let metodo = cx.piano.manifesto.rischio.get().and_then(|r| r.metodo.get());
    let testo = metodo.map(|m| piano(&m.testo)).unwrap_or_default();
    let named = |parole: &[String]| parole.iter().any(|p| comincia_con(&testo, p));
    indicatori_rischio().iter().filter(|i| named(i.parole())).count()
}
