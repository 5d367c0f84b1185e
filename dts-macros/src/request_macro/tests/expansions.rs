//! What is made of faulty requests, and of those with warnings.

use super::{code, make, readable};

#[test]
fn a_faulty_request_keeps_names_and_values_out_of_the_way() {
    let made = make(
        r#"MoveShop { shop_id: id, kind: Synk, coun: 5, open: "true", maybe zone_id: z, tag: [{ key: 1 }, "x"] }"#,
    );
    assert_eq!(made.faults.len(), 6, "{:?}", made.faults);
    let code = readable(made.tokens);
    let ty = "bindings::shops::move_shop::MoveShop";
    let kept = format!(
        "if false {{ let _ = {ty}::builder().shop_id(id).kind(\"\").open(false)\
         .zone_id(::std::vec::Vec::<::std::string::String>::new())\
         .tag([bindings::shops::move_shop::Tag::builder().key(\"\").build(), \
         bindings::shops::move_shop::Tag::builder().key(\"\").build()]);"
    );
    assert!(code.contains(&kept), "{code}");
    assert_eq!(code.matches("compile_error").count(), 6, "{code}");
    let (_, last) = code.split_once("} else {").expect("the last fault stands for the value");
    assert_eq!(last.matches("compile_error").count(), 1, "{last}");
}

#[test]
fn what_a_group_lacks_is_no_second_error() {
    let made = make(r#"MoveShop { shop_id: id, tag: [{ value: "a" }, {}] }"#);
    assert_eq!(made.faults.len(), 2, "{:?}", made.faults);
    let code = readable(made.tokens);
    assert!(code.contains(r#"::builder().value("a").key("").build()"#), "{code}");
    assert!(code.contains(r#"::builder().key("").build()"#), "{code}");
}

#[test]
fn parameters_of_the_public_cloud_warn() {
    let warned = code(r#"MoveShop { shop_id: "a", cluster: "c" }"#);
    let item = r#"#[deprecated(note = "only the public cloud documents `Cluster`")]"#;
    assert_eq!(warned.matches(item).count(), 1, "{warned}");
    assert!(warned.ends_with(r#".shop_id("a").cluster("c").build_unchecked() }"#), "{warned}");
}

/// What is made can be read as Rust.
#[test]
fn code_can_be_read() {
    for source in [
        r#"MoveShop { shop_id, cluster: "c", goods: { "a": b }, tag: [{ key: "a" }], zone_id: ["a", b] }"#,
        r#"MoveShop { shop_id, coun: 5, kind: Synk, share: -1, goods: [a, 'c', { b: 1 }], maybe kind: k }"#,
    ] {
        let tokens = make(source).tokens;
        syn::parse2::<syn::Expr>(tokens).expect(source);
    }
}
