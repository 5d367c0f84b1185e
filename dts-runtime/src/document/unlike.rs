//! Values in other clothes than documented: a number where a text is meant, `"true"` where a boolean is.

use crate::{Value, check::Severity};

/// A value that was read leniently.
pub(super) struct Unlike {
    /// Where it is: `shop/Table/orders/all`.
    pub(super) path: String,
    /// What is odd.
    pub(super) message: String,
    /// How bad it is.
    pub(super) severity: Severity,
}

/// Where `given` differs in kind from `meant`, the same document as it should be written.
pub(super) fn unlike(given: &Value, meant: &Value) -> Vec<Unlike> {
    let mut found = Vec::new();
    compare(given, meant, "", &mut found);
    found
}

fn compare(given: &Value, meant: &Value, path: &str, found: &mut Vec<Unlike>) {
    match (given, meant) {
        (Value::Map(_), Value::Map(members)) => {
            for (name, meant) in members {
                let Some(given) = given.get(name) else { continue };
                compare(given, meant, &join(path, name), found);
            }
        }
        (Value::List(given), Value::List(meant)) if given.len() == meant.len() => {
            for (index, (given, meant)) in given.iter().zip(meant).enumerate() {
                compare(given, meant, &join(path, &index.to_string()), found);
            }
        }
        (given, meant) if std::mem::discriminant(given) == std::mem::discriminant(meant) => {}
        (Value::Boolean(_) | Value::Number(_) | Value::Text(_), Value::List(_) | Value::Map(_))
        | (Value::List(_) | Value::Map(_), _) => {
            let message = format!("expected {}, found {}", kind(meant), kind(given));
            found.push(Unlike { path: path.to_owned(), message, severity: Severity::Error });
        }
        (Value::Null, _) => {}
        (given, meant) => {
            let message = format!("is {}, and is documented as {}", kind(given), kind(meant));
            found.push(Unlike { path: path.to_owned(), message, severity: Severity::Warning });
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Boolean(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::Text(_) => "a text",
        Value::List(_) => "a list",
        Value::Map(_) => "an object",
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}
