// SPDX-License-Identifier: EUPL-1.2
use super::shared::scala::Scala;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Processo, Rischio};
use crate::model::tipi::{Mappa, ValoreScritto};
use crate::model::valore;
use crate::source::Span;
use crate::source::decode::{Field, fold, nearest};
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "livello-di-rischio-sconosciuto",
    catalogo: &["risk-rating-scale"],
    summary: "il livello di un rischio è una parola della scala dichiarata",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("livello_di_rischio_sconosciuto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let (mut levels, mut factors) = (Parole::default(), Parole::default());
    for (_, rischio) in cx.graph.tutti::<Rischio>() {
        let offices = rischio.stime_per_ufficio.elementi();
        let own = [&rischio.rischio_iniziale, &rischio.rischio_residuo].into_iter();
        for (level, place) in own.chain(offices.iter().map(|s| &s.rischio)).filter_map(Field::both) {
            levels.add(level.as_str(), place);
        }
        let maps = std::iter::once(&rischio.stime).chain(offices.iter().map(|s| &s.stime));
        maps.for_each(|m| factors.stime(m));
    }
    for (_, processo) in cx.graph.tutti::<Processo>() {
        if let Some((level, place)) = processo.rischio.both() {
            levels.add(level.as_str(), place);
        }
        factors.stime(&processo.stime);
    }
    if let Some(scala) = Scala::del_rischio(cx) {
        levels.report(&scala, "il livello", out);
    }
    if let Some(scala) = Scala::dei_fattori(cx) {
        factors.report(&scala, "la stima", out);
    }
}

/// Each word once, with its first place and how many times it is used.
#[derive(Default)]
struct Parole<'p> {
    all: Vec<(&'p str, Span, usize)>,
    index: HashMap<String, usize>,
}

impl<'p> Parole<'p> {
    fn add(&mut self, word: &'p str, place: Span) {
        let next = self.all.len();
        match *self.index.entry(fold(word)).or_insert(next) {
            i if i < next => self.all[i].2 += 1,
            _ => self.all.push((word, place, 1)),
        }
    }

    fn stime(&mut self, stime: &'p Field<Mappa<ValoreScritto>>) {
        for voce in stime.voci() {
            self.add(&voce.valore.value.valore.testo, voce.valore.span);
        }
    }

    fn report(&self, scala: &Scala, what: &str, out: &mut Findings) {
        let number = |w: &str| valore::decimale(w);
        let same = |w: &str| scala.parole.iter().any(|p| number(p).is_some() && number(p) == number(w));
        let unknown: Vec<_> = self.all.iter().filter(|(w, ..)| !scala.contiene(w) && !same(w)).collect();
        if !scala.dichiarata && !unknown.is_empty() {
            return missing_scale(&unknown, out);
        }
        for (word, place, times) in unknown {
            let others = match times {
                1 => String::new(),
                2 => " (qui e in un altro punto)".into(),
                n => format!(" (qui e in altri {} punti)", n - 1),
            };
            out.report(&RULE, *place)
                .message(format!("{what} `{}` non è una parola della scala{others}", crate::source::node::brief(word)))
                .label(format!("la scala è: {}", scala.elenco()))
                .help(help(word, scala));
        }
    }
}

/// One cause, one finding: the manifest declares no scale and the words are not the usual three.
fn missing_scale(unknown: &[&(&str, Span, usize)], out: &mut Findings) {
    let Some((word, place, _)) = unknown.first() else { return };
    out.report(&RULE, *place)
        .message(format!("il livello `{word}` non è tra basso, medio e alto, e `piao.toml` non dichiara un'altra scala"))
        .label("che posto ha questa parola nella scala?")
        .help("scrivi in `piao.toml` la scala dalla parola migliore alla peggiore: `[rischio]` e sotto `scala = [\"…\", \"…\"]`");
}

fn help(word: &str, scala: &Scala) -> String {
    let first = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if scala.contiene(first) {
        return format!("scrivi solo `{first}` e metti il resto in `motivazione`");
    }
    match nearest(word, scala.parole.iter().map(String::as_str)) {
        Some(near) => format!("forse intendevi `{near}`?"),
        None => "scrivi una parola della scala, oppure aggiungi questa a `scala` in `piao.toml`".into(),
    }
}
