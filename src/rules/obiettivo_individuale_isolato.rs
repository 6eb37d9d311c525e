// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{Mancanza, riporta};
use super::shared::obiettivi::{Catena, classe, vuoto};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::ClasseObiettivo;
use crate::model::performance::Obiettivo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-individuale-isolato",
    catalogo: &["perf-individual-link"],
    summary: "ogni obiettivo individuale è collegato a uno organizzativo",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2, lett. a",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("obiettivo_individuale_isolato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let individuale = |o: &Obiettivo| classe(cx, o) == Some(ClasseObiettivo::Individuale);
    let totale = obiettivi.tutti.iter().filter(|(_, o)| individuale(o)).count();
    let isolati: Vec<usize> = obiettivi
        .capiti(cx)
        .into_iter()
        .filter(|(_, o)| individuale(o))
        .filter(|(_, o)| {
            let legato = |o: &Obiettivo| !vuoto(&o.valore_pubblico) || !vuoto(&o.strategie);
            !Catena::di(cx, o).qualcuno(|o| legato(o) || !individuale(o))
        })
        .map(|(n, _)| n)
        .collect();
    let mancanza = Mancanza {
        rule: &RULE,
        tutti: format!("nessuno dei {totale} obiettivi individuali è collegato a uno organizzativo"),
        label: "a quale obiettivo dell'ente o dell'ufficio contribuisce?",
        help: "aggiungi `padre` con l'id dell'obiettivo organizzativo a cui contribuisce",
        campo: "padre",
    };
    riporta(cx, out, &mancanza, &isolati, totale, |nodo| {
        format!("l'obiettivo individuale `{}` non è collegato a uno organizzativo", nodo.id)
    });
}
