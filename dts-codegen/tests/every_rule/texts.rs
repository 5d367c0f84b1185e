//! Texts of a single value: those that keep all limits of a parameter, and how to make others out of them.

use dts_codegen::{
    model::{Action, Parameter, ParameterKind},
    spec::Format,
    validate::{LimitFault, Violation, document_violations, limit_faults},
};

use super::samples;

/// Characters of every kind: some are outside of any set that a spec may allow.
const CHARACTERS: [char; 14] = ['a', 'A', '1', '-', '_', '!', '.', ' ', ':', '/', '~', '"', 'é', '名'];

/// Texts that keep all limits of the parameter, the plainest first.
pub(crate) fn good(action: &Action, parameter: &Parameter) -> Vec<String> {
    let seeds = seeds(action, parameter);
    let is_good = |text: &String| fits(action, parameter, text);
    let good: Vec<String> = seeds.iter().filter(|text| is_good(text)).cloned().collect();
    if !good.is_empty() {
        return distinct(good);
    }
    let limits = &parameter.limits;
    let lengths = [limits.min_length, limits.max_length].into_iter().flatten().map(|length| length as usize);
    let resized = lengths.flat_map(|length| seeds.iter().flat_map(move |seed| resized(seed, length)));
    resized.filter(is_good).take(1).collect()
}

/// Whether a text keeps all limits, also those of a document.
pub(crate) fn fits(action: &Action, parameter: &Parameter, text: &str) -> bool {
    let items: Vec<&str> = match parameter.kind {
        ParameterKind::Csv(_) => text.split(',').map(str::trim).collect(),
        _ => vec![text],
    };
    items.iter().all(|item| faults(action, parameter, item).is_empty())
}

/// The limits that a text breaks, and what is wrong with the document in it.
pub(crate) fn faults(action: &Action, parameter: &Parameter, text: &str) -> Vec<LimitFault> {
    let mut faults = limit_faults(action, parameter, text);
    if let Some(document) = parameter.document.as_ref().filter(|_| !parameter.secret)
        && let Ok(value) = serde_json::from_str(text)
    {
        let violations = document_violations(document, &value, &parameter.name);
        faults.extend(violations.into_iter().map(|Violation { kind, severity, message, .. }| LimitFault {
            kind,
            severity,
            message,
        }));
    }
    faults
}

/// Texts that may be good: those of the spec, then of the type, then any.
fn seeds(action: &Action, parameter: &Parameter) -> Vec<String> {
    let limits = &parameter.limits;
    let mut seeds: Vec<String> = Vec::new();
    let own = [&parameter.example, &parameter.default].into_iter().flatten();
    match parameter.kind {
        ParameterKind::Csv(_) => {
            seeds.extend(own.flat_map(|text| text.split(',')).map(|item| item.trim().to_owned()));
        }
        _ => seeds.extend(own.cloned()),
    }
    seeds.extend(parameter.document.iter().flat_map(|document| samples::good(document)));
    if let Some(set) = parameter.values().and_then(|id| action.value_set(id)) {
        seeds.extend(set.members.iter().map(|member| member.text.clone()));
    }
    seeds.extend(limits.one_of.iter().map(|(number, _)| number.to_string()));
    seeds.extend([limits.minimum, limits.maximum].into_iter().flatten().map(|bound| bound.to_string()));
    seeds.extend(limits.format.into_iter().flat_map(forms).map(|text| (*text).to_owned()));
    let any: &[&str] = match parameter.item_kind() {
        ParameterKind::Boolean => &["true", "false"],
        ParameterKind::Json => &["{}", "[]", "1"],
        ParameterKind::Values(_) => &[],
        ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Float => &["1", "3", "7", "1.5", "1000"],
        _ => &["1", "a", "A", "a1", "A1", "aA1", "aA1-", "aA1_", "aA1!"],
    };
    seeds.extend(any.iter().map(|text| (*text).to_owned()));
    distinct(seeds)
}

/// A text of each form.
pub(crate) fn forms(format: Format) -> &'static [&'static str] {
    match format {
        Format::Timestamp => &["2026-01-31T08:00:00Z", "2024-02-29T23:59Z"],
        Format::EpochSeconds => &["1610540493"],
        Format::EpochMilliseconds => &["1610540493000"],
        Format::Port => &["3306", "1", "65535"],
        Format::Ip => &["192.0.2.15", "2001:db8::1"],
        Format::PhoneList => &["13800000000", "13800000000,+8613800000001"],
    }
}

/// The text at another length: one of its characters repeated, a filler put in, or a part of it left out, at each place.
pub(crate) fn resized(text: &str, length: usize) -> impl Iterator<Item = String> {
    let characters: Vec<char> = text.chars().collect();
    let (count, places) = (characters.len(), 0..=characters.len());
    places.flat_map(move |place| {
        let characters = characters.clone();
        let (before, after) = characters.split_at(place);
        let cut = |end: usize| before.iter().chain(characters.iter().skip(end)).collect::<String>();
        if length <= count {
            let end = place + (count - length);
            return if end <= count { vec![cut(end)] } else { Vec::new() };
        }
        let fillers = before.last().copied().into_iter().chain(['a', '1', ' ']);
        let filled = |filler: char| -> String {
            let middle = std::iter::repeat_n(filler, length - count);
            before.iter().copied().chain(middle).chain(after.iter().copied()).collect()
        };
        fillers.map(filled).collect()
    })
}

/// The text with one character more, less, or other, at each place and with characters of every kind.
pub(crate) fn changed(text: &str) -> impl Iterator<Item = String> {
    let characters: Vec<char> = text.chars().collect();
    let replaced = |place: usize, count: usize, with: Option<char>| -> String {
        let (before, after) = (characters.iter().take(place), characters.iter().skip(place + count));
        before.copied().chain(with).chain(after.copied()).collect()
    };
    let mut texts = Vec::new();
    for place in 0..=characters.len() {
        for with in CHARACTERS {
            texts.extend((place < characters.len()).then(|| replaced(place, 1, Some(with))));
            texts.push(replaced(place, 0, Some(with)));
        }
        texts.extend((place < characters.len()).then(|| replaced(place, 1, None)));
    }
    texts.into_iter()
}

/// Each text once, where it comes first.
pub(crate) fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    texts.into_iter().filter(|text| seen.insert(text.clone())).collect()
}
