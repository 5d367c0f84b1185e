//! What the derives hold a field's type to while it is compiled: the members of its value set, or of its groups.

use std::marker::PhantomData;

use crate::{Members, Parameter, ValueSet, check::Message};

/// Asks whether a type is a value set: [`Probe::MEMBERS`] is then its own, and else that of [`NoValueSet`].
pub struct Probe<T>(PhantomData<T>);

impl<T: ValueSet> Probe<T> {
    /// The members.
    pub const MEMBERS: Option<&'static Members> = Some(T::MEMBERS);
}

/// Answers for all types that are none.
pub trait NoValueSet {
    /// Nothing is known of them.
    const MEMBERS: Option<&'static Members> = None;
}

impl<T> NoValueSet for Probe<T> {}

impl<T: Parameter> Probe<T> {
    /// Whether it can be sent at all: what can't is told by the compiler itself.
    pub const IS_PARAMETER: bool = true;
}

/// Answers for all types that can't.
pub trait NoParameter {
    /// It can't be sent.
    const IS_PARAMETER: bool = false;
}

impl<T> NoParameter for Probe<T> {}

/// A group whose members are held to those of a list in a spec.
pub trait HeldGroup {
    /// Stands for what the spec says of them.
    const TO: u64;
}

impl<T: HeldGroup> Probe<T> {
    /// What the group is held to.
    pub const HELD_TO: Option<u64> = Some(T::TO);
}

/// Answers for all groups that are not.
pub trait NotHeld {
    /// They are held to nothing.
    const HELD_TO: Option<u64> = None;
}

impl<T> NotHeld for Probe<T> {}

/// Whether a value of the type may have this text: it is a member, or the type does not know all.
pub const fn may_be(members: Option<&Members>, text: &str) -> bool {
    match members {
        Some(members) => !members.complete || has(members.texts, text, members.ignore_case),
        None => true,
    }
}

/// Whether the type refuses what no member is; of a type that is no value set something else is told.
pub const fn is_complete(members: Option<&Members>) -> bool {
    matches!(members, None | Some(Members { complete: true, .. }))
}

/// Whether the type tells texts apart that differ in case alone.
pub const fn minds_case(members: Option<&Members>) -> bool {
    !matches!(members, Some(members) if members.ignore_case)
}

/// The members that the type has, between the pieces of a message.
pub const fn members(members: Option<&Members>, before: &str, after: &str) -> Told {
    let texts = match members {
        Some(members) => members.texts,
        None => &[],
    };
    Told::without(texts, &[], false, before, after)
}

/// Those of `wanted` that the type lacks, between the pieces of a message; empty if it has all.
pub const fn lacking(members: Option<&Members>, wanted: &[&str], before: &str, after: &str) -> Told {
    match members {
        Some(members) => Told::without(wanted, members.texts, members.ignore_case, before, after),
        None => Told::NOTHING,
    }
}

/// Members of the type that are none of `allowed`, between the pieces of a message; empty if there is none.
pub const fn foreign(
    members: Option<&Members>,
    allowed: &[&str],
    ignore_case: bool,
    before: &str,
    after: &str,
) -> Told {
    match members {
        Some(members) => Told::without(members.texts, allowed, ignore_case, before, after),
        None => Told::NOTHING,
    }
}

/// A message that is made while a crate is compiled.
pub struct Told(Message);

impl Told {
    const NOTHING: Self = Self(Message::new());

    /// Whether there is nothing to tell.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The message.
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// `texts` but for those that are among `others`; nothing at all if none is left.
    const fn without(texts: &[&str], others: &[&str], ignore_case: bool, before: &str, after: &str) -> Self {
        let (mut told, mut rest, mut count) = (Self::NOTHING, texts, 0);
        while let [text, more @ ..] = rest {
            rest = more;
            if has(others, text, ignore_case) {
                continue;
            }
            // Room for the end, whatever its length.
            if told.0.room() < text.len() + after.len() + 16 {
                told.0.push(", ...");
                break;
            }
            told.0.push(if count == 0 { before } else { ", " });
            told.0.push("`");
            told.0.push(text);
            told.0.push("`");
            count += 1;
        }
        if count > 0 {
            told.0.push(after);
        }
        told
    }
}

