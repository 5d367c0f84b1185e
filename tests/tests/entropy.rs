//! Random answers from the model's response tree.
//!
//! All choices are read from a list of bytes that proptest makes; behind its end all are 0, which stands for the
//! simplest choice. So a shorter list makes a smaller answer, and failures shrink.

use dts_codegen::model::{Action, Field, FieldKind, StructureId};
use serde_json::{Map, Value as Json, json};

/// Bytes to choose by.
pub(crate) struct Entropy<'a>(pub(crate) std::slice::Iter<'a, u8>);

impl Entropy<'_> {
    /// A number below `count`.
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % count.max(1)
    }

    fn of<'t, T>(&mut self, choices: &'t [T]) -> &'t T {
        &choices[self.below(choices.len())]
    }

    fn wide(&mut self) -> i64 {
        (0..8).fold(0_i64, |number, _| (number << 8) | i64::from(self.0.next().copied().unwrap_or(0)))
    }
}

/// Texts that any answer may hold.
const TEXTS: [&str; 14] = [
    "a",
    "",
    "20",
    "-1",
    "true",
    "False",
    "<a href=\"x\">&amp;</a>",
    "it's ]]> here",
    "名称 🦀",
    "two\nlines",
    " blanks ",
    "1.50",
    "null",
    "{\"a\":[1,{}]}",
];

/// An answer, as its types want it.
pub(crate) struct Trees<'a> {
    pub(crate) action: &'a Action,
    /// Only what XML can say as well: no empty objects and lists, no types in what has none.
    pub(crate) for_xml: bool,
}

impl Trees<'_> {
    pub(crate) fn answer(&self, entropy: &mut Entropy<'_>) -> Json {
        self.structure(entropy, self.action.response, 0)
    }

    fn structure(&self, entropy: &mut Entropy<'_>, id: StructureId, depth: usize) -> Json {
        let mut members = Map::new();
        for field in self.action.fields(id) {
            if entropy.below(3) == 0 {
                continue;
            }
            if let Some(value) = self.field(entropy, field, depth) {
                members.insert(field.name.clone(), value);
            }
        }
        Json::Object(members)
    }

    fn field(&self, entropy: &mut Entropy<'_>, field: &Field, depth: usize) -> Option<Json> {
        let value = self.value(entropy, &field.kind, depth)?;
        match &field.wrapper {
            Some(wrapper) => Some(json!({ wrapper: value })),
            None => Some(value),
        }
    }

    fn value(&self, entropy: &mut Entropy<'_>, kind: &FieldKind, depth: usize) -> Option<Json> {
        Some(match kind {
            FieldKind::String => Json::from(*entropy.of(&TEXTS)),
            FieldKind::Boolean => Json::from(entropy.below(2) == 1),
            FieldKind::Int32 => Json::from(*entropy.of(&[0, 1, -1, 20, i32::MAX, i32::MIN])),
            FieldKind::Int64 => Json::from(match entropy.below(3) {
                0 => entropy.below(100) as i64,
                1 => entropy.wide(),
                _ => *entropy.of(&[i64::MIN, i64::MAX, 9_007_199_254_740_993]),
            }),
            FieldKind::Float => Json::from(*entropy.of(&[0.0, 1.5, -2.25, 1e10, 0.1, 123_456.75])),
            FieldKind::Json => {
                Json::from(*entropy.of(&["{}", "[1,{\"a\":null}]", "{\"name\":\"a\",\"all\":true}", "7"]))
            }
            FieldKind::Any if self.for_xml => Json::from(*entropy.of(&["a", "20", "<b>"])),
            FieldKind::Any => {
                entropy.of(&[json!(null), json!(1.5), json!("a"), json!([1, [], {"b": ""}]), json!({})]).clone()
            }
            FieldKind::Values(id) => {
                let set = self.action.value_set(*id).unwrap();
                match entropy.below(4) {
                    0 => Json::from("not-listed"),
                    _ => {
                        let text = entropy.of(&set.members).text.as_str();
                        // Blank text is an absent value.
                        if text.trim().is_empty() { return None } else { Json::from(text) }
                    }
                }
            }
            FieldKind::Object(_) if depth >= 4 => return None,
            FieldKind::Object(id) => {
                let object = self.structure(entropy, *id, depth + 1);
                if self.for_xml && is_hollow(&object) {
                    return None;
                }
                object
            }
            FieldKind::Array(item) => {
                let count = *entropy.of(&[1, 2, 0, 3]);
                let items: Vec<Json> = (0..count).filter_map(|_| self.value(entropy, item, depth)).collect();
                let is_blank = |item: &Json| item.as_str().is_some_and(|text| text.trim().is_empty());
                if self.for_xml && (items.is_empty() || items.iter().any(is_blank)) {
                    return None;
                }
                Json::Array(items)
            }
            FieldKind::Map(item) => {
                let names = if self.for_xml { ["a", "b-c", "_d"] } else { ["a", "", "\"*/\n"] };
                let count = entropy.below(4);
                let values: Map<String, Json> = names
                    .into_iter()
                    .take(count)
                    .filter_map(|name| Some((name.to_owned(), self.value(entropy, item, depth)?)))
                    // What is absent is no entry.
                    .filter(|(_, value)| !value.is_null() || matches!(**item, FieldKind::Any))
                    .collect();
                if self.for_xml && values.is_empty() {
                    return None;
                }
                Json::Object(values)
            }
        })
    }
}

