//! Facts to text: a line for each parameter, rule and value set; nothing that is as usual.

use super::{
    ActionFacts, DocumentFacts, KindFacts, MembersFacts, NodeFacts, ParameterFacts, PartFacts, RuleFacts, SetFacts,
    text,
};
use crate::{
    item::{ClassItem, FormatItem, LimitsItem},
    rule::{Condition, RuleKind, sentence},
};

/// What the text starts with; the number counts the changes of its form.
pub(super) const MARK: &str = "dts-facts";

/// The form that is written.
pub(super) const FORM: &str = "2";

/// The form before, which is read, too: it does not say where parameters travel.
pub(super) const WITHOUT_PLACES: &str = "1";

/// The facts as text, which [`from_text`](super::from_text) reads.
pub fn to_text(facts: &ActionFacts) -> String {
    let mut out = Writer { out: format!("{MARK} {FORM}\n"), depth: 0, module: module(&facts.path) };
    out.list("action", |out| {
        out.texts([&facts.product, &facts.name]);
        out.inner("path", |out| out.texts(&facts.path));
    });
    out.members(&facts.members);
    facts.documents.iter().for_each(|document| out.document(document));
    out.out
}

/// The module of a type: most types that facts speak of are in that of the request.
pub(super) fn module(path: &[String]) -> &[String] {
    path.split_last().map_or(&[], |(_, module)| module)
}

struct Writer<'f> {
    out: String,
    depth: usize,
    /// Module of the request.
    module: &'f [String],
}

