// SPDX-License-Identifier: EUPL-1.2
//! The tree of data that documents and exports are made of: `serde_json`'s, with names of fields that are shared instead of
//! copied and hashed: the document of a large plan has some hundred thousand fields, and a few hundred names. It is
//! written as JSON by `serde_json`, in the order in which fields were put in.

use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::{Index, IndexMut};

/// The name of a field: nearly always one of this program's own.
pub type Name = Cow<'static, str>;

/// A value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number: the plan's own numbers are texts, exact.
    Number(i64),
    /// A text.
    String(Cow<'static, str>),
    /// A list.
    Array(Vec<Value>),
    /// A record.
    Object(Map),
}

/// A record: its fields in the order in which they were put in. Records have few fields: they are looked for one by one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map(Vec<(Name, Value)>);

static NULL: Value = Value::Null;

impl Value {
    /// Whether it is nothing.
    pub fn is_null(&self) -> bool {
        *self == Value::Null
    }

    /// Whether it is a text.
    pub fn is_string(&self) -> bool {
        self.as_str().is_some()
    }

    /// Whether it is a list.
    pub fn is_array(&self) -> bool {
        self.as_array().is_some()
    }

    /// The text.
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(s) = self { Some(s) } else { None }
    }

    /// The list.
    pub fn as_array(&self) -> Option<&Vec<Value>> {
        if let Value::Array(items) = self { Some(items) } else { None }
    }

    /// The list, to change it.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Value>> {
        if let Value::Array(items) = self { Some(items) } else { None }
    }

    /// The record.
    pub fn as_object(&self) -> Option<&Map> {
        if let Value::Object(fields) = self { Some(fields) } else { None }
    }

    /// The record, to change it.
    pub fn as_object_mut(&mut self) -> Option<&mut Map> {
        if let Value::Object(fields) = self { Some(fields) } else { None }
    }

    /// A field of a record.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_object()?.get(name)
    }

    /// A field of a record, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.as_object_mut()?.get_mut(name)
    }

    /// What stands at a path of names, each after a `/`; in a list, of places from 0.
    pub fn pointer(&self, path: &str) -> Option<&Value> {
        path.split('/').skip(1).try_fold(self, |value, name| match value {
            Value::Array(items) => items.get(name.parse::<usize>().ok()?),
            value => value.get(name),
        })
    }

    /// What stands at a path of names, to change it.
    pub fn pointer_mut(&mut self, path: &str) -> Option<&mut Value> {
        path.split('/').skip(1).try_fold(self, |value, name| value.get_mut(name))
    }

    /// The value; nothing stays in its place.
    pub fn take(&mut self) -> Value {
        std::mem::take(self)
    }
}

impl Map {
    /// A record without fields.
    pub fn new() -> Map {
        Map::default()
    }

