// SPDX-License-Identifier: EUPL-1.2
//! Section 3.3 as its rules see it: what was read whole, what its texts speak of, who comes from outside.

use super::parole::piano;
use crate::calcolo::personale::intero;
use crate::model::Sezione;
use crate::model::fabbisogni::{Assunzione, Fabbisogni, TipoCanale};
use crate::model::record::Record;
use crate::model::tipi::{Lista, Prosa, Testo};
use crate::model::visita::{Foglia, Visitor};
use crate::rules::Context;
use crate::source::Span;
use crate::source::decode::{Field, Spanned};

/// The section, when nothing in its files is unread or still to be filled in: what is absent is not there.
pub fn letta<'p>(cx: &Context<'p>) -> Option<&'p Fabbisogni> {
    let section = cx.piano.sezioni.fabbisogni.as_ref()?;
    let files: Vec<_> = cx.piano.file_di(Sezione::Fabbisogni).collect();
    let unread = cx.piano.illeggibili.iter().chain(&cx.piano.da_compilare).any(|s| files.contains(&s.file));
    (!unread).then_some(section)
}

/// Where to say that something is not in the section.
pub fn luogo(cx: &Context<'_>) -> Option<Span> {
    let file = cx.piano.file_di(Sezione::Fabbisogni).next()?;
    Some(Span { file, start: 0, end: 0 })
}

/// Nothing is written: neither items nor a reason for having none.
pub fn vuota<T>(lista: &Field<Lista<T>>) -> bool {
    match lista {
        Field::Missing => true,
        Field::Invalid(_) => false,
        Field::Present(Lista::Elementi(items), _) => items.is_empty(),
        Field::Present(Lista::Nessuna(_), _) => false,
    }
}

/// The hirings, without those that are counted in other rows.
pub fn assunzioni(f: &Fabbisogni) -> impl Iterator<Item = &Spanned<Assunzione>> {
    let again = |r: &&Spanned<Assunzione>| r.di_cui.get().is_some_and(|b| b.0);
    f.assunzioni.elementi().iter().filter(move |r| !again(r))
}

/// Somebody is hired, or may be.
pub fn si_assume(f: &Fabbisogni) -> bool {
    assunzioni(f).any(|r| r.numero.get().and_then(intero) != Some(0))
}

/// One of the ways of a row is this.
pub fn per_via(row: &Assunzione, via: TipoCanale) -> bool {
    row.canale.elementi().iter().any(|c| c.tipo.get() == Some(&via))
}

/// Every text of the section, in the form in which words are looked for.
pub struct Parole(String);

impl Parole {
    /// Of the section.
    pub fn di(f: &Fabbisogni) -> Parole {
        let mut parole = Parole(String::new());
        f.campi(&mut parole);
        parole
    }

    /// Of some texts.
    pub fn dei<'t>(testi: impl Iterator<Item = &'t str>) -> Parole {
        let mut parole = Parole(String::new());
        testi.for_each(|t| parole.add(t));
        parole
    }

    fn add(&mut self, testo: &str) {
        self.0.push(' ');
        self.0.push_str(&piano(testo));
        self.0.push(' ');
    }

    /// Whether they hold one of the beginnings of words, or of words in a row.
    pub fn parlano_di(&self, parole: &[&str]) -> bool {
        parole.iter().any(|w| self.0.match_indices(w).any(|(at, _)| self.0[..at].ends_with(' ')))
    }
}

impl<'p> Visitor<'p> for Parole {
    fn record(&mut self, _record: &'p dyn Record, _span: Span) {}

    fn nessuna(&mut self, motivo: &'p Testo, _span: Span) {
        self.add(motivo.as_str());
    }

    fn chiave(&mut self, key: &'p str, _span: Span) {
        self.add(key);
    }

    fn foglia(&mut self, foglia: Foglia<'p>, _span: Span) {
        match foglia {
            Foglia::Testo(t) | Foglia::TestoLibero(_, t) => {
                self.add(t.as_str());
                t.lingue.iter().skip(1).for_each(|(_, other)| self.add(other));
            }
            Foglia::Prosa(Prosa { testo, lingue, .. }) => {
                self.add(testo);
                lingue.iter().skip(1).for_each(|(_, other)| self.add(other));
            }
            _ => {}
        }
    }
}
