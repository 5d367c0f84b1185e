//! Values of parameters.

use super::{before_build, code, faults};

/// The setter's call for one parameter beside the required one.
#[track_caller]
fn setter(parameter: &str) -> String {
    let code = code(&format!("MoveShop {{ shop_id, {parameter} }}"));
    // What warns has more around it.
    let (_, code) = code.split_at(code.find("bindings").unwrap_or_default());
    let code =
        code.strip_prefix("bindings::shops::move_shop::MoveShop::builder().shop_id(shop_id)").expect("the builder");
    before_build(code).to_owned()
}

#[test]
fn literals() {
    assert_eq!(setter("count: 5"), ".count(5)");
    assert_eq!(setter("count: -5"), ".count(- 5)");
    assert_eq!(setter("count:-5"), ".count(- 5)");
    assert_eq!(setter("count: 5i32"), ".count(5i32)");
    assert_eq!(setter("size: 1_000"), ".size(1_000)");
    assert_eq!(setter("share: 1"), ".share(1.0)");
    assert_eq!(setter("share: -2"), ".share(- 2.0)");
    assert_eq!(setter("share: 0.5"), ".share(0.5)");
    assert_eq!(setter("open: true"), ".open(true)");
    assert_eq!(setter(r##"type_: r#"a"b"#"##), r##".type_(r#"a"b"#)"##);
    assert_eq!(setter(r#"password: "secret""#), r#".password("secret")"#);
}

#[test]
fn members_and_texts_of_value_sets() {
    let member = ".kind(bindings::shops::move_shop::Kind::Sync)";
    for source in ["kind: Sync", "kind: Kind::Sync", "kind: some::path::Kind::Sync", r#"kind: "SYNC""#] {
        assert_eq!(setter(source), member, "{source}");
    }
    // A text that is not listed, and what may be a variable or a constant.
    assert_eq!(setter(r#"engine: "Redis""#), r#".engine("Redis")"#);
    for expression in ["sync", "KIND_OF_ALL", "KIND", "Other::Sync", "Kind::from(text)", "pick(Sync)"] {
        let kept = setter(&format!("kind: {expression}"));
        assert_eq!(kept, format!(".kind({expression})"));
    }
}

#[test]
fn members_that_no_set_has() {
    assert_eq!(
        faults("MoveShop { shop_id, kind: Synk, engine: Sybase, kinds: [Sync, MIGRATION, Kind::Move], skip: Check }"),
        [
            "Synk: `Kind` has no value `Synk`; did you mean `Sync`?",
            "Sybase: `Engine` has no value `Sybase`; it has `MySql` and `Oracle` (a value that is not listed is written as a text, \
             `\"...\"`)",
            "MIGRATION: `Kinds.N` has no value `MIGRATION`; did you mean `Migration`?",
            "Kind::Move: `Kinds.N` has no value `Move`; it has `Sync`, `Migration` and `Check`",
            "Check: `Skip` is a list; write `[Check]`",
        ]
    );
}

#[test]
fn literals_of_other_types() {
    for (parameter, told) in [
        ("endpoint_ip: 5", "5: `Endpoint.IP` is a text, not a whole number; write `\"5\"`"),
        ("endpoint_ip: 'c'", "'c': `Endpoint.IP` is a text, not a literal of another kind; write `\"...\"`"),
        ("endpoint_ip: [\"a\"]", "[\"a\"]: `Endpoint.IP` is a text, not a list; write one value"),
        ("password: 1234", "1234: `Password` is a text, not a whole number; write it in quotes"),
        ("count: \"5\"", "\"5\": `Count` is a whole number of 32 bits, not a text; write `5`, without quotes"),
        (
            "count: \"few\"",
            "\"few\": `Count` is a whole number of 32 bits, not a text; write a number without quotes and fraction: `1`",
        ),
        (
            "count: 5.5",
            "5.5: `Count` is a whole number of 32 bits, not a decimal number; write a number without quotes and fraction: `1`",
        ),
        (
            "count: -3000000000",
            "-3000000000: `Count` is a whole number of 32 bits, from -2147483648 to 2147483647; `-3000000000` is beyond",
        ),
        ("count: 5u8", "5u8: `Count` is a whole number of 32 bits, not of type `u8`; leave `u8` out"),
        ("share: \"0.5\"", "\"0.5\": `Share` is a number, not a text; write `0.5`, without quotes"),
        ("open: \"true\"", "\"true\": `Open` is `true` or `false`, not a text; write `true`, without quotes"),
        ("open: 1", "1: `Open` is `true` or `false`, not a whole number; write `true` or `false`"),
        ("kind: 1", "1: `Kind` is a value of its set, not a whole number; write `\"1\"`"),
        (
            "goods: 1",
            "1: `Goods` is a JSON document, not a whole number; write `{ \"name\": value }`, or a text that holds JSON",
        ),
        ("zone_id: \"h\"", "\"h\": `ZoneId.N` is a list, not a text; write `[\"h\"]`"),
        ("zone_id: [5]", "5: an item of `ZoneId.N` is a text, not a whole number; write `\"5\"`"),
        ("tag: \"a\"", "\"a\": `Tag.N` is a list of groups, not a text; write `[{ name: value }]`"),
        ("tag: { key: \"a\" }", "{ key: \"a\" }: `Tag.N` is a list of groups; write `[{ ... }]`"),
        ("tag: [\"a\"]", "\"a\": an item of `Tag.N` is a group; write `{ name: value }`"),
        ("tag: [{ }]", "{ }: an item of `Tag.N` sets something, or is left out"),
        ("zone_id: [\"a\", , \"b\"]", ",: expected an item in front of the comma; remove one comma"),
    ] {
        assert_eq!(faults(&format!("MoveShop {{ shop_id, {parameter} }}")), [told], "{parameter}");
    }
    let huge = "9".repeat(400);
    assert_eq!(
        faults(&format!("MoveShop {{ shop_id, share: {huge} }}")),
        [format!("{huge}: `Share` is a number of 64 bits; `{huge}` is beyond")]
    );
}

#[test]
fn lists() {
    let string = "::std::string::String";
    assert_eq!(setter(r#"zone_id: ["h", "i",]"#), r#".zone_id(["h", "i"])"#);
    assert_eq!(setter("zone_id: zones"), ".zone_id(zones)");
    assert_eq!(setter("zone_id: [zone]"), ".zone_id([zone])");
    assert_eq!(setter("zone_id: []"), format!(".zone_id(::std::vec::Vec::<{string}>::new())"));
    let from = format!("<{string} as::core::convert::From<_>>::from");
    assert_eq!(setter(r#"zone_id: ["h", zone]"#), format!(r#".zone_id([{from}("h"),{from}(zone)])"#));
    assert_eq!(setter("floors: [1, floor, -1]"), ".floors([1, floor, - 1])");
    let kind = "bindings::shops::move_shop::Kind";
    assert_eq!(setter(r#"kinds: [Sync, "CHECK"]"#), format!(".kinds([{kind}::Sync, {kind}::Check])"));
    assert_eq!(setter("skip: [Sync]"), format!(".skip([{kind}::Sync])"));
    assert_eq!(setter(r#"skip: "SYNC, CHECK""#), format!(".skip([{kind}::Sync, {kind}::Check])"));
    assert_eq!(setter(r#"phones: "1,2""#), r#".phones(["1", "2"])"#);
}

#[test]
fn groups() {
    let tag = "bindings::shops::move_shop::Tag";
    assert_eq!(
        setter(r#"tag: [{ key: "team", value }, { key: k() , zones: ["h"], .. }, other]"#),
        format!(
            r#".tag([{tag}::builder().key("team").value(value).build(), {tag}::builder().key(k()).zones(["h"]).build(), other])"#
        )
    );
    assert_eq!(setter("tag: []"), format!(".tag(::std::vec::Vec::<{tag}>::new())"));
    assert_eq!(setter("tag: tags"), ".tag(tags)");
}

#[test]
fn any_expression_is_a_value() {
    for expression in [
        "names.iter().map(|(a, b)| a + b).collect::<HashMap<_, _>>()",
        "|a, b| a",
        "&|a: &str, b| a",
        "move |a, b| a",
        "<A as B<C, D>>::f(1, 2)",
        "a < b",
        "a << b",
        "if a { b } else { c }",
        "match a { b => c, _ => d }",
        "'l: loop { break 'l 5 }",
        "f(a, b)?",
        "x.await",
        "a || b",
        "a -> b",
    ] {
        let source = format!("MoveShop {{ shop_id, endpoint_ip: {expression}, open }}");
        let made = code(&source);
        let plain = |text: &str| text.replace(' ', "");
        // Without a blank behind the colon, which then belongs to what follows.
        let tight = source.replace(": ", ":");
        assert!(plain(&code(&tight)) == plain(&made), "{tight}");
        assert!(plain(&made).contains(&plain(&format!(".endpoint_ip({expression}).open(open)"))), "{made}");
    }
}
