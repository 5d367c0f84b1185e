//! JSON documents.

use super::{before_build, code, faults};

#[track_caller]
fn goods(value: &str) -> String {
    let code = code(&format!("MoveShop {{ shop_id, goods: {value} }}"));
    let (_, goods) = code.split_once(".goods(").expect("the setter");
    before_build(goods).strip_suffix(')').expect("the end of the call").to_owned()
}

/// The text of a document that is all literals.
#[track_caller]
fn text(value: &str) -> String {
    syn::parse_str::<syn::LitStr>(&goods(value)).expect("a text").value()
}

#[test]
fn literals_become_text() {
    assert_eq!(text("{}"), "{}");
    assert_eq!(text("[]"), "[]");
    assert_eq!(
        text(r#"{ "a": [1, -2, 0.5, 1., 1_000, 0x10, 5u8], "b": { "c": null, "d": true, }, "e": None }"#),
        r#"{"a":[1,-2,0.5,1.0,1000,16,5],"b":{"c":null,"d":true},"e":null}"#
    );
    let written = text(r#"{ "q\"": "a\\b\n\r\t\u{1}ü€" }"#);
    assert_eq!(written, "{\"q\\\"\":\"a\\\\b\\n\\r\\t\\u0001ü€\"}");
    let read: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(read["q\""], "a\\b\n\r\t\u{1}ü€");
}

#[test]
fn raw_text_and_expressions_stay() {
    assert_eq!(goods(r#""{\"a\":1}""#), r#""{\"a\":1}""#);
    assert_eq!(goods("DbList::new()"), "DbList::new()");
    assert_eq!(goods("[1, 2].to_vec()"), "[1, 2].to_vec()");
}

#[test]
fn expressions_are_written_when_it_runs() {
    assert_eq!(
        goods(r#"{ "a": name, (db): { "n": [1, f(x, y)], "z": 1 } }"#),
        "{ let mut text =::std::string::String::new(); \
         text.push_str(\"{\\\"a\\\":\"); bindings::dts_runtime::__document::write_json(&mut text, &(name)); \
         text.push_str(\",\"); bindings::dts_runtime::__document::write_name(&mut text, &(db)); \
         text.push_str(\":{\\\"n\\\":[1,\"); bindings::dts_runtime::__document::write_json(&mut text, &(f(x, y))); \
         text.push_str(\"],\\\"z\\\":1}}\"); text }"
    );
}

#[test]
fn faults_of_documents() {
    assert_eq!(
        faults(
            r#"MoveShop { shop_id, goods: { "a": 1, "a": 2, b: 3, 4: 5, "c", "d": , "e" = 1, "f": [1, , 2], , "g": 'c', "h": 1 "i": 2 } }"#
        ),
        [
            "\"a\": member `a` is given twice; remove one",
            "b: the name of a member stands in quotes: `\"b\": ...`; a name that is known when it runs stands in parentheses: \
             `(b): ...`",
            "4: expected the name of a member: `\"name\": value`",
            "\"c\": expected `:` and a value behind a member's name; write `\"name\": value`",
            ":: expected a value behind the colon; write `\"name\": value`",
            "=: expected `:` and a value behind a member's name; write `\"name\": value`",
            ",: expected a value in front of the comma; remove one comma",
            ",: expected a member in front of the comma; remove one comma",
            "'c': JSON has texts, numbers, `true`, `false` and `null`; write a text: `\"...\"`",
            "\"i\": expected a comma in front of this member",
        ]
    );
}
