// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggi::{Riga, SEZIONI, righe};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::monitoraggio::Monitoraggio;
use crate::model::tipi::Lista;
use crate::source::Span;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sezione-senza-monitoraggio",
    catalogo: &["mon-covers-all"],
    summary: "ogni sezione da 2.1 a 3.3 ha un'attività di monitoraggio",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 5, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("sezione_senza_monitoraggio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio else { return };
    let Some(file) = cx.piano.file_di(Sezione::Monitoraggio).next() else { return };
    let unread = cx.graph.is_incomplete() || cx.piano.illeggibili.iter().any(|s| s.file == file);
    if unread
        || *monitoraggio == Monitoraggio::default()
        || matches!(monitoraggio.monitoraggi.get(), Some(Lista::Nessuna(_)))
    {
        return;
    }
    let righe = righe(cx);
    let mancanti = mancanti(cx, &righe);
    if mancanti.is_empty() || righe.iter().any(|r| r.oscura) {
        return;
    }
    let nomi: Vec<String> = mancanti.iter().map(|s| format!("{} «{}»", s.numero(), s.titolo())).collect();
    let place = match &monitoraggio.monitoraggi {
        Field::Missing => Span::new(file, 0, 0),
        campo => campo.span().unwrap_or(Span::new(file, 0, 0)),
    };
    let stems: Vec<&str> = mancanti.iter().map(|s| s.stem()).collect();
    out.report(&RULE, place)
        .message(match nomi.as_slice() {
            [sola] => format!("nessuna attività di monitoraggio riguarda la sezione {sola}"),
            molte => format!("nessuna attività di monitoraggio riguarda {} sezioni: {}", molte.len(), molte.join(", ")),
        })
        .label("le attività di monitoraggio")
        .help(format!(
            "aggiungi a `monitoraggi` `oggetto: [{}]` con `frequenza`, `ufficio` e `strumento`",
            stems.join(", ")
        ));
}

/// The sections of the plan that no row watches; of those with one number, the first speaks for both.
fn mancanti(cx: &Context<'_>, righe: &[Riga<'_>]) -> Vec<Sezione> {
    let mut found: Vec<Sezione> = Vec::new();
    for sezione in SEZIONI {
        let same = |other: &Sezione| other.numero() == sezione.numero();
        let watched = righe.iter().any(|r| r.sezioni.iter().any(same));
        let there = cx.piano.file_di(sezione).next().is_some();
        if there && !watched && !found.iter().any(same) {
            found.push(sezione);
        }
    }
    found
}
