//! Parameters and common parameters in one order.

use std::cmp::Ordering;

use crate::{EncodedParameter, Location};

/// The parameter that holds a security token.
pub(super) const TOKEN: &str = "SecurityToken";

/// A parameter that every call has.
#[derive(Clone, Copy)]
pub(super) struct Common<'a> {
    /// Wire name.
    pub(super) name: &'static str,
    /// `None` keeps the name out of the request.
    pub(super) value: Option<&'a str>,
}

impl<'a> Common<'a> {
    pub(super) fn new(name: &'static str, value: &'a str) -> Option<Self> {
        Some(Self { name, value: Some(value) })
    }

    /// A name that no parameter may have.
    pub(super) fn taken(name: &'static str) -> Option<Self> {
        Some(Self { name, value: None })
    }

    fn entry(&self) -> Option<Entry<'a>> {
        self.value.map(|value| Entry { name: self.name, value, kind: Kind::Common })
    }
}

/// A parameter of the merged list.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) kind: Kind,
}

/// Whose parameter it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Common to all calls.
    Common,
    /// Of the call.
    Own {
        /// Where it travels.
        location: Location,
        /// Whether it may not stand in a URL.
        secret: bool,
    },
}

/// Visits the parameters in the order of their names. Both lists are sorted.
///
/// - A common parameter takes the place of parameters of its name: a time or a signature that is left over in a
///   caller's list would spoil the request.
/// - Of several with one name, only one travels, since gateways do not agree on which one they mean: one for the form
///   body before one for the query, and the last before others.
/// - A `SecurityToken` of the caller is a secret, and travels in the form body.
#[inline]
pub(super) fn merge<'a>(
    parameters: &'a [EncodedParameter<'_>],
    common: &[Option<Common<'a>>],
    mut visit: impl FnMut(Entry<'a>),
) {
    let mut common = common;
    let mut rest = parameters;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        let mut winner = first;
        while let Some((next, behind)) = rest.split_first()
            && next.name == first.name
        {
            if next.location == Location::Body || winner.location == Location::Query {
                winner = next;
            }
            rest = behind;
        }
        let mut taken = false;
        while !taken && let Some((next, behind)) = common.split_first() {
            if let Some(next) = next {
                let order = order(next.name, &first.name);
                if order == Ordering::Greater {
                    break;
                }
                taken = order == Ordering::Equal;
                if let Some(entry) = next.entry() {
                    visit(entry);
                }
            }
            common = behind;
        }
        if !taken {
            let is_token = winner.name == TOKEN;
            let location = if is_token { Location::Body } else { winner.location };
            let secret = is_token || winner.secret && location == Location::Body;
            visit(Entry { name: &winner.name, value: &winner.value, kind: Kind::Own { location, secret } });
        }
    }
    common.iter().flatten().filter_map(Common::entry).for_each(visit);
}

/// The order of code points; mostly decided by the first byte.
#[inline]
fn order(a: &str, b: &str) -> Ordering {
    a.as_bytes().first().cmp(&b.as_bytes().first()).then_with(|| a.cmp(b))
}

/// Whether one of the sorted parameters has this name.
pub(super) fn has(parameters: &[EncodedParameter<'_>], name: &str) -> bool {
    parameters.binary_search_by(|parameter| (*parameter.name).cmp(name)).is_ok()
}

#[cfg(test)]
mod tests {
    use std::{borrow::Cow, collections::BTreeMap};

    use proptest::prelude::*;

    use super::*;

    fn parameter<'a>(name: &'a str, value: &'a str, location: Location) -> EncodedParameter<'a> {
        EncodedParameter { name: Cow::Borrowed(name), value: Cow::Borrowed(value), location, secret: false }
    }

    fn merged(parameters: &[EncodedParameter<'_>], common: &[Option<Common<'_>>]) -> Vec<(String, String)> {
        let mut list = Vec::new();
        merge(parameters, common, |entry| list.push((entry.name.to_owned(), entry.value.to_owned())));
        list
    }

    #[test]
    fn the_body_wins_and_then_the_last() {
        let (query, body) = (Location::Query, Location::Body);
        for (first, second, winner) in [(query, query, "2"), (query, body, "2"), (body, query, "1"), (body, body, "2")]
        {
            let list = merged(&[parameter("A", "1", first), parameter("A", "2", second)], &[]);
            assert_eq!(list, [(String::from("A"), String::from(winner))]);
        }
    }

    #[test]
    fn tokens_leave_the_query() {
        let mut kinds = Vec::new();
        merge(&[parameter(TOKEN, "t", Location::Query)], &[], |entry| kinds.push(entry.kind));
        assert!(kinds == [Kind::Own { location: Location::Body, secret: true }]);
    }

    proptest! {
        #[test]
        fn as_a_map_would(
            own in prop::collection::btree_map("[A-D\u{e000}😀]{0,2}", "[a-z]{0,2}", 0..12),
            there in prop::collection::vec(0..3, 6),
        ) {
            let names = ["", "A", "AB", "B", "D", "\u{e000}"];
            let common: Vec<_> = names
                .into_iter()
                .zip(there)
                .map(|(name, there)| match there {
                    0 => None,
                    1 => Common::taken(name),
                    _ => Common::new(name, "common"),
                })
                .collect();
            let parameters: Vec<_> = own.iter().map(|(name, value)| parameter(name, value, Location::Query)).collect();
            let mut expected: BTreeMap<String, String> = own.clone();
            for common in common.iter().flatten() {
                expected.remove(common.name);
                if let Some(value) = common.value {
                    expected.insert(common.name.to_owned(), value.to_owned());
                }
            }
            prop_assert_eq!(merged(&parameters, &common), expected.into_iter().collect::<Vec<_>>());
        }
    }
}
