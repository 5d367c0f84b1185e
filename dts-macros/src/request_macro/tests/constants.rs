//! `const { ... }` as a value: what the macro reads itself, and what it leaves to the runtime's `const fn`.

use super::{code, faults};

fn is_open(source: &str) -> bool {
    code(source).ends_with(".build()")
}

#[test]
fn literals_in_them_are_literals() {
    assert!(code(r#"MoveShop { shop_id: const { "a" } }"#).contains(r#".shop_id("a")"#));
    assert!(code(r#"MoveShop { shop_id: "a", count: const { -5 } }"#).contains(".count(- 5)"));
    assert_eq!(
        faults(r#"MoveShop { shop_id: const { "a-b" }, count: const { 7 }, open: const { 5 }}"#),
        [
            "const { \"a-b\" }: `ShopId`: the character '-' is not allowed (allowed: A-Za-z0-9) (guide)",
            "const { 7 }: `Count`: `7` is not a number of 5 or less (guide)",
            "const { 5 }: `Open` is `true` or `false`, not a whole number; write `true` or `false`",
        ]
    );
}

#[test]
fn expressions_are_held_to_their_limits() {
    let code = code(r#"MoveShop { shop_id: const { ID }, count: const { 2 + 1 }, share: const { shares::HALF } }"#);
    for part in [
        r#"bindings::dts_runtime::__constant::Constant)(const { ID }).text({ use bindings::dts_runtime::Limits; &Limits { charset : Some("A-Za-z0-9"),..Limits::NONE } }, "ShopId", "guide")"#,
        r#".count(const {(bindings::dts_runtime::__constant::int32)({ let value : i32 = const { 2 + 1 }; value }, { use"#,
        "maximum : Some(5f64)",
        // An item, which `cargo check` looks at, since no generic is a path of modules.
        "const CHECKED_BY_REQUEST : f64 = {(bindings::dts_runtime::__constant::float)({ let value : f64 = const { shares::HALF }; value },",
    ] {
        assert!(code.contains(part), "{part} in {code}");
    }
    assert!(code.ends_with(".build_unchecked()"), "{code}");
}

#[test]
fn what_they_keep_is_decided() {
    assert!(is_open("MoveShop { shop_id }") && !is_open("MoveShop { shop_id: const { ID } }"));
    assert!(!is_open(r#"MoveShop { shop_id: "a", share: const { S }, zone_id: ["h", const { Z }] }"#));
    assert!(!is_open(r#"MoveShop { shop_id: "a", tag: [{ key: const { K } }] }"#));
    assert!(is_open(r#"MoveShop { shop_id: "a", days: const { D } }"#), "a pattern is none of its business");
    assert!(code(r#"MoveShop { shop_id: "a", days: const { D } }"#).contains("max_length : Some(3)"));
    assert!(!code(r#"MoveShop { shop_id: "a", days: const { D } }"#).contains("[0-9]+"));
    assert!(is_open(r#"MoveShop { shop_id: "a", kind: const { K } }"#), "a value set");
    assert!(is_open(r#"MoveShop { shop_id: "a", zone_id: const { Z } }"#), "a list");
}

/// Of what has no limits any type may be that the builder takes.
#[test]
fn others_stay_what_they_are() {
    for (value, made) in [
        ("type_: const { T }", ".type_(const { T })"),
        ("type_: const { 'c' }", ".type_(const { 'c' })"),
        ("size: const { 2 + 1 }", ".size(const { 2 + 1 })"),
        ("kind: const { K }", ".kind(const { K })"),
        ("goods: const { G }", ".goods(const { G })"),
        ("phones: const { [] as [&str; 0] }", ".phones(const { [] as [&str; 0] })"),
        ("maybe count: const { None }", ".maybe_count(const { None })"),
    ] {
        let code = code(&format!("MoveShop {{ shop_id: \"a\", {value} }}"));
        assert!(code.contains(made), "{made} in {code}");
    }
}

/// Items see no generics, so that only what can't be one goes into them.
#[test]
fn items_hold_what_is_no_generic() {
    for (value, is_item) in [
        ("shop_id: const { ID }", true),
        ("shop_id: const { id }", false),
        ("shop_id: const { Self::ID }", false),
        ("shop_id: const { T::ID }", false),
        ("shop_id: const { ids::Ids::ID }", true),
        ("shop_id: const { crate::ID }", true),
        ("shop_id: const { <T as Ids>::ID }", false),
        ("shop_id: const { ids::of::<T>() }", false),
        ("shop_id: const { IDS[N] }", false),
        ("shop_id: \"a\", count: const { N }", false),
        ("shop_id: \"a\", count: const { counts::N }", true),
    ] {
        let code = code(&format!("MoveShop {{ {value} }}"));
        assert_eq!(code.contains("CHECKED_BY_REQUEST"), is_item, "{code}");
    }
}

#[test]
fn secrets_are_not_shown() {
    let code = code(r#"MoveShop { shop_id: "a", key: const { KEY } }"#);
    assert!(code.contains("(const { KEY }).secret("), "{code}");
    let told = faults(r#"MoveShop { shop_id: "a", key: const { "short" } }"#);
    assert_eq!(told, ["const { \"short\" }: `Key`: 5 characters; at least 8 are needed (guide)"]);
}
