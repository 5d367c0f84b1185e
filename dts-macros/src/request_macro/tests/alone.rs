//! `Action::parameter = value`.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::{facts, readable};
use crate::request_macro::{alone, emit::Emitter, marks::Marks};

/// What is made of it.
fn made(source: &str) -> String {
    let mut tokens = source.parse::<TokenStream>().expect("tokens").into_iter();
    let Some(TokenTree::Ident(action)) = tokens.next() else { panic!("a case begins with the action") };
    let tokens = tokens.collect();
    assert!(alone::is_meant(&tokens), "{source}");
    let (root, runtime) = (quote!(bindings), quote!(bindings::dts_runtime));
    readable(alone::parameter(&facts::facts(), &root, &runtime, &action, tokens))
}

/// The value that it becomes, behind what editors see.
#[track_caller]
fn value(source: &str) -> String {
    let made = made(source);
    assert!(!made.contains("compile_error"), "{made}");
    let made = made.strip_prefix("{ let _ = || bindings::shops::move_shop::MoveShop::builder().").expect("a closure");
    let (_, value) = made.split_once("; ").expect("a value");
    value.strip_suffix(" }").expect("the end").to_owned()
}

/// The one fault: its token, and what is said.
#[track_caller]
fn fault(source: &str) -> String {
    let mut tokens = source.parse::<TokenStream>().expect("tokens").into_iter();
    let Some(TokenTree::Ident(action)) = tokens.next() else { panic!("a case begins with the action") };
    let (facts, root, runtime) = (facts::facts(), quote!(bindings), quote!(bindings::dts_runtime));
    let marks = Marks::of(action.span());
    let emitter = Emitter { facts: &facts, root: &root, runtime: &runtime, name: &action, is_shown: false };
    let _ = alone::made(&emitter, tokens.collect(), &marks);
    let faults = marks.faults();
    let [fault] = faults.as_slice() else { panic!("{source}: {faults:?}") };
    let made = made(source);
    assert_eq!(made.matches("compile_error").count(), 1, "{made}");
    format!("{}: {}", fault.source().unwrap_or_default(), fault.message)
}

