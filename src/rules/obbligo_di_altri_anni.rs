// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule, dati};
use crate::diagnostic::Level;
use crate::model::trasparenza::Obbligo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-di-altri-anni",
    catalogo: &["tra-bdncp"],
    summary: "un obbligo di pubblicazione vale negli anni del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "D.Lgs. 36/2023",
        articolo: "art. 28",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2023-03-31;36~art28",
        certezza: "K",
    }],
    doc: include_str!("obbligo_di_altri_anni.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, obbligo) in cx.graph.tutti::<Obbligo>() {
        let Some(voce) = obbligo.codice.get().and_then(|c| dati::voce(&c.0)) else { continue };
        if voce.vale(cx.profilo.anno) || !obbligo.nessuna.is_missing() {
            continue;
        }
        let when = match (voce.origine.validita.al, voce.origine.validita.dal) {
            (Some(al), _) if cx.profilo.anno > al => format!("vale per i piani fino al {al}"),
            (_, Some(dal)) => format!("vale per i piani dal {dal}"),
            _ => continue,
        };
        let now = dati::trasparenza().iter().filter(|v| v.livello_1 == voce.livello_1 && v.vale(cx.profilo.anno));
        let codes: Vec<String> = now.take(4).map(|v| format!("`{}`", v.codice)).collect();
        out.report(&RULE, cx.graph.nodo(n).span)
            .message(format!("l'obbligo `{}` {when}", voce.codice))
            .label(format!("«{}», {}", voce.livello_1, voce.livello_2))
            .help(format!("in questo piano le voci di «{}» sono: {}", voce.livello_1, codes.join(", ")));
    }
}
