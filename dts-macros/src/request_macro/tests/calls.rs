//! What generated bindings hand over.

use crate::request_macro::request;

/// The text of the one error that is made.
fn told(source: &str) -> String {
    let text = request(source.parse().expect("tokens")).to_string();
    assert_eq!(text.matches("compile_error").count(), 1, "{text}");
    let (_, message) = text.split_once("{ ").expect("a message");
    syn::parse_str::<syn::LitStr>(message.trim_end_matches([' ', '}'])).expect("a text").value()
}

#[test]
fn unknown_actions() {
    let names = r#"[$crate] [runtime] unknown "MoveShop StopShop DescribeShops""#.replace('$', "");
    for (given, message) in [
        ("MoveShp { }", "unknown action `MoveShp`; did you mean `MoveShop`?"),
        ("move_shop { }", "unknown action `move_shop`; did you mean `MoveShop`?"),
        ("MOVESHOP", "unknown action `MOVESHOP`; did you mean `MoveShop`?"),
        ("Fly { }", "unknown action `Fly`; write one of those that the bindings have, such as `MoveShop`"),
        ("\"StopShop\" { }", "the action's name stands without quotes: `StopShop`"),
        ("shops::StopShop { }", "the action's name stands alone, without a path: `StopShop`"),
        ("{ shop_id }", "expected the name of an action; write `request!(MoveShop { parameter: value })`"),
        ("5", "expected the name of an action; write `request!(MoveShop { parameter: value })`"),
        ("", "expected an action and its parameters; write `request!(MoveShop { parameter: value })`"),
    ] {
        assert_eq!(told(&format!("{names} {given}")), message, "{given}");
    }
}

#[test]
fn calls_by_others() {
    let message = "this macro is called by the `request!` of generated bindings; call that one: `request!(Action { parameter: \
                   value })`";
    for source in [
        "",
        "MoveShop { }",
        "[root] [runtime]",
        "[root] [runtime] \"facts\"",
        "[root] [runtime] known \"names\" A {}",
        "[root] [runtime] 5 6",
    ] {
        assert_eq!(told(source), message, "{source}");
    }
}

#[test]
fn facts_of_another_version() {
    for facts in ["\"not facts\"", "5"] {
        let text = told(&format!("[root] [runtime] {facts} MoveShop {{ }}"));
        assert!(text.starts_with("the facts of `MoveShop` can't be read: "), "{text}");
        assert!(text.ends_with("must be of one version, so generate the bindings again"), "{text}");
    }
}
