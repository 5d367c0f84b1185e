//! Documentation of generated items, from the spec's sentences.

use std::collections::HashSet;

use crate::{
    item::Docs,
    model::{Action, Document, DocumentNode, Field, Limits, Parameter, ParameterKind, Part, Product, Remarks, Waiter},
    spec::{ClassName, Format, Lifecycle, Location},
};

/// Names of actions that a text may speak of.
pub(super) struct Links {
    actions: HashSet<String>,
}

impl Links {
    pub(super) fn new(product: &Product) -> Self {
        Self { actions: product.actions.iter().map(|action| action.name.clone()).collect() }
    }

    /// The text as Markdown: nothing in it is markup by accident, and actions of the product are links.
    pub(super) fn markdown(&self, text: &str, this: &str) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut out = String::with_capacity(text.len());
        for (index, part) in text.split('`').enumerate() {
            if index > 0 {
                out.push('`');
            }
            match index % 2 {
                0 => self.prose(part, this, &mut out),
                _ => out.push_str(part),
            }
        }
        // A lone backtick would open code that never ends.
        if text.matches('`').count() % 2 == 1 {
            return out.replacen('`', "\\`", out.matches('`').count());
        }
        out
    }

    fn prose(&self, text: &str, this: &str, out: &mut String) {
        let mut word = String::new();
        for character in text.chars().chain(['\0']) {
            if character.is_alphanumeric() || (character == '_' && !word.is_empty()) {
                word.push(character);
                continue;
            }
            if word != this && self.actions.contains(&word) {
                out.push_str(&format!(
                    "[`{word}`](super::super::{})",
                    super::names::type_name(std::slice::from_ref(&word))
                ));
            } else {
                out.push_str(&word.replace('_', "\\_"));
            }
            word.clear();
            match character {
                '\0' => {}
                '[' | ']' | '<' | '>' | '*' | '_' | '|' | '\\' => {
                    out.push('\\');
                    out.push(character);
                }
                other => out.push(other),
            }
        }
    }
}

/// Each line on one line, and nothing in it that turns text around: rustc refuses that in comments.
fn finished(lines: Docs) -> Docs {
    let visible = |c: char| match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => c.escape_default().to_string(),
        c if c.is_control() => c.escape_default().to_string(),
        c => c.to_string(),
    };
    lines.into_iter().map(|line| line.chars().map(visible).collect()).collect()
}

/// The module of a product.
pub(super) fn product(product: &Product) -> Docs {
    let links = Links { actions: HashSet::new() };
    let mut lines = vec![links.markdown(&product.summary, "")];
    lines.push(String::new());
    lines.push(format!("Product `{}`, API version {} ({}).", product.name, product.version, product.source));
    paragraphs(&mut lines, product.notes.iter().map(|note| links.markdown(note, "")));
    if !product.regions.is_empty() {
        lines.push(String::new());
        lines.push(String::from("# Regions"));
        lines.push(String::new());
        lines
            .extend(product.regions.iter().map(|(region, city)| format!("- `{region}`: {}", links.markdown(city, ""))));
    }
    finished(lines)
}

/// The module of a group of actions.
pub(super) fn group(product: &Product, group: &str) -> Docs {
    finished(vec![format!("Actions of `{}` in the group `{group}`.", product.name)])
}

/// The module of an action.
pub(super) fn module(action: &Action, links: &Links) -> Docs {
    finished(vec![format!("`{}`: {}", action.name, links.markdown(&action.summary, &action.name))])
}

