// SPDX-License-Identifier: EUPL-1.2
//! The JSON Schemas: of the plan's files, generated from the model, and of the JSON outputs.

use crate::model::Sezione;
use crate::model::consuntivi::Consuntivo;
use crate::model::id::Genere;
use crate::model::manifesto::Manifesto;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

/// Name and text of every schema, in order.
pub fn tutti() -> Vec<(String, String)> {
    let mut all = vec![of("piao", Manifesto::json_schema, false)];
    for sezione in Sezione::TUTTE {
        all.push(of(sezione.stem(), |g| sezione.schema(g), true));
    }
    all.push(of("consuntivi", Consuntivo::json_schema, true));
    all.push(("diff".into(), include_str!("schemi/diff.schema.json").to_string()));
    all.push(("explain".into(), include_str!("schemi/explain.schema.json").to_string()));
    all.push(("export".into(), include_str!("schemi/export.schema.json").to_string()));
    all.push(("validate".into(), include_str!("schemi/validate.schema.json").to_string()));
    all
}

/// One file's schema, draft-07, with its definitions.
fn of(name: &str, schema: impl FnOnce(&mut SchemaGenerator) -> schemars::Schema, defaults: bool) -> (String, String) {
    let mut generator = SchemaSettings::draft07().into_generator();
    let mut value = schema(&mut generator).to_value();
    if defaults && let Some(properties) = value.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("predefiniti".into(), predefiniti());
    }
    let mut definitions = generator.take_definitions(true);
    definitions.sort_keys();
    let mut root = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("piao: {name}"),
    });
    if let (Value::Object(root), Value::Object(value)) = (&mut root, value) {
        root.extend(value);
        if !definitions.is_empty() {
            root.insert("definitions".into(), Value::Object(definitions));
        }
    }
    // A record may stand for the whole file: its short form may not.
    if let Some(Value::Array(forms)) = root.get("anyOf").cloned()
        && let Some(Value::Object(object)) = forms.into_iter().find(|f| f.get("properties").is_some())
        && let Value::Object(root) = &mut root
    {
        root.remove("anyOf");
        root.extend(object);
    }
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    (name.into(), text)
}

/// `predefiniti:` at the head of a section file.
fn predefiniti() -> Value {
    let kinds: serde_json::Map<String, Value> = Genere::TUTTI
        .iter()
        .map(|g| (g.plurale().to_string(), json!({ "type": "object", "additionalProperties": true })))
        .collect();
    json!({ "description": "Valori che valgono per tutti gli elementi di un elenco in questo file, se non ne hanno di propri.", "type": "object", "properties": kinds })
}
