//! Random requests as maps of texts: close enough to the limits and rules of their action to break them.

use std::collections::BTreeMap;

use dts_codegen::{
    model::{Action, Condition, Document, DocumentNode, Parameter, ParameterKind, RuleKind},
    spec::Format,
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

/// Wire names and texts of a request.
type Texts = BTreeMap<String, String>;

/// Maps of texts for an action: from scratch with few or many parameters, or an example with some of it changed.
pub(crate) fn maps(action: &Action) -> BoxedStrategy<Texts> {
    let values = values_in_rules(action);
    let parts: Vec<BoxedStrategy<(u8, Texts)>> =
        action.parameters.iter().map(|parameter| (0..100u8, part(action, parameter, &values)).boxed()).collect();
    let required: Vec<bool> =
        action.parameters.iter().map(|parameter| parameter.required && !parameter.is_list()).collect();
    let bases: Vec<String> = action.parameters.iter().map(|parameter| parameter.base_name().to_owned()).collect();
    let examples: Vec<Texts> = action
        .examples
        .iter()
        .filter(|example| !example.request.is_empty())
        .map(|example| example.request.iter().cloned().collect())
        .collect();
    let example = if examples.is_empty() { Just(None).boxed() } else { any::<Option<Index>>().boxed() };
    let density = prop::sample::select(vec![8u8, 20, 50, 85]);
    (example, density, parts)
        .prop_map(move |(example, density, parts)| {
            let example = example.map(|index: Index| index.get(&examples));
            let mut texts = example.cloned().unwrap_or_default();
            for (((roll, part), &is_required), base) in parts.into_iter().zip(&required).zip(&bases) {
                let is_given = texts.keys().any(|name| is_of(base, name));
                let is_drawn = roll >= 100 - density;
                if is_drawn && is_given && !is_required && roll % 3 == 0 {
                    texts.retain(|name, _| !is_of(base, name));
                } else if is_drawn || (is_required && !is_given) {
                    texts.retain(|name, _| !is_of(base, name));
                    texts.extend(part);
                }
            }
            texts
        })
        .boxed()
}

/// Whether a full name belongs to the parameter, list or list of groups of this name.
fn is_of(base: &str, full: &str) -> bool {
    full.strip_prefix(base).is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// The texts of one parameter: one, or those of a list's items.
fn part(action: &Action, parameter: &Parameter, values: &BTreeMap<String, Vec<String>>) -> BoxedStrategy<Texts> {
    let base = parameter.base_name().to_owned();
    let most = parameter.limits.max_items.unwrap_or(2) as usize;
    match &parameter.kind {
        ParameterKind::Groups { members, .. } => {
            let members: Vec<BoxedStrategy<Option<(String, String)>>> = members
                .iter()
                .map(|member| {
                    let name = member.name.split_once(".N.").unwrap().1.to_owned();
                    let item = item(action, member, values).prop_map(move |text| Some((name.clone(), text)));
                    let absent = if member.required { 0 } else { 1 };
                    prop_oneof![absent => Just(None), 2 => item].boxed()
                })
                .collect();
            let groups = counts(most).prop_flat_map(move |count| prop::collection::vec(members.clone(), count));
            let texts = groups.prop_map(move |groups| {
                let given = groups.into_iter().map(|group| group.into_iter().flatten().collect::<Vec<_>>());
                let given = given.filter(|group| !group.is_empty()).enumerate();
                given
                    .flat_map(|(index, group)| {
                        let base = &base;
                        let full = move |name| format!("{base}.{}.{name}", index + 1);
                        group.into_iter().map(move |(name, text)| (full(name), text))
                    })
                    .collect()
            });
            texts.boxed()
        }
        ParameterKind::List(_) => {
            let item = item(action, parameter, values);
            let items = counts(most).prop_flat_map(move |count| prop::collection::vec(item.clone(), count));
            let texts = items.prop_map(move |items| {
                items.into_iter().enumerate().map(|(index, text)| (format!("{base}.{}", index + 1), text)).collect()
            });
            texts.boxed()
        }
        ParameterKind::Csv(_) => {
            let item = item(action, parameter, values);
            let items = counts(most).prop_flat_map(move |count| prop::collection::vec(item.clone(), count));
            items.prop_map(move |items| Texts::from([(base.clone(), items.join(","))])).boxed()
        }
        _ => item(action, parameter, values).prop_map(move |text| Texts::from([(base.clone(), text)])).boxed(),
    }
}

/// How many items: few, or around the limit.
fn counts(most: usize) -> BoxedStrategy<usize> {
    prop_oneof![4 => 0..=3usize, 1 => most..=most + 2].boxed()
}

/// A single text: one that the parameter may have, one just outside of a limit, or any.
fn item(action: &Action, parameter: &Parameter, values: &BTreeMap<String, Vec<String>>) -> BoxedStrategy<String> {
    let mut good = values.get(&parameter.name).cloned().unwrap_or_default();
    good.extend(parameter.default.clone());
    good.extend(parameter.example.clone());
    if let Some(set) = parameter.values().and_then(|id| action.value_set(id)) {
        good.extend(set.members.iter().map(|member| member.text.clone()));
    }
    good.extend(parameter.limits.one_of.iter().map(|(number, _)| number.to_string()));
    let edges = edges(action, parameter);
    let numbers = || any::<i64>().prop_map(|number| number.to_string()).boxed();
    let any = match parameter.item_kind() {
        ParameterKind::Boolean => prop::sample::select(vec!["true", "false"]).prop_map(str::to_owned).boxed(),
        ParameterKind::Int32 => any::<i32>().prop_map(|number| number.to_string()).boxed(),
        ParameterKind::Int64 => numbers(),
        ParameterKind::Float => prop_oneof![any::<f64>().prop_map(|number| number.to_string()), numbers()].boxed(),
        ParameterKind::Json => documents(),
        _ => prop_oneof![3 => "[a-zA-Z0-9_.:-]{0,12}", 1 => "\\PC{0,6}", 1 => any::<String>(), 1 => numbers()].boxed(),
    };
    let mut weighted = vec![(1, any)];
    if let Some(document) = &parameter.document {
        let described = node(document, &document.root, 3).prop_map(|value| value.to_string());
        weighted.push((9, described.boxed()));
    }
    if !good.is_empty() {
        weighted.push((6, prop::sample::select(good).boxed()));
    }
    if !edges.is_empty() {
        weighted.push((3, prop::sample::select(edges).boxed()));
    }
    prop::strategy::Union::new_weighted(weighted).boxed()
}

/// Texts on both sides of each limit.
fn edges(action: &Action, parameter: &Parameter) -> Vec<String> {
    let limits = &parameter.limits;
    let mut edges: Vec<String> = Vec::new();
    for bound in [limits.minimum, limits.maximum].into_iter().flatten() {
        edges.extend([bound - 1.0, bound, bound + 1.0].map(|number| number.to_string()));
    }
    for (number, _) in &limits.one_of {
        edges.extend([number - 1, number + 1].map(|number| number.to_string()));
    }
    match parameter.item_kind() {
        ParameterKind::Int32 => edges.extend([i32::MIN, -1, 0, i32::MAX].map(|number| number.to_string())),
        ParameterKind::Int64 => edges.extend([i64::MIN, -1, 0, i64::MAX].map(|number| number.to_string())),
        ParameterKind::Float => edges.extend(["NaN", "inf", "-inf", "0"].map(str::to_owned)),
        ParameterKind::Boolean | ParameterKind::Json => {}
        _ => {
            let near = ["", " ", "0", "1", "-1", "1e3", "NaN", "+5", "é", "名", "\u{0}", "\n", "a,b"];
            edges.extend(near.map(str::to_owned));
            let lengths = [limits.min_length, limits.max_length].into_iter().flatten().map(|length| length as usize);
            // A megabyte of text in each case would cost more than it shows.
            for length in lengths.filter(|&length| length < 3000) {
                for length in [length.saturating_sub(1), length, length + 1] {
                    edges.extend(["a", "A1-", "名"].map(|text| text.chars().cycle().take(length).collect()));
                }
            }
            if let Some(set) = parameter.values().and_then(|id| action.value_set(id)) {
                edges.extend(set.members.iter().flat_map(|member| {
                    [member.text.to_uppercase(), member.text.to_lowercase(), format!("{} ", member.text)]
                }));
            }
        }
    }
    if limits.charset.is_some() || limits.classes.is_some() {
        edges.extend(["abc", "ABC", "a1", "aB1", "aB1!", "a-b.c@d_e", "a:b", "\u{7f}"].map(str::to_owned));
    }
    edges.extend(limits.format.into_iter().flat_map(forms).map(|text| (*text).to_owned()));
    edges
}

/// Texts that have a form, and some that nearly have it.
fn forms(format: Format) -> &'static [&'static str] {
    match format {
        Format::Timestamp => &[
            "2026-01-31T08:00:00Z",
            "2024-02-29T23:59Z",
            "2023-02-29T23:59:59Z",
            "2026-01-31 08:00:00",
            "2026-1-31T08:00:00Z",
            "2026-01-31T24:00:00Z",
            "26-01-31T08:00:00Z",
            "2026-01-31T08:00:00:00Z",
            "2026-01-31-01T08:00:00Z",
            "2026-01-31T08:00:60Z",
            "2026-01-31T08:00:Z",
            "2026-01-31T0008:00Z",
            "2026-00-10T08:00:00Z",
            "2026-04-31T08:00:00Z",
            "Z",
        ],
        Format::EpochSeconds => &["1610540493", "01610540493", "161054049312", "16105404931234", "-1", "1.5"],
        Format::EpochMilliseconds => &["1610540493000", "16105404930000", "161054049300000", "-1", "1.5"],
        Format::Port => &["0", "1", "80", "65535", "65536", "080", "+80", "100000"],
        Format::Ip => &["192.0.2.1", "192.0.2", "192.0.2.256", "2001:db8::1", "::", "[::1]", "192.0.2.01", "x"],
        Format::PhoneList => {
            &["13800000000", "+8613800000000", "1380000", "138", "13800000000, 13800000001", ",", "1-3"]
        }
    }
}

/// Documents, and texts that nearly are.
fn documents() -> BoxedStrategy<String> {
    let near = vec![
        "{}",
        "[]",
        " {} ",
        "null",
        "1",
        "-0",
        "01",
        "1.",
        "1e5",
        "1e999",
        "\"\"",
        "\"\\u00e9\"",
        "\"\\ud800\"",
        "\"\\x\"",
        "\"\n\"",
        "{",
        "{}x",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "nul",
        "",
        " ",
        "\u{feff}{}",
        "{\"a\":[{}]}",
    ];
    let deep = |levels: usize| Just(format!("{}{}", "[".repeat(levels), "]".repeat(levels)));
    let leaf = prop_oneof![any::<i32>().prop_map(|n| n.to_string()), "\"[a-z ]{0,5}\"", Just(String::from("true"))];
    let tree = leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|list| format!("[{}]", list.join(","))),
            inner.prop_map(|value| format!("{{\"k\" :{value}}}")),
        ]
    });
    prop_oneof![
        6 => tree,
        3 => prop::sample::select(near).prop_map(str::to_owned),
        1 => "[\\[\\]{}\":,0-9a ]{0,10}",
        1 => prop_oneof![deep(100), deep(127), deep(128), deep(129)],
    ]
    .boxed()
}