/// The request.
pub(super) fn request(product: &Product, action: &Action, links: &Links) -> Docs {
    let this = &action.name;
    let mut lines = vec![links.markdown(&action.summary, this)];
    lines.push(String::new());
    lines.push(format!("Action `{this}` of `{}` {} ({}).", product.name, product.version, action.source));
    if let Some(description) = &action.description {
        paragraphs(&mut lines, [links.markdown(description, this)]);
    }
    if action.lifecycle == Lifecycle::Legacy {
        let instead =
            action.successor.as_ref().map(|successor| format!(" Use {} instead.", links.markdown(successor, this)));
        paragraphs(&mut lines, [format!("Legacy: the documents announce its end.{}", instead.unwrap_or_default())]);
    }
    if action.public_cloud_only {
        paragraphs(&mut lines, [String::from("Only the public cloud documents this action.")]);
    }
    paragraphs(&mut lines, action.notes.iter().map(|note| links.markdown(note, this)));
    disagreements(&mut lines, &action.differs, links, this);
    if !action.rules.is_empty() {
        lines.push(String::new());
        lines.push(String::from("# Rules"));
        lines.push(String::new());
        lines.extend(
            action.rules.iter().map(|rule| format!("- {}: {}.", rule.id, links.markdown(&sentence(&rule.says), this))),
        );
    }
    if !action.errors.is_empty() {
        lines.push(String::new());
        lines.push(String::from("# Error codes"));
        lines.push(String::new());
        lines.extend(action.errors.iter().map(|error| {
            let status = error.status.map(|status| format!(" (HTTP {status})")).unwrap_or_default();
            format!("- `{}`{status}: {}", error.code, links.markdown(&error.doc, this))
        }));
    }
    finished(lines)
}

/// The module of a document.
pub(super) fn document_module(document: &Document, links: &Links) -> Docs {
    finished(vec![format!("`{}`: {}", document.name, links.markdown(&document.summary, ""))])
}

/// The type of a document as a whole.
pub(super) fn document(document: &Document, links: &Links) -> Docs {
    let mut lines = vec![links.markdown(&document.summary, "")];
    lines.push(String::new());
    let public = if document.public_cloud_only { " Only the public cloud documents it." } else { "" };
    lines.push(format!("JSON document `{}` ({}).{public}", document.name, document.source));
    if let Some(description) = &document.description {
        paragraphs(&mut lines, [links.markdown(description, "")]);
    }
    paragraphs(&mut lines, document.notes.iter().map(|note| links.markdown(note, "")));
    disagreements(&mut lines, &document.differs, links, "");
    if let DocumentNode::Object(root) = document.root
        && let Some(structure) = document.structure(root)
    {
        structure_facts(&mut lines, &structure.members, links);
    }
    finished(lines)
}

/// A structure of a document.
pub(super) fn structure(members: &Action, links: &Links) -> Docs {
    let mut lines = vec![links.markdown(&members.summary, "")];
    structure_facts(&mut lines, members, links);
    finished(lines)
}

fn structure_facts(lines: &mut Docs, members: &Action, links: &Links) {
    paragraphs(lines, members.notes.iter().map(|note| links.markdown(note, "")));
    if !members.rules.is_empty() {
        lines.push(String::new());
        lines.push(String::from("# Rules"));
        lines.push(String::new());
        lines.extend(
            members.rules.iter().map(|rule| format!("- {}: {}.", rule.id, links.markdown(&sentence(&rule.says), ""))),
        );
    }
}

/// A member of a document that is no single value.
pub(super) fn part(members: &Action, member: &Parameter, part: &Part, links: &Links) -> Docs {
    let limits = Limits { min_items: part.min_items, max_items: part.max_items, ..Limits::default() };
    let kind = ParameterKind::String;
    self::parameter(members, &Parameter { kind, limits, ..member.clone() }, links)
}

/// A rule's own sentence may have a full stop.
fn sentence(says: &str) -> String {
    says.trim_end_matches('.').to_owned()
}

