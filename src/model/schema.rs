// SPDX-License-Identifier: EUPL-1.2
//! JSON Schema of records and choices, draft-07, for editors: descriptions and documented words.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// A field of a record, for its schema.
pub struct Campo {
    /// The key.
    pub nome: &'static str,
    /// Its `///`.
    pub doc: &'static str,
    /// The record makes no sense without it.
    pub obbligatorio: bool,
    /// The schema of its type.
    pub schema: Schema,
}

/// A `///` text as one paragraph.
pub fn paragrafo(doc: &str) -> String {
    doc.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_string()
}

/// The schema of a record; `short` lets the type of that field stand for the whole.
pub fn scheda(doc: &str, campi: Vec<Campo>, short: Option<&str>) -> Schema {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut alone = None;
    for campo in campi {
        if short == Some(campo.nome) {
            alone = Some(campo.schema.clone().to_value());
        }
        if campo.obbligatorio {
            required.push(json!(campo.nome));
        }
        properties.insert(campo.nome.into(), con_descrizione(campo.schema, campo.doc));
    }
    let mut object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        object["required"] = Value::Array(required);
    }
    let mut schema = match alone {
        Some(alone) => json!({ "anyOf": [alone, object] }),
        None => object,
    };
    schema["description"] = json!(paragrafo(doc));
    from(schema)
}

/// A `$ref` may carry no sibling in draft-07, so a described reference is an `allOf` of one.
fn con_descrizione(schema: Schema, doc: &str) -> Value {
    let mut value = schema.to_value();
    if value.get("$ref").is_some() {
        value = json!({ "allOf": [value] });
    }
    if let Value::Object(object) = &mut value {
        object.insert("description".into(), json!(paragrafo(doc)));
    }
    value
}

/// The schema of a closed list: each word with its meaning, which editors show.
pub fn scelta(doc: &str, parole: &[(&str, &str)]) -> Schema {
    let mut words: Vec<Value> =
        parole.iter().map(|(word, doc)| json!({ "const": word, "description": paragrafo(doc) })).collect();
    words.push(da_compilare());
    from(json!({ "description": paragrafo(doc), "oneOf": words }))
}

/// A field still to be filled in: the reader tells it, an editor need not call it a mistake.
pub fn da_compilare() -> Value {
    json!({ "type": "string", "pattern": r"^\s*[Dd][Aa]\s+[Cc][Oo][Mm][Pp][Ii][Ll][Aa][Rr][Ee]\s*(:|$)" })
}

/// A schema from a JSON object.
pub fn from(value: Value) -> Schema {
    match value {
        Value::Object(object) => Schema::from(object),
        _ => Schema::default(),
    }
}
