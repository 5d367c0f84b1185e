//! Looking things up in facts.

use super::{ActionFacts, DocumentFacts, KindFacts, MembersFacts, NodeFacts, ParameterFacts, PartFacts, SetFacts};

impl ActionFacts {
    /// The document of this number.
    pub fn document(&self, number: usize) -> Option<&DocumentFacts> {
        self.documents.get(number)
    }
}

impl MembersFacts {
    /// The parameter of this wire name, and the group that it is a member of.
    pub fn parameter(&self, wire: &str) -> Option<(&ParameterFacts, Option<&ParameterFacts>)> {
        for parameter in &self.parameters {
            if parameter.wire == wire {
                return Some((parameter, None));
            }
            if let Some(member) = parameter.members().iter().find(|member| member.wire == wire) {
                return Some((member, Some(parameter)));
            }
        }
        None
    }

    /// All wire names, those of groups' members too.
    pub fn wire_names(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().flat_map(|parameter| {
            std::iter::once(parameter).chain(parameter.members()).map(|parameter| parameter.wire.as_str())
        })
    }

    /// The value set of a parameter's values.
    pub fn set_of(&self, parameter: &ParameterFacts) -> Option<&SetFacts> {
        match parameter.item_kind() {
            KindFacts::Set(number) => self.sets.get(*number),
            _ => None,
        }
    }
}

impl ParameterFacts {
    /// The members, where it is a list of groups.
    pub fn members(&self) -> &[ParameterFacts] {
        match &self.kind {
            KindFacts::Groups { members, .. } => members,
            _ => &[],
        }
    }

    /// Whether each item travels as a parameter of its own.
    pub fn is_list(&self) -> bool {
        matches!(self.kind, KindFacts::List(_) | KindFacts::Groups { .. })
    }

    /// Whether its values stand in one text, with commas between them.
    pub fn is_csv(&self) -> bool {
        matches!(self.kind, KindFacts::Csv(_))
    }

    /// The part of the wire name before `.N`, or all of it.
    pub fn base_name(&self) -> &str {
        if self.is_list() { self.wire.strip_suffix(".N").unwrap_or(&self.wire) } else { &self.wire }
    }

    /// What a single value holds.
    pub fn item_kind(&self) -> &KindFacts {
        fn of(kind: &KindFacts) -> &KindFacts {
            match kind {
                KindFacts::List(item) | KindFacts::Csv(item) => of(item),
                kind => kind,
            }
        }
        of(&self.kind)
    }

    /// The number of the document that each of its values holds.
    pub fn document(&self) -> Option<usize> {
        match self.item_kind() {
            KindFacts::Json(document) => *document,
            _ => None,
        }
    }

    /// The part of a document that it is, where it is no single value.
    pub fn part(&self) -> Option<&PartFacts> {
        match &self.kind {
            KindFacts::Part(part) => Some(part),
            _ => None,
        }
    }

    /// The full name of the value of this number: `ResourceId.2`, `Tag.2.Key`. Without one, which is 0, it is the wire name.
    pub fn full_name(&self, number: usize) -> String {
        match self.wire.split_once(".N.") {
            _ if number == 0 => self.wire.clone(),
            Some((group, member)) => format!("{group}.{number}.{member}"),
            None if self.is_list() => format!("{}.{number}", self.base_name()),
            None => self.wire.clone(),
        }
    }
}

impl SetFacts {
    /// Whether `text` is a member.
    pub fn contains(&self, text: &str) -> bool {
        self.members.iter().any(|(_, member)| self.same(member, text))
    }

    /// Whether two texts are the same value.
    pub fn same(&self, a: &str, b: &str) -> bool {
        if self.ignore_case { a.eq_ignore_ascii_case(b) } else { a == b }
    }
}

impl DocumentFacts {
    /// The structure of this number.
    pub fn structure(&self, number: usize) -> Option<&MembersFacts> {
        self.structures.get(number).map(|(_, members)| members)
    }

    /// Whether a path such as `*/Table/*/name`, where `*` stands for every entry of a list or map, leads to a member.
    pub fn has_member(&self, path: &str) -> bool {
        let mut at = &self.root;
        let mut steps = path.split('/').peekable();
        while let Some(step) = steps.next() {
            at = match at {
                NodeFacts::Array(inner) | NodeFacts::Map(inner) if step == "*" => inner,
                NodeFacts::Object(number) => {
                    let member = self.structure(*number).and_then(|members| members.parameter(step));
                    let Some((member, _)) = member else { return false };
                    match (steps.peek(), member.part()) {
                        (None, _) => return true,
                        (Some(_), Some(part)) => &part.node,
                        (Some(_), None) => return false,
                    }
                }
                _ => return false,
            };
        }
        false
    }

    /// The name of another structure that has a member of this name, for one that stands in the wrong place.
    pub fn elsewhere(&self, number: usize, member: &str) -> Option<&str> {
        let others = self.structures.iter().enumerate().filter(|(other, _)| *other != number);
        others
            .map(|(_, structure)| structure)
            .find(|(_, members)| members.parameter(member).is_some())
            .map(|(name, _)| name.as_str())
    }
}
