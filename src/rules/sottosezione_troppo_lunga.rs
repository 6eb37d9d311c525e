// SPDX-License-Identifier: EUPL-1.2
use super::shared::testi::Brano;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::valore::stampa_decimale;
use crate::source::Span;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sottosezione-troppo-lunga",
    catalogo: &["gen-synthetic"],
    summary: "i testi di una sottosezione sono sintetici",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 2, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("sottosezione_troppo_lunga.md"),
    check: Some(check),
};

/// About fifty full pages: the narrative of a whole subsection, not what the elements say of themselves. The decree gives no number,
/// so only what nobody would call concise is told.
const LIMITE: usize = 150_000;

/// Shorter texts describe an element, they do not narrate.
const BREVE: usize = 1_000;

/// Characters of a full page.
const PAGINA: usize = 3_000;

/// Longest texts shown.
const LUOGHI: usize = 3;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let long = |b: &&Brano<'_>| b.prosa && b.testo.len() >= BREVE && b.e_la_prima_lingua();
    let mut lunghi: BTreeMap<Sezione, Vec<(usize, Span)>> = BTreeMap::new();
    for brano in cx.testi().brani.iter().filter(long) {
        let length = brano.testo.chars().count();
        if let Some(sezione) = brano.sezione.filter(|_| length >= BREVE) {
            lunghi.entry(sezione).or_default().push((length, brano.span));
        }
    }
    for (sezione, mut testi) in lunghi {
        let total: usize = testi.iter().map(|(n, _)| n).sum();
        let Some(file) = cx.piano.file_di(sezione).next().filter(|_| total > LIMITE) else { continue };
        testi.sort_by_key(|(n, span)| (std::cmp::Reverse(*n), *span));
        let mut finding = out
            .report(&RULE, Span { file, start: 0, end: 0 })
            .message(format!(
                "i testi della sottosezione {} «{}» fanno {} caratteri, circa {} pagine",
                sezione.numero(),
                sezione.titolo(),
                stampa_decimale(&Decimal::from(total)),
                total / PAGINA
            ))
            .help(format!(
                "riduci i testi a ciò che serve a decidere e a controllare, sotto i {} caratteri; il resto si può collegare",
                stampa_decimale(&Decimal::from(LIMITE))
            ));
        for (n, span) in testi.iter().take(LUOGHI) {
            let first = Span { end: span.start, ..*span };
            finding = finding.also(first, format!("qui {} caratteri", stampa_decimale(&Decimal::from(*n))));
        }
    }
}
