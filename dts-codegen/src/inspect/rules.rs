//! Rules and conditions.

use serde_json::{Map, Value, json};

use super::number;
use crate::model::{Condition, Rule, RuleKind};

pub(super) fn rule(rule: &Rule) -> Value {
    let one = |name: &String| std::slice::from_ref(name).to_vec();
    let (parameters, own) = match &rule.kind {
        RuleKind::RequiredIf(list)
        | RuleKind::ValidOnlyIf(list)
        | RuleKind::AtLeastOneOf(list)
        | RuleKind::ExactlyOneOf(list) => (list.clone(), Vec::new()),
        RuleKind::Requires { with, parameters } => (parameters.clone(), vec![("with", json!(with))]),
        RuleKind::FixedValue { parameter, value } => (one(parameter), vec![("value", json!(value))]),
        RuleKind::Range { parameter, minimum, maximum } => {
            let limits = vec![("minimum", json!(minimum.map(number))), ("maximum", json!(maximum.map(number)))];
            (one(parameter), limits)
        }
    };
    let mut object = Map::new();
    object.insert("id".into(), rule.id.as_str().into());
    object.insert("kind".into(), rule.kind.as_str().into());
    object.insert("parameters".into(), parameters.into());
    object.insert("when".into(), rule.when.as_ref().map(condition).into());
    object.extend(own.into_iter().map(|(key, value)| (key.to_owned(), value)));
    object.insert("says".into(), rule.says.as_str().into());
    object.insert("source".into(), rule.source.as_str().into());
    Value::Object(object)
}

fn condition(condition: &Condition) -> Value {
    let all = |list: &[Condition]| list.iter().map(self::condition).collect::<Vec<_>>();
    match condition {
        Condition::In { parameter, values } => json!({ "parameter": parameter, "in": values }),
        Condition::NotIn { parameter, values } => json!({ "parameter": parameter, "not_in": values }),
        Condition::Present { parameter, present } => json!({ "parameter": parameter, "present": present }),
        Condition::All(list) => json!({ "all": all(list) }),
        Condition::Any(list) => json!({ "any": all(list) }),
        Condition::Not(inner) => json!({ "not": self::condition(inner) }),
    }
}
