// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule, dati};
use crate::diagnostic::Level;
use crate::model::trasparenza::Obbligo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-non-per-questo-ente",
    catalogo: &["tra-na-plausible"],
    summary: "un obbligo che riguarda solo altri enti è segnato come non dovuto, e uno della sanità non lo è nella sanità",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 33/2013",
            articolo: "art. 28",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art28",
            certezza: "C",
        },
        Fonte {
            atto: "D.Lgs. 33/2013",
            articolo: "art. 41",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art41",
            certezza: "C",
        },
    ],
    doc: include_str!("obbligo_non_per_questo_ente.md"),
    check: Some(check),
};

/// Waiting lists, which who treats patients must publish.
const LISTE_DI_ATTESA: &str = "150401";

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(words) = cx.profilo.tipo.and_then(dati::parole_dell_albero) else { return };
    for (n, obbligo) in cx.graph.tutti::<Obbligo>() {
        let Some(voce) = obbligo.codice.get().and_then(|c| dati::voce(&c.0)) else { continue };
        let concerned = voce.enti.is_empty() || voce.enti.iter().any(|e| words.contains(&e.as_str()));
        if concerned {
            if voce.codice == LISTE_DI_ATTESA && obbligo.nessuna.get().is_some_and(|r| !no_patients(r.as_str())) {
                out.report(&RULE, cx.graph.nodo(n).span)
                    .campo("nessuna")
                    .message(format!("l'obbligo `{}` («{}») è segnato come non dovuto", voce.codice, voce.livello_2))
                    .label("riguarda gli enti della sanità, e questo lo è")
                    .help("togli `nessuna` e scrivi chi elabora e chi pubblica; se i dati sono in un altro sito, qui va il collegamento; se l'ente non eroga prestazioni, scrivilo in `nessuna`");
            }
            continue;
        }
        if !obbligo.nessuna.is_missing() {
            continue;
        }
        out.report(&RULE, cx.graph.nodo(n).span)
            .message(format!("l'obbligo `{}` («{}») riguarda altri enti", voce.codice, voce.livello_2))
            .label(format!("vale per: {}", voce.enti.join(", ").replace('_', " ")))
            .help("togli la riga, oppure scrivi il motivo in `nessuna`");
    }
}

/// The reason says that the body treats nobody: one that only buys or coordinates has no waiting lists.
fn no_patients(reason: &str) -> bool {
    let reason = reason.to_lowercase();
    ["eroga", "prestazion", "pazient", "non svolge", "non gestisce", "non fornisce"].iter().any(|w| reason.contains(w))
}
