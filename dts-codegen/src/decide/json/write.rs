//! Values as texts, as the service would see them.

use super::{Json, number::number_text};

impl Json {
    /// The text of a single value, as a parameter would have it, or JSON; `None` if an expression knows a part of it.
    pub(in crate::decide) fn text(&self) -> Option<String> {
        match self {
            Self::Text(_, text) => Some(text.clone()),
            other => {
                let mut out = String::new();
                other.write(&mut out).map(|()| out)
            }
        }
    }

    /// Its JSON text; `None` if an expression knows a part of it.
    pub(in crate::decide) fn to_json(&self) -> Option<String> {
        let mut out = String::new();
        self.write(&mut out).map(|()| out)
    }

    fn write(&self, out: &mut String) -> Option<()> {
        match self {
            Self::Null(_) => out.push_str("null"),
            Self::Boolean(_, is_so) => out.push_str(if *is_so { "true" } else { "false" }),
            Self::Number(_, text) => out.push_str(&number_text(text).unwrap_or_else(|| text.clone())),
            Self::Text(_, text) => quote(text, out),
            Self::Expression(_) => return None,
            Self::Array(_, items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out)?;
                }
                out.push(']');
            }
            Self::Object(_, members) => {
                out.push('{');
                for (index, (_, name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    quote(name, out);
                    out.push(':');
                    value.write(out)?;
                }
                out.push('}');
            }
        }
        Some(())
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\x1f' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
