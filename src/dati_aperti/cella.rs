// SPDX-License-Identifier: EUPL-1.2
//! A cell: what it holds, and how the two formats write it.

use super::tabelle::Tipo;
use crate::foglio;
use rust_decimal::Decimal;
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Between the items of a list, in a CSV cell.
pub const SEPARATORE: &str = " | ";

/// Cella (cell) of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cella {
    /// Nothing: not written in the plan, or not published.
    Vuota,
    /// A text.
    Testo(String),
    /// An exact number.
    Numero(Decimal),
    /// A day, ISO.
    Data(String),
    /// Yes or no.
    SiNo(bool),
    /// Several texts.
    Elenco(Vec<String>),
}

impl Cella {
    /// A text, or nothing.
    pub fn testo(text: impl Into<String>) -> Cella {
        let text = text.into();
        if text.trim().is_empty() { Cella::Vuota } else { Cella::Testo(text) }
    }

    /// As a spreadsheet reads it: decimal comma, `31/12/2027`, `sì` and `no`.
    pub fn csv(&self, tipo: Tipo) -> Cow<'_, str> {
        match self {
            Cella::Vuota => Cow::Borrowed(""),
            Cella::Testo(t) => testo(t, tipo),
            Cella::Numero(n) => Cow::Owned(n.to_string().replace('.', ",")),
            Cella::Data(iso) => match iso.split('-').collect::<Vec<_>>()[..] {
                [y, m, d] => Cow::Owned(format!("{d}/{m}/{y}")),
                _ => testo(iso, tipo),
            },
            Cella::SiNo(yes) => Cow::Borrowed(if *yes { "sì" } else { "no" }),
            Cella::Elenco(items) => Cow::Owned(testo(&items.join(SEPARATORE), tipo).into_owned()),
        }
    }
}

fn testo(text: &str, tipo: Tipo) -> Cow<'_, str> {
    if tipo.is_code() { foglio::codice(text) } else { foglio::testo(text) }
}

impl Serialize for Cella {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Cella::Vuota => s.serialize_none(),
            Cella::Testo(t) | Cella::Data(t) => s.serialize_str(t),
            // Digit by digit: a number of the plan is never a float.
            Cella::Numero(n) => match RawValue::from_string(n.to_string()) {
                Ok(raw) => raw.serialize(s),
                Err(_) => s.serialize_str(&n.to_string()),
            },
            Cella::SiNo(b) => s.serialize_bool(*b),
            Cella::Elenco(items) => items.serialize(s),
        }
    }
}