/// Whether nothing of it is left in XML but an empty element.
fn is_hollow(value: &Json) -> bool {
    value.as_object().is_some_and(Map::is_empty)
}

/// The same answer in other clothes: numbers as texts, a list's only element alone, wrappers, nulls, members that
/// nobody knows.
pub(crate) struct Clothes<'a> {
    pub(crate) action: &'a Action,
}

impl Clothes<'_> {
    pub(crate) fn answer(&self, entropy: &mut Entropy<'_>, answer: &Json) -> Json {
        let changed = self.structure(entropy, self.action.response, answer);
        match entropy.below(3) {
            0 => changed,
            _ => json!({ format!("{}Response", self.action.name): changed }),
        }
    }

    fn structure(&self, entropy: &mut Entropy<'_>, id: StructureId, value: &Json) -> Json {
        let members = value.as_object().unwrap();
        let mut changed = Map::new();
        for field in self.action.fields(id) {
            match members.get(&field.name) {
                Some(value) => {
                    let inner = field.wrapper.as_ref().map_or(value, |wrapper| &value[wrapper]);
                    let value = match (&field.wrapper, &field.kind) {
                        (Some(wrapper), FieldKind::Array(item)) if entropy.below(3) > 0 => {
                            json!({ wrapper: self.list(entropy, item, inner.as_array().unwrap(), true) })
                        }
                        _ => self.value(entropy, &field.kind, inner),
                    };
                    changed.insert(field.name.clone(), value);
                }
                None if entropy.below(3) == 1 => {
                    changed.insert(field.name.clone(), self.absent(entropy, &field.kind));
                }
                None => {}
            }
        }
        if entropy.below(3) == 1 {
            changed.insert(String::from("NobodyKnowsThis"), json!([{ "a": [1] }, "b", null]));
        }
        if entropy.below(3) == 1 {
            changed = changed.into_iter().rev().collect();
        }
        Json::Object(changed)
    }

    /// How a service says that there is nothing.
    fn absent(&self, entropy: &mut Entropy<'_>, kind: &FieldKind) -> Json {
        let keeps_text = match kind {
            FieldKind::String | FieldKind::Json | FieldKind::Any => true,
            // A set may say what blank text means.
            FieldKind::Values(id) => self.action.value_set(*id).unwrap().contains(""),
            _ => false,
        };
        match kind {
            FieldKind::Any => Json::Null,
            _ if keeps_text || entropy.below(2) == 0 => Json::Null,
            _ => Json::from(*entropy.of(&["", " "])),
        }
    }

    fn value(&self, entropy: &mut Entropy<'_>, kind: &FieldKind, value: &Json) -> Json {
        let as_is = || value.clone();
        if entropy.below(3) == 0 && !matches!(kind, FieldKind::Object(_) | FieldKind::Array(_)) {
            return as_is();
        }
        match kind {
            FieldKind::String | FieldKind::Values(_) => untexted(value.as_str().unwrap()).unwrap_or_else(as_is),
            FieldKind::Json => serde_json::from_str(value.as_str().unwrap()).unwrap(),
            FieldKind::Boolean => match (value.as_bool().unwrap(), entropy.below(5)) {
                (true, choice) => [json!("true"), json!("TRUE"), json!(1), json!("1"), json!([true])][choice].clone(),
                (false, choice) => {
                    [json!("false"), json!("False"), json!(0), json!("0"), json!(" false ")][choice].clone()
                }
            },
            FieldKind::Int32 | FieldKind::Int64 => {
                let number = value.as_i64().unwrap();
                match entropy.below(4) {
                    0 => json!(number.to_string()),
                    1 => json!(format!(" {number} ")),
                    2 => json!(format!("{number}.0")),
                    _ if number.unsigned_abs() < 1 << 50 => json!(number as f64),
                    _ => json!([number]),
                }
            }
            FieldKind::Float => json!(value.to_string()),
            FieldKind::Any => as_is(),
            FieldKind::Object(id) => {
                let object = self.structure(entropy, *id, value);
                if entropy.below(4) == 1 { json!([object]) } else { object }
            }
            FieldKind::Array(item) => self.list(entropy, item, value.as_array().unwrap(), false),
            FieldKind::Map(item) => {
                let entries = value.as_object().unwrap();
                if entries.is_empty() {
                    return [json!({}), json!([]), json!(""), Json::Null][entropy.below(4)].clone();
                }
                let entry = |(name, value): (&String, &Json)| (name.clone(), self.value(entropy, item, value));
                Json::Object(entries.iter().map(entry).collect())
            }
        }
    }

    fn list(&self, entropy: &mut Entropy<'_>, item: &FieldKind, values: &[Json], is_wrapped: bool) -> Json {
        let changed: Vec<Json> = values.iter().map(|value| self.value(entropy, item, value)).collect();
        let is_structure = |value: &Json| value.as_object().is_some_and(|members| !members.is_empty());
        match (changed.as_slice(), entropy.below(4)) {
            ([], choice) => [json!([]), json!(""), Json::Null, json!([null])][choice].clone(),
            // One element comes alone, where it can't be taken for a wrapper.
            ([one], 1) if is_structure(&values[0]) && one.is_object() => one.clone(),
            ([one], 1) if one.is_number() || one.is_boolean() => one.clone(),
            // A wrapper that nobody told us of, with a name that no element has.
            (all, 2) if !is_wrapped && all.iter().all(is_structure) => json!({ "AnElement": all }),
            (all, 3) if !matches!(item, FieldKind::Any) => {
                json!(all.iter().cloned().flat_map(|value| [Json::Null, value]).collect::<Vec<_>>())
            }
            (all, _) => json!(all),
        }
    }
}

