//! The checks themselves.

use std::borrow::Cow;

use super::{Limits, Rule, Severity, Violation, ViolationKind, Violations, characters, charset, pattern, range};
use crate::{Group, Parameter, View, When, check_json};

/// Collects what a request breaks. Generated code calls it once for each parameter with limits and once for each
/// rule; nothing stops at the first fault.
#[derive(Debug, Default)]
pub struct Checker {
    pub(super) found: Vec<Violation>,
    pub(super) source: &'static str,
    pub(super) prefix: String,
}

/// No limits.
static NONE: &Limits = &Limits::NONE;

/// A parameter of a rule: its wire name and its value.
type Named<'a> = (&'static str, &'a dyn Parameter);

impl Checker {
    /// Everything that `check` finds. Not generic, so that it is compiled once.
    pub(crate) fn collect(check: &mut dyn FnMut(&mut Self)) -> Violations {
        let mut checker = Self::default();
        check(&mut checker);
        Violations::new(checker.found)
    }

    /// The same, as an error if there is one.
    pub(crate) fn judge(check: &mut dyn FnMut(&mut Self)) -> Result<(), Violations> {
        let found = Self::collect(check);
        if found.has_errors() { Err(found) } else { Ok(()) }
    }

    /// Says where the limits come from that are checked next.
    pub fn source(&mut self, source: &'static str) {
        self.source = source;
    }

    /// Checks what the type of a parameter demands: a documented value, a JSON document.
    pub fn value(&mut self, name: &'static str, value: &dyn Parameter) {
        self.limits(name, value, NONE);
    }

    /// Checks the limits of one parameter, and what its type demands.
    pub fn limits(&mut self, name: &'static str, value: &dyn Parameter, limits: &Limits) {
        let view = value.view();
        let count = view.count();
        self.items(name, matches!(view, View::List(_)), count, limits);
        for index in 0..count {
            let number = if matches!(view, View::List(_)) { Some(index + 1) } else { None };
            match view.value(index) {
                View::Document(document) => document.check(name, self),
                View::Object(_) | View::Map(_) | View::Any(_) => return self.document(name, view),
                value => self.item(name, number, value, limits),
            }
        }
    }

    /// Checks the number of groups in a list, and the limits of each.
    pub fn groups<G: Group>(&mut self, name: &'static str, groups: &[G], limits: &Limits) {
        self.items(name, true, groups.len(), limits);
        for (index, group) in groups.iter().enumerate() {
            self.prefix = format!("{name}.{}.", index + 1);
            group.check(self);
            self.prefix.clear();
        }
    }

    /// Checks how many items there are. A list as a whole goes by its name in the spec: `ResourceId.N`.
    fn items(&mut self, name: &'static str, is_list: bool, count: usize, limits: &Limits) {
        let as_parameters = is_list && !self.is_in_document();
        let listed = || if as_parameters { Cow::Owned(format!("{name}.N")) } else { Cow::Borrowed(name) };
        if limits.required && count == 0 {
            let name = listed();
            let message = format!("`{}{name}` is required", self.prefix);
            self.own(name, ViolationKind::Required, message);
        }
        if let Some(fewest) = limits.min_items.filter(|&fewest| count > 0 && count < fewest) {
            let name = listed();
            let message = format!("`{}{name}` has {}; {}", self.prefix, counted(count, "item"), at_least(fewest));
            self.own(name, ViolationKind::MaxItems, message);
        }
        if let Some(most) = limits.max_items.filter(|&most| count > most) {
            let name = listed();
            let message = format!("`{}{name}` has {}; {}", self.prefix, counted(count, "item"), at_most(most));
            self.own(name, ViolationKind::MaxItems, message);
        }
    }

