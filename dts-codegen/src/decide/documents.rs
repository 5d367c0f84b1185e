//! JSON documents against their description.

use super::{
    Json, ViolationKind,
    findings::{Fault, Judged, Scope},
    held::{Held, Item},
    limits::limit_faults,
    requests,
    texts::{at_least, at_most, counted},
    truth::Truth,
};
use crate::{
    diagnostic::{Severity, nearest},
    facts::{DocumentFacts, KindFacts, MembersFacts, NodeFacts, ParameterFacts, PartFacts},
};

/// The names of a document.
#[derive(Clone, Copy)]
pub(crate) struct Named<'n> {
    /// What places in it follow: `DbList/shop/Table/orders/name`; items of lists are counted from 0, as JSON does.
    pub(crate) path: &'n str,
    /// The parameter that holds it.
    pub(crate) parameter: &'n str,
}

/// Everything that a document breaks.
pub(crate) fn check(document: &DocumentFacts, value: &Json, name: Named<'_>, judged: &mut Judged) {
    let source = document.structures.first().map_or("", |(_, members)| &members.source);
    Walk { document, parameter: name.parameter, source, judged }.node(&document.root, value, name.path);
}

struct Walk<'d, 'v> {
    document: &'d DocumentFacts,
    parameter: &'d str,
    source: &'d str,
    judged: &'v mut Judged,
}