    /// A record without fields, with room for so many.
    pub fn with_capacity(fields: usize) -> Map {
        Map(Vec::with_capacity(fields))
    }

    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|(n, _)| n == name)
    }

    /// A field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v)
    }

    /// A field, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(n, _)| n == name).map(|(_, v)| v)
    }

    /// Whether it has a field.
    pub fn contains_key(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Puts a field in, last, or in the place of the one with its name; gives back what was there.
    pub fn insert(&mut self, name: impl Into<Name>, value: Value) -> Option<Value> {
        let name = name.into();
        match self.get_mut(&name) {
            Some(there) => Some(std::mem::replace(there, value)),
            None => {
                self.0.push((name, value));
                None
            }
        }
    }

    /// Puts a field in, last, that it does not have yet.
    pub fn push(&mut self, name: impl Into<Name>, value: Value) {
        self.0.push((name.into(), value));
    }

    /// A field; if it has none with that name, what `make` makes.
    pub fn get_or_insert_with(&mut self, name: &'static str, make: impl FnOnce() -> Value) -> &mut Value {
        let at = self.position(name).unwrap_or_else(|| {
            self.push(name, make());
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// Takes a field out; the order of the others stays.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.position(name).map(|at| self.0.remove(at).1)
    }

    /// Leaves in it the fields that `keep` wants.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &Value) -> bool) {
        self.0.retain(|(name, value)| keep(name, value));
    }

    /// Takes all fields out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

impl IntoIterator for Map {
    type Item = (Name, Value);
    type IntoIter = std::vec::IntoIter<(Name, Value)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<N: Into<Name>> Extend<(N, Value)> for Map {
    fn extend<I: IntoIterator<Item = (N, Value)>>(&mut self, fields: I) {
        for (name, value) in fields {
            self.insert(name, value);
        }
    }
}

/// Of names that are all different: none is looked for.
impl<N: Into<Name>> FromIterator<(N, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(fields: I) -> Map {
        Map(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}

impl FromIterator<Value> for Value {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Value {
        Value::Array(items.into_iter().collect())
    }
}

/// A field of a record; nothing where there is none.
impl Index<&str> for Value {
    type Output = Value;
    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&NULL)
    }
}

/// An item of a list; nothing where there is none.
impl Index<usize> for Value {
    type Output = Value;
    fn index(&self, at: usize) -> &Value {
        self.as_array().and_then(|items| items.get(at)).unwrap_or(&NULL)
    }
}

/// A field of a record, put in if it is not there. What is no record becomes one.
impl IndexMut<&'static str> for Value {
    fn index_mut(&mut self, name: &'static str) -> &mut Value {
        if self.as_object().is_none() {
            *self = Value::Object(Map::new());
        }
        match self {
            Value::Object(fields) => fields.get_or_insert_with(name, Value::default),
            other => other,
        }
    }
}

impl Index<&str> for Map {
    type Output = Value;
    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&NULL)
    }
}

impl PartialEq<str> for Value {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<String> for Value {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<bool> for Value {
    fn eq(&self, other: &bool) -> bool {
        *self == Value::Bool(*other)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => s.serialize_unit(),
            Value::Bool(b) => s.serialize_bool(*b),
            Value::Number(n) => s.serialize_i64(*n),
            Value::String(text) => s.serialize_str(text),
            Value::Array(items) => s.collect_seq(items),
            Value::Object(fields) => fields.serialize(s),
        }
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.len()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// As JSON, on one line.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::Bool(b)
    }
}

/// Whole numbers that always fit.
macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Value {
            fn from(n: $kind) -> Value {
                Value::Number(n.into())
            }
        }
    )*};
}

numbers!(u8 i8 u16 i16 u32 i32 i64);

