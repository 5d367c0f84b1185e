//! Limits of a parameter.

use dts_codegen::{
    decide::unreadable_pattern,
    item::{ClassItem, FormatItem, LimitsItem, TypeItem},
};
use proc_macro2::Span;

use crate::{
    attribute::{Arg, Attributes, List, Value, did_you_mean},
    faults::Faults,
};

const FORMATS: [(&str, FormatItem); 6] = [
    ("timestamp", FormatItem::Timestamp),
    ("epoch_seconds", FormatItem::EpochSeconds),
    ("epoch_milliseconds", FormatItem::EpochMilliseconds),
    ("port", FormatItem::Port),
    ("ip", FormatItem::Ip),
    ("phone_list", FormatItem::PhoneList),
];

const CLASSES: [(&str, ClassItem); 4] = [
    ("upper", ClassItem::Upper),
    ("lower", ClassItem::Lower),
    ("digit", ClassItem::Digit),
    ("special", ClassItem::Special),
];

/// Reads the limits.
pub(crate) fn limits(attributes: &mut Attributes<'_>, ty: &TypeItem, required: bool, faults: &Faults) -> LimitsItem {
    let fit = Fit { ty, faults };
    let minimum = fit.number("minimum", attributes.number("minimum"));
    let maximum = fit.number("maximum", attributes.number("maximum"));
    fit.order("minimum", minimum, "maximum", maximum);
    let min_length = fit.text("min_length", attributes.count("min_length"));
    let max_length = fit.text("max_length", attributes.count("max_length"));
    fit.order("min_length", min_length, "max_length", max_length);
    let min_items = fit.items("min_items", attributes.count("min_items"));
    let max_items = fit.items("max_items", attributes.count("max_items"));
    fit.order("min_items", min_items, "max_items", max_items);
    let charset = attributes.text("charset").map(|text| (text.value(), text.span()));
    if let Some((text, span)) = charset.as_ref().filter(|(text, _)| text.is_empty() || has_reversed_range(text)) {
        faults.push(*span, format!("`{text}` is no set of characters; write ranges and single ones: `A-Za-z0-9_`"));
    }
    let pattern = attributes.text("pattern").map(|text| (text.value(), text.span()));
    if let Some((text, span)) = &pattern
        && let Some(error) = unreadable_pattern(text)
    {
        faults.push(*span, format!("`{text}` is not a regular expression: {error}"));
    }
    let format = attributes.text("format").and_then(|text| {
        let known = one_of(&FORMATS, &text.value(), text.span(), "format", faults)?;
        Some((known, text.span()))
    });
    let classes = attributes.list("classes").and_then(|list| {
        let span = list.span();
        Some((self::classes(list, faults)?, span))
    });
    let (one_of, one_of_complete) = fit.numbers(attributes);
    LimitsItem {
        required,
        minimum: minimum.map(|(number, _)| number),
        maximum: maximum.map(|(number, _)| number),
        one_of,
        one_of_complete,
        min_length: min_length.map(|(count, _)| count),
        max_length: max_length.map(|(count, _)| count),
        charset: fit.text("charset", charset).map(|(text, _)| text),
        classes: fit.text("classes", classes).map(|(classes, _)| classes),
        pattern: fit.text("pattern", pattern).map(|(text, _)| text),
        format: fit.text("format", format).map(|(format, _)| format),
        min_items: min_items.map(|(count, _)| count),
        max_items: max_items.map(|(count, _)| count),
    }
}

/// Whether a limit fits the type.
struct Fit<'a> {
    ty: &'a TypeItem,
    faults: &'a Faults,
}