/// A number or boolean for a text that looks like one.
fn untexted(text: &str) -> Option<Json> {
    let value: Json = serde_json::from_str(text).ok()?;
    let shown = value.to_string();
    ((value.is_boolean() || value.is_i64()) && shown == text).then_some(value)
}

/// The answer in XML.
pub(crate) struct Xml<'a> {
    pub(crate) action: &'a Action,
}

impl Xml<'_> {
    pub(crate) fn answer(&self, entropy: &mut Entropy<'_>, answer: &Json) -> String {
        let name = format!("{}Response", self.action.name);
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.push_str(&format!("<{name}>{}</{name}>", self.members(entropy, self.action.response, answer)));
        xml
    }

    fn members(&self, entropy: &mut Entropy<'_>, id: StructureId, value: &Json) -> String {
        let mut xml = String::new();
        for field in self.action.fields(id) {
            let Some(value) = value.get(&field.name) else { continue };
            let name = &field.name;
            let FieldKind::Array(item) = &field.kind else {
                xml.push_str(&self.element(entropy, name, &field.kind, value));
                continue;
            };
            match &field.wrapper {
                Some(wrapper) => {
                    let inner = self.elements(entropy, wrapper, item, &value[wrapper]);
                    xml.push_str(&format!("<{name}>\n  {inner}</{name}>"));
                }
                None if entropy.below(2) == 0 => xml.push_str(&self.elements(entropy, name, item, value)),
                None => {
                    let inner = self.elements(entropy, "AnElement", item, value);
                    xml.push_str(&format!("<{name}>{inner}</{name}>\n"));
                }
            }
        }
        xml
    }

    fn elements(&self, entropy: &mut Entropy<'_>, name: &str, item: &FieldKind, values: &Json) -> String {
        values.as_array().unwrap().iter().map(|value| self.element(entropy, name, item, value)).collect()
    }

    fn element(&self, entropy: &mut Entropy<'_>, name: &str, kind: &FieldKind, value: &Json) -> String {
        let inner = match (kind, value) {
            (FieldKind::Object(id), value) => self.members(entropy, *id, value),
            (FieldKind::Map(item), Json::Object(entries)) => {
                entries.iter().map(|(name, value)| self.element(entropy, name, item, value)).collect()
            }
            (_, Json::String(text)) if entropy.below(4) == 1 && !text.contains("]]>") => format!("<![CDATA[{text}]]>"),
            (_, Json::String(text)) => escaped(text),
            (_, scalar) => scalar.to_string(),
        };
        format!("<{name}>{inner}</{name}>")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\n', "&#10;")
}
