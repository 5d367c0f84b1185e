//! JSON Schemas of the spec files, for completion in editors; made from the structs that read the files.

use schemars::{
    JsonSchema, Schema,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde_json::{Map, Value};

use crate::spec::{ActionSpec, DocumentSpec, FieldsFile, ParametersFile, ProductSpec, TypesFile};

/// File name and text of each schema, in the order of the names. Draft 07: what editors know best.
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("action.json", text::<ActionSpec>("Action")),
        ("document.json", text::<DocumentSpec>("JSON document")),
        ("fields.json", text::<FieldsFile>("Shared response fields")),
        ("parameters.json", text::<ParametersFile>("Shared parameters")),
        ("product.json", text::<ProductSpec>("Product")),
        ("types.json", text::<TypesFile>("Shared types")),
    ]
}

fn text<T: JsonSchema>(title: &str) -> String {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    RecursiveTransform(remove_null).transform(&mut schema);
    schema.insert("title".into(), title.into());
    // People read the head of a file first.
    let mut object = Map::new();
    for key in ["$schema", "title", "description"] {
        object.extend(schema.remove(key).map(|value| (key.to_owned(), value)));
    }
    object.extend(schema.as_object().cloned().unwrap_or_default());
    format!("{:#}\n", Value::Object(object))
}

/// A key may be left out, but never be there without a value.
fn remove_null(schema: &mut Schema) {
    let is_null = |value: &Value| value.is_null() || value == "null" || value.get("type").is_some_and(|v| v == "null");
    for key in ["type", "enum", "anyOf"] {
        let Some(Value::Array(list)) = schema.get_mut(key) else { continue };
        list.retain(|value| !is_null(value));
        if list.len() > 1 || key == "enum" {
            continue;
        }
        let Some(only) = list.pop() else { continue };
        match only {
            // Draft 07 ignores what stands beside `$ref`.
            Value::Object(only) if key == "anyOf" && only.contains_key("$ref") => {
                schema.remove(key);
                schema.insert("allOf".into(), Value::Array(vec![Value::Object(only)]));
            }
            Value::Object(only) if key == "anyOf" => {
                schema.remove(key);
                for (key, value) in only {
                    match schema.get(&key) {
                        None => drop(schema.insert(key, value)),
                        Some(_) => continue,
                    }
                }
            }
            only => drop(schema.insert(key.to_owned(), only)),
        }
    }
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed() -> Vec<(&'static str, Value)> {
        schemas().into_iter().map(|(name, text)| (name, serde_json::from_str(&text).unwrap())).collect()
    }

    /// Visits every object of a document.
    fn visit(value: &Value, f: &mut impl FnMut(&Map<String, Value>)) {
        match value {
            Value::Object(object) => {
                f(object);
                object.values().for_each(|value| visit(value, f));
            }
            Value::Array(list) => list.iter().for_each(|value| visit(value, f)),
            _ => {}
        }
    }

    #[test]
    fn draft_and_texts() {
        assert_eq!(schemas(), schemas());
        for ((name, value), (_, text)) in parsed().into_iter().zip(schemas()) {
            assert_eq!(value["$schema"], "http://json-schema.org/draft-07/schema#", "{name}");
            assert_eq!(value["additionalProperties"], false, "{name}");
            assert!(value["description"].is_string(), "{name}");
            assert!(text.ends_with("}\n"), "{name}");
        }
        let action = &parsed()[0].1;
        assert_eq!(action["required"], serde_json::json!(["action", "summary", "source"]));
        assert_eq!(action["properties"]["successor"]["type"], "string");
        assert_eq!(action["definitions"]["ParameterSpec"]["additionalProperties"], false);
        assert_eq!(
            action["definitions"]["ParameterSpec"]["properties"]["in"]["allOf"][0]["$ref"],
            "#/definitions/Location"
        );
    }

    #[test]
    fn nothing_may_be_null() {
        for (name, value) in parsed() {
            visit(&value, &mut |object| {
                assert_ne!(object.get("type"), Some(&Value::from("null")), "{name}: {object:?}");
                if let Some(Value::Array(types)) = object.get("type") {
                    assert!(!types.contains(&Value::from("null")), "{name}: {object:?}");
                }
                assert!(object.get("$ref").is_none() || object.len() == 1, "{name}: {object:?}");
            });
        }
    }
}
