//! What the spec has, in words, and the type to write for it.

use dts_codegen::facts::{KindFacts, ParameterFacts};

use super::Spec;

/// What a parameter is, with an article.
pub(super) fn kind(parameter: &ParameterFacts) -> String {
    match &parameter.kind {
        KindFacts::String if parameter.secret => String::from("a secret text"),
        KindFacts::Json(_) if parameter.secret => String::from("a secret JSON document"),
        kind => plain(kind).to_owned(),
    }
}

fn plain(kind: &KindFacts) -> &'static str {
    match kind {
        KindFacts::String => "a text",
        KindFacts::Boolean => "a boolean",
        KindFacts::Int32 => "a whole number of 32 bits",
        KindFacts::Int64 => "a whole number of 64 bits",
        KindFacts::Float => "a decimal number",
        KindFacts::Json(_) | KindFacts::Part(_) => "a JSON document",
        KindFacts::Set(_) => "one of a set of values",
        KindFacts::Csv(_) => "values with commas between them",
        KindFacts::List(_) => "a list",
        KindFacts::Groups { .. } => "a list of groups",
    }
}

impl Spec<'_> {
    /// The type of a field, with its `Option` where the spec allows one.
    pub(super) fn field_type(&self, parameter: &ParameterFacts) -> String {
        let ty = self.value_type(parameter);
        if parameter.required || parameter.is_list() { ty } else { format!("Option<{ty}>") }
    }

    /// The type of a value, as generated code has it.
    pub(super) fn value_type(&self, parameter: &ParameterFacts) -> String {
        self.ty(&parameter.kind, parameter.secret)
    }

    fn ty(&self, kind: &KindFacts, secret: bool) -> String {
        match kind {
            KindFacts::String | KindFacts::Json(_) if secret => String::from("dts_runtime::Secret"),
            KindFacts::String => String::from("String"),
            KindFacts::Boolean => String::from("bool"),
            KindFacts::Int32 => String::from("i32"),
            KindFacts::Int64 => String::from("i64"),
            KindFacts::Float => String::from("f64"),
            KindFacts::Json(number) => match number.and_then(|number| self.document(number)) {
                Some(document) => format!("dts_runtime::Document<{}>", self.shown(&document)),
                None if number.is_some() => String::from("dts_runtime::Document<...>"),
                None => String::from("dts_runtime::JsonText"),
            },
            KindFacts::Part(_) => String::from("dts_runtime::JsonText"),
            KindFacts::Set(number) => {
                self.facts.members.sets.get(*number).map_or_else(String::new, |set| self.shown(&set.path))
            }
            KindFacts::Csv(item) => format!("dts_runtime::Csv<{}>", self.ty(item, secret)),
            KindFacts::List(item) => format!("Vec<{}>", self.ty(item, secret)),
            KindFacts::Groups { path, .. } => format!("Vec<{}>", self.shown(path)),
        }
    }

    /// Path of the type of a document below the root, as that of the request.
    pub(super) fn document(&self, number: usize) -> Option<Vec<String>> {
        let document = self.facts.document(number)?;
        // Any other name is another one in Rust.
        let is_plain = document.name.starts_with(|first: char| first.is_ascii_uppercase())
            && document.name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !document.name.as_bytes().windows(2).any(|two| two.iter().all(u8::is_ascii_uppercase));
        if !is_plain {
            return None;
        }
        Some(vec![self.facts.path.first()?.clone(), String::from("documents"), document.name.clone()])
    }

    /// A path of the facts, as the user would write it.
    fn shown(&self, path: &[String]) -> String {
        let below = path.get(1..).unwrap_or_default().join("::");
        if self.module.is_empty() { below } else { format!("{}::{below}", self.module) }
    }
}
