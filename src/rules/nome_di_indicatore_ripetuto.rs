// SPDX-License-Identifier: EUPL-1.2
use super::shared::formule::stesso;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nome-di-indicatore-ripetuto",
    catalogo: &["ind-name-unique"],
    summary: "due indicatori dello stesso obiettivo hanno nomi diversi",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("nome_di_indicatore_ripetuto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, nodo) in cx.graph.nodi().iter().enumerate() {
        // The places of the names met in this goal, with the id of their indicator.
        let mut nomi = HashMap::new();
        for uso in cx.graph.assegnazioni(n) {
            let (Some(id), Some((nome, span))) = (uso.indicatore.id.get(), uso.indicatore.nome.both()) else {
                continue;
            };
            let Some((prima, dove)) = nomi.insert(stesso(&nome.testo), (id.as_str(), span)) else { continue };
            // The same indicator twice, or two with one id, is another fault.
            if prima == id.as_str() {
                continue;
            }
            let obiettivo = nodo.id;
            let qui = if uso.legame.is_some() { uso.span } else { span };
            out.report(&RULE, qui)
                .message(format!(
                    "`{obiettivo}` ha due indicatori di nome «{}»: `{prima}` e `{}`",
                    nome.testo,
                    id.as_str()
                ))
                .label("lo stesso nome")
                .help("scrivi nei due nomi in che cosa sono diversi, oppure togline uno")
                .also(dove, "la prima volta qui")
                .elemento(Genere::Indicatore.parola(), id.as_str(), Some("nome"));
        }
    }
}
