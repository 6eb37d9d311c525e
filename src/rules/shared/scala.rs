// SPDX-License-Identifier: EUPL-1.2
//! The scale of the risks, as the manifest declares it.

use crate::model::Piano;
use crate::model::rischi_corruttivi::{GenereMisura, Misura, Rischio};
use crate::model::tipi::{Lista, Testo};
use crate::rules::Context;
use crate::source::Span;
use crate::source::decode::{Field, fold};

/// The words of a scale, from the best to the worst.
pub struct Scala {
    /// As written.
    pub parole: Vec<String>,
    /// Without capitals and accents.
    piegate: Vec<String>,
    /// Written in the manifest.
    pub dichiarata: bool,
}

impl Scala {
    fn new(parole: Vec<String>, dichiarata: bool) -> Scala {
        let piegate = parole.iter().map(|p| fold(p)).collect();
        Scala { parole, piegate, dichiarata }
    }

    /// The scale of the levels; low, medium and high where the manifest declares none. `None` if it was not understood.
    pub fn del_rischio(cx: &Context<'_>) -> Option<Scala> {
        Scala::del_piano(cx.piano)
    }

    /// The scale of the levels of a plan.
    pub fn del_piano(piano: &Piano) -> Option<Scala> {
        match &piano.manifesto.rischio {
            Field::Missing => Some(Scala::comune()),
            Field::Invalid(_) => None,
            Field::Present(metodo, _) => match &metodo.scala {
                Field::Missing => Some(Scala::comune()),
                field => Scala::scritta(field),
            },
        }
    }

    /// The scale of the factors, if the manifest declares one.
    pub fn dei_fattori(cx: &Context<'_>) -> Option<Scala> {
        Scala::scritta(&cx.piano.manifesto.rischio.get()?.scala_fattori)
    }

    fn comune() -> Scala {
        Scala::new(["basso", "medio", "alto"].map(String::from).to_vec(), false)
    }

    fn scritta(field: &Field<Lista<Testo>>) -> Option<Scala> {
        let words: Vec<String> = field.elementi().iter().map(|t| t.as_str().to_string()).collect();
        (words.len() > 1).then(|| Scala::new(words, true))
    }

    /// Whether a text is a word of the scale, capitals and accents aside.
    pub fn contiene(&self, text: &str) -> bool {
        self.piegate.contains(&fold(text))
    }

    /// Whether a text is among the worst words: the last, or the last two of four or more.
    pub fn peggiore(&self, text: &str) -> bool {
        let worst = if self.piegate.len() >= 4 { 2 } else { 1 };
        self.piegate[self.piegate.len() - worst..].contains(&fold(text))
    }

    /// The place of a word in the scale, from 0 for the best.
    pub fn grado(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        self.piegate.iter().position(|p| *p == folded)
    }

    /// The words, for a message.
    pub fn elenco(&self) -> String {
        self.parole.iter().map(|p| format!("`{p}`")).collect::<Vec<_>>().join(", ")
    }
}

/// The level of a risk after the measures, else before them.
pub fn livello(rischio: &Rischio) -> Option<(&Testo, Span)> {
    match &rischio.rischio_residuo {
        Field::Missing => rischio.rischio_iniziale.both(),
        field => field.both(),
    }
}

/// A measure treats a particular risk unless it says that it is a general one.
pub fn specifica(misura: &Misura) -> bool {
    misura.genere.get() != Some(&GenereMisura::Generale)
}