const fn has(texts: &[&str], text: &str, ignore_case: bool) -> bool {
    let mut rest = texts;
    while let [one, more @ ..] = rest {
        if same(one.as_bytes(), text.as_bytes(), ignore_case) {
            return true;
        }
        rest = more;
    }
    false
}

const fn same(mut a: &[u8], mut b: &[u8], ignore_case: bool) -> bool {
    while let ([first, rest_of_a @ ..], [second, rest_of_b @ ..]) = (a, b) {
        if *first != *second && !(ignore_case && first.eq_ignore_ascii_case(second)) {
            return false;
        }
        (a, b) = (rest_of_a, rest_of_b);
    }
    a.is_empty() && b.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDES: Members = Members { texts: &["Source", "Destination"], complete: true, ignore_case: false };
    const OPEN: Members = Members { complete: false, ..SIDES };
    const LOOSE: Members = Members { ignore_case: true, ..SIDES };

    #[test]
    fn texts_that_a_value_may_have() {
        assert!(may_be(Some(&SIDES), "Source"));
        assert!(!may_be(Some(&SIDES), "source"));
        assert!(!may_be(Some(&SIDES), "Sourc"));
        assert!(!may_be(Some(&SIDES), "Sources"));
        assert!(may_be(Some(&LOOSE), "SOURCE"));
        assert!(may_be(Some(&OPEN), "Other"));
        assert!(may_be(None, "anything"));
    }

    #[test]
    fn what_a_set_refuses() {
        assert!(is_complete(Some(&SIDES)) && !is_complete(Some(&OPEN)) && is_complete(None));
        assert!(minds_case(Some(&SIDES)) && !minds_case(Some(&LOOSE)) && minds_case(None));
    }

    #[test]
    fn members_are_told_by_name() {
        assert_eq!(members(Some(&SIDES), "(", ")").as_str(), "(`Source`, `Destination`)");
        let told = lacking(Some(&SIDES), &["Source", "Both", "Neither"], "the type lacks ", "; add them");
        assert_eq!(told.as_str(), "the type lacks `Both`, `Neither`; add them");
        assert!(lacking(Some(&LOOSE), &["SOURCE"], "a", "b").is_empty());
        assert!(lacking(None, &["Source"], "a", "b").is_empty());
        assert_eq!(foreign(Some(&SIDES), &["Source"], false, "no ", "!").as_str(), "no `Destination`!");
        assert!(foreign(Some(&SIDES), &["source", "DESTINATION"], true, "a", "b").is_empty());
        assert_eq!(foreign(Some(&SIDES), &["source", "Destination"], false, "", "").as_str(), "`Source`");
    }

    #[test]
    fn long_lists_are_cut_between_names() {
        let name = "é".repeat(200);
        let texts: Vec<&str> = vec![&name; 15];
        let told = lacking(Some(&SIDES), &texts, "lacks ", "; add them");
        assert!(told.as_str().starts_with("lacks `é"), "{}", told.as_str());
        assert!(told.as_str().ends_with("é`, ...; add them"), "{}", told.as_str());
    }

    #[test]
    fn types_are_asked() {
        #[derive(Clone)]
        struct Side(String);
        impl ValueSet for Side {
            const MEMBERS: &'static Members = &SIDES;
            const VALUES: &'static [Self] = &[];
            const UNLISTED: fn(String) -> Self = Self;
            fn as_str(&self) -> &str {
                &self.0
            }
        }
        assert_eq!(Probe::<Side>::MEMBERS, Some(&SIDES));
        assert_eq!(Probe::<String>::MEMBERS, None);

        struct Tag;
        impl HeldGroup for Tag {
            const TO: u64 = 7;
        }
        const { assert!(Probe::<Side>::IS_PARAMETER && !Probe::<Tag>::IS_PARAMETER) };
        assert_eq!((Probe::<Tag>::HELD_TO, Probe::<Side>::HELD_TO), (Some(7), None));
    }
}
