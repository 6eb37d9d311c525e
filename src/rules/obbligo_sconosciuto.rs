// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule, dati};
use crate::diagnostic::Level;
use crate::model::trasparenza::Obbligo;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-sconosciuto",
    catalogo: &["tra-obligation-known"],
    summary: "il codice di un obbligo di pubblicazione è nell'albero di «Amministrazione trasparente»",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("obbligo_sconosciuto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, obbligo) in cx.graph.tutti::<Obbligo>() {
        let Some(codice) = obbligo.codice.get().map(|c| &*c.0).filter(|c| dati::ambito(c).is_none()) else { continue };
        let help = match dati::voce_vicina(codice) {
            Some(v) => format!("forse intendevi `\"{}\"` ({}, {})?", v.codice, v.livello_1, v.livello_2),
            None => match dati::titolo_vicino(codice) {
                Some(titolo) => format!("forse intendevi tutta la voce di menu `{titolo}`?"),
                None => "scrivi un codice dell'albero tra virgolette, il titolo di una voce del menu o `altri`; per ciò che pubblichi oltre gli obblighi usa `dati_ulteriori`".into(),
            },
        };
        out.report(&RULE, cx.graph.nodo(n).span)
            .message(format!("l'obbligo `{}` non è nell'albero di «Amministrazione trasparente»", brief(codice)))
            .label("codice sconosciuto")
            .help(help);
    }
}
