//! Names, and how a request is written.

use super::{code, faults};

#[test]
fn names_are_rust_or_wire_names() {
    for source in [
        r#"MoveShop { shop_id: "a", endpoint_ip: "192.0.2.1" }"#,
        r#"MoveShop { "ShopId": "a", "Endpoint.IP": "192.0.2.1", }"#,
        r#"MoveShop { shop_id: "a", "Endpoint.IP": "192.0.2.1", .. }"#,
        r#"MoveShop { r#shop_id: "a", endpoint_ip: "192.0.2.1", .. },"#,
    ] {
        let made = r#"bindings::shops::move_shop::MoveShop::builder().shop_id("a").endpoint_ip("192.0.2.1").build_unchecked()"#;
        assert_eq!(code(source), made, "{source}");
    }
    assert!(code(r#"MoveShop { shop_id, "ZoneId": ["h"] }"#).contains(r#".shop_id(shop_id).zone_id(["h"])"#));
    assert!(code(r#"MoveShop { shop_id, "ZoneId.N": ["h"] }"#).contains(r#".zone_id(["h"])"#));
    assert!(
        code(r#"MoveShop { shop_id, "Tag": [{ "Key": "a", "Tag.N.Value": "b" }] }"#)
            .contains(r#".key("a").value("b")"#)
    );
}

#[test]
fn unknown_names_are_told_with_what_is_near() {
    assert_eq!(
        faults(
            r#"MoveShop { shop_id, endpont_ip: "", "Endpont.IP": 1, EndpointIP: x, Kind: Sync, "count": 1, colour, "Tag.1.Key": "a",
                tag: [{ key: "a", valu: "b", "Vale": "c", shade: 1 }] }"#
        ),
        [
            "endpont_ip: unknown parameter `endpont_ip` in action `MoveShop`; did you mean `endpoint_ip`?",
            "\"Endpont.IP\": unknown parameter `Endpont.IP` in action `MoveShop`; did you mean `\"Endpoint.IP\"`?",
            "EndpointIP: unknown parameter `EndpointIP` in action `MoveShop`; did you mean `endpoint_ip`?",
            "Kind: unknown parameter `Kind` in action `MoveShop`; did you mean `kind`?",
            "\"count\": unknown parameter `count` in action `MoveShop`; did you mean `\"Count\"`?",
            "colour: unknown parameter `colour` in action `MoveShop`; one that is newer than these bindings goes through \
             `extra_parameter` of `MoveShop::builder()`",
            "\"Tag.1.Key\": unknown parameter `Tag.1.Key` in action `MoveShop`; the items of a list stand between square \
             brackets, without numbers: `tag: [{ ... }]`",
            "valu: unknown parameter `valu` in `Tag.N`; did you mean `value`?",
            "\"Vale\": unknown parameter `Vale` in `Tag.N`; did you mean `\"Value\"`?",
            "shade: unknown parameter `shade` in `Tag.N`; it has `key`, `value` and `zones`",
        ]
    );
}

#[test]
fn a_number_in_a_name_leads_to_its_own_list() {
    assert_eq!(
        faults(r#"MoveShop { shop_id: "a", "ZoneId.1": "h" }"#),
        ["\"ZoneId.1\": unknown parameter `ZoneId.1` in action `MoveShop`; the items of a list stand between square \
             brackets, without numbers: `zone_id: [\"...\"]`"]
    );
}

#[test]
fn a_parameter_is_given_once() {
    assert_eq!(
        faults(
            r#"MoveShop { shop_id: "a", "ShopId": "b", zone_id: [], "ZoneId": [], "ZoneId.N": [],
                tag: [{ key: "a", "Key": "b" }, { key: "c" }] }"#
        ),
        [
            "\"ShopId\": `ShopId` is given twice; remove one",
            "\"ZoneId\": `ZoneId.N` is given twice; remove one",
            "\"ZoneId.N\": `ZoneId.N` is given twice; remove one",
            "\"Key\": `Tag.N.Key` is given twice; remove one",
        ]
    );
}

#[test]
fn wrong_syntax_says_what_to_write() {
    for (source, told) in [
        ("MoveShop", "MoveShop: expected parameters behind the action: `MoveShop { ... }`"),
        ("MoveShop(shop_id)", "(shop_id): expected braces behind the action: `MoveShop { ... }`"),
        ("MoveShop { shop_id } .build()", ".: unexpected token behind the request; remove it"),
        ("MoveShop { shop_id, , }", ",: expected a parameter in front of the comma; remove one comma"),
        ("MoveShop { shop_id = id }", "=: expected `:` behind `shop_id`, not `=`; write `shop_id: value`"),
        ("MoveShop { shop_id := id }", "=: unexpected `=`; write `shop_id: value`"),
        ("MoveShop { shop_id::id }", ":: expected `:` behind `shop_id`, not `:`; write `shop_id: value`"),
        ("MoveShop { shop_id(id) }", "(id): a parameter is no call; write `shop_id: value`"),
        ("MoveShop { shop_id \"a\" }", "\"a\": expected `:` behind `shop_id`; write `shop_id: value`"),
        ("MoveShop { shop_id: }", ":: expected a value behind `shop_id:`; where it is not to be set, leave it out"),
        ("MoveShop { \"ShopId\" }", "\"ShopId\": expected a value behind `\"ShopId\"`; write `\"ShopId\": value`"),
        ("MoveShop { 5: id }", "5: expected the name of a parameter; write `name: value`, or `\"WireName\": value`"),
        ("MoveShop { shop_id: a open: b }", "open: expected a comma in front of this parameter"),
        ("MoveShop { shop_id open: b }", "open: expected a comma in front of this parameter"),
        ("MoveShop { shop_id: a \"Open\": b }", "\"Open\": expected a comma in front of this parameter"),
        ("MoveShop { shop_id, .., open }", "..: `..` stands at the end; move it behind the last parameter"),
        (
            "MoveShop { shop_id, ..base }",
            "..: `..` stands alone: it says that the other parameters are not set; there is no request to take them from",
        ),
    ] {
        assert_eq!(faults(source), [told], "{source}");
    }
}

#[test]
fn options_need_maybe() {
    assert!(code("MoveShop { shop_id, maybe endpoint_ip: ip }").contains(".maybe_endpoint_ip(ip)"));
    assert!(code("MoveShop { shop_id, maybe endpoint_ip }").contains(".maybe_endpoint_ip(endpoint_ip)"));
    assert!(code("MoveShop { shop_id, maybe \"Kind\": None }").contains(".maybe_kind(None)"));
    assert_eq!(
        faults("MoveShop { maybe shop_id: id, maybe zone_id: zones, count: Some(5), kind: None }"),
        [
            "shop_id: `ShopId` is required, so it has no `maybe`; write `shop_id: value`",
            "zone_id: `ZoneId.N` is a list, which is empty instead of absent; write `zone_id: list`",
            "Some(5): `Count` takes the value itself, or is left out; write `maybe count: ...` for an `Option`",
            "None: `Kind` takes the value itself, or is left out; write `maybe kind: ...` for an `Option`",
        ]
    );
}
