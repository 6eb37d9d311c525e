// SPDX-License-Identifier: EUPL-1.2
//! One walk over the whole model: the graph, the export, the view, the text checks and the diff are visitors of it.

use super::id::Genere;
use super::record::Record;
use super::tipi::{Baseline, Prosa, Serie, Testo, ValoreLungo};
use crate::source::Span;
use crate::source::decode::Field;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A leaf of the model.
#[derive(Clone, Copy)]
pub enum Foglia<'p> {
    /// An identity.
    Id(&'p str),
    /// A reference: kind and id; free text that is no reference comes as `Testo`.
    Ref(Genere, &'p str),
    /// A reference where a free text could have stood: kind and id.
    RefLibero(Genere, &'p str),
    /// A short text.
    Testo(&'p Testo),
    /// A short text where an id of this kind could have stood.
    TestoLibero(Genere, &'p Testo),
    /// Markdown.
    Prosa(&'p Prosa),
    /// A value as written.
    Valore(&'p ValoreLungo),
    /// A date, with its text.
    Giorno(Date, &'p str),
    /// A decimal, with its text; the flag says it is money.
    Numero(Decimal, &'p str, bool),
    /// A year.
    Anno(i16),
    /// Yes or no.
    Bool(bool),
    /// A word of a closed list, and what it means.
    Scelta(&'static str, &'static str),
    /// A path inside the plan.
    Percorso(&'p str),
}

/// Walks over the model in the order of the records' fields.
pub trait Visitor<'p> {
    /// A record begins.
    fn record(&mut self, _record: &'p dyn Record, _span: Span) {}
    /// A record ends.
    fn fine_record(&mut self, _record: &'p dyn Record, _span: Span) {}
    /// A field that was understood begins.
    fn campo(&mut self, _name: &'static str, _span: Span) {}
    /// A field that was not understood.
    fn campo_invalido(&mut self, _name: &'static str, _span: Span) {}
    /// It ends.
    fn fine_campo(&mut self, _name: &'static str) {}
    /// A list begins.
    fn lista(&mut self, _len: usize) {}
    /// It ends.
    fn fine_lista(&mut self) {}
    /// A list or datum is empty, with its reason.
    fn nessuna(&mut self, _motivo: &'p Testo, _span: Span) {}
    /// Keys of the plan's own begin.
    fn mappa(&mut self) {}
    /// One of those keys.
    fn chiave(&mut self, _key: &'p str, _span: Span) {}
    /// They end.
    fn fine_mappa(&mut self) {}
    /// Values by year; false to see them as a map.
    fn serie(&mut self, _serie: &'p Serie, _span: Span) -> bool {
        false
    }
    /// A starting value; false to see its parts.
    fn baseline(&mut self, _baseline: &'p Baseline, _span: Span) -> bool {
        false
    }
    /// What follows is a definition (true) or refers to one written elsewhere (false).
    fn voce(&mut self, _definizione: bool) {}
    /// A leaf.
    fn foglia(&mut self, _foglia: Foglia<'p>, _span: Span) {}
}

/// What can be walked over.
pub trait Visit {
    /// Shows itself to the visitor.
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>);
}

/// Walks over one field, if it was understood.
pub fn campo<'p, T: Visit>(name: &'static str, field: &'p Field<T>, v: &mut dyn Visitor<'p>) {
    match field {
        Field::Present(value, span) => {
            v.campo(name, *span);
            value.visit(*span, v);
            v.fine_campo(name);
        }
        Field::Invalid(span) => v.campo_invalido(name, *span),
        Field::Missing => {}
    }
}
