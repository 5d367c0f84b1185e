//! Limits of a field against those of the spec: never wider; what is not said is the spec's.

use std::fmt::Display;

use dts_codegen::{facts::ParameterFacts, item::LimitsItem};

use super::Spec;
use crate::{faults::Faults, field::Parameter, limits};

/// Holds the limits, and takes over what they leave unsaid.
pub(super) fn hold(parameter: &mut Parameter, known: &ParameterFacts, spec: &Spec<'_>, faults: &Faults) {
    let own = parameter.item.limits.clone();
    let theirs = &known.limits;
    let cx = Side { parameter, name: &known.wire, source: spec.source(known), faults };
    let (minimum, maximum) =
        cx.range(("minimum", own.minimum, theirs.minimum), ("maximum", own.maximum, theirs.maximum));
    let (min_length, max_length) =
        cx.range(("min_length", own.min_length, theirs.min_length), ("max_length", own.max_length, theirs.max_length));
    let (min_items, max_items) =
        cx.range(("min_items", own.min_items, theirs.min_items), ("max_items", own.max_items, theirs.max_items));
    let (one_of, one_of_complete) = cx.numbers(&own, theirs);
    let limits = LimitsItem {
        required: own.required || theirs.required,
        minimum,
        maximum,
        one_of,
        one_of_complete,
        min_length,
        max_length,
        charset: cx.same("charset", own.charset, theirs.charset.clone(), Clone::clone),
        classes: cx.same("classes", own.classes, theirs.classes.clone(), limits::shown_classes),
        pattern: cx.same("pattern", own.pattern, theirs.pattern.clone(), Clone::clone),
        format: cx.same("format", own.format, theirs.format, |format| limits::format_name(*format).to_owned()),
        min_items,
        max_items,
    };
    parameter.item.limits = limits;
}

/// A limit by its key: that of the field, and that of the spec.
type Both<T> = (&'static str, Option<T>, Option<T>);

struct Side<'a> {
    parameter: &'a Parameter,
    name: &'a str,
    source: &'a str,
    faults: &'a Faults,
}

impl Side<'_> {
    fn fault(&self, key: &str, message: impl Display) {
        self.faults.push(self.parameter.place(key), message);
    }

    /// The bounds that hold in the end.
    fn range<T: PartialOrd + Copy + Display>(&self, least: Both<T>, most: Both<T>) -> (Option<T>, Option<T>) {
        let Self { name, source, .. } = self;
        let ((few, own_least, spec_least), (many, own_most, spec_most)) = (least, most);
        let mut is_wider = false;
        if let (Some(own), Some(theirs)) = (own_least, spec_least)
            && own < theirs
        {
            is_wider = true;
            let message = format!("`{few}` of `{name}` is {own} here and {theirs} in the spec ({source})");
            self.fault(few, format!("{message}; write {theirs} or more, or remove it"));
        }
        if let (Some(own), Some(theirs)) = (own_most, spec_most)
            && own > theirs
        {
            is_wider = true;
            let message = format!("`{many}` of `{name}` is {own} here and {theirs} in the spec ({source})");
            self.fault(many, format!("{message}; write {theirs} or less, or remove it"));
        }
        let both = (own_least.or(spec_least), own_most.or(spec_most));
        if let (Some(least), Some(most)) = both
            && least > most
            && !is_wider
        {
            // One of them is the spec's: the field's own were compared before.
            let (key, own, other, theirs) = match own_least {
                Some(own) => (few, own, many, most),
                None => (many, most, few, least),
            };
            let message =
                format!("`{key}` of `{name}` is {own} here, and `{other}` is {theirs} in the spec ({source})");
            self.fault(key, format!("{message}; nothing is left between them"));
        }
        both
    }

    /// A limit of which nobody can say what is stricter.
    fn same<T: PartialEq>(
        &self,
        key: &str,
        own: Option<T>,
        theirs: Option<T>,
        shown: impl Fn(&T) -> String,
    ) -> Option<T> {
        let Self { name, source, .. } = self;
        if let (Some(own), Some(theirs)) = (&own, &theirs)
            && own != theirs
        {
            let (own, theirs) = (shown(own), shown(theirs));
            let message = format!("`{key}` of `{name}` is `{own}` here and `{theirs}` in the spec ({source})");
            self.fault(key, format!("{message}; remove it, the spec's holds"));
        }
        own.or(theirs)
    }

    fn numbers(&self, own: &LimitsItem, theirs: &LimitsItem) -> (Vec<i64>, bool) {
        let Self { name, source, .. } = self;
        if own.one_of.is_empty() {
            return (theirs.one_of.clone(), theirs.one_of_complete);
        }
        let sorted = |limits: &LimitsItem| {
            let mut numbers = limits.one_of.clone();
            numbers.sort_unstable();
            (numbers, limits.one_of_complete)
        };
        if !theirs.one_of.is_empty() && sorted(own) != sorted(theirs) {
            let (key, own) = (limits::numbers_key(own), limits::shown_numbers(own));
            let theirs = limits::shown_numbers(theirs);
            let message = format!("`{name}` has `{own}` here and `{theirs}` in the spec ({source})");
            self.fault(key, format!("{message}; remove it, the spec's holds"));
        }
        (own.one_of.clone(), own.one_of_complete)
    }
}