/// A document as it is described, and some that nearly are.
fn node(document: &Document, node: &DocumentNode, depth: usize) -> BoxedStrategy<Value> {
    let list = |item: &DocumentNode| prop::collection::vec(self::node(document, item, depth - 1), 0..3);
    let odd = prop::sample::select(vec![json!(null), json!(7), json!("text"), json!([]), json!({})]);
    let described = match node {
        DocumentNode::Any => odd.clone().boxed(),
        DocumentNode::Scalar(_) => {
            prop_oneof![any::<i32>().prop_map(Value::from), "[a-z]{0,3}".prop_map(Value::from)].boxed()
        }
        _ if depth == 0 => Just(json!({})).boxed(),
        DocumentNode::Object(number) => object(document, *number, depth),
        DocumentNode::Array(item) => list(item).prop_map(Value::Array).boxed(),
        DocumentNode::Map(item) => {
            let named = |items: Vec<Value>| ["shop", "a/b", ""].map(String::from).into_iter().zip(items).collect();
            list(item).prop_map(move |items| Value::Object(named(items))).boxed()
        }
    };
    prop_oneof![30 => described, 1 => odd].boxed()
}

fn object(document: &Document, number: usize, depth: usize) -> BoxedStrategy<Value> {
    let structure = &document.structures[number];
    let values = values_in_rules(&structure.members);
    let members: Vec<BoxedStrategy<(String, Option<Value>)>> = structure
        .members
        .parameters
        .iter()
        .map(|member| {
            let name = member.name.clone();
            let value = match structure.parts.get(&member.name) {
                Some(part) => node(document, &part.node, depth - 1),
                None => item(&structure.members, member, &values).prop_map(|text| scalar(&text)).boxed(),
            };
            // Few at a time break more than all at once; what is required is there as a rule.
            let absent = if member.required { 1 } else { 5 };
            prop_oneof![absent => Just(None), 4 => value.prop_map(Some)].prop_map(move |v| (name.clone(), v)).boxed()
        })
        .collect();
    let foreign =
        prop::sample::select(vec![None, None, None, Some("NobodyKnowsThis"), Some("TableName"), Some("name")]);
    let names: Vec<String> = structure.members.parameters.iter().map(|member| member.name.clone()).collect();
    (members, foreign)
        .prop_map(move |(members, foreign)| {
            let mut object: serde_json::Map<String, Value> =
                members.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
            if let Some(foreign) = foreign.filter(|foreign| !names.iter().any(|name| name == foreign)) {
                object.insert(foreign.to_owned(), json!([1, {}]));
            }
            Value::Object(object)
        })
        .boxed()
}

