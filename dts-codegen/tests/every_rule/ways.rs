//! The ways in which a condition comes to hold, or not to hold.

use dts_codegen::model::Condition;

/// One way: a value of a list, a branch of an `any`.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// In short.
    pub(crate) name: String,
    /// It holds, and no other branch does.
    pub(crate) alone: Condition,
    /// It holds, whatever else does.
    pub(crate) together: Condition,
}

impl Way {
    fn leaf(name: String, condition: Condition) -> Self {
        Self { name, alone: condition.clone(), together: condition }
    }

    /// Narrowed down: always by `always`, and by `others` where it is to be alone.
    fn and(self, always: &[Condition], others: &[Condition]) -> Self {
        let all = |first: Condition, more: &[Condition], most: &[Condition]| match more.len() + most.len() {
            0 => first,
            _ => Condition::All(std::iter::once(first).chain(more.iter().chain(most).cloned()).collect()),
        };
        Self { name: self.name, alone: all(self.alone, always, others), together: all(self.together, always, &[]) }
    }
}

/// The ways in which `condition` holds, or fails to hold. There is one for each value that it compares with and for
/// each branch; combinations of branches are not told apart.
pub(crate) fn ways(condition: &Condition, holds: bool) -> Vec<Way> {
    let turned = |one: &Condition, holds: bool| match (holds, one) {
        (true, one) => one.clone(),
        (false, Condition::Not(inner)) => (**inner).clone(),
        (false, one) => Condition::Not(Box::new(one.clone())),
    };
    match (condition, holds) {
        (Condition::Not(inner), holds) => ways(inner, !holds),
        (Condition::In { parameter, values }, true) | (Condition::NotIn { parameter, values }, false) => values
            .iter()
            .map(|value| {
                let condition = Condition::In { parameter: parameter.clone(), values: vec![value.clone()] };
                Way::leaf(format!("`{parameter}` is `{value}`"), condition)
            })
            .collect(),
        (Condition::In { parameter, values }, false) | (Condition::NotIn { parameter, values }, true) => {
            let condition = Condition::NotIn { parameter: parameter.clone(), values: values.clone() };
            vec![Way::leaf(format!("`{parameter}` is not {}", listed(values)), condition)]
        }
        (Condition::Present { parameter, present }, holds) => {
            let present = *present == holds;
            let name = format!("`{parameter}` is {}", if present { "given" } else { "not given" });
            vec![Way::leaf(name, Condition::Present { parameter: parameter.clone(), present })]
        }
        // All of them at once: each in each of its ways.
        (Condition::All(list), true) | (Condition::Any(list), false) => {
            let each = list.iter().enumerate().flat_map(|(index, one)| {
                let others = without(list, index).map(|other| turned(other, holds)).collect::<Vec<_>>();
                ways(one, holds).into_iter().map(move |way| way.and(&others, &[]))
            });
            each.collect()
        }
        // One is enough.
        (Condition::All(list), false) | (Condition::Any(list), true) => {
            let each = list.iter().enumerate().flat_map(|(index, one)| {
                let others = without(list, index).map(|other| turned(other, !holds)).collect::<Vec<_>>();
                ways(one, holds).into_iter().map(move |way| way.and(&[], &others))
            });
            each.collect()
        }
    }
}

/// The ways of a rule's condition; a rule without one always holds.
pub(crate) fn ways_of(when: Option<&Condition>) -> Vec<Way> {
    match when {
        Some(when) => ways(when, true),
        None => vec![Way::leaf(String::from("always"), Condition::All(Vec::new()))],
    }
}

fn without(list: &[Condition], index: usize) -> impl Iterator<Item = &Condition> {
    list.iter().enumerate().filter(move |(other, _)| *other != index).map(|(_, one)| one)
}

fn listed(values: &[String]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ")
}

#[test]
fn each_value_and_each_branch_is_a_way() {
    let is = |parameter: &str, values: &[&str]| Condition::In {
        parameter: parameter.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    let given = Condition::Present { parameter: String::from("Key"), present: true };
    let both = Condition::All(vec![is("Kind", &["a", "b"]), given.clone()]);
    let condition = Condition::Any(vec![both.clone(), Condition::Not(Box::new(is("Lock", &["x"])))]);

    let names = |holds| ways(&condition, holds).into_iter().map(|way| way.name).collect::<Vec<_>>();
    assert_eq!(names(true), ["`Kind` is `a`", "`Kind` is `b`", "`Key` is given", "`Lock` is not `x`"]);
    assert_eq!(names(false), ["`Kind` is not `a` or `b`", "`Key` is not given", "`Lock` is `x`"]);

    let first = ways(&condition, true).remove(0);
    assert_eq!(first.together, Condition::All(vec![is("Kind", &["a"]), given]));
    assert_eq!(first.alone, Condition::All(vec![first.together, is("Lock", &["x"])]));
}
