//! Texts on both sides of every limit.

use dts_codegen::{
    diagnostic::Severity,
    model::{Action, Classes, DocumentNode, Limits, Parameter, ParameterKind},
    spec::{ClassName, Format},
    validate::ViolationKind,
};

use super::texts;

/// As many texts as are looked at where there are many.
const MANY: usize = 300;
/// Texts longer than this are made a few at a time.
const LONG: usize = 10_000;

/// A limit of a single text.
pub(crate) struct TextLimit {
    /// What it is called in the spec, or the type that a text must have.
    pub(crate) name: &'static str,
    /// What a text that breaks it is told.
    pub(crate) kind: ViolationKind,
    pub(crate) severity: Severity,
    /// Texts that keep it as nearly as can be. Where there are none, any good text does.
    pub(crate) keep: Vec<String>,
    /// Texts that break it, and maybe others.
    pub(crate) broken: Vec<String>,
}

/// All limits that a single text of the parameter has. `good` are texts that keep them.
pub(crate) fn text_limits(action: &Action, parameter: &Parameter, good: &[String]) -> Vec<TextLimit> {
    let mut list = Vec::new();
    types(parameter, &mut list);
    let mut limit = |name, kind, severity, keep: Vec<String>, broken: Vec<String>| {
        list.push(TextLimit { name, kind, severity, keep, broken });
    };
    let severity = |is_open: bool| if is_open { Severity::Warning } else { Severity::Error };
    if let Some(set) = parameter.values().and_then(|id| action.value_set(id)) {
        let others = set.members.iter().flat_map(|member| texts::changed(&member.text));
        limit("values", ViolationKind::Enum, severity(!set.complete), Vec::new(), others.collect());
    }
    let Limits {
        minimum,
        maximum,
        one_of,
        one_of_open,
        min_length,
        max_length,
        charset,
        classes,
        pattern,
        format,
        min_items: _,
        max_items: _,
    } = &parameter.limits;
    if !one_of.is_empty() {
        let around = one_of.iter().flat_map(|(number, _)| [number + 1, number - 1]).map(|number| number.to_string());
        limit("values", ViolationKind::Enum, severity(*one_of_open), Vec::new(), around.collect());
    }
    for (name, bound, sign) in [("minimum", minimum, -1.0), ("maximum", maximum, 1.0)] {
        let Some(bound) = *bound else { continue };
        let beyond = [1.0, 0.5].map(|step| (bound + sign * step).to_string());
        // What the type can't hold is no number of it.
        let kind = if is_of_type(parameter, &beyond[0]) { ViolationKind::Range } else { ViolationKind::Type };
        limit(name, kind, Severity::Error, vec![bound.to_string()], beyond.to_vec());
    }
    // Numbers in texts: the type does not look at them.
    if (minimum.is_some() || maximum.is_some()) && matches!(parameter.item_kind(), ParameterKind::String) {
        for text in ["x", "inf", "-inf"] {
            limit("range", ViolationKind::Range, Severity::Error, Vec::new(), owned(&[text]));
        }
    }
    let resized = |length: usize| {
        let (texts, count) = if length > LONG { (1, 8) } else { (good.len(), MANY) };
        good.iter().take(texts).flat_map(move |text| texts::resized(text, length)).take(count).collect()
    };
    if let Some(fewest) = min_length.map(|length| length as usize).filter(|fewest| *fewest > 0) {
        limit("min_length", ViolationKind::Length, Severity::Error, resized(fewest), resized(fewest - 1));
    }
    if let Some(most) = max_length.map(|length| length as usize) {
        limit("max_length", ViolationKind::Length, Severity::Error, resized(most), resized(most + 1));
    }
    let changed = || good.iter().take(3).flat_map(|text| texts::changed(text)).collect::<Vec<_>>();
    if charset.is_some() {
        limit("charset", ViolationKind::Charset, Severity::Error, Vec::new(), changed());
    }
    if let Some(classes) = classes {
        let kinds = |count| good.iter().flat_map(|text| of_classes(classes, count, text.chars().count())).collect();
        let (enough, too_few) = (classes.at_least, classes.at_least - 1);
        limit("classes", ViolationKind::Charset, Severity::Error, kinds(enough), kinds(too_few));
    }
    if pattern.is_some() {
        limit("pattern", ViolationKind::Pattern, Severity::Error, Vec::new(), changed());
    }
    // Each form is told from what is nearly of that form.
    let is_free = Limits { format: None, ..parameter.limits.clone() } == Limits::default();
    for format in format.iter().copied() {
        let broken = nearly(format).iter().filter(|text| is_of_type(parameter, text));
        for (nearly, form) in broken.zip(texts::forms(format).iter().cycle()) {
            let keep = if is_free { owned(&[form]) } else { Vec::new() };
            limit("format", ViolationKind::Pattern, Severity::Error, keep, owned(&[nearly]));
        }
    }
    list
}

