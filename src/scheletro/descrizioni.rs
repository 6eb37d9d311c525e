// SPDX-License-Identifier: EUPL-1.2
//! What the schemas say of a field: its description, its words, the least that must be written there.

use super::albero::{Righe, Valore, Voce};
use crate::schemi;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A place of a schema.
#[derive(Clone, Copy)]
pub struct Schema<'s> {
    root: &'s Value,
    at: &'s Value,
}

impl Schema<'static> {
    /// The schema of a file, by its name.
    pub fn di(name: &str) -> Option<Schema<'static>> {
        static SCHEMAS: OnceLock<HashMap<String, Value>> = OnceLock::new();
        let schemas = SCHEMAS.get_or_init(|| {
            let all = schemi::tutti().into_iter();
            all.filter_map(|(name, text)| Some((name, serde_json::from_str(&text).ok()?))).collect()
        });
        let root = schemas.get(name)?;
        Some(Schema { root, at: root })
    }
}

impl<'s> Schema<'s> {
    /// The schemas that hold here: references followed, alternatives side by side.
    fn forme(self) -> Vec<&'s Value> {
        let mut found = Vec::new();
        let mut open = vec![self.at];
        while let Some(at) = open.pop() {
            let target = at.get("$ref").and_then(Value::as_str).and_then(|r| self.root.pointer(r.strip_prefix('#')?));
            let inner = ["allOf", "anyOf"].iter().filter_map(|key| at.get(key).and_then(Value::as_array)).flatten();
            let before = open.len();
            open.extend(target.into_iter().chain(inner));
            if open.len() == before {
                found.push(at);
            }
            open[before..].reverse();
        }
        found
    }

    /// The schema of a key: its own, or that of any key of a map.
    pub fn campo(self, chiave: &str) -> Option<Schema<'s>> {
        self.campi().di(chiave)
    }

    /// The schemas of its keys, to ask for many of them.
    pub fn campi(self) -> Campi<'s> {
        Campi { root: self.root, forme: self.forme() }
    }

    /// The schema of the items of a list.
    pub fn elemento(self) -> Option<Schema<'s>> {
        self.forme().into_iter().find_map(|f| f.get("items")).map(|at| Schema { root: self.root, at })
    }

    /// The keys of a record, in order; none for a map of the plan's own keys.
    pub fn chiavi(self) -> Vec<&'s str> {
        let forms = self.forme();
        let properties = forms.iter().filter(|f| f.get("required").is_none_or(|r| r != "nessuna"));
        let object = properties.filter_map(|f| f.get("properties").and_then(Value::as_object)).max_by_key(|o| o.len());
        object.map(|o| o.keys().map(String::as_str).collect()).unwrap_or_default()
    }

    /// What it is, in one sentence; nothing when the key says as much.
    pub fn descrizione(self, chiave: &str) -> Option<String> {
        let text = self.at.get("description").and_then(Value::as_str)?.trim();
        let plain = crate::source::decode::fold(text.trim_end_matches('.'));
        let bare = ["il_", "lo_", "la_", "l_"].iter().find_map(|article| plain.strip_prefix(article));
        let same = plain == chiave || bare == Some(chiave);
        (!same).then(|| text.to_string())
    }

    /// The words of a closed list.
    pub fn parole(self) -> Vec<&'s str> {
        let words = |f: &'s Value| f.get("oneOf").and_then(Value::as_array);
        let all = self.forme().into_iter().filter_map(words).flatten();
        all.filter_map(|w| w.get("const").and_then(Value::as_str)).collect()
    }

    /// The least that may be written here: a placeholder where a single value will do, else its shape with placeholders.
    pub fn minimo(self) -> Valore {
        let forms = self.forme();
        let is = |f: &Value, kind: &str| match f.get("type") {
            Some(Value::String(t)) => t == kind,
            Some(Value::Array(types)) => types.iter().any(|t| t == kind),
            _ => kind == "string" && f.get("oneOf").is_some(),
        };
        if forms.iter().any(|f| is(f, "string")) {
            return Valore::da_compilare();
        }
        if let Some(items) = self.elemento() {
            let item = items.minimo();
            let righe = if matches!(item, Valore::Scalare { .. }) { Righe::Una } else { Righe::Molte };
            return Valore::Elenco(vec![Voce::new("", item)], righe);
        }
        let Some(object) = forms.iter().filter(|f| f.get("properties").is_some()).max_by_key(|f| f.to_string().len())
        else {
            return Valore::da_compilare();
        };
        let required: Vec<&str> =
            object.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let keys = if required.is_empty() { self.chiavi().into_iter().take(1).collect() } else { required };
        let fields = keys.into_iter().filter_map(|k| Some(Voce::new(k, self.campo(k)?.minimo()))).collect();
        Valore::Gruppo(fields, Righe::Molte)
    }
}

/// The schemas of the keys of a record.
pub struct Campi<'s> {
    root: &'s Value,
    forme: Vec<&'s Value>,
}

impl<'s> Campi<'s> {
    /// The schema of a key: its own, or that of any key of a map.
    pub fn di(&self, chiave: &str) -> Option<Schema<'s>> {
        let named = |f: &&'s Value| f.get("properties").and_then(|p| p.get(chiave));
        let any = |f: &&'s Value| f.get("additionalProperties").filter(|a| a.is_object());
        let at = self.forme.iter().find_map(named).or_else(|| self.forme.iter().find_map(any))?;
        Some(Schema { root: self.root, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_tell_what_a_field_is() {
        let scheda = Schema::di("scheda_anagrafica").expect("a schema");
        let rpct = scheda.campo("figure").and_then(|f| f.campo("rpct")).expect("a field");
        assert!(rpct.descrizione("rpct").is_some_and(|d| d.starts_with("Responsabile della prevenzione")));
        assert!(matches!(rpct.minimo(), Valore::Scalare { .. }));
        assert_eq!(
            scheda.campo("indirizzo").and_then(|f| f.descrizione("indirizzo")),
            Some("Indirizzo della sede.".into())
        );
        assert_eq!(scheda.campo("telefono").and_then(|f| f.descrizione("telefono")), None);
        assert!(scheda.campo("tipo").is_some_and(|t| t.parole().contains(&"comune")));
        assert_eq!(scheda.chiavi().first(), Some(&"denominazione"));
        let perf = Schema::di("performance").expect("a schema");
        let goal = perf.campo("obiettivi").and_then(Schema::elemento).expect("items");
        let Valore::Gruppo(fields, _) = goal.minimo() else { panic!("a group") };
        assert_eq!(fields.iter().map(|f| f.chiave.as_str()).collect::<Vec<_>>(), ["id", "titolo"]);
        assert!(matches!(goal.campo("temi").map(Schema::minimo), Some(Valore::Elenco(_, Righe::Una))));
    }
}
