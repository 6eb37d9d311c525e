// SPDX-License-Identifier: EUPL-1.2
use super::shared::orizzonti;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Misura, ObiettivoStrategico};
use crate::model::tipi::{Baseline, DiAnno, Serie, Storico};
use crate::model::valore_pubblico::Procedura;
use crate::source::Span;
use crate::source::decode::Field;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-fuori-periodo",
    catalogo: &["gen-year-keys", "ind-target-window"],
    summary: "i valori attesi sono per gli anni del piano, quelli misurati per gli anni prima",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("target_fuori_periodo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.piano.manifesto.anno.get().is_none() {
        return;
    }
    let ultimo = cx.piano.anno() + 2;
    let mut anni = Periodo { anno: cx.piano.anno(), detti: HashSet::new() };
    // A goal of public value may look farther, and say so.
    let orizzonti = orizzonti::per_indicatore(cx);
    for uso in cx.indicatori() {
        let indicatore = uso.indicatore;
        let orizzonte = orizzonti.get(cx.graph.nodo(uso.nodo).id).copied().unwrap_or(ultimo).max(ultimo);
        anni.attesi_fino_al(orizzonte, &indicatore.target, out);
        anni.baseline(&indicatore.baseline, out);
        anni.storico(&indicatore.storico, out);
        for legame in &uso.legami {
            anni.attesi_fino_al(orizzonte, &legame.target, out);
            anni.baseline(&legame.baseline, out);
        }
    }
    cx.graph.tutti::<ObiettivoStrategico>().for_each(|(_, o)| anni.attesi(&o.target, out));
    cx.graph.tutti::<Misura>().for_each(|(_, m)| anni.attesi(&m.target, out));
    cx.graph.tutti::<Procedura>().for_each(|(_, p)| anni.attesi(&p.tempo_obiettivo, out));
    let formazione = cx.piano.sezioni.formazione.iter();
    formazione.flat_map(|f| f.obiettivi_formativi.elementi()).for_each(|o| anni.attesi(&o.target, out));
}

/// The plan's years, by the first.
struct Periodo {
    anno: i16,
    /// Places already told: a series in `predefiniti` is read many times.
    detti: HashSet<Span>,
}

impl Periodo {
    /// One finding for a series, at its first year out of place.
    fn attesi(&mut self, campo: &Field<Serie>, out: &mut Findings) {
        self.attesi_fino_al(self.anno + 2, campo, out);
    }

    fn attesi_fino_al(&mut self, ultimo: i16, campo: &Field<Serie>, out: &mut Findings) {
        let Some((serie, span)) = campo.both() else { return };
        let fuori = anni_scritti(serie.iter(), span, |anno| anno < self.anno || anno > ultimo);
        let Some((anno, span)) = fuori.first().filter(|(_, span)| self.detti.insert(*span)) else { return };
        let help = if *anno < self.anno {
            "se è un valore misurato scrivilo in `storico` o in `baseline`, altrimenti correggi l'anno"
        } else {
            "correggi l'anno, oppure racconta nel testo il traguardo più lontano"
        };
        let mut finding = out
            .report(&RULE, *span)
            .message(format!("c'è un valore atteso per il {anno}, ma il piano è {}-{}", self.anno, self.anno + 2))
            .label("anno fuori dal piano")
            .help(help);
        for (_, span) in &fuori[1..] {
            finding = finding.also(*span, "anche questo");
        }
    }

    fn storico(&mut self, campo: &Field<Storico>, out: &mut Findings) {
        let Some((storico, span)) = campo.both() else { return };
        let fuori = anni_scritti(storico.iter(), span, |anno| anno >= self.anno);
        if let Some((anno, span)) = fuori.first() {
            self.gia_misurato(*anno, *span, out);
        }
    }

    fn baseline(&mut self, campo: &Field<Baseline>, out: &mut Findings) {
        if let Some((baseline, span)) = campo.both()
            && let Some(anno) = baseline.anno().filter(|a| *a >= self.anno)
        {
            self.gia_misurato(anno, span, out);
        }
    }

    fn gia_misurato(&mut self, anno: i16, span: Span, out: &mut Findings) {
        if !self.detti.insert(span) {
            return;
        }
        out.report(&RULE, span)
            .message(format!("il valore di partenza è del {anno}, ma il piano comincia nel {}", self.anno))
            .label("non può essere già misurato")
            .help(format!("scrivi l'ultimo valore misurato, del {} o prima", self.anno - 1));
    }
}

/// The written years out of place, with their places.
fn anni_scritti<'p>(
    valori: impl Iterator<Item = DiAnno<'p>>,
    span: Span,
    fuori: impl Fn(i16) -> bool,
) -> Vec<(i16, Span)> {
    let anni = valori.filter_map(|(anno, _, at)| Some((anno?, at.unwrap_or(span))));
    anni.filter(|(anno, _)| fuori(*anno)).collect()
}