impl Writer<'_> {
    fn blank(&mut self) {
        if !self.out.ends_with(['(', '\n']) {
            self.out.push(' ');
        }
    }

    fn text(&mut self, text: &str) {
        self.blank();
        text::write(text, &mut self.out);
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    /// A list that starts with its tag. Those of the outer levels stand on lines of their own.
    fn list(&mut self, tag: &str, items: impl FnOnce(&mut Self)) {
        self.blank();
        self.out.push('(');
        self.text(tag);
        items(self);
        self.out.push(')');
        if self.depth == 0 {
            self.out.push('\n');
        }
    }

    /// As [`list`](Self::list), on a line of its own.
    fn line(&mut self, tag: &str, items: impl FnOnce(&mut Self)) {
        self.out.push('\n');
        (0..self.depth).for_each(|_| self.out.push_str("  "));
        self.out.push('(');
        self.text(tag);
        items(self);
        self.out.push(')');
    }

    fn within(&mut self, items: impl FnOnce(&mut Self)) {
        self.depth += 1;
        items(self);
        self.depth -= 1;
    }

    fn flag(&mut self, is_so: bool, tag: &str) {
        if is_so {
            self.text(tag);
        }
    }

    fn maybe(&mut self, tag: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.inner(tag, |out| out.text(&value.to_string()));
        }
    }

    /// A list inside a line.
    fn inner(&mut self, tag: &str, items: impl FnOnce(&mut Self)) {
        self.within(|out| out.list(tag, items));
    }

    /// The path of a type, if there is one.
    fn path(&mut self, path: &[String]) {
        match path.split_last() {
            None => {}
            Some((name, module)) if module == self.module => self.inner("type", |out| out.text(name)),
            Some(_) => self.inner("path", |out| out.texts(path)),
        }
    }

    fn members(&mut self, facts: &MembersFacts) {
        self.list("members", |out| {
            out.text(&facts.source);
            out.within(|out| {
                facts.parameters.iter().for_each(|parameter| out.parameter(parameter));
                facts.rules.iter().for_each(|rule| out.rule(rule, &facts.source));
                facts.sets.iter().for_each(|set| out.set(set));
            });
        });
    }

    fn document(&mut self, facts: &DocumentFacts) {
        self.list("document", |out| {
            out.text(&facts.name);
            out.node(&facts.root);
            out.within(|out| {
                for (name, members) in &facts.structures {
                    out.line("structure", |out| {
                        out.text(name);
                        out.members(members);
                    });
                }
            });
        });
    }

    fn parameter(&mut self, facts: &ParameterFacts) {
        self.line("p", |out| {
            out.texts([&facts.wire, &facts.rust]);
            out.kind(&facts.kind);
            out.flag(facts.required, "required");
            out.flag(facts.secret, "secret");
            out.flag(facts.body, "body");
            out.flag(facts.public_cloud_only, "public-cloud-only");
            out.maybe("deprecated", facts.deprecated.as_ref());
            out.maybe("default", facts.default.as_ref());
            out.maybe("source", facts.source.as_ref());
            out.limits(&facts.limits);
        });
    }

    fn kind(&mut self, facts: &KindFacts) {
        match facts {
            KindFacts::String => self.text("string"),
            KindFacts::Boolean => self.text("boolean"),
            KindFacts::Int32 => self.text("int32"),
            KindFacts::Int64 => self.text("int64"),
            KindFacts::Float => self.text("float"),
            KindFacts::Json(None) => self.text("json"),
            KindFacts::Json(Some(number)) => self.maybe("json", Some(number)),
            KindFacts::Set(number) => self.maybe("set", Some(number)),
            KindFacts::Csv(item) => self.inner("csv", |out| out.kind(item)),
            KindFacts::List(item) => self.inner("list", |out| out.kind(item)),
            KindFacts::Groups { path, members } => self.inner("groups", |out| {
                out.path(path);
                out.within(|out| members.iter().for_each(|member| out.parameter(member)));
            }),
            KindFacts::Part(PartFacts { node, min_items, max_items }) => self.inner("part", |out| {
                out.node(node);
                out.maybe("min-items", *min_items);
                out.maybe("max-items", *max_items);
            }),
        }
    }

    fn node(&mut self, facts: &NodeFacts) {
        match facts {
            NodeFacts::Any => self.text("any"),
            NodeFacts::String => self.text("string"),
            NodeFacts::Boolean => self.text("boolean"),
            NodeFacts::Int32 => self.text("int32"),
            NodeFacts::Int64 => self.text("int64"),
            NodeFacts::Float => self.text("float"),
            NodeFacts::Object(number) => self.maybe("object", Some(number)),
            NodeFacts::Array(item) => self.inner("array", |out| out.node(item)),
            NodeFacts::Map(item) => self.inner("map", |out| out.node(item)),
        }
    }

    fn limits(&mut self, facts: &LimitsItem) {
        self.flag(facts.required, "not-empty");
        self.maybe("min", facts.minimum);
        self.maybe("max", facts.maximum);
        if !facts.one_of.is_empty() {
            self.inner("one-of", |out| facts.one_of.iter().for_each(|number| out.text(&number.to_string())));
        }
        self.flag(!facts.one_of_complete, "open");
        self.maybe("min-length", facts.min_length);
        self.maybe("max-length", facts.max_length);
        self.maybe("charset", facts.charset.as_ref());
        if let Some((at_least, classes)) = &facts.classes {
            self.inner("classes", |out| {
                out.text(&at_least.to_string());
                classes.iter().for_each(|class| out.text(class_tag(*class)));
            });
        }
        self.maybe("pattern", facts.pattern.as_ref());
        self.maybe("format", facts.format.map(format_tag));
        self.maybe("min-items", facts.min_items);
        self.maybe("max-items", facts.max_items);
    }

    /// What a rule says is left out where the rule itself says it; its source, where it is that of all.
    fn rule(&mut self, facts: &RuleFacts, source: &String) {
        self.line("rule", |out| {
            out.text(&facts.id);
            match &facts.kind {
                RuleKind::RequiredIf(names) => out.inner("required-if", |out| out.texts(names)),
                RuleKind::ValidOnlyIf(names) => out.inner("valid-only-if", |out| out.texts(names)),
                RuleKind::AtLeastOneOf(names) => out.inner("at-least-one-of", |out| out.texts(names)),
                RuleKind::ExactlyOneOf(names) => out.inner("exactly-one-of", |out| out.texts(names)),
                RuleKind::Requires { with, parameters } => out.inner("requires", |out| {
                    out.text(with);
                    out.texts(parameters);
                }),
                RuleKind::FixedValue { parameter, value } => out.inner("fixed", |out| out.texts([parameter, value])),
                RuleKind::Range { parameter, minimum, maximum } => out.inner("range", |out| {
                    out.text(parameter);
                    out.maybe("min", *minimum);
                    out.maybe("max", *maximum);
                }),
            }
            if let Some(when) = &facts.when {
                out.inner("when", |out| out.condition(when));
            }
            let says = Some(&facts.says).filter(|says| **says != sentence(&facts.kind, facts.when.as_ref()));
            out.maybe("says", says);
            out.maybe("source", Some(&facts.source).filter(|own| *own != source));
        });
    }

    fn condition(&mut self, facts: &Condition) {
        match facts {
            Condition::In { parameter, values } => self.inner("in", |out| {
                out.text(parameter);
                out.texts(values);
            }),
            Condition::NotIn { parameter, values } => self.inner("not-in", |out| {
                out.text(parameter);
                out.texts(values);
            }),
            Condition::Present { parameter, present } => {
                self.inner(if *present { "given" } else { "absent" }, |out| out.text(parameter));
            }
            Condition::All(list) => self.inner("all", |out| list.iter().for_each(|one| out.condition(one))),
            Condition::Any(list) => self.inner("any", |out| list.iter().for_each(|one| out.condition(one))),
            Condition::Not(inner) => self.inner("not", |out| out.condition(inner)),
        }
    }

    fn set(&mut self, facts: &SetFacts) {
        self.line("set", |out| {
            out.path(&facts.path);
            out.flag(!facts.complete, "open");
            out.flag(facts.ignore_case, "ignore-case");
            for (rust, wire) in &facts.members {
                out.inner("v", |out| {
                    out.text(wire);
                    // In documents values have no Rust names.
                    out.flag(!rust.is_empty(), rust);
                });
            }
        });
    }
}

/// Each kind of characters with its tag.
pub(super) const CLASSES: [(ClassItem, &str); 4] = [
    (ClassItem::Upper, "upper"),
    (ClassItem::Lower, "lower"),
    (ClassItem::Digit, "digit"),
    (ClassItem::Special, "special"),
];

/// Each form with its tag.
pub(super) const FORMATS: [(FormatItem, &str); 6] = [
    (FormatItem::Timestamp, "timestamp"),
    (FormatItem::EpochSeconds, "epoch-seconds"),
    (FormatItem::EpochMilliseconds, "epoch-milliseconds"),
    (FormatItem::Port, "port"),
    (FormatItem::Ip, "ip"),
    (FormatItem::PhoneList, "phone-list"),
];

fn class_tag(class: ClassItem) -> &'static str {
    CLASSES.iter().find(|(one, _)| *one == class).map_or("", |(_, tag)| tag)
}

fn format_tag(format: FormatItem) -> &'static str {
    FORMATS.iter().find(|(one, _)| *one == format).map_or("", |(_, tag)| tag)
}
