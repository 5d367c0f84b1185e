//! Checks inside JSON documents.

use std::borrow::Cow;

use super::{Checker, Severity, Violation, ViolationKind};
use crate::View;

impl Checker {
    /// Checks a value of a document, and all that is in it. A place in a document goes by the names on the way to it:
    /// `DbList/shop/Table/orders/name`; items of lists are counted from 0, as JSON does.
    pub(crate) fn document(&mut self, name: &str, view: View<'_>) {
        // What comes after the document has the request's source again.
        let (outer, source) = (self.prefix.len(), self.source);
        self.prefix.push_str(name);
        self.prefix.push('/');
        match view {
            View::Object(object) => {
                object.check(self);
                for (name, _) in object.extra_members().iter() {
                    let message = match object.belongs_to(name) {
                        Some(place) => format!("a member of this name belongs to {place}"),
                        None => String::from("the documents know no such member"),
                    };
                    let severity = match object.belongs_to(name) {
                        Some(_) => Severity::Error,
                        None => Severity::Warning,
                    };
                    self.fault(name, ViolationKind::UnknownParameter, severity, &message);
                }
            }
            View::Map(map) => map.each(&mut |name, value| self.document(name, value)),
            View::List(items) => {
                (0..items.count()).for_each(|index| self.document(&index.to_string(), items.item(index)));
            }
            _ => {}
        }
        self.prefix.truncate(outer);
        self.source = source;
    }

    /// Tells a fault of the parameter or member `name`.
    pub(crate) fn fault(&mut self, name: &str, kind: ViolationKind, severity: Severity, message: &str) {
        let path = format!("{}{name}", self.prefix);
        let (message, source) = (format!("`{path}`: {message}"), self.source);
        self.found.push(Violation { parameter: Cow::Owned(path), kind, rule: None, severity, message, source });
    }
}
