// SPDX-License-Identifier: EUPL-1.2
//! `record!` and `choice!`: one line a field gives reading, unknown-key hints, JSON Schema, walking and joining.
//!
//! Every field becomes `Field<T>`. `: Genere(nome)` gives a record its kind and the field that names it (a third word
//! names the field of its identity when it is not `id`); `abbreviato campo` lets a bare value stand for the record;
//! `= obbligatorio` marks a key without which the record makes no sense.

use super::id::Genere;
use super::tipi::Testo;
use super::visita::Visitor;
use crate::source::Span;
use std::any::Any;

/// A record of the plan, seen from outside: what walks over the model need.
pub trait Record: Any {
    /// Name of the type, such as `Obiettivo`.
    fn tipo(&self) -> &'static str;
    /// Its kind, if it can be referred to.
    fn genere(&self) -> Option<Genere>;
    /// Its identity and where it is written.
    fn identita(&self) -> Option<(&str, Span)>;
    /// Its name for readers.
    fn nome(&self) -> Option<&Testo>;
    /// Walks over its fields.
    fn campi<'p>(&'p self, v: &mut dyn Visitor<'p>);
    /// Itself, to be seen as its own type again.
    fn as_any(&self) -> &dyn Any;
}

/// A record that has an identity: what a `Ref` may refer to.
pub trait Elemento: Record {
    /// Its kind.
    const GENERE: Genere;
    /// The field that names it.
    const NOME: &'static str;
}

/// The key of a record: an id, or a code of the law.
pub trait Identita {
    /// The text of the key.
    fn chiave(&self) -> &str;
}

macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident $(: $genere:ident ( $nome:ident $(, $chiave:ident)? ))? $(abbreviato $short:ident)? {
            $( $(#[doc = $fdoc:literal])* $field:ident : $ty:ty $(= $req:ident)? ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name { $( $(#[doc = $fdoc])* pub $field: $crate::source::decode::Field<$ty> ),* }

        impl $name {
            /// Its keys, in order.
            pub const CHIAVI: &'static [&'static str] = &[$(stringify!($field)),*];
        }

        impl $crate::source::decode::Decode for $name {
            fn wanted() -> String {
                $crate::model::record::wanted(&[$(stringify!($short))?])
            }
            fn plural() -> Option<&'static str> {
                record!(@plural $($genere)?)
            }
            fn decode(node: &$crate::source::node::Node<'_>, cx: &mut $crate::source::decode::Cx<'_>) -> Option<Self> {
                $(
                    if node.scalar().is_some() {
                        return Some($name { $short: $crate::source::decode::value(node, cx), ..Default::default() });
                    }
                )?
                if !cx.room.take(size_of::<$name>()) {
                    return None;
                }
                let mut record = $crate::source::decode::Record::open(node, Self::CHIAVI, $crate::model::record::what(record!(@genere $($genere)?)), Self::plural(), cx)?;
                let mut index = 0..;
                Some($name { $($field: {
                    let required = false $(|| stringify!($req) == "obbligatorio")?;
                    record.field(index.next().unwrap_or(0), required, cx)
                }),* })
            }
        }

        impl $name {
            /// Joins the same section of another file: lists add up, a single value may stand once.
            #[allow(dead_code)]
            pub(crate) fn unisci(&mut self, other: Self, out: &mut Vec<$crate::diagnostic::Diagnostic>) {
                $( $crate::model::record::unisci_campo(stringify!($field), &mut self.$field, other.$field, out); )*
            }
        }

        impl $crate::model::record::Record for $name {
            fn tipo(&self) -> &'static str { stringify!($name) }
            fn genere(&self) -> Option<$crate::model::id::Genere> { record!(@genere $($genere)?) }
            fn identita(&self) -> Option<(&str, $crate::source::Span)> { record!(@identita self $($genere $(, $chiave)?)?) }
            fn nome(&self) -> Option<&$crate::model::tipi::Testo> { record!(@nome self $($nome)?) }
            fn campi<'p>(&'p self, v: &mut dyn $crate::model::visita::Visitor<'p>) {
                $( $crate::model::visita::campo(stringify!($field), &self.$field, v); )*
            }
            fn as_any(&self) -> &dyn std::any::Any { self }
        }

        $(
            impl $crate::model::record::Elemento for $name {
                const GENERE: $crate::model::id::Genere = $crate::model::id::Genere::$genere;
                const NOME: &'static str = stringify!($nome);
            }
        )?

        impl $crate::model::visita::Visit for $name {
            fn visit<'p>(&'p self, span: $crate::source::Span, v: &mut dyn $crate::model::visita::Visitor<'p>) {
                v.record(self, span);
                $crate::model::record::Record::campi(self, v);
                v.fine_record(self, span);
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(g: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let doc = concat!($($doc, "\n"),*);
                let fields = vec![$( $crate::model::schema::Campo {
                    nome: stringify!($field),
                    doc: concat!($($fdoc, "\n"),*),
                    obbligatorio: false $(|| stringify!($req) == "obbligatorio")?,
                    schema: g.subschema_for::<$ty>(),
                } ),*];
                let short = [$(stringify!($short))?];
                $crate::model::schema::scheda(doc, fields, short.first().copied())
            }
        }
    };
    (@plural) => { None };
    (@plural $genere:ident) => { Some($crate::model::id::Genere::$genere.plurale()) };
    (@genere) => { None };
    (@genere $genere:ident) => { Some($crate::model::id::Genere::$genere) };
    (@identita $self:ident) => { None };
    (@identita $self:ident $genere:ident) => { $self.id.both().map(|(id, span)| ($crate::model::record::Identita::chiave(id), span)) };
    (@identita $self:ident $genere:ident, $chiave:ident) => { $self.$chiave.both().map(|(id, span)| ($crate::model::record::Identita::chiave(id), span)) };
    (@nome $self:ident) => { None };
    (@nome $self:ident $nome:ident) => { $self.$nome.get() };
}

macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $( $(#[doc = $vdoc:literal])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $vdoc])* $variant ),* }

        impl $name {
            /// The words of the files, with what they mean.
            pub const PAROLE: &'static [(&'static str, &'static str)] = &[$(($word, concat!($($vdoc),*))),*];

            /// The word of the files.
            pub fn parola(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            /// What it means, for readers.
            pub fn significato(self) -> &'static str {
                let doc = match self { $($name::$variant => concat!($($vdoc),*)),* };
                doc.trim().trim_end_matches('.')
            }

            /// The choice with this word.
            pub fn da_parola(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }

        impl $crate::source::decode::Decode for $name {
            fn wanted() -> String {
                format!("una di queste parole: {}", $name::PAROLE.iter().map(|(w, _)| format!("`{w}`")).collect::<Vec<_>>().join(", "))
            }
            fn is_word(text: &str) -> bool {
                $name::PAROLE.iter().any(|(word, _)| *word == $crate::source::decode::fold(text))
            }
            fn decode(node: &$crate::source::node::Node<'_>, cx: &mut $crate::source::decode::Cx<'_>) -> Option<Self> {
                $name::da_parola($crate::model::record::scelta(node, $name::PAROLE, cx)?)
            }
        }

        impl $crate::model::visita::Visit for $name {
            fn visit<'p>(&'p self, span: $crate::source::Span, v: &mut dyn $crate::model::visita::Visitor<'p>) {
                v.foglia($crate::model::visita::Foglia::Scelta(self.parola(), self.significato()), span);
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::model::schema::scelta(concat!($($doc, "\n"),*), $name::PAROLE)
            }
        }
    };
}

pub(crate) use {choice, record};

/// The record, for «in …» and «qui ci vuole …».
pub fn what(genere: Option<Genere>) -> &'static str {
    genere.map_or("un gruppo di chiavi", Genere::con_indeterminativo)
}

/// What a record wants, in words.
pub fn wanted(short: &[&str]) -> String {
    match short.first() {
        Some(field) => format!("un gruppo di chiavi, o il solo `{field}`"),
        None => "un gruppo di chiavi".into(),
    }
}

/// Reads a word of a closed list; a word that differs only by capitals or accents is told the right one.
pub fn scelta(
    node: &crate::source::node::Node<'_>,
    words: &[(&'static str, &'static str)],
    cx: &mut crate::source::decode::Cx<'_>,
) -> Option<&'static str> {
    use crate::source::decode::nearest;
    let list = || words.iter().map(|(w, _)| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    let Some(scalar) = node.scalar() else { return cx.mismatch(node, &format!("una parola tra {}", list())) };
    let text = scalar.text.trim();
    if let Some((word, _)) = words.iter().find(|(w, _)| *w == text) {
        return Some(word);
    }
    let help = match nearest(text, words.iter().map(|(w, _)| *w)) {
        Some(word) => format!("forse intendevi `{word}`?"),
        None => format!("scrivi una di queste parole: {}", list()),
    };
    cx.wrong(
        crate::diagnostic::Diagnostic::new(
            "scelta-sconosciuta",
            node.span,
            format!("`{}` non è tra le parole ammesse", crate::source::node::brief(text)),
        )
        .help(help),
    )
}

/// Joins one field of a section that stands in two files.
pub fn unisci_campo<T: crate::source::decode::Decode>(
    name: &str,
    mine: &mut crate::source::decode::Field<T>,
    other: crate::source::decode::Field<T>,
    out: &mut Vec<crate::diagnostic::Diagnostic>,
) {
    use crate::source::decode::Field;
    match (mine, other) {
        (_, Field::Missing) => {}
        (mine @ (Field::Missing | Field::Invalid(_)), other) => *mine = other,
        (Field::Present(value, span), Field::Present(other, again)) => {
            let first = *span;
            if value.join(other).is_err() {
                out.push(
                    crate::diagnostic::Diagnostic::new(
                        "chiave-in-due-file",
                        again,
                        format!("`{name}` è scritto in due file"),
                    )
                    .label("di nuovo qui")
                    .also(first, "la prima volta qui")
                    .help("lascia uno solo dei due: solo gli elenchi si uniscono"),
                );
            }
        }
        (Field::Present(..), Field::Invalid(_)) => {}
    }
}
