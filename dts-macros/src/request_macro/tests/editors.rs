//! What editors are shown. rust-analyzer expands twice, with a marker at the cursor and without, and finds a place of one
//! expansion in the other by counting letters.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{call, shown};

/// What an editor is shown, without blanks.
#[track_caller]
fn looked_at(source: &str) -> String {
    let code = super::looked_at(source);
    code.split_whitespace().collect()
}

const MARKER: &str = "raCompletionMarker";

/// What stands in front of the marker, and behind it in the expansion without it; `$` is the cursor.
#[track_caller]
fn at_cursor(source: &str) -> (String, String) {
    let (without, with) = (looked_at(&source.replace('$', "")), looked_at(&source.replace('$', MARKER)));
    let (before, _) = with.split_once(MARKER).expect("the marker is shown");
    // What the dot stands behind counts.
    match without.strip_prefix(before.strip_suffix('.').unwrap_or(before)) {
        Some(behind) => (before.to_owned(), behind.to_owned()),
        None => panic!("{source} is not the same up to the cursor:\n{without}\n{with}"),
    }
}

#[test]
fn names_are_fields_of_the_request() {
    for source in [
        "MoveShop { coun$ }",
        "MoveShop { $ }",
        "MoveShop { $.. }",
        "MoveShop { shop_id: id, $ }",
        "MoveShop { shop_id: id, coun$ }",
        "MoveShop { shop_id: id, coun$: 5, open: true }",
        "MoveShop { shop_id: id, maybe coun$ }",
        "MoveShop { shop_id: id, $ open: true }",
        "MoveShop { shop_id: id, $, open: true }",
        "MoveShop { shop_id: id, coun$ open: true }",
        // It is a name already.
        "MoveShop { shop_id: id, count$: 5 }",
        "MoveShop { shop_id$ }",
        "MoveShop { shop_id: id, colour: 5, coun$ }",
        "MoveShop { shop_id: \"\", kind: Synk, endpoint_ip: 5, coun$ }",
        "MoveShop::$",
        "MoveShop::coun$",
        "MoveShop::coun$ = 5",
        "MoveShop::count$",
        "MoveShop::count$ = 5",
    ] {
        let (before, _) = at_cursor(source);
        let receiver = "let_=parameters().";
        let (_, typed) = before.rsplit_once(receiver).unwrap_or_else(|| panic!("{before}"));
        assert!(source.contains(&format!("{typed}$")), "{source}: {typed}");
        let ty = "letparameters:fn()->bindings::shops::move_shop::MoveShop=||loop{};";
        assert_eq!(before.matches(ty).count(), 1, "{before}");
    }
}

#[test]
fn names_in_groups_are_fields_of_the_group() {
    for source in [
        "MoveShop { shop_id: id, tag: [{ ke$ }] }",
        "MoveShop { shop_id: id, tag: [{ $ }] }",
        "MoveShop { shop_id: id, tag: [{ key: \"a\", $ }] }",
        "MoveShop { shop_id: id, tag: [{ key: \"a\" }, { va$: \"b\" }], open: true }",
    ] {
        let (before, _) = at_cursor(source);
        let (_, group) = before.rsplit_once("letparameters:fn()->").unwrap_or_else(|| panic!("{before}"));
        assert!(group.starts_with("bindings::shops::move_shop::Tag="), "{source}: {group}");
    }
}

#[test]
fn members_are_below_their_set() {
    for source in [
        "MoveShop { shop_id: id, kind: $ }",
        "MoveShop { shop_id: id, kind: $ open: true }",
        "MoveShop { shop_id: id, kind: $, open: true }",
        "MoveShop { shop_id: id, kind: Sy$ }",
        "MoveShop { shop_id: id, kind: Sync$ }",
        "MoveShop { shop_id: id, kind: Kind::$ }",
        "MoveShop { shop_id: id, kind: Kind::Sy$, open: true }",
    ] {
        let (before, behind) = at_cursor(source);
        let (_, typed) =
            before.rsplit_once(".kind(bindings::shops::move_shop::Kind::").unwrap_or_else(|| panic!("{before}"));
        assert!(source.contains(&format!("{typed}$")), "{source}: {typed}");
        assert!(!behind.starts_with("::"), "{behind}");
    }
}

#[test]
fn values_are_where_they_are_built() {
    for source in [
        "MoveShop { shop_id: na$ }",
        "MoveShop { shop_id: id, zone_id: [\"a\", na$] }",
        "MoveShop { shop_id: id, tag: [{ key: na$ }] }",
        "MoveShop { shop_id: id, goods: { \"a\": na$ } }",
    ] {
        at_cursor(source);
    }
    // Nothing is there yet, and something is: the place is the same, the text behind it is not.
    let (without, with) = (
        looked_at("MoveShop { shop_id: id, goods: { \"a\": } }"),
        looked_at("MoveShop { shop_id: id, goods: { \"a\": raCompletionMarker } }"),
    );
    let (before, _) = with.split_once(MARKER).unwrap();
    assert!(without.starts_with(before), "{without}\n{with}");
}

#[test]
fn a_member_alone_stands_in_its_set() {
    for source in ["MoveShop::kind = Sy$", "MoveShop::kind = Sync$"] {
        let (before, _) = at_cursor(source);
        assert!(before.contains("letvalue=||bindings::shops::move_shop::Kind::Sy"), "{before}");
        assert!(!before.contains("compile_error"), "{before}");
    }
    let code = looked_at("MoveShop::kind = Sy");
    assert_eq!(code.matches("compile_error").count(), 1, "{code}");
}

#[test]
fn a_name_leads_to_one_method() {
    let code = looked_at("MoveShop { shop_id: id, coun: other, open: 5 }");
    let (front, request) = code.split_once("}bindings").expect("the names stand in front");
    let names = "let_=parameters().shop_id;let_=parameters().coun;let_=parameters().open;let_=parameters();";
    assert!(front.ends_with(names), "{front}");
    // A value has its place, even that of an unknown name.
    let built = "::shops::move_shop::MoveShop::builder().shop_id(id).open(false);let_=other;::core::compile_error!";
    assert!(request.starts_with(built), "{request}");
    assert_eq!(request.matches("compile_error").count(), 2, "{request}");
    assert!(request.ends_with("Violations>=||loop{};request()}"), "{request}");

    let sound = looked_at("MoveShop { shop_id: \"a\", cluster: \"c\" }");
    let built = "}bindings::shops::move_shop::MoveShop::builder().shop_id(\"a\").cluster(\"c\").build_unchecked()}";
    assert!(sound.ends_with(built), "{sound}");
}

#[test]
fn actions_stand_among_their_like() {
    let module = quote!($crate::shops);
    let given: TokenStream = "MoveSho { shop_id: id }".parse().unwrap();
    let error = call::unknown(&proc_macro2::Literal::string("MoveShop"), given.clone());
    let code = shown::unknown(Some(&module), given, &error).to_string();
    assert!(code.starts_with("{ { let _ : fn ($ crate :: shops :: MoveSho) ; }"), "{code}");
    assert!(code.contains("unknown action `MoveSho`; did you mean `MoveShop`?"), "{code}");
    assert!(looked_at("MoveShop { shop_id }").starts_with("{{let_:fn(bindings::shops::MoveShop);"));

    // Bindings of another version.
    assert!(shown::module(&quote!($crate::shops::other::runtime)).is_none());
    assert!(shown::module(&quote!(runtime)).is_none());
}
