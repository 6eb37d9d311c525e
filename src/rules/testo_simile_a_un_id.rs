// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::{Genere, Id};
use crate::source::decode::fold;
use std::collections::{HashMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    id: "testo-simile-a-un-id",
    catalogo: &[],
    summary: "dove potrebbe stare un id non c'è lo stesso nome scritto a parole",
    level: Livelli::tutti(Level::Note),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("testo_simile_a_un_id.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let texts = || cx.testi().brani.iter().filter_map(|brano| Some((brano, brano.invece_di?)));
    let kinds: HashSet<Genere> = texts().map(|(_, genere)| genere).collect();
    let mut names: HashMap<(Genere, String), usize> = HashMap::new();
    for (n, nodo) in cx.graph.nodi().iter().enumerate().filter(|(_, nodo)| kinds.contains(&nodo.genere)) {
        names.entry((nodo.genere, fold(nodo.id))).or_insert(n);
        if let Some(name) = nodo.record.nome() {
            names.entry((nodo.genere, fold(name.as_str()))).or_insert(n);
        }
    }
    for (brano, genere) in texts() {
        let Some(n) = names.get(&(genere, fold(brano.testo))) else { continue };
        let nodo = cx.graph.nodo(*n);
        if !Id::has_shape(nodo.id) {
            continue;
        }
        out.report(&RULE, brano.span)
            .message(format!("«{}» è un testo, ma nel piano c'è {} `{}`", brano.testo, genere.con_articolo(), nodo.id))
            .label("qui non c'è un collegamento")
            .also(nodo.span, "forse è questo")
            .help(format!("scrivi `{}` per collegarlo", nodo.id));
    }
}
