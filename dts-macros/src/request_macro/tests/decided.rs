//! What the facts find: at which token it is told, and what is left open.

use super::{code, faults};

fn is_open(source: &str) -> bool {
    code(source).ends_with(".build()")
}

#[test]
fn what_is_missing_is_told_where_it_is_missing() {
    assert_eq!(
        faults(r#"MoveShop { tag: [{ value: "a" }, { key: "b" }, { zones: [z] }] }"#),
        [
            "MoveShop: `ShopId` is required (guide); write `shop_id: ...`",
            "{ value: \"a\" }: `Tag.1.Key` is required (guide); write `key: ...`",
            "{ zones: [z] }: `Tag.3.Key` is required (guide); write `key: ...`",
        ]
    );
}

/// One fault, one error: a parameter that is misspelt or can't be read is not missing, too.
#[test]
fn what_is_misspelt_is_not_missing() {
    for source in [
        "MoveShop { shopid: id }",
        "MoveShop { \"ShopID\": id }",
        "MoveShop { ShopId: id }",
        "MoveShop { shop_id = id }",
        "MoveShop { shop_id: }",
        "MoveShop { shop_id: 5 }",
        "MoveShop { 5: id }",
        "MoveShop",
        "MoveShop(shop_id)",
        "MoveShop { shop_id, tag: [{ ky: k }] }",
        "MoveShop { shop_id, tag: [{ 5: k }] }",
    ] {
        assert_eq!(faults(source).len(), 1, "{source}: {:?}", faults(source));
    }
    assert_eq!(faults("MoveShop { colour: id }").len(), 2, "nothing like it is required");
}

#[test]
fn faults_of_values_are_told_at_the_value() {
    assert_eq!(
        faults(
            r#"MoveShop { shop_id: "a-b", kind: "SYNK", zone_id: ["h", "hh", "i"], count: 7,
                tag: [other, { key: "", value }] }"#
        ),
        [
            "\"a-b\": `ShopId`: the character '-' is not allowed (allowed: A-Za-z0-9) (guide)",
            "\"SYNK\": `Kind`: `SYNK` is not among its documented values (SYNC, MIGRATION, CHECK) (guide); did you mean `SYNC`?",
            "\"hh\": `ZoneId.2`: 2 characters; at most 1 is allowed (guide)",
            "7: `Count`: `7` is not a number of 5 or less (guide)",
            "\"\": `Tag.2.Key`: 0 characters; at least 1 is needed (guide)",
        ]
    );
}

/// Also where an expression stands beside it.
#[test]
fn faults_between_commas_are_told_at_the_item() {
    let item = "\"SYNK\": `Skip`: `SYNK` is not among its documented values (SYNC, MIGRATION, CHECK) (guide); did you mean \
                `SYNC`?";
    for source in
        [r#"MoveShop { shop_id: "a", skip: [Sync, "SYNK"] }"#, r#"MoveShop { shop_id: "a", skip: ["SYNK", other] }"#]
    {
        assert_eq!(faults(source), [item], "{source}");
    }
    assert!(is_open(r#"MoveShop { shop_id: "a", skip: [Sync, other] }"#), "an item of a value set");
    assert!(!is_open(r#"MoveShop { shop_id: "a", skip: [Sync, "CHECK"] }"#), "all items are known");
}

#[test]
fn one_fault_is_told_once() {
    assert_eq!(
        faults(r#"MoveShop { shop_id: "a", tag: [{}] }"#),
        ["{}: an item of `Tag.N` sets something, or is left out"]
    );
    assert_eq!(
        faults(r#"MoveShop { shop_id: "a", goods: "" }"#),
        ["\"\": `Goods`: an empty text is not a JSON document (guide)"]
    );
}

#[test]
fn expressions_leave_open_what_they_may_break() {
    assert!(!is_open(r#"MoveShop { shop_id: "a", type_ }"#), "a text without limits");
    assert!(is_open("MoveShop { shop_id }"), "the text has a character set");
    assert!(is_open(r#"MoveShop { shop_id: "a", kind }"#), "a value set");
    assert!(is_open(r#"MoveShop { shop_id: "a", zone_id: zones }"#), "items have a limit");
    assert!(is_open(r#"MoveShop { shop_id: "a", tag: [{ key }] }"#), "a member of a group has a limit");
    assert!(is_open(r#"MoveShop { shop_id: "a", tag: [other] }"#), "a group has members with limits");
    assert!(!is_open(r#"MoveShop { shop_id: "a", tag: [{ key: "k", value }] }"#), "a member without limits");
    assert!(is_open(r#"MoveShop { shop_id: "a", goods: { "a": b } }"#), "a document that is described");
    assert!(!is_open(r#"MoveShop { shop_id: "a", goods: { "a": 1 } }"#), "all of a document");
    assert!(!is_open(r#"MoveShop { shop_id: "a", notes: { "a": b } }"#), "a document of any kind");
}

#[test]
fn warnings_are_told_at_the_value() {
    let warned = code(r#"MoveShop { shop_id: "a", engine: "Redis" }"#);
    assert!(warned.contains("type UnusualValue =();"), "{warned}");
    assert!(warned.contains("`Engine`: "), "{warned}");
    assert!(warned.ends_with(r#".engine("Redis").build_unchecked() }"#), "{warned}");
}
