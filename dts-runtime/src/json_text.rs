//! Text that holds a JSON document.

use std::fmt;

use crate::{Decode, DecodeError, Leaf, Mismatch, Parameter, Place, Scalar, Value, View, decode_json};

/// Text that holds a JSON document, such as `DbList`. It travels exactly as it is given.
///
/// ```
/// let objects = dts_runtime::JsonText::from(r#"{"orders":{"name":"orders","all":true}}"#);
/// assert_eq!(objects.parse().unwrap().get("orders").unwrap().get("all").unwrap().as_bool(), Some(true));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct JsonText(String);

impl JsonText {
    /// The text as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the document.
    ///
    /// # Errors
    ///
    /// Says where the text stops being a JSON document.
    pub fn parse(&self) -> Result<Value, DecodeError> {
        decode_json(self.0.as_bytes())
    }
}

impl From<String> for JsonText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for JsonText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<Value> for JsonText {
    /// The value as compact JSON.
    fn from(value: Value) -> Self {
        Self(value.to_string())
    }
}

impl fmt::Display for JsonText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Parameter for JsonText {
    fn view(&self) -> View<'_> {
        View::Json(&self.0)
    }
}

impl Decode for JsonText {
    fn place(&mut self) -> Place<'_> {
        Place::Text(self)
    }

    fn optional(option: &mut Option<Self>) -> Place<'_> {
        Place::Text(option)
    }
}

impl Leaf for JsonText {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = if value.is_null() { Self::default() } else { Self::from(value.text()) };
        Ok(())
    }
}

impl Leaf for Option<JsonText> {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = if value.is_null() { None } else { Some(JsonText::from(value.text())) };
        Ok(())
    }
}
