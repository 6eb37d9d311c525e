// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Misura, StatoMisura};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-senza-fasi",
    catalogo: &["risk-measure-phases"],
    summary: "ogni misura dice con quali fasi o in che modo si attua",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "PNA 2019",
        articolo: "allegato 1, § 5.2",
        url: "https://www.anticorruzione.it",
        certezza: "P",
    }],
    doc: include_str!("misura_senza_fasi.md"),
    check: Some(check),
};

/// A longer title says how it is done.
const LUNGO: usize = 80;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let spiegate = spiegate(cx);
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        total += 1;
        let said = !misura.fasi.is_missing() || !misura.descrizione.is_missing() || !misura.nota.is_missing();
        let said = said || misura.titolo.get().is_some_and(|t| t.testo.chars().count() > LUNGO);
        if !said && !altrove(misura) && !spiegate.contains(cx.graph.nodo(n).id) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "fasi",
        tutti: format!("nessuna delle {total} misure dice con quali fasi o in che modo si attua"),
        label: "come si attua?",
        help: "aggiungi `fasi` con `nome` e `fine`, oppure `descrizione` con il modo in cui si attua",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("la misura `{}` non dice con quali fasi o in che modo si attua", n.id)
    });
}

/// Measures of which the list of the general ones says how they are carried out.
fn spiegate<'p>(cx: &Context<'p>) -> HashSet<&'p str> {
    let section = cx.piano.sezioni.rischi_corruttivi.as_ref();
    let voci = section.into_iter().flat_map(|s| s.misure_generali.voci()).map(|v| &v.valore.value);
    voci.filter(|g| !g.testo.is_missing()).filter_map(|g| g.misura.get()).map(|m| &*m.id).collect()
}

/// The measure is carried out, suspended, or left to a goal that says the rest.
fn altrove(misura: &Misura) -> bool {
    let closed = matches!(misura.stato.get(), Some(StatoMisura::Attuata | StatoMisura::Sospesa));
    closed || !misura.gia_attuata.is_missing() || !misura.obiettivo.is_missing()
}
