// SPDX-License-Identifier: EUPL-1.2
//! The view as tera sees it. Its texts move, and the few hundred names of fields are shared by the hundred thousand
//! records that have them.

use serde_json::Value as Json;
use std::collections::HashMap;
use tera::value::Key;
use tera::{Context, Map, Value};

/// The context of a view: its fields by name.
pub fn contesto(view: Json) -> Context {
    let mut names = HashMap::new();
    let mut context = Context::new();
    if let Json::Object(fields) = view {
        for (name, value) in fields {
            context.insert_value(name, in_tera(value, &mut names));
        }
    }
    context
}

fn in_tera(value: Json, names: &mut HashMap<String, Key<'static>>) -> Value {
    match value {
        Json::Null => Value::none(),
        Json::Bool(b) => b.into(),
        Json::Number(n) => match (n.as_u64(), n.as_i64()) {
            (Some(n), _) => n.into(),
            (None, Some(n)) => n.into(),
            // The view holds no fractions: they are printed when they get there.
            (None, None) => n.to_string().into(),
        },
        Json::String(s) => Value::normal_string(&s),
        Json::Array(items) => items.into_iter().map(|v| in_tera(v, names)).collect::<Vec<_>>().into(),
        Json::Object(fields) => {
            let mut map = Map::with_capacity_and_hasher(fields.len(), Default::default());
            for (name, value) in fields {
                let key = match names.get(&name) {
                    Some(key) => key.clone(),
                    None => names.entry(name.clone()).or_insert(name.into()).clone(),
                };
                map.insert(key, in_tera(value, names));
            }
            Value::from(map)
        }
    }
}