/// A parameter: what it is, its facts, then what can't be checked.
pub(super) fn parameter(action: &Action, parameter: &Parameter, links: &Links) -> Docs {
    let this = &action.name;
    let mut lines = vec![links.markdown(&parameter.remarks.doc, this), String::new(), facts(parameter)];
    if let Some(deprecated) = &parameter.remarks.deprecated {
        paragraphs(&mut lines, [format!("Deprecated: {}", links.markdown(deprecated, this))]);
    }
    if !parameter.limits.one_of.is_empty() && parameter.limits.one_of.iter().any(|(_, doc)| !doc.is_empty()) {
        lines.push(String::new());
        lines.extend(
            parameter.limits.one_of.iter().map(|(number, doc)| format!("- `{number}`: {}", links.markdown(doc, this))),
        );
    }
    let concerned = action.rules.iter().filter(|rule| rule.kind.parameters().contains(&parameter.name.as_str()));
    let rules: Vec<String> =
        concerned.map(|rule| format!("- {}.", links.markdown(&sentence(&rule.says), this))).collect();
    if !rules.is_empty() {
        lines.push(String::new());
        lines.extend(rules);
    }
    paragraphs(&mut lines, parameter.remarks.notes.iter().map(|note| links.markdown(note, this)));
    disagreements(&mut lines, &parameter.remarks.differs, links, this);
    finished(lines)
}

fn facts(parameter: &Parameter) -> String {
    let mut facts = vec![format!("`{}`", parameter.name)];
    if parameter.required {
        facts.push(String::from("required"));
    }
    if parameter.remarks.public_cloud_only {
        facts.push(String::from("public cloud only"));
    }
    match parameter.item_kind() {
        ParameterKind::Json => facts.push(match &parameter.document {
            Some(document) => {
                format!("a JSON document, see [`{}`]({})", document.name, super::documents::link(document))
            }
            None => String::from("a JSON document"),
        }),
        _ if matches!(parameter.kind, ParameterKind::Csv(_)) => facts.push(String::from("comma-separated")),
        _ => {}
    }
    if parameter.secret {
        facts.push(String::from("never shown"));
    }
    if parameter.location == Location::Body {
        facts.push(String::from("in the form body"));
    }
    limits(&parameter.limits, &mut facts);
    if let Some(default) = &parameter.default {
        facts.push(format!("default `{default}`"));
    }
    if let Some(example) = parameter.example.as_ref().filter(|example| !parameter.secret && !example.contains('`')) {
        facts.push(format!("for example `{example}`"));
    }
    format!("{}.", facts.join("; "))
}

fn limits(limits: &Limits, facts: &mut Vec<String>) {
    let between = |few: Option<String>, many: Option<String>, what: &str| match (few, many) {
        (Some(few), Some(many)) => Some(format!("{few} to {many}{what}")),
        (Some(few), None) => Some(format!("{few} or more{what}")),
        (None, Some(many)) => Some(format!("at most {many}{what}")),
        (None, None) => None,
    };
    let text = |number: f64| number.to_string();
    facts.extend(between(limits.minimum.map(text), limits.maximum.map(text), ""));
    if !limits.one_of.is_empty() {
        let numbers: Vec<String> = limits.one_of.iter().map(|(number, _)| number.to_string()).collect();
        facts.push(format!("one of {}", numbers.join(", ")));
    }
    let count = |number: u32| number.to_string();
    facts.extend(between(limits.min_length.map(count), limits.max_length.map(count), " characters"));
    if let Some(charset) = &limits.charset {
        facts.push(format!("of the characters `{charset}`"));
    }
    if let Some(classes) = &limits.classes {
        let of: Vec<&str> = classes.of.iter().map(|class| class_name(*class)).collect();
        facts.push(format!("with at least {} of {}", classes.at_least, of.join(", ")));
    }
    if let Some(pattern) = limits.pattern.as_ref().filter(|pattern| !pattern.contains('`')) {
        facts.push(format!("matching `{pattern}`"));
    }
    if let Some(format) = limits.format {
        facts.push(String::from(match format {
            Format::Timestamp => "a UTC time such as `2026-01-31T08:00:00Z`",
            Format::EpochSeconds => "Unix time in seconds",
            Format::EpochMilliseconds => "Unix time in milliseconds",
            Format::Port => "a port",
            Format::Ip => "an IP address",
            Format::PhoneList => "phone numbers",
        }));
    }
    facts.extend(between(limits.min_items.map(count), limits.max_items.map(count), " items"));
}