/// A number or boolean where the text is one, as a rule.
fn scalar(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(value) if value.is_boolean() => value,
        Ok(value) if value.as_i64().is_some_and(|number| number.to_string() == text) => value,
        _ => Value::from(text),
    }
}

/// The values that rules compare parameters with.
fn values_in_rules(action: &Action) -> BTreeMap<String, Vec<String>> {
    fn collect(condition: &Condition, values: &mut BTreeMap<String, Vec<String>>) {
        match condition {
            Condition::In { parameter, values: list } | Condition::NotIn { parameter, values: list } => {
                values.entry(parameter.clone()).or_default().extend(list.iter().cloned());
            }
            Condition::Present { .. } => {}
            Condition::All(list) | Condition::Any(list) => list.iter().for_each(|one| collect(one, values)),
            Condition::Not(inner) => collect(inner, values),
        }
    }
    let mut values = BTreeMap::new();
    for rule in &action.rules {
        if let Some(when) = &rule.when {
            collect(when, &mut values);
        }
        match &rule.kind {
            RuleKind::FixedValue { parameter, value } => {
                values.entry(parameter.clone()).or_default().push(value.clone());
            }
            RuleKind::Range { parameter, minimum, maximum } => {
                let bounds = [*minimum, *maximum].into_iter().flatten();
                let near = bounds.flat_map(|bound| [bound - 1.0, bound, bound + 1.0]).map(|number| number.to_string());
                values.entry(parameter.clone()).or_default().extend(near);
            }
            _ => {}
        }
    }
    values
}
