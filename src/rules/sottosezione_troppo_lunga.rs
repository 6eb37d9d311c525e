// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::valore::stampa_decimale;
use crate::model::visita::{Foglia, Visitor};
use crate::source::{FileId, Span};
use rust_decimal::Decimal;
use std::collections::HashSet;

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
    // The long texts of the whole plan, in bytes: those of a section are no more.
    let all = cx.testi().brani.iter().filter(|b| b.prosa && b.testo.len() >= BREVE).map(|b| b.testo.len());
    if all.sum::<usize>() <= LIMITE {
        return;
    }
    for sezione in Sezione::TUTTE {
        let Some(file) = cx.piano.file_di(*sezione).next() else { continue };
        let start = Span { file, start: 0, end: 0 };
        let mut testi = Testi::default();
        cx.piano.sezioni.visita(*sezione, start, &mut testi);
        let total: usize = testi.lunghi.iter().map(|(n, _)| n).sum();
        if total <= LIMITE {
            continue;
        }
        testi.lunghi.sort_by_key(|(n, span)| (std::cmp::Reverse(*n), *span));
        let mut finding = out
            .report(&RULE, start)
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
        for (n, span) in testi.lunghi.iter().take(LUOGHI) {
            let first = Span { end: span.start, ..*span };
            finding = finding.also(first, format!("qui {} caratteri", stampa_decimale(&Decimal::from(*n))));
        }
    }
}

/// The long texts of a section, each once.
#[derive(Default)]
struct Testi {
    lunghi: Vec<(usize, Span)>,
    visti: HashSet<(FileId, u32)>,
}

impl<'p> Visitor<'p> for Testi {
    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) {
        let Foglia::Prosa(prosa) = foglia else { return };
        let place = prosa.file.unwrap_or(span);
        let length = prosa.testo.chars().count();
        if length >= BREVE && self.visti.insert((place.file, place.start)) {
            self.lunghi.push((length, place));
        }
    }
}
