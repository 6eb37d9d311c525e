// SPDX-License-Identifier: EUPL-1.2
use super::dati;
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::scheda_anagrafica::Comparto;
use crate::model::struttura_organizzativa::{Incarico, TipoIncarico};

/// The rule.
pub static RULE: Rule = Rule {
    id: "responsabile-di-un-altro-contratto",
    catalogo: &["org-head-area"],
    summary: "chi dirige un ufficio ha un tipo di incarico che nell'ente c'è",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "CCNL Funzioni locali 2019-2021",
            articolo: "",
            url: "https://www.aranagenzia.it/contrattazione/comparti/funzioni-locali/contratti",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 267/2000",
            articolo: "art. 109, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267~art109",
            certezza: "K",
        },
    ],
    doc: include_str!("responsabile_di_un_altro_contratto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let comparti = comparti(cx);
    let ente = cx.profilo.tipo;
    let mut per_tipo: Vec<(TipoIncarico, Vec<usize>)> = Vec::new();
    for (n, incarico) in cx.graph.tutti::<Incarico>().filter(|(n, i)| dirige(cx, *n, i)) {
        let Some(tipo) = incarico.tipo.get() else { continue };
        match per_tipo.iter_mut().find(|(t, _)| t == tipo) {
            Some((_, nodi)) => nodi.push(n),
            None => per_tipo.push((*tipo, vec![n])),
        }
    }
    for (tipo, nodi) in per_tipo {
        if dati::tipo_incarico(tipo, &comparti, ente) {
            continue;
        }
        let parola = tipo.parola();
        let mancanza = Mancanza {
            rule: &RULE,
            tutti: format!("{} incarichi sono di tipo `{parola}`, che in questo ente non c'è", nodi.len()),
            label: "il contratto dell'ente non ha questo tipo",
            help: "correggi `tipo`: nelle funzioni locali e nella sanità `eq`, nelle funzioni centrali `ep`; o correggi il `comparto` nella scheda anagrafica",
            campo: "tipo",
        };
        insieme::riporta(cx, out, &mancanza, &nodi, nodi.len(), |nodo| {
            format!("l'incarico `{}` dirige un ufficio ed è di tipo `{parola}`, che in questo ente non c'è", nodo.id)
        });
    }
}

/// It names an office, or an office names it.
fn dirige(cx: &Context<'_>, n: usize, incarico: &Incarico) -> bool {
    !incarico.ufficio.is_missing()
        || cx.graph.entranti(n).any(|a| a.da.is_some_and(|da| cx.graph.nodo(da).genere == Genere::Ufficio))
}

/// The sector of the body, with those that bodies of its kind may have where it gives none or one of others.
fn comparti(cx: &Context<'_>) -> Vec<Comparto> {
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let usual = cx.profilo.tipo.and_then(dati::ente).map_or(&[][..], |e| e.comparti.as_slice());
    match scheda.and_then(|s| s.comparto.get()) {
        Some(comparto) if usual.contains(comparto) => vec![*comparto],
        written => usual.iter().chain(written).copied().collect(),
    }
}
