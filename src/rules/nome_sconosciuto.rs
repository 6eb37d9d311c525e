// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::model::tipi::Testo;
use crate::source::Span;
use crate::source::decode::{Spanned, fold, nearest};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nome-sconosciuto",
    catalogo: &["gen-no-dangling"],
    summary: "i nomi di sezioni e gli elementi scritti `genere/id` ci sono nel piano",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("nome_sconosciuto.md"),
    check: Some(check),
};

/// The kinds that may open the document.
const IN_BREVE: [Genere; 2] = [Genere::Obiettivo, Genere::ObiettivoValorePubblico];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manifest = &cx.piano.manifesto;
    for voce in manifest.sezioni.voci() {
        sezione(&voce.chiave, voce.span_chiave, out);
    }
    for componente in manifest.gruppo_di_lavoro.elementi() {
        sezioni(componente.value.sezioni.elementi(), out);
    }
    // An amendment may name what it took away: only its sections are sure.
    for variazione in manifest.variazioni.elementi() {
        sezioni(variazione.value.sezioni.elementi(), out);
    }
    // Of a kind of which the plan has none, the first name tells it.
    let mut assenti = HashSet::new();
    if let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio {
        for attivita in monitoraggio.monitoraggi.elementi() {
            for oggetto in attivita.value.oggetto.elementi() {
                match oggetto.value.as_str().split_once('/') {
                    Some((word, id)) => elemento(cx, word.trim(), id.trim(), oggetto.span, &mut assenti, out),
                    None => sezione(oggetto.value.as_str(), oggetto.span, out),
                }
            }
        }
    }
    let Some(documento) = manifest.documento.get() else { return };
    for id in documento.in_breve.elementi() {
        let known = IN_BREVE.iter().any(|g| cx.graph.find(*g, id.value.as_str()).is_some());
        if !known && !cx.graph.maybe(id.value.as_str()) && !cx.graph.is_incomplete() {
            report(cx, &IN_BREVE, id.value.as_str(), id.span, out);
        }
    }
}

fn sezioni(names: &[Spanned<Testo>], out: &mut Findings) {
    names.iter().for_each(|name| sezione(name.value.as_str(), name.span, out));
}

/// A name that is almost that of a section; other words are the body's own.
fn sezione(name: &str, span: Span, out: &mut Findings) {
    let wanted = fold(name.trim()).replace(['-', ' '], "_");
    let stems = || Sezione::TUTTE.iter().map(|s| s.stem());
    if stems().any(|s| s == wanted) {
        return;
    }
    if let Some(stem) = nearest(&wanted, stems()) {
        out.report(&RULE, span)
            .message(format!("`{name}` non è una sezione del piano"))
            .label("nominata qui")
            .help(format!("forse intendevi `{stem}`?"));
    }
}

fn elemento(cx: &Context<'_>, word: &str, id: &str, span: Span, assenti: &mut HashSet<Genere>, out: &mut Findings) {
    let Some(genere) = Genere::da_parola(word) else {
        let near = nearest(word, Genere::TUTTI.iter().map(|g| g.parola()));
        if let (Some(near), true) = (near, crate::model::id::Id::has_shape(id)) {
            out.report(&RULE, span)
                .message(format!("`{word}` non è un genere di elementi"))
                .label("nominato qui")
                .help(format!("forse intendevi `{near}/{id}`?"));
        }
        return;
    };
    let unknown = cx.graph.find(genere, id).is_none() && !cx.graph.maybe(id) && !cx.graph.is_incomplete();
    let none = unknown && !cx.graph.nodi().iter().any(|n| n.genere == genere);
    if unknown && !(none && (gia_detto(cx, genere) || !assenti.insert(genere))) {
        report(cx, &[genere], id, span, out);
    }
}

/// References to the kind are unknown too, and say so.
fn gia_detto(cx: &Context<'_>, genere: Genere) -> bool {
    cx.graph.archi().iter().any(|a| a.genere == genere && a.a.is_none())
}

fn report(cx: &Context<'_>, generi: &[Genere], id: &str, span: Span, out: &mut Findings) {
    let ids = cx.graph.nodi().iter().filter(|n| generi.contains(&n.genere)).map(|n| n.id);
    let help = match nearest(id, ids) {
        Some(near) => format!("forse intendevi `{near}`?"),
        None => format!("scrivi l'id di {} del piano", generi[0].con_indeterminativo()),
    };
    out.report(&RULE, span)
        .message(format!("{} `{id}` non esiste", generi[0].con_articolo()))
        .label("nominato qui")
        .help(help);
}
