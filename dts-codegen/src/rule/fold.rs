//! Conditions of which a part is known.

use super::Condition;

/// What is left of a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Folded {
    /// It always holds.
    Always,
    /// It never holds.
    Never,
    /// It holds where this one does.
    Open(Condition),
}

impl Condition {
    /// The condition without what is known of it. `known` tells whether a condition on a single parameter holds, where
    /// that is known.
    pub fn folded(&self, known: &dyn Fn(&Condition) -> Option<bool>) -> Folded {
        match self {
            Self::In { .. } | Self::NotIn { .. } | Self::Present { .. } => match known(self) {
                Some(true) => Folded::Always,
                Some(false) => Folded::Never,
                None => Folded::Open(self.clone()),
            },
            Self::All(list) => match left(list, &Folded::Always, known) {
                Ok(left) => one_or(left, Self::All).unwrap_or(Folded::Always),
                Err(decided) => decided,
            },
            Self::Any(list) => match left(list, &Folded::Never, known) {
                Ok(left) => one_or(left, Self::Any).unwrap_or(Folded::Never),
                Err(decided) => decided,
            },
            Self::Not(inner) => match inner.folded(known) {
                Folded::Always => Folded::Never,
                Folded::Never => Folded::Always,
                Folded::Open(inner) => Folded::Open(Self::Not(Box::new(inner))),
            },
        }
    }
}

/// What is left of a list in which `neutral` is of no account; anything else that is known decides.
fn left(
    list: &[Condition],
    neutral: &Folded,
    known: &dyn Fn(&Condition) -> Option<bool>,
) -> Result<Vec<Condition>, Folded> {
    let mut left = Vec::new();
    for one in list {
        match one.folded(known) {
            Folded::Open(one) => left.push(one),
            other if other == *neutral => {}
            decided => return Err(decided),
        }
    }
    Ok(left)
}

fn one_or(mut left: Vec<Condition>, several: fn(Vec<Condition>) -> Condition) -> Option<Folded> {
    match left.len() {
        0 => None,
        1 => left.pop().map(Folded::Open),
        _ => Some(Folded::Open(several(left))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(parameter: &str) -> Condition {
        Condition::In { parameter: parameter.to_owned(), values: vec![String::from("x")] }
    }

    fn not(inner: Condition) -> Condition {
        Condition::Not(Box::new(inner))
    }

    /// `Yes` and `No` are known, all others are not.
    fn folded(condition: Condition) -> Folded {
        condition.folded(&|one| match one.parameters().as_slice() {
            ["Yes"] => Some(true),
            ["No"] => Some(false),
            _ => None,
        })
    }

    #[test]
    fn single_parameters() {
        assert_eq!(folded(is("Yes")), Folded::Always);
        assert_eq!(folded(is("No")), Folded::Never);
        assert_eq!(folded(is("A")), Folded::Open(is("A")));
        assert_eq!(folded(not(is("No"))), Folded::Always);
        assert_eq!(folded(not(is("A"))), Folded::Open(not(is("A"))));
    }

    #[test]
    fn one_decides_or_is_of_no_account() {
        assert_eq!(folded(Condition::All(vec![is("Yes"), is("A")])), Folded::Open(is("A")));
        assert_eq!(folded(Condition::All(vec![is("A"), is("No")])), Folded::Never);
        assert_eq!(folded(Condition::Any(vec![is("No"), is("A")])), Folded::Open(is("A")));
        assert_eq!(folded(Condition::Any(vec![is("A"), is("Yes")])), Folded::Always);
    }

    #[test]
    fn lists_of_which_all_is_known() {
        assert_eq!(folded(Condition::All(vec![is("Yes"), is("Yes")])), Folded::Always);
        assert_eq!(folded(Condition::Any(vec![is("No"), is("No")])), Folded::Never);
        assert_eq!(folded(Condition::All(Vec::new())), Folded::Always);
        assert_eq!(folded(Condition::Any(Vec::new())), Folded::Never);
    }

    #[test]
    fn several_that_are_left_stay_together() {
        let both = Condition::All(vec![is("A"), is("B")]);
        assert_eq!(folded(Condition::All(vec![is("A"), is("Yes"), is("B")])), Folded::Open(both.clone()));
        let inner = Condition::Any(vec![Condition::All(vec![is("No"), is("A")]), both.clone()]);
        assert_eq!(folded(not(inner)), Folded::Open(not(both)));
    }
}
