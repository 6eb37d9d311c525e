// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::model::struttura_organizzativa::Ufficio;
use crate::model::tipi::Lista;
use crate::source::Span;
use crate::source::decode::Field;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ufficio-senza-responsabile",
    catalogo: &["org-head"],
    summary: "ogni ufficio ha un incarico che lo dirige",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "allegato, 3.1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "artt. 4 e 17",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 267/2000",
            articolo: "artt. 107 e 109",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267",
            certezza: "K",
        },
    ],
    doc: include_str!("ufficio_senza_responsabile.md"),
    check: Some(check),
};

/// An office deeper than this below others is not followed further.
const LIVELLI: usize = 64;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(struttura) = &cx.piano.sezioni.struttura_organizzativa else { return };
    // `tutti` as an office of a position heads them all.
    let everywhere = cx.graph.archi().iter().any(|a| a.id == "tutti" && from_position(cx, a.da));
    let named: HashSet<usize> =
        cx.graph.archi().iter().filter(|a| from_position(cx, a.da)).filter_map(|a| a.a).collect();
    let headless: Vec<usize> =
        cx.graph.tutti::<Ufficio>().filter(|(_, u)| !someone_heads(cx, &named, u)).map(|(n, _)| n).collect();
    if headless.is_empty() || everywhere || matches!(struttura.incarichi.get(), Some(Lista::Nessuna(_))) {
        return;
    }
    if struttura.incarichi.elementi().is_empty() {
        let file = cx.piano.file_di(Sezione::StrutturaOrganizzativa).next();
        if let Some(file) = file.filter(|_| struttura.incarichi.is_missing()) {
            out.report(&RULE, Span::new(file, 0, 0))
                .message(match headless.as_slice() {
                    [solo] => {
                        format!("l'ufficio `{}` non ha un responsabile: mancano gli incarichi", cx.graph.nodo(*solo).id)
                    }
                    all => format!("nessuno dei {} uffici ha un responsabile: mancano gli incarichi", all.len()),
                })
                .label("in questa sezione")
                .help("aggiungi `incarichi`, ciascuno con `ruolo` e `ufficio`");
        }
        return;
    }
    for n in headless {
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .campo("incarico")
            .message(format!("l'ufficio `{}` non ha un responsabile", nodo.id))
            .label("chi lo dirige?")
            .help("aggiungi `incarico` con l'id di una posizione, o l'ufficio tra gli `altri_uffici` di un incarico");
    }
}

/// It has a head, or one above it has: who heads a department heads its offices too. Positions name the offices in `named`.
fn someone_heads(cx: &Context<'_>, named: &HashSet<usize>, ufficio: &Ufficio) -> bool {
    let mut at = ufficio;
    for _ in 0..LIVELLI {
        let node = at.id.get().and_then(|id| cx.graph.find(Genere::Ufficio, id.as_str()));
        if node.is_none_or(|n| named.contains(&n) || headed(cx, n, at)) {
            return true;
        }
        match &at.padre {
            Field::Missing => return false,
            // An unknown office above is already reported.
            padre => match padre.get().and_then(|p| cx.graph.get(p)) {
                Some(above) => at = above,
                None => return true,
            },
        }
    }
    // Offices in a circle are already reported.
    true
}

/// It names its head, or need not.
fn headed(cx: &Context<'_>, n: usize, ufficio: &Ufficio) -> bool {
    // One closed before the plan begins has nobody to name.
    let closed = date::giorno(&ufficio.valido_al).is_some_and(|(d, _)| d.year() < cx.piano.anno());
    closed || !ufficio.incarico.is_missing() || cx.graph.maybe(cx.graph.nodo(n).id)
}

fn from_position(cx: &Context<'_>, da: Option<usize>) -> bool {
    da.is_some_and(|n| cx.graph.nodo(n).genere == Genere::Incarico)
}