fn class_name(class: ClassName) -> &'static str {
    match class {
        ClassName::Upper => "capital letters",
        ClassName::Lower => "small letters",
        ClassName::Digit => "digits",
        ClassName::Special => "punctuation",
    }
}

/// A response field.
pub(super) fn field(action: &Action, field: &Field, links: &Links) -> Docs {
    let this = &action.name;
    let mut first = links.markdown(&field.remarks.doc, this);
    if field.remarks.public_cloud_only {
        first.push_str(" Public cloud only.");
    }
    let mut lines = vec![first];
    if let Some(when) = &field.present_when {
        paragraphs(&mut lines, [links.markdown(when, this)]);
    }
    if let Some(deprecated) = &field.remarks.deprecated {
        paragraphs(&mut lines, [format!("Deprecated: {}", links.markdown(deprecated, this))]);
    }
    paragraphs(&mut lines, field.remarks.notes.iter().map(|note| links.markdown(note, this)));
    disagreements(&mut lines, &field.remarks.differs, links, this);
    finished(lines)
}

/// The method that waits for a state.
pub(super) fn waiter(action: &Action, waiter: &Waiter, links: &Links) -> Docs {
    let one_of = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| format!("`{}`", value.replace('`', "'"))).collect();
        let before = if values.len() > 1 { "one of " } else { "" };
        format!("{before}{}", values.join(", "))
    };
    let failure = match waiter.failure.is_empty() {
        true => String::new(),
        false => format!("; failed when it is {}", one_of(&waiter.failure)),
    };
    let field = waiter.field.replace('`', "'");
    let states = format!("Done when `{field}` is {}{failure}.", one_of(&waiter.success));
    finished(vec![links.markdown(&waiter.doc, &action.name), String::new(), states])
}

/// A member of a value set.
pub(super) fn value(text: &str, remarks: &Remarks, links: &Links, this: &str) -> Docs {
    let text = text.replace('`', "'");
    let mut line = match remarks.doc.is_empty() {
        true => format!("`{text}`"),
        false => format!("`{text}`: {}", links.markdown(&remarks.doc, this)),
    };
    if remarks.public_cloud_only {
        line.push_str(" Public cloud only.");
    }
    finished(vec![line])
}

/// A sentence of the spec.
pub(super) fn plain(text: &str, links: &Links, this: &str) -> Docs {
    finished(vec![links.markdown(text, this)])
}

fn disagreements(lines: &mut Docs, differs: &[(String, String)], links: &Links, this: &str) {
    paragraphs(
        lines,
        differs.iter().map(|(aspect, says)| {
            format!("Documents disagree ({}): {}", links.markdown(aspect, this), links.markdown(says, this))
        }),
    );
}

fn paragraphs(lines: &mut Docs, paragraphs: impl IntoIterator<Item = String>) {
    for paragraph in paragraphs {
        lines.push(String::new());
        lines.push(paragraph);
    }
}

#[cfg(test)]
mod tests {
    use super::{HashSet, Links};

    #[test]
    fn nothing_is_markup_by_accident() {
        let links = Links { actions: HashSet::from([String::from("StartDtsJob")]) };
        assert_eq!(links.markdown("a <b> [c] `d[0]` e_f *", "X"), "a \\<b\\> \\[c\\] `d[0]` e\\_f \\*");
        assert_eq!(links.markdown("lone ` tick", "X"), "lone \\` tick");
        assert_eq!(
            links.markdown("See StartDtsJob, not StartDtsJobs.", "X"),
            "See [`StartDtsJob`](super::super::StartDtsJob), not StartDtsJobs."
        );
        assert_eq!(links.markdown("StartDtsJob itself", "StartDtsJob"), "StartDtsJob itself");
    }
}
