//! Constants and requests are held to the same, in the same words.

use proptest::{prelude::*, sample::select};

use super::{
    super::{CharacterClass, Checker, Format, Limits, Severity},
    find::Known,
    told::Named,
};
use crate::{Parameter, Secret};

const NAMED: Named<'_> = Named { name: "Name", source: "guide", is_secret: false };

fn told(limits: &Limits, named: Named<'_>, value: Known<'_>) -> String {
    limits.told(named, value).as_str().to_owned()
}

/// What the checks of a request say.
fn expected(limits: &Limits, value: &dyn Parameter) -> String {
    let found = Checker::collect(&mut |checker| {
        checker.source("guide");
        checker.limits("Name", value, limits);
    });
    let errors = found.iter().filter(|violation| violation.severity == Severity::Error);
    errors.map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn assert_text(limits: &Limits, text: &str) {
    assert_eq!(told(limits, NAMED, Known::Text(text)), expected(limits, &text.to_owned()), "{limits:?} {text:?}");
    let secret = told(limits, Named { is_secret: true, ..NAMED }, Known::Text(text));
    assert_eq!(secret, expected(limits, &Secret::from(text)), "{limits:?} {text:?}");
}

#[test]
fn all_that_is_wrong_is_told() {
    let limits = Limits {
        one_of: &[30, 50],
        minimum: Some(1.0),
        maximum: Some(2.5),
        min_length: Some(9),
        charset: Some("a-z"),
        classes: Some((2, &[CharacterClass::Upper, CharacterClass::Lower])),
        format: Some(Format::Ip),
        ..Limits::NONE
    };
    let lines = [
        "`Name`: `a'c` is not among its documented values (30, 50) (guide)",
        "`Name`: `a'c` is not a number from 1 to 2.5 (guide)",
        "`Name`: 3 characters; at least 9 are needed (guide)",
        "`Name`: the character '\\'' is not allowed (allowed: a-z) (guide)",
        "`Name`: characters of 1 kind; at least 2 of these are needed: capital letters, small letters (guide)",
        "`Name`: `a'c` is not an IP address (guide)",
    ];
    assert_eq!(told(&limits, NAMED, Known::Text("a'c")), lines.join("\n"));
    assert_text(&limits, "a'c");
    let secret = told(&limits, Named { is_secret: true, ..NAMED }, Known::Text("a'c"));
    assert!(!secret.contains('\'') && !secret.contains("a'c"), "{secret}");
    assert_text(&Limits { max_length: Some(0), ..Limits::NONE }, "é");
    assert_text(&Limits { minimum: Some(0.25), ..Limits::NONE }, "0.2");
    assert_text(&Limits { maximum: Some(-7.0), ..Limits::NONE }, "-6");
    assert_text(&Limits { one_of: &[5], one_of_open: true, ..Limits::NONE }, "6");
}

#[test]
fn numbers_with_many_digits_do_not_pass_in_silence() {
    let limits = Limits { minimum: Some(1.0), ..Limits::NONE };
    for text in ["12345678901234567890", "1e30"] {
        assert_eq!(
            told(&limits, NAMED, Known::Text(text)),
            "`Name`: its digits can't be checked in a constant; give it where the request is built (guide)"
        );
    }
    assert_text(&limits, "");
    assert_text(&limits, "0.99999");
}

#[test]
fn patterns_do_not_pass_in_silence() {
    let limits = Limits { max_length: Some(2), pattern: Some("[0-9]+"), ..Limits::NONE };
    let told = |limits: &Limits, text| told(limits, NAMED, Known::Text(text));
    assert_eq!(
        told(&limits, "7"),
        "`Name`: the pattern `[0-9]+` can't be matched in a constant; write `without_pattern()` behind the limits, and \
         the pattern is checked when the request is built (guide)"
    );
    assert_eq!(told(&limits, "777"), "`Name`: 3 characters; at most 2 are allowed (guide)");
    assert_eq!(told(&limits.without_pattern(), "7"), "");
}

#[test]
fn numbers() {
    let limits = Limits { minimum: Some(1.0), maximum: Some(10.0), ..Limits::NONE };
    assert_eq!(limits.int32("Name", 10), 10);
    assert_eq!(limits.int64("Name", 1), 1);
    assert!(limits.float("Name", 1.5).total_cmp(&1.5).is_eq());
    for number in [f64::NAN, f64::INFINITY, 0.5, 10.5, -0.0, 1e20] {
        assert!(!told(&limits, NAMED, Known::Float(number)).is_empty(), "{number}");
    }
    assert_eq!(told(&limits, NAMED, Known::Float(f64::NAN)), expected(&limits, &f64::NAN));
    assert_eq!(told(&Limits { charset: Some("0-9"), ..Limits::NONE }, NAMED, Known::Float(5.0)), "");
    // Too many digits to write them.
    let told = told(&Limits { charset: Some("0-9"), ..Limits::NONE }, NAMED, Known::Float(1e300));
    assert_eq!(told, "`Name`: its digits can't be checked in a constant; give it where the request is built (guide)");
}

#[test]
#[should_panic(expected = "`Port`: `33o6` is not a port from 1 to 65535")]
fn a_broken_limit_panics() {
    Limits { format: Some(Format::Port), ..Limits::NONE }.text("Port", "33o6");
}

const CLASSES: [CharacterClass; 4] =
    [CharacterClass::Upper, CharacterClass::Lower, CharacterClass::Digit, CharacterClass::Special];

fn limits() -> impl Strategy<Value = Limits> {
    let number = || prop::option::weighted(0.3, select(vec![-5.0, 0.0, 0.5, 1.0, 30.0, 65535.0, 1e9]));
    let formats = vec![
        Format::Timestamp,
        Format::EpochSeconds,
        Format::EpochMilliseconds,
        Format::Port,
        Format::Ip,
        Format::PhoneList,
    ];
    let sets: Vec<(&'static [i64], bool)> = vec![(&[], false), (&[], false), (&[30, 50], false), (&[1, -5], true)];
    let classes: Vec<Option<(u32, &'static [CharacterClass])>> =
        vec![None, None, Some((1, &CLASSES)), Some((3, &CLASSES))];
    (
        (number(), number(), select(sets)),
        (
            prop::option::of(0_usize..6),
            prop::option::of(0_usize..20),
            prop::option::of(select(vec!["a-z0-9", "ascii", "-é€"])),
        ),
        (select(classes), prop::option::of(select(formats))),
    )
        .prop_map(
            |((minimum, maximum, (one_of, one_of_open)), (min_length, max_length, charset), (classes, format))| {
                Limits {
                    minimum,
                    maximum,
                    one_of,
                    one_of_open,
                    min_length,
                    max_length,
                    charset,
                    classes,
                    format,
                    ..Limits::NONE
                }
            },
        )
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Z0-9é€' -]{0,24}",
        "-?[0-9]{1,8}(\\.[0-9]{1,4})?(e-?[0-9]{1,2})?",
        "[0-9]{1,5}",
        "\\+?[0-9]{4,12}( ?,[\u{2003} ]?\\+?[0-9]{5,16}){0,2}",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9](:[0-6][0-9])?Z",
        "[0-9]{2,4}-[0-9]{2,3}-[0-9]{2,3}T[0-9]{1,3}:[0-9]{2}(:[0-9]{2,3})?Z?",
        "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}",
        "[0-9a-f]{0,4}(::?[0-9a-f]{0,4}){0,7}",
    ]
}

/// Characters that Rust escapes are told a little otherwise.
fn is_plain(text: &str) -> bool {
    text.chars().all(|character| character.is_ascii() || "é€".contains(character))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn texts_are_held_to_the_same(limits in limits(), text in text()) {
        let (told, expected) = (told(&limits, NAMED, Known::Text(&text)), expected(&limits, &text));
        // Of numbers with many digits less is known.
        prop_assume!(!told.contains("its digits"));
        prop_assert_eq!(told.is_empty(), expected.is_empty(), "{} / {}", told, expected);
        prop_assert!(told == expected || !is_plain(&text), "{} / {}", told, expected);
    }

    #[test]
    fn whole_numbers_are_held_to_the_same(
        limits in limits(),
        number in prop_oneof![any::<i64>(), -70_000_i64..70_000, -6_i64..60],
    ) {
        prop_assert_eq!(told(&limits, NAMED, Known::Integer(number)), expected(&limits, &number));
        if let Ok(small) = i32::try_from(number) {
            prop_assert_eq!(told(&limits, NAMED, Known::Integer(number)), expected(&limits, &small));
        }
    }

    #[test]
    fn decimal_numbers_are_held_to_the_same(
        limits in limits(),
        number in prop_oneof![any::<f64>(), -10.0..70.0, select(vec![0.0, 0.5, 30.0, 50.0])],
    ) {
        let (told, expected) = (told(&limits, NAMED, Known::Float(number)), expected(&limits, &number));
        // Of numbers with many digits less is known: they are refused when they may be wrong.
        prop_assert!(!told.is_empty() || expected.is_empty(), "{} / {}", told, expected);
        if !limits.limits_texts() {
            prop_assert_eq!(told.is_empty(), expected.is_empty(), "{} / {}", told, expected);
        }
    }
}