/// A count.
impl From<usize> for Value {
    fn from(n: usize) -> Value {
        Value::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::String(Cow::Owned(text.into()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::String(text.into())
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(text: Cow<'static, str>) -> Value {
        Value::String(text)
    }
}

impl From<Box<str>> for Value {
    fn from(text: Box<str>) -> Value {
        Value::String(String::from(text).into())
    }
}

impl From<Map> for Value {
    fn from(fields: Map) -> Value {
        Value::Object(fields)
    }
}

/// By reference what can be copied.
macro_rules! copied {
    ($($kind:ty)*) => {$(
        impl From<&$kind> for Value {
            fn from(value: &$kind) -> Value {
                value.clone().into()
            }
        }
    )*};
}

copied!(bool u8 i8 i16 u32 String Box<str> Value Map &str &Value);

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Value {
        items.into_iter().map(Into::into).collect()
    }
}

impl<T: Clone + Into<Value>> From<&[T]> for Value {
    fn from(items: &[T]) -> Value {
        items.iter().cloned().map(Into::into).collect()
    }
}

impl<T: Clone + Into<Value>> From<&Vec<T>> for Value {
    fn from(items: &Vec<T>) -> Value {
        items.as_slice().into()
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(items: [T; N]) -> Value {
        items.into_iter().map(Into::into).collect()
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// What the source writes out: its texts are not copied.
#[doc(hidden)]
pub trait Literal {
    fn value(self) -> Value;
}

impl Literal for &'static str {
    fn value(self) -> Value {
        Value::String(Cow::Borrowed(self))
    }
}

impl Literal for bool {
    fn value(self) -> Value {
        self.into()
    }
}

impl Literal for i32 {
    fn value(self) -> Value {
        self.into()
    }
}

impl<T: Clone + Into<Value>> From<&Option<T>> for Value {
    fn from(value: &Option<T>) -> Value {
        value.clone().into()
    }
}

/// A value written as JSON, with expressions in the place of values; names of fields are literals, all different.
#[macro_export]
macro_rules! json {
    (null) => { $crate::json::Value::Null };
    ($value:literal) => { $crate::json::Literal::value($value) };
    ([ $($items:tt)* ]) => { $crate::json::Value::Array($crate::json_items!([] $($items)*)) };
    ({}) => { $crate::json::Value::Object($crate::json::Map::new()) };
    ({ $($fields:tt)+ }) => {{
        let mut map = $crate::json::Map::new();
        $crate::json_fields!(map $($fields)+);
        $crate::json::Value::Object(map)
    }};
    ($value:expr) => { $crate::json::Value::from($value) };
}

/// The fields of a record, one after the other.
#[doc(hidden)]
#[macro_export]
macro_rules! json_fields {
    ($map:ident) => {};
    ($map:ident $name:literal : null $(, $($rest:tt)*)?) => {
        $map.push($name, $crate::json::Value::Null);
        $crate::json_fields!($map $($($rest)*)?);
    };
    ($map:ident $name:literal : { $($inner:tt)* } $(, $($rest:tt)*)?) => {
        $map.push($name, $crate::json!({ $($inner)* }));
        $crate::json_fields!($map $($($rest)*)?);
    };
    ($map:ident $name:literal : [ $($inner:tt)* ] $(, $($rest:tt)*)?) => {
        $map.push($name, $crate::json!([ $($inner)* ]));
        $crate::json_fields!($map $($($rest)*)?);
    };
    ($map:ident $name:literal : $value:literal $(, $($rest:tt)*)?) => {
        $map.push($name, $crate::json!($value));
        $crate::json_fields!($map $($($rest)*)?);
    };
    ($map:ident $name:literal : $value:expr $(, $($rest:tt)*)?) => {
        $map.push($name, $crate::json::Value::from($value));
        $crate::json_fields!($map $($($rest)*)?);
    };
}

/// The items of a list, one after the other.
#[doc(hidden)]
#[macro_export]
macro_rules! json_items {
    ([ $($done:expr),* ]) => { vec![ $($done),* ] };
    ([ $($done:expr),* ] { $($inner:tt)* } $(, $($rest:tt)*)?) => {
        $crate::json_items!([ $($done,)* $crate::json!({ $($inner)* }) ] $($($rest)*)?)
    };
    ([ $($done:expr),* ] [ $($inner:tt)* ] $(, $($rest:tt)*)?) => {
        $crate::json_items!([ $($done,)* $crate::json!([ $($inner)* ]) ] $($($rest)*)?)
    };
    ([ $($done:expr),* ] $value:expr $(, $($rest:tt)*)?) => {
        $crate::json_items!([ $($done,)* $crate::json::Value::from($value) ] $($($rest)*)?)
    };
}

pub use crate::json;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_serde_json_would() {
        let (nome, nessuno): (String, Option<&str>) = ("è \"verde\"\n".into(), None);
        let ours = json!({
            "nome": &nome, "n": -3, "si": true, "niente": null, "lista": [1, { "a": nessuno }, ["x", &nome]],
            "dentro": { "vuoto": {}, "lista": [] }, "scelta": if nome.is_empty() { 1 } else { 2 },
        });
        let theirs = serde_json::json!({
            "nome": &nome, "n": -3, "si": true, "niente": null, "lista": [1, { "a": nessuno }, ["x", &nome]],
            "dentro": { "vuoto": {}, "lista": [] }, "scelta": if nome.is_empty() { 1 } else { 2 },
        });
        assert_eq!(ours.to_string(), theirs.to_string());
        assert_eq!(ours.pointer("/lista/1/a"), Some(&Value::Null));
        assert_eq!(ours.pointer("/lista/7"), None);
        assert_eq!(ours["dentro"]["manca"], Value::Null);
    }

    #[test]
    fn a_field_put_in_again_keeps_its_place() {
        let mut map = Map::new();
        assert_eq!(map.insert("a", json!(1)), None);
        map.insert("b", json!(2));
        assert_eq!(map.insert("a", json!(3)), Some(json!(1)));
        assert_eq!(map.keys().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(map.remove("a"), Some(json!(3)));
        assert_eq!(Value::from(map).to_string(), "{\"b\":2}");
    }
}