/// What the type alone demands.
fn types(parameter: &Parameter, list: &mut Vec<TextLimit>) {
    let mut wrong = |name, keep: &[&str], broken: &str| {
        let (kind, severity) = (ViolationKind::Type, Severity::Error);
        list.push(TextLimit { name, kind, severity, keep: owned(keep), broken: vec![broken.to_owned()] });
    };
    let limits = &parameter.limits;
    let is_wide = limits.maximum.is_none() && limits.one_of.is_empty() && limits.format.is_none();
    let widest = |text: &'static str| if is_wide { vec![text] } else { Vec::new() };
    match parameter.item_kind() {
        ParameterKind::Boolean => wrong("boolean", &["true"], "TRUE"),
        ParameterKind::Int32 => {
            wrong("int32", &[], "1.5");
            wrong("int32, its width", &widest("2147483647"), "2147483648");
        }
        ParameterKind::Int64 => {
            wrong("int64", &[], "1.5");
            wrong("int64, its width", &widest("9223372036854775807"), "9223372036854775808");
        }
        ParameterKind::Float => wrong("float", &[], "NaN"),
        // A secret is a secret before it is a document.
        ParameterKind::Json if !parameter.secret => {
            wrong("json", &[], "{}x");
            match parameter.document.as_ref().map(|document| &document.root) {
                Some(DocumentNode::Array(_)) => wrong("document, as a whole", &[], "{}"),
                Some(_) => wrong("document, as a whole", &[], "[]"),
                None => {}
            }
        }
        ParameterKind::Json | ParameterKind::String | ParameterKind::Values(_) => {}
        ParameterKind::Csv(_) | ParameterKind::List(_) | ParameterKind::Groups { .. } => {}
    }
}

/// Whether the type alone takes the text.
fn is_of_type(parameter: &Parameter, text: &str) -> bool {
    match parameter.item_kind() {
        ParameterKind::Int32 => text.parse::<i32>().is_ok(),
        ParameterKind::Int64 => text.parse::<i64>().is_ok(),
        _ => true,
    }
}

/// Texts of this length with characters of just so many kinds.
fn of_classes(classes: &Classes, count: u32, length: usize) -> Vec<String> {
    let sample = |class: &ClassName| match class {
        ClassName::Upper => 'A',
        ClassName::Lower => 'a',
        ClassName::Digit => '1',
        ClassName::Special => '-',
    };
    let kinds = |start: usize| {
        let some: String = classes.of.iter().cycle().skip(start).take(count as usize).map(sample).collect();
        if some.is_empty() { String::from(" ") } else { some }
    };
    let starts = 0..classes.of.len();
    starts.map(|start| kinds(start).chars().cycle().take(length).collect()).collect()
}

/// Texts that nearly have a form.
fn nearly(format: Format) -> &'static [&'static str] {
    match format {
        Format::Timestamp => {
            &["2026-01-31 08:00:00Z", "2026-01-31T08:00:00", "2023-02-29T23:59:59Z", "2026-01-31T24:00:00Z"]
        }
        Format::EpochSeconds => &["161054049312", "1610540493.5"],
        Format::EpochMilliseconds => &["161054049300000", "1610540493000.5"],
        Format::Port => &["0", "65536", "+80"],
        Format::Ip => &["192.0.2.256", "192.0.2", "db.example.com"],
        Format::PhoneList => &["1380", "1380000000012345", "13800000000,1380", "13800000000;13800000001"],
    }
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}