#[test]
fn literals() {
    assert_eq!(value(r#"MoveShop::shop_id = "a""#), r#""a""#);
    assert_eq!(value(r#"MoveShop::"ShopId" = "a","#), r#""a""#);
    assert_eq!(value("MoveShop::count = -5"), "{ let value : i32 = - 5; value }");
    assert_eq!(value("MoveShop::size = 5"), "{ let value : i64 = 5; value }");
    assert_eq!(value("MoveShop::share = 5"), "{ let value : f64 = 5.0; value }");
    assert_eq!(value("MoveShop::open = true"), "true");
    assert_eq!(value(r#"MoveShop::key = "long-enough""#), r#""long-enough""#);
    assert_eq!(value(r#"MoveShop::r#type_ = "a""#), r#""a""#);
}

#[test]
fn members_of_value_sets() {
    for source in
        ["MoveShop::kind = Sync", "MoveShop::kind = Kind::Sync", "MoveShop::kind = \"SYNC\"", "MoveShop::kinds = Sync"]
    {
        assert_eq!(value(source), "bindings::shops::move_shop::Kind::Sync", "{source}");
    }
    assert_eq!(value("MoveShop::kind = KIND"), "const { let value : bindings::shops::move_shop::Kind = KIND; value }");
}

#[test]
fn items_of_lists_and_members_of_groups() {
    assert_eq!(value(r#"MoveShop::zone_id = "h""#), r#""h""#);
    assert_eq!(value(r#"MoveShop::"ZoneId.N" = "h""#), r#""h""#);
    assert_eq!(value("MoveShop::floors = 5"), "{ let value : i32 = 5; value }");
    assert_eq!(value(r#"MoveShop::phones = "1""#), r#""1""#);
    assert!(made(r#"MoveShop::"Tag.N.Key" = "team""#).ends_with(r#"Tag::builder().key("")); "team" }"#));
    assert!(made(r#"MoveShop::"Tag.N.Zone" = "h""#).ends_with(r#""h" }"#));
}

#[test]
fn documents() {
    assert_eq!(value(r#"MoveShop::goods = { "a": [1, null] }"#), r#""{\"a\":[1,null]}""#);
    assert_eq!(value(r#"MoveShop::goods = "{}""#), r#""{}""#);
    assert!(value("MoveShop::goods = GOODS").contains(r#"Constant)(GOODS).text("#));
}

#[test]
fn expressions_are_constant() {
    assert!(value("MoveShop::shop_id = ID").starts_with("{ const CHECKED_BY_REQUEST : &'static str = {"));
    let code = value("MoveShop::shop_id = ids(5).0");
    assert!(code.starts_with("const {") && code.contains(r#"Constant)(ids(5).0).text("#), "{code}");
    assert!(code.contains(r#"charset : Some("A-Za-z0-9")"#), "{code}");
    assert!(value("MoveShop::type_ = ID").contains("&Limits::NONE"), "the type is checked all the same");
    assert!(value("MoveShop::count = C * 2").contains("__constant::int32)({ let value : i32 = C * 2; value },"));
    assert_eq!(value("MoveShop::open = A | B"), "const { let value : bool = A | B; value }");
    assert!(value("MoveShop::key = KEY").contains("(KEY).secret("));
    assert!(!value("MoveShop::days = DAYS").contains("[0-9]+"), "a pattern is not matched");
}

#[test]
fn literals_are_judged_as_in_requests() {
    for (source, told) in [
        (r#"shop_id = "a-b""#, r#""a-b": `ShopId`: the character '-' is not allowed (allowed: A-Za-z0-9) (guide)"#),
        ("count = 7", "7: `Count`: `7` is not a number of 5 or less (guide)"),
        ("count = 5i64", "5i64: `Count` is a whole number of 32 bits, not of type `i64`; leave `i64` out"),
        ("shop_id = 5", "5: `ShopId` is a text, not a whole number; write `\"5\"`"),
        (
            r#"kind = "SYNK""#,
            r#""SYNK": `Kind`: `SYNK` is not among its documented values (SYNC, MIGRATION, CHECK) (guide); did you mean `SYNC`?"#,
        ),
        ("kind = Synk", "Synk: `Kind` has no value `Synk`; did you mean `Sync`?"),
        (r#"days = "x""#, r#""x": `Days`: `x` does not match `[0-9]+` (guide)"#),
        (r#"key = "short""#, r#""short": `Key`: 5 characters; at least 8 are needed (guide)"#),
        (r#"zone_id = "hh""#, r#""hh": `ZoneId.N`: 2 characters; at most 1 is allowed (guide)"#),
        (r#""Tag.N.Key" = """#, r#""": `Tag.N.Key`: 0 characters; at least 1 is needed (guide)"#),
        (r#"goods = "{""#, r#""{": `Goods`: `{` is not a JSON document (guide)"#),
    ] {
        assert_eq!(fault(&format!("MoveShop::{source}")), told, "{source}");
    }
}

#[test]
fn what_no_constant_holds() {
    for (source, told) in [
        (
            r#"engine = "Redis""#,
            "\"Redis\": `Engine`: `Redis` is none of its documented values, and a constant holds no other; write it where the \
             request is built",
        ),
        (
            "goods = { \"a\": b }",
            "{ \"a\": b }: a constant for `Goods` is a text, into which no expression can be written; write literals alone, or \
             the document where the request is built",
        ),
        (
            "tag = { key: \"a\" }",
            "tag: `Tag.N` is a list of groups, which no constant holds; name a member of it: `MoveShop::\"Tag.N.Key\" = value`",
        ),
        ("zone_id = [\"h\"]", "[\"h\"]: a constant for the list `ZoneId.N` is one of its items; write the item alone"),
        ("phones = \"1,2\"", "\"1,2\": a constant for `Phones` is one of its items, without a comma; write one item"),
        ("count = None", "None: a constant for `Count` is the value itself, not an `Option`; write the value"),
        ("count = Some(5)", "Some(5): a constant for `Count` is the value itself, not an `Option`; write the value"),
        ("shop_id = [\"a\"]", "[\"a\"]: `ShopId` is a text, not a list; write one value"),
    ] {
        assert_eq!(fault(&format!("MoveShop::{source}")), told, "{source}");
    }
}

#[test]
fn wrong_syntax_says_what_to_write() {
    let behind = "unexpected token behind the value; remove it, or write one parameter at a time";
    for (source, told) in [
        (
            "",
            String::from(
                "MoveShop: expected the name of a parameter behind `MoveShop::`; write `MoveShop::name = value`",
            ),
        ),
        (
            "5 = 5",
            String::from(
                "5: expected the name of a parameter, or its wire name in quotes; write `MoveShop::name = value`",
            ),
        ),
        (
            "{ shop_id }",
            String::from(
                "{ shop_id }: expected the name of a parameter, or its wire name in quotes; write `MoveShop::name = value`",
            ),
        ),
        ("shop_id", String::from("shop_id: expected a value for `shop_id`; write `MoveShop::shop_id = value`")),
        (
            "\"ShopId\"",
            String::from("\"ShopId\": expected a value for `\"ShopId\"`; write `MoveShop::\"ShopId\" = value`"),
        ),
        ("shop_id =", String::from("=: expected a value behind `=`; write `MoveShop::shop_id = value`")),
        ("shop_id = ,", String::from(",: expected a value in front of the comma; write `MoveShop::shop_id = value`")),
        (
            "shop_id: \"a\"",
            String::from(":: expected `=` behind `shop_id`, not `:`; write `MoveShop::shop_id = value`"),
        ),
        ("shop_id == \"a\"", String::from("=: unexpected `=`; write `MoveShop::shop_id = value`")),
        ("shop_id => \"a\"", String::from(">: unexpected `>`; write `MoveShop::shop_id = value`")),
        ("shop_id(\"a\")", String::from("(\"a\"): a parameter is no call; write `MoveShop::shop_id = value`")),
        ("shop_id \"a\"", String::from("\"a\": expected `=` behind `shop_id`; write `MoveShop::shop_id = value`")),
        (
            "maybe count = 5",
            String::from(
                "maybe: a constant is the value itself, never absent; remove `maybe`: write `MoveShop::name = value`",
            ),
        ),
        ("shop_id = \"a\" \"b\"", format!("\"b\": {behind}")),
        ("shop_id = \"a\", count = 5", format!("count: {behind}")),
        ("shop_id = \"a\";", format!(";: {behind}")),
        ("count = -5 6", format!("6: {behind}")),
        ("open = true false", format!("false: {behind}")),
    ] {
        assert_eq!(fault(&format!("MoveShop::{source}")), told, "{source}");
    }
}

#[test]
fn unknown_names() {
    for (source, told) in [
        ("shop_idd = 5", "shop_idd: unknown parameter `shop_idd` in action `MoveShop`; did you mean `shop_id`?"),
        ("ShopId", "ShopId: unknown parameter `ShopId` in action `MoveShop`; did you mean `shop_id`?"),
        ("\"ShopID\" = 5", "\"ShopID\": unknown parameter `ShopID` in action `MoveShop`; did you mean `\"ShopId\"`?"),
        (
            "\"shop_id\" = 5",
            "\"shop_id\": unknown parameter `shop_id` in action `MoveShop`; did you mean `\"ShopId\"`?",
        ),
        (
            "\"Tag.1.Key\" = 5",
            "\"Tag.1.Key\": unknown parameter `Tag.1.Key` in action `MoveShop`; did you mean `\"Tag.N.Key\"`?",
        ),
        (
            "\"Tag.N.Kye\" = 5",
            "\"Tag.N.Kye\": unknown parameter `Tag.N.Kye` in action `MoveShop`; did you mean `\"Tag.N.Key\"`?",
        ),
    ] {
        assert_eq!(fault(&format!("MoveShop::{source}")), told, "{source}");
    }
    assert!(fault("MoveShop::colour = 5").contains("one that is newer than these bindings"));
}

#[test]
fn editors_see_names_of_faulty_ones_too() {
    let made = made("MoveShop::zone_id = \"hh\"");
    let method = "let _ = || bindings::shops::move_shop::MoveShop::builder().zone_id(::std::vec::Vec::<::std::string::String>::new());";
    assert!(made.contains(method), "{made}");
}

#[test]
fn warnings() {
    assert!(value(r#"MoveShop::cluster = "c""#).contains("only the public cloud documents `Cluster`"));
}

/// What is made can be read as Rust.
#[test]
fn code_can_be_read() {
    for source in
        ["shop_id = ID", "kind = 5", "sho", "share = -x", "goods = { \"a\": b }", "\"Tag.N.Key\" = K", "open = a || b"]
    {
        syn::parse_str::<syn::Expr>(&made(&format!("MoveShop::{source}"))).expect(source);
    }
}

/// Whatever is written: no panic, and either a value or errors.
#[test]
fn tokens_that_are_missing_or_doubled() {
    let tokens = "= = : , ; \"a\" 5 - 'c' x Sync None maybe const true { } [ ] { \"a\": b } (a)";
    let tokens: Vec<TokenTree> = tokens.parse::<TokenStream>().expect("tokens").into_iter().collect();
    for name in ["shop_id", "\"ZoneId.N\"", "kind", "goods", "phones", "5", ""] {
        for first in &tokens {
            for second in &tokens {
                for third in &tokens {
                    let made = made(&format!("MoveShop::{name} {first} {second} {third}"));
                    assert!(!made.is_empty());
                }
            }
        }
    }
}