impl<'d> Walk<'d, '_> {
    fn fault(&mut self, path: &str, kind: ViolationKind, severity: Severity, at: usize, message: &str) {
        self.advise(path, kind, severity, at, message, String::new());
    }

    fn advise(
        &mut self,
        path: &str,
        kind: ViolationKind,
        severity: Severity,
        at: usize,
        message: &str,
        advice: String,
    ) {
        self.judged.found.push(Fault {
            at: Some(at),
            parameter: path.to_owned(),
            rule: None,
            kind,
            severity,
            says: format!("`{}`: {message}", if path.is_empty() { "the document" } else { path }),
            source: self.source.to_owned(),
            advice,
        });
    }

    fn leave_open(&mut self) {
        self.judged.leave_open(self.parameter);
    }

    fn node(&mut self, node: &'d NodeFacts, value: &Json, path: &str) {
        match (node, value) {
            (NodeFacts::Any, _) => {}
            (NodeFacts::Object(number), Json::Object(at, entries)) => self.object(*number, *at, entries, path),
            (NodeFacts::Array(item), Json::Array(_, items)) => {
                // Nulls are left out when a list is read.
                let items = items.iter().filter(|item| !is_null(item)).enumerate();
                items.for_each(|(index, value)| self.node(item, value, &format!("{path}/{index}")));
            }
            (NodeFacts::Map(item), Json::Object(_, entries)) => {
                let entries = entries.iter().filter(|(_, _, value)| !is_null(value));
                entries.for_each(|(_, name, value)| self.node(item, value, &format!("{path}/{name}")));
            }
            // Its type is the compiler's business, but there are numbers that are none.
            (NodeFacts::String | NodeFacts::Boolean | NodeFacts::Int32 | NodeFacts::Int64, Json::Expression(_)) => {}
            (_, Json::Expression(_)) => self.leave_open(),
            (NodeFacts::Object(_) | NodeFacts::Map(_), _) => self.misfit("an object", value, path),
            (NodeFacts::Array(_), _) => self.misfit("a list", value, path),
            (scalar, value) => self.scalar(scalar, value, path),
        }
    }

    fn misfit(&mut self, expected: &str, value: &Json, path: &str) {
        let message = format!("expected {expected}, found {}", value.kind());
        let advice = match expected {
            "an object" => String::from("write `{ \"name\": value }`"),
            "a list" => String::from("write `[...]`"),
            _ => String::new(),
        };
        self.advise(path, ViolationKind::Type, Severity::Error, value.at(), &message, advice);
    }

    /// An item of a list or map that is a single value.
    fn scalar(&mut self, scalar: &NodeFacts, value: &Json, path: &str) {
        let text = value.text().unwrap_or_default();
        let (wanted, fits) = match scalar {
            NodeFacts::Boolean => ("a boolean", matches!(text.as_str(), "true" | "false")),
            NodeFacts::Int32 => ("a number", text.parse::<i32>().is_ok()),
            NodeFacts::Int64 => ("a number", text.parse::<i64>().is_ok()),
            NodeFacts::Float => ("a number", text.parse::<f64>().is_ok_and(f64::is_finite)),
            _ => ("a text", true),
        };
        if is_inner(value) || !fits {
            self.misfit(wanted, value, path);
        } else {
            self.clothes(wanted, value, path);
        }
    }

    /// A value that is understood, but is written as another kind than documented.
    fn clothes(&mut self, wanted: &str, value: &Json, path: &str) {
        let given = value.kind();
        if given != wanted {
            let message = format!("is {given}, and is documented as {wanted}");
            self.fault(path, ViolationKind::Type, Severity::Warning, value.at(), &message);
        }
    }

    fn object(&mut self, number: usize, at: usize, entries: &[(usize, String, Json)], path: &str) {
        let document = self.document;
        let Some(structure) = document.structure(number) else { return };
        let outer = std::mem::replace(&mut self.source, &structure.source);
        let mut held = Held::new(structure, &[]);
        for (name_at, name, value) in entries {
            let inner = format!("{path}/{name}");
            let Some((member, _)) = structure.parameter(name) else {
                self.unknown(number, structure, name, *name_at, &inner);
                continue;
            };
            if !is_null(value)
                && let Some(item) = self.member(structure, member, value, &inner)
            {
                held.insert(&member.wire, 0, item);
            }
        }
        let prefix = format!("{path}/");
        let within = Some(self.parameter);
        let judged = &mut *self.judged;
        requests::check(&[], &mut Scope { held: &held, prefix: &prefix, within, object: Some(at), judged });
        self.source = outer;
    }

    fn unknown(&mut self, number: usize, structure: &MembersFacts, name: &str, at: usize, path: &str) {
        let near = nearest(name, structure.wire_names()).map(|near| format!("did you mean `{near}`?"));
        let (severity, message, otherwise) = match self.document.elsewhere(number, name) {
            Some(other) => {
                (Severity::Error, format!("a member of this name belongs to `{other}`"), "leave it out here")
            }
            None => (Severity::Warning, String::from("the documents know no such member"), ""),
        };
        let kind = ViolationKind::UnknownParameter;
        self.advise(path, kind, severity, at, &message, near.unwrap_or_else(|| String::from(otherwise)));
    }

    /// A member with its value; nothing where it counts as absent.
    fn member<'h>(
        &mut self,
        structure: &MembersFacts,
        member: &'d ParameterFacts,
        value: &Json,
        path: &str,
    ) -> Option<Item<'h>> {
        let at = value.at();
        if let Some(part) = member.part() {
            return self.part(part, value, path);
        }
        let with_text = |text: String| Some(Item::known(at, text.into()));
        if matches!(value, Json::Expression(_)) {
            return Some(Item::open(at, Truth::Yes));
        }
        if is_inner(value) {
            self.misfit(wanted(member), value, path);
            // Told once: what is not understood is not missing.
            return if matches!(member.kind, KindFacts::String) { with_text(String::new()) } else { None };
        }
        let text = value.text().unwrap_or_default();
        let set = structure.set_of(member);
        if is_empty(member, value) && !set.is_some_and(|set| set.contains(&text)) {
            let advice = String::from("leave it out");
            self.advise(path, ViolationKind::Type, Severity::Error, at, "an empty text says nothing here", advice);
            return None;
        }
        if !limit_faults(member, set, &text).iter().any(|fault| fault.kind == ViolationKind::Type) {
            self.clothes(wanted(member), value, path);
        }
        with_text(text)
    }

    /// A member that is no single value; an empty list or map counts as absent.
    fn part<'h>(&mut self, part: &'d PartFacts, value: &Json, path: &str) -> Option<Item<'h>> {
        let at = value.at();
        self.node(&part.node, value, path);
        let count = match (&part.node, value) {
            (NodeFacts::Array(_) | NodeFacts::Map(_), Json::Expression(_)) => {
                self.leave_open();
                return Some(Item::open(at, Truth::Open));
            }
            (NodeFacts::Any, _) => 1,
            (_, Json::Array(_, items)) => items.iter().filter(|item| !is_null(item)).count(),
            (NodeFacts::Map(_), Json::Object(_, entries)) => {
                entries.iter().filter(|(_, _, value)| !is_null(value)).count()
            }
            _ => 1,
        };
        // What is of another kind has no items that could be counted.
        let has_items = matches!(
            (&part.node, value),
            (NodeFacts::Array(_), Json::Array(..)) | (NodeFacts::Map(_), Json::Object(..))
        );
        let (few, many) = (part.min_items.map(|few| few as usize), part.max_items.map(|many| many as usize));
        if let Some(few) = few.filter(|&few| has_items && count > 0 && count < few) {
            let message = format!("has {}; {}", counted(count, "item"), at_least(few));
            self.fault(path, ViolationKind::MaxItems, Severity::Error, at, &message);
        }
        if let Some(many) = many.filter(|&many| has_items && count > many) {
            let message = format!("has {}; {}", counted(count, "item"), at_most(many));
            self.fault(path, ViolationKind::MaxItems, Severity::Error, at, &message);
        }
        let text = value.to_json().map(Into::into);
        (count > 0).then_some(Item { text, ..Item::open(at, Truth::Yes) })
    }
}

fn is_null(value: &Json) -> bool {
    matches!(value, Json::Null(_))
}

/// Whether it is no single value.
fn is_inner(value: &Json) -> bool {
    matches!(value, Json::Array(..) | Json::Object(..))
}

/// Whether blank text stands where it says nothing: in place of a number, a boolean or one of a set.
fn is_empty(member: &ParameterFacts, value: &Json) -> bool {
    let says_something = !matches!(
        member.kind,
        KindFacts::Boolean | KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float | KindFacts::Set(_)
    );
    !says_something && matches!(value, Json::Text(_, text) if text.trim().is_empty())
}

fn wanted(member: &ParameterFacts) -> &'static str {
    match member.kind {
        KindFacts::Boolean => "a boolean",
        KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float => "a number",
        _ => "a text",
    }
}
