//! Documents as they travel.

use std::{fmt, marker::PhantomData};

use super::{Json, json, unlike::unlike};
use crate::{
    Checker, Decode, DecodeError, JsonText, Leaf, Mismatch, Parameter, Place, Scalar, Value, View, ViolationKind,
    check::Severity, check_json, decode_json,
};

/// Text that holds a JSON document of type `T`. It travels exactly as it is.
///
/// In a request it is made from a `T`, or from raw text where that says more than `T` can; either is checked when the
/// request is built. In an answer it is kept as the service gave it, and [`parse`](Self::parse) reads it.
///
/// ```
/// use dts_runtime::{Document, JsonMap, Value};
///
/// let typed: Document<JsonMap<Value>> = JsonMap::from([("targetTableMode", Value::from("0"))]).into();
/// let raw: Document<JsonMap<Value>> = r#"{"targetTableMode":"0"}"#.into();
/// assert_eq!(typed, raw);
/// assert_eq!(raw.parse().unwrap()["targetTableMode"].as_str(), Some("0"));
/// ```
pub struct Document<T> {
    text: JsonText,
    holds: PhantomData<fn() -> T>,
}

impl<T> Document<T> {
    fn new(text: JsonText) -> Self {
        Self { text, holds: PhantomData }
    }

    /// The text as it travels.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Reads the document without a type.
    ///
    /// # Errors
    ///
    /// Says where the text stops being a JSON document.
    pub fn to_value(&self) -> Result<Value, DecodeError> {
        self.text.parse()
    }
}

impl<T: Json> Document<T> {
    /// Reads the document, leniently as answers are read.
    ///
    /// # Errors
    ///
    /// Says what does not fit `T`; the text itself stays at hand.
    pub fn parse(&self) -> Result<T, DecodeError> {
        decode_json(self.as_str().as_bytes())
    }
}

impl<T: Json> From<T> for Document<T> {
    fn from(value: T) -> Self {
        Self::new(JsonText::from(json(value.view())))
    }
}

impl<T> From<&str> for Document<T> {
    fn from(text: &str) -> Self {
        Self::new(JsonText::from(text))
    }
}

impl<T> From<String> for Document<T> {
    fn from(text: String) -> Self {
        Self::new(JsonText::from(text))
    }
}

impl<T> From<JsonText> for Document<T> {
    fn from(text: JsonText) -> Self {
        Self::new(text)
    }
}

impl<T> Clone for Document<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<T> Default for Document<T> {
    fn default() -> Self {
        Self::new(JsonText::default())
    }
}

impl<T> fmt::Debug for Document<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Document").field(&self.as_str()).finish()
    }
}

impl<T> fmt::Display for Document<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T> PartialEq for Document<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Document<T> {}

/// A [`Document`] whatever its type, for those who write and check it.
pub trait DocumentText {
    /// The text as it travels.
    fn text(&self) -> &str;

    /// Checks that the text is such a document, and the limits and rules of all that is in it.
    fn check(&self, name: &'static str, check: &mut Checker);
}

impl<T: Json> DocumentText for Document<T> {
    fn text(&self) -> &str {
        self.as_str()
    }

    fn check(&self, name: &'static str, check: &mut Checker) {
        if let Err((_, reason)) = check_json(self.as_str()) {
            let message = format!("the text is not a JSON document: {reason}");
            return check.fault(name, ViolationKind::Type, Severity::Error, &message);
        }
        let typed = match self.parse() {
            Ok(typed) => typed,
            Err(error) => {
                let path = if error.steps().is_empty() { name.to_owned() } else { format!("{name}/{}", error.steps()) };
                let message = format!("expected {}, found {}", error.expected(), error.found());
                return check.fault(&path, ViolationKind::Type, Severity::Error, &message);
            }
        };
        // What was read leniently is told, because the service may be less lenient.
        if let Ok(given) = self.to_value() {
            for odd in unlike(&given, typed.view()) {
                let path = if odd.path.is_empty() { name.to_owned() } else { format!("{name}/{}", odd.path) };
                check.fault(&path, ViolationKind::Type, odd.severity, &odd.message);
            }
        }
        check.document(name, typed.view());
    }
}

impl<T: Json> Parameter for Document<T> {
    fn view(&self) -> View<'_> {
        View::Document(self)
    }
}

impl<T> Decode for Document<T> {
    fn place(&mut self) -> Place<'_> {
        self.text.place()
    }

    fn optional(option: &mut Option<Self>) -> Place<'_> {
        Place::Text(option)
    }
}

impl<T> Leaf for Option<Document<T>> {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = if value.is_null() { None } else { Some(Document::from(value.text())) };
        Ok(())
    }
}