    /// `parameters` must be set when `when` holds.
    pub fn required_if(&mut self, rule: &'static Rule, when: &When<'_>, parameters: &[Named<'_>]) {
        for (name, value) in parameters {
            if is_broken(value.view(), |view| !view.is_set(), || when.holds()) {
                self.broken(rule, ViolationKind::RequiredIf, name);
            }
        }
    }

    /// `parameters` may be set only when `when` holds.
    pub fn valid_only_if(&mut self, rule: &'static Rule, when: &When<'_>, parameters: &[Named<'_>]) {
        for (name, value) in parameters {
            if is_broken(value.view(), |view| view.is_set(), || !when.holds()) {
                self.broken(rule, ViolationKind::ValidOnlyIf, name);
            }
        }
    }

    /// One or more of `parameters` must be set when `when` holds.
    pub fn at_least_one_of(&mut self, rule: &'static Rule, when: &When<'_>, parameters: &[Named<'_>]) {
        if !parameters.iter().any(|(_, value)| value.view().is_set()) && when.holds() {
            self.broken_by_all(rule, ViolationKind::AtLeastOneOf, parameters);
        }
    }

    /// Exactly one of `parameters` must be set when `when` holds.
    pub fn exactly_one_of(&mut self, rule: &'static Rule, when: &When<'_>, parameters: &[Named<'_>]) {
        if parameters.iter().filter(|(_, value)| value.view().is_set()).count() != 1 && when.holds() {
            self.broken_by_all(rule, ViolationKind::ExactlyOneOf, parameters);
        }
    }

    /// `parameters` must be set when `with` is set and `when` holds.
    pub fn requires(&mut self, rule: &'static Rule, when: &When<'_>, with: &dyn Parameter, parameters: &[Named<'_>]) {
        for (name, value) in parameters {
            if is_broken(value.view(), |view| !view.is_set(), || with.view().is_set() && when.holds()) {
                self.broken(rule, ViolationKind::Requires, name);
            }
        }
    }

    /// The parameter must have this value, or all its values this one, if it is set, when `when` holds.
    pub fn fixed_value(&mut self, rule: &'static Rule, when: &When<'_>, (name, value): Named<'_>, fixed: &str) {
        let is_other = |view: View<'_>| (0..view.count()).any(|index| !view.value(index).is(fixed));
        if is_broken(value.view(), is_other, || when.holds()) {
            self.broken(rule, ViolationKind::FixedValue, name);
        }
    }

    /// The parameter must be in this range, if it is set, when `when` holds.
    pub fn range(
        &mut self,
        rule: &'static Rule,
        when: &When<'_>,
        (name, value): Named<'_>,
        minimum: Option<f64>,
        maximum: Option<f64>,
    ) {
        let is_outside = |view: View<'_>| {
            (0..view.count()).any(|index| !range::contains(&view.value(index).text(), minimum, maximum))
        };
        if is_broken(value.view(), is_outside, || when.holds()) {
            self.broken(rule, ViolationKind::Range, name);
        }
    }

    /// Checks one value; `number` is its place in a list.
    fn item(&mut self, name: &'static str, number: Option<usize>, value: View<'_>, limits: &Limits) {
        // Most values have nothing to check but their set: no text is made for them.
        if let View::Member(text, members) = value
            && *limits == *NONE
            && members.contains(text)
        {
            return;
        }
        let text = value.text();
        let text = &*text;
        let in_document = self.is_in_document();
        let shown = || match text {
            _ if value.is_secret() => String::from("its value"),
            "" => String::from("an empty text"),
            text => format!("`{}`", shortened(text)),
        };
        let mut fault = |kind, severity, message: String| {
            let path = match number {
                Some(number) if in_document => Cow::Owned(format!("{name}/{}", number - 1)),
                Some(number) => Cow::Owned(format!("{name}.{number}")),
                None => Cow::Borrowed(name),
            };
            let message = format!("`{}{path}`: {message}", self.prefix);
            let (parameter, source) = (self.full_name(path), self.source);
            self.found.push(Violation { parameter, kind, rule: None, severity, message, source });
        };

        if let View::Float(number) = value
            && !number.is_finite()
        {
            return fault(ViolationKind::Type, Severity::Error, format!("{} is not a number", shown()));
        }
        if let View::Member(_, members) = value
            && !members.contains(text)
        {
            let severity = if members.complete { Severity::Error } else { Severity::Warning };
            let known = members.texts.join(", ");
            fault(ViolationKind::Enum, severity, format!("{} is not among its documented values ({known})", shown()));
        }
        if !limits.one_of.is_empty() && !text.parse().is_ok_and(|number: i64| limits.one_of.contains(&number)) {
            let severity = if limits.one_of_open { Severity::Warning } else { Severity::Error };
            let known = limits.one_of.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
            fault(ViolationKind::Enum, severity, format!("{} is not among its documented values ({known})", shown()));
        }
        if let View::Json(text) = value
            && let Err((_, reason)) = check_json(text)
        {
            fault(ViolationKind::Type, Severity::Error, format!("the text is not a JSON document: {reason}"));
        }
        if (limits.minimum.is_some() || limits.maximum.is_some())
            && !range::contains(text, limits.minimum, limits.maximum)
        {
            let range = range::text(limits.minimum, limits.maximum);
            fault(ViolationKind::Range, Severity::Error, format!("{} is not a number {range}", shown()));
        }
        if limits.min_length.is_some() || limits.max_length.is_some() {
            let length = characters::count(text);
            if let Some(fewest) = limits.min_length.filter(|&fewest| length < fewest) {
                let message = format!("{}; {}", counted(length, "character"), at_least(fewest));
                fault(ViolationKind::Length, Severity::Error, message);
            }
            if let Some(most) = limits.max_length.filter(|&most| length > most) {
                let message = format!("{}; {}", counted(length, "character"), at_most(most));
                fault(ViolationKind::Length, Severity::Error, message);
            }
        }
        if let Some(charset) = limits.charset
            && let Some(outside) = charset::first_outside(charset, text)
        {
            let which =
                if value.is_secret() { String::from("a character") } else { format!("the character {outside:?}") };
            fault(ViolationKind::Charset, Severity::Error, format!("{which} is not allowed (allowed: {charset})"));
        }
        if let Some((at_least, classes)) = limits.classes {
            let kinds = charset::count_classes(classes, text);
            if kinds < at_least as usize {
                let names = classes.iter().map(|class| class.name()).collect::<Vec<_>>().join(", ");
                let kinds = counted(kinds, "kind");
                let message = format!("characters of {kinds}; at least {at_least} of these are needed: {names}");
                fault(ViolationKind::Charset, Severity::Error, message);
            }
        }
        if let Some(regex) = limits.pattern.filter(|regex| !pattern::matches(regex, text)) {
            fault(ViolationKind::Pattern, Severity::Error, format!("{} does not match `{regex}`", shown()));
        }
        if let Some(format) = limits.format.filter(|format| !format.accepts(text)) {
            fault(ViolationKind::Pattern, Severity::Error, format!("{} is not {}", shown(), format.expected()));
        }
    }

    /// Whether the values that are checked lie in a document.
    fn is_in_document(&self) -> bool {
        self.prefix.ends_with('/')
    }

    fn full_name(&self, path: Cow<'static, str>) -> Cow<'static, str> {
        if self.prefix.is_empty() { path } else { Cow::Owned(format!("{}{path}", self.prefix)) }
    }

    fn own(&mut self, path: Cow<'static, str>, kind: ViolationKind, message: String) {
        let (parameter, source) = (self.full_name(path), self.source);
        self.found.push(Violation { parameter, kind, rule: None, severity: Severity::Error, message, source });
    }

    fn broken(&mut self, rule: &'static Rule, kind: ViolationKind, name: &'static str) {
        self.broken_by(rule, kind, Cow::Borrowed(name));
    }

    fn broken_by_all(&mut self, rule: &'static Rule, kind: ViolationKind, parameters: &[Named<'_>]) {
        let names = parameters.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        self.broken_by(rule, kind, Cow::Owned(names));
    }

    fn broken_by(&mut self, rule: &'static Rule, kind: ViolationKind, parameter: Cow<'static, str>) {
        self.found.push(Violation {
            parameter: self.full_name(parameter),
            kind,
            rule: Some(rule.id),
            severity: Severity::Error,
            message: rule.says.to_owned(),
            source: rule.source,
        });
    }
}

/// Whether a parameter is wrong where it matters.
///
/// Mostly a look at the parameter settles it. A list comes second: it may be a part of a document, which is read when it
/// is asked for.
fn is_broken(view: View<'_>, is_wrong: impl FnOnce(View<'_>) -> bool, matters: impl FnOnce() -> bool) -> bool {
    match view {
        View::List(_) => matters() && is_wrong(view),
        _ => is_wrong(view) && matters(),
    }
}

/// `at least 1 is needed`, `at least 2 are needed`
fn at_least(fewest: usize) -> String {
    format!("at least {fewest} {} needed", if fewest == 1 { "is" } else { "are" })
}

/// `at most 1 is allowed`, `at most 2 are allowed`
fn at_most(most: usize) -> String {
    format!("at most {most} {} allowed", if most == 1 { "is" } else { "are" })
}

/// `1 kind`, `2 kinds`
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Long texts would drown the message.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(60) {
        Some((end, _)) => Cow::Owned(format!("{}...", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}
