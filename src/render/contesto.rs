// SPDX-License-Identifier: EUPL-1.2
//! The view as tera sees it: its texts move, the names of its fields are shared.

use crate::json::{Name, Value as Json};
use std::borrow::Cow;
use tera::value::Key;
use tera::{Context, Map, Value};

/// The context of a view: its fields by name.
pub fn contesto(view: Json) -> Context {
    let mut context = Context::new();
    if let Json::Object(fields) = view {
        for (name, value) in fields {
            context.insert_value(name, in_tera(value));
        }
    }
    context
}

fn in_tera(value: Json) -> Value {
    match value {
        Json::Null => Value::none(),
        Json::Bool(b) => b.into(),
        // Never negative where it is not: templates compare numbers of one kind.
        Json::Number(n) => u64::try_from(n).map_or_else(|_| n.into(), Value::from),
        Json::String(s) => Value::normal_string(&s),
        Json::Array(items) => items.into_iter().map(in_tera).collect::<Vec<_>>().into(),
        Json::Object(fields) => {
            let mut map = Map::with_capacity_and_hasher(fields.len(), Default::default());
            map.extend(fields.into_iter().map(|(name, value)| (chiave(name), in_tera(value))));
            Value::from(map)
        }
    }
}

fn chiave(name: Name) -> Key<'static> {
    match name {
        Cow::Borrowed(name) => Key::Str(name),
        Cow::Owned(name) => name.into(),
    }
}