impl Fit<'_> {
    fn item(&self) -> &TypeItem {
        match self.ty {
            TypeItem::List(item) | TypeItem::Csv(item) => item,
            ty => ty,
        }
    }

    fn number<T>(&self, key: &str, limit: Option<(T, Span)>) -> Option<(T, Span)> {
        let fits = matches!(self.item(), TypeItem::Int32 | TypeItem::Int64 | TypeItem::Float | TypeItem::String);
        self.keep(key, limit, fits, "numbers")
    }

    fn text<T>(&self, key: &str, limit: Option<(T, Span)>) -> Option<(T, Span)> {
        self.keep(key, limit, !matches!(self.item(), TypeItem::Boolean | TypeItem::Groups(_)), "texts")
    }

    fn items<T>(&self, key: &str, limit: Option<(T, Span)>) -> Option<(T, Span)> {
        self.keep(key, limit, self.ty.is_vec() || matches!(self.ty, TypeItem::Csv(_)), "lists")
    }

    fn keep<T>(&self, key: &str, limit: Option<(T, Span)>, fits: bool, what: &str) -> Option<(T, Span)> {
        if let (Some((_, span)), false) = (&limit, fits) {
            self.faults.push(*span, format!("`{key}` is a limit of {what}; the field's type is none, remove it"));
            return None;
        }
        limit
    }

    fn order<T: PartialOrd + std::fmt::Display>(
        &self,
        few: &str,
        least: Option<(T, Span)>,
        many: &str,
        most: Option<(T, Span)>,
    ) {
        if let (Some((least, span)), Some((most, _))) = (least, most)
            && least > most
        {
            self.faults.push(span, format!("`{few}` {least} is above `{many}` {most}; exchange them"));
        }
    }

    /// `one_of(30, 50)`, or `known_among(30, 50)` where the documents do not list all.
    fn numbers(&self, attributes: &mut Attributes<'_>) -> (Vec<i64>, bool) {
        let (all, known) = (attributes.list("one_of"), attributes.list("known_among"));
        if let (Some(_), Some(known)) = (&all, &known) {
            self.faults.push(known.span(), "`one_of` and `known_among` exclude each other; remove one");
        }
        let complete = known.is_none();
        let Some(list) = all.or(known) else { return (Vec::new(), true) };
        let key = list.key.to_string();
        if !matches!(self.item(), TypeItem::Int32 | TypeItem::Int64) {
            let message = format!("`{key}` is for whole numbers; texts go into an enum that derives `ValueSet`");
            self.faults.push(list.span(), message);
        }
        let numbers = list.values(self.faults).into_iter().filter_map(|value| {
            let number = match &value {
                Value::Number { text, .. } => text.parse::<i64>().ok(),
                _ => None,
            };
            if number.is_none() {
                self.faults.push(value.span(), format!("expected a whole number: `{key}(30, 50)`"));
            }
            number
        });
        (numbers.collect(), complete)
    }
}

/// The same test as for spec files.
fn has_reversed_range(charset: &str) -> bool {
    let characters: Vec<char> = charset.chars().collect();
    charset != "ascii" && characters.windows(3).any(|three| matches!(three, [first, '-', last] if first > last))
}

/// `classes(2, upper, lower, digit)`.
fn classes(list: List, faults: &Faults) -> Option<(u32, Vec<ClassItem>)> {
    const FORM: &str = "expected how many and of which: `classes(2, upper, lower, digit, special)`";
    let span = list.span();
    let is_broken = list.is_broken;
    let (mut at_least, mut of) = (None, Vec::new());
    for arg in list.args {
        match arg {
            Arg::Value(value) => {
                let count = match &value {
                    Value::Number { text, .. } if at_least.is_none() => text.parse::<u32>().ok(),
                    _ => None,
                };
                if count.is_none() {
                    faults.push(value.span(), FORM);
                }
                at_least = at_least.or(count);
            }
            Arg::Entry(entry) => {
                of.extend(one_of(&CLASSES, &entry.key.to_string(), entry.key.span(), "kind of characters", faults));
            }
        }
    }
    let at_least = at_least.or_else(|| {
        if !is_broken {
            faults.push(span, FORM);
        }
        None
    })?;
    if at_least == 0 || usize::try_from(at_least).is_ok_and(|count| count > of.len()) && !is_broken {
        faults.push(span, format!("{at_least} of {} kinds of characters can't be meant; {FORM}", of.len()));
    }
    Some((at_least, of))
}

fn one_of<T: Copy>(known: &[(&str, T)], word: &str, span: Span, what: &str, faults: &Faults) -> Option<T> {
    if let Some((_, value)) = known.iter().find(|(name, _)| *name == word) {
        return Some(*value);
    }
    let listed: Vec<String> = known.iter().map(|(name, _)| format!("`{name}`")).collect();
    let otherwise = format!("there are {}", listed.join(", "));
    let hint = did_you_mean(word, known.iter().map(|(name, _)| *name), &otherwise);
    faults.push(span, format!("unknown {what} `{word}`{hint}"));
    None
}

/// The name of a form.
pub(crate) fn format_name(format: FormatItem) -> &'static str {
    FORMATS.iter().find(|(_, one)| *one == format).map_or("", |(name, _)| name)
}

/// Kinds of characters, as they are written: `2, upper, lower`.
pub(crate) fn shown_classes((at_least, of): &(u32, Vec<ClassItem>)) -> String {
    let names = of.iter().filter_map(|class| CLASSES.iter().find(|(_, one)| one == class)).map(|(name, _)| *name);
    std::iter::once(at_least.to_string()).chain(names.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}

/// What numbers that are allowed, or known, stand behind.
pub(crate) fn numbers_key(limits: &LimitsItem) -> &'static str {
    if limits.one_of_complete { "one_of" } else { "known_among" }
}

/// Numbers that are allowed, as they are written: `one_of(30, 50)`.
pub(crate) fn shown_numbers(limits: &LimitsItem) -> String {
    let numbers: Vec<String> = limits.one_of.iter().map(i64::to_string).collect();
    format!("{}({})", numbers_key(limits), numbers.join(", "))
}
