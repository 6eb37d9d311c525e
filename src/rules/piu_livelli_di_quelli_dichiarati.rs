// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::struttura_organizzativa::Ufficio;
use crate::source::decode::{Field, fold};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "piu-livelli-di-quelli-dichiarati",
    catalogo: &["org-tree"],
    summary: "gli uffici non scendono di più livelli di quelli che l'ente dichiara",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, 3.1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("piu_livelli_di_quelli_dichiarati.md"),
    check: Some(check),
};

/// An office deeper than this below others is not followed further.
const LIVELLI: usize = 64;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(struttura) = &cx.piano.sezioni.struttura_organizzativa else { return };
    // The words of the levels, as the body writes them.
    let mut parole: BTreeMap<String, &str> = BTreeMap::new();
    for livello in cx.graph.tutti::<Ufficio>().filter_map(|(_, u)| u.livello.get()) {
        parole.entry(fold(livello.as_str())).or_insert(livello.as_str());
    }
    let dichiarati = parole.len().max(struttura.livelli_responsabilita.elementi().len());
    let profondi = cx.graph.tutti::<Ufficio>().filter_map(|(n, u)| Some((n, catena(cx, u)?)));
    let Some((n, profondita)) = profondi.reduce(|a, b| if b.1 > a.1 { b } else { a }) else { return };
    if profondita <= dichiarati || cx.graph.is_incomplete() {
        return;
    }
    let nodo = cx.graph.nodo(n);
    let parole = parole.values().map(|p| format!("`{p}`")).collect::<Vec<_>>().join(", ");
    out.report(&RULE, nodo.span)
        .campo("livello")
        .message(format!(
            "l'ufficio `{}` sta al {profondita}° livello sotto l'ente, ma i livelli dichiarati sono {dichiarati}: {parole}",
            nodo.id
        ))
        .label("due uffici uno sotto l'altro hanno lo stesso livello")
        .help("correggi `livello` o `padre`: chi dipende da un ufficio sta a un livello più basso del suo");
}

/// How many offices stand one above the other up to this one, if each of them says its level.
fn catena(cx: &Context<'_>, ufficio: &Ufficio) -> Option<usize> {
    let mut at = ufficio;
    for depth in 1..=LIVELLI {
        at.livello.get()?;
        match &at.padre {
            Field::Missing => return Some(depth),
            // An unknown office above is already reported.
            padre => at = cx.graph.get(padre.get()?)?,
        }
    }
    // Offices in a circle are already reported.
    None
}
