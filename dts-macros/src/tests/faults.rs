//! Faults, without a compiler: which ones are told, and that nothing panics. Places are shown by the cases of `ui`.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::DeriveInput;

use crate::expand;

/// The texts of all `compile_error!`, and whether anything else was made.
pub(super) fn told(tokens: TokenStream) -> (Vec<String>, bool) {
    let mut texts = Vec::new();
    let mut is_error = false;
    let mut has_impl = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                is_error = ident == "compile_error";
                has_impl |= ident == "impl";
            }
            TokenTree::Group(group) if is_error => {
                let text = syn::parse2::<syn::LitStr>(group.stream()).expect("a text");
                texts.push(text.value());
                is_error = false;
            }
            _ => {}
        }
    }
    (texts, has_impl)
}

fn request(source: &str) -> Vec<String> {
    let input: DeriveInput = syn::parse_str(source).unwrap();
    let (texts, has_impl) = told(expand::request(&input));
    assert!(has_impl, "a faulty request has a stand-in");
    texts
}

const GOOD: &str = r#"
    #[dts(product = "Dts", version = "2020-01-01", response = Answer, source = "guide", legacy)]
    #[dts(pagination(page = "Page", size = "Size", items = "Jobs"), error(code = "Busy", status = 409, retryable))]
    #[dts(waiter(name = "up", field = "Status", success("Up"), failure("Down")))]
    #[dts(rule(id = "a", required("Ip", "Id.N"), only_then, when(any_of("Kind", "x", "y"), not(present("Tag.N.Key")))))]
    #[dts(rule(id = "b", range("Page", minimum = -1, maximum = 5.5), when(absent("Ip")), says = "small"))]
    struct Start {
        #[dts(name = "Ip", format = "ip", max_length = 40, charset = "0-9.")]
        ip: Option<String>,
        #[dts(name = "Kind", default = "x")]
        kind: Option<Kind>,
        #[dts(name = "Page", minimum = 1, default = 1)]
        page: Option<i32>,
        #[dts(name = "Size", one_of(30, 50), classes(1, upper, digit))]
        size: Option<i32>,
        #[dts(name = "Id.N", min_items = 1, max_items = 9)]
        id: Vec<String>,
        #[dts(name = "Tag.N", group, member(name = "Key", field = key))]
        tag: Vec<Tag>,
        #[dts(extra)]
        extra: ExtraParameters,
    }
"#;

#[test]
fn a_sound_request_has_no_fault() {
    assert_eq!(request(GOOD), Vec::<String>::new());
}

#[test]
fn all_faults_are_told_at_once() {
    let source = GOOD
        .replace("version = \"2020-01-01\", ", "")
        .replace("format = \"ip\"", "format = \"ipp\"")
        .replace("minimum = 1, default", "minimum = 1, maximum = 0, default")
        .replace("any_of(\"Kind\"", "any_of(\"Kin\"")
        .replace("id = \"b\"", "id = \"a\"")
        .replace("name = \"Size\", one_of", "name = \"Page\", oneof");
    assert_eq!(
        request(&source),
        [
            "the request has no `version`; add the version of the API: `version = \"2020-01-01\"`",
            "unknown format `ipp`; did you mean `ip`?",
            "`minimum` 1 is above `maximum` 0; exchange them",
            "unknown attribute `oneof`; did you mean `one_of`?",
            "wire name `Page` is taken by the field `page`; each has its own",
            "unknown parameter `Size` in action `Start`; write the wire name of one of its fields",
            "unknown parameter `Kin` in action `Start`; did you mean `Kind`?",
            "rule id `a` is given twice; each rule has its own",
        ]
    );
}

/// Values that stand in attributes are held against the limits of the field that they are for.
#[test]
fn values_that_a_field_does_not_let_through() {
    let with = |from: &str, to: &str| request(&GOOD.replace(from, to));
    assert_eq!(
        with("minimum = 1, default = 1", "minimum = 1, default = 0"),
        ["the default breaks the parameter's own limits: `0` is not a number of 1 or more; change one of them"]
    );
    assert_eq!(
        with("any_of(\"Kind\", \"x\", \"y\")", "any_of(\"Ip\", \"::1\", \"10.0.0.1\")"),
        [
            "`::1` can't be a value of `Ip`: the character ':' is not allowed (allowed: 0-9.); write one that its limits let \
          through"
        ]
    );
    assert_eq!(
        with("range(\"Page\", minimum = -1, maximum = 5.5)", "fixed(\"Size\", 40)"),
        [
            "`40` can't be a value of `Size`: `40` is not among its documented values (30, 50); write one that its limits let \
          through"
        ]
    );
    assert_eq!(
        with("range(\"Page\", minimum = -1, maximum = 5.5)", "range(\"Page\", maximum = 0)"),
        ["the range of `Page` can't be kept: the field itself has `minimum = 1`; change one of them"]
    );
    assert_eq!(
        with("range(\"Page\", minimum = -1, maximum = 5.5)", "range(\"Size\", minimum = 31, maximum = 49)"),
        ["the range of `Size` can't be kept: the field itself has `one_of(30, 50)`; change one of them"]
    );
    let pattern = with("charset = \"0-9.\"", "pattern = \"[0-9\"");
    assert!(pattern[0].starts_with("`[0-9` is not a regular expression: "), "{pattern:?}");
    assert_eq!(pattern.len(), 1);
}

#[test]
fn rules_that_can_never_matter() {
    let with = |rule: &str| request(&GOOD.replace("legacy)]", &format!("legacy, rule(id = \"c\", {rule}))]")));
    assert_eq!(with("required(\"Ip\"), when(any_of(\"Page\", 5))"), Vec::<String>::new());
    assert_eq!(
        with("required(\"Ip\"), when(all(present(\"Page\"), absent(\"Page\")))"),
        ["rule `c` can never fire: its condition never holds; compare with other values"]
    );
    assert_eq!(
        with("valid(\"Size\"), when(any(present(\"Page\"), absent(\"Page\")))"),
        ["rule `c` can never fire: its condition always holds; compare with other values"]
    );
    assert_eq!(
        with("required(\"Ip\"), when(present(\"Page\"))), rule(id = \"d\", valid(\"Ip\"), when(absent(\"Page\"))"),
        ["rules `c` and `d` contradict each other about `Ip`: in a request with `Page` = `1`, `Ip` is required when \
          `Page` is given, but `Ip` is valid only when `Page` is not given; narrow one of the conditions"]
    );
}

#[test]
fn a_product_is_named_or_pointed_at() {
    let named = "product = \"Dts\", version = \"2020-01-01\"";
    let with = |product: &str| request(&GOOD.replace(named, product));
    assert_eq!(with("product = dts_generated::dts::PRODUCT"), Vec::<String>::new());
    assert_eq!(with("product = PRODUCT, version = \"1\""), ["the product has its version in it; remove `version`"]);
    assert_eq!(
        with("product = 5, version = \"1\""),
        ["expected a name, `product = \"Dts\"`, or the path of a `dts_runtime::Product`"]
    );
    let missing = "the request has no `product`; add its name on the wire, `product = \"Dts\"`, or the constant of a \
                   generated crate, `product = dts_generated::dts::PRODUCT`";
    assert_eq!(with("version = \"1\""), [missing]);
    assert_eq!(with("legacy = false"), [missing, "`legacy` is given twice; remove one"]);
}

#[test]
fn a_text_called_client_token_is_one() {
    let token = |ty: &str| {
        let source = GOOD.replace("name = \"Ip\", format = \"ip\", max_length = 40, charset = \"0-9.\"", ty);
        let source = source
            .replace("\"Ip\", \"Id.N\"", "\"Id.N\"")
            .replace(", when(absent(\"Ip\"))", ", when(absent(\"Size\"))");
        let input: DeriveInput = syn::parse_str(&source).unwrap();
        let tokens = expand::request(&input);
        assert_eq!(told(tokens.clone()).0, Vec::<String>::new());
        tokens.to_string().contains(". client_token (\"ClientToken\")")
    };
    assert!(token("name = \"ClientToken\""));
    assert!(!token("name = \"Token\""));
}

/// Every token of every attribute is left out, and put there twice: whatever comes of it, it is no panic, and what is
/// made besides the faults can be read as Rust.
#[test]
fn nothing_panics() {
    let tokens: TokenStream = GOOD.parse().unwrap();
    let count = mutated(tokens.clone(), &mut usize::MAX.clone(), false).1;
    let (mut sound, mut faulty) = (0, 0);
    for index in 0..count {
        for twice in [false, true] {
            let (changed, _) = mutated(tokens.clone(), &mut index.clone(), twice);
            let Ok(input) = syn::parse2::<DeriveInput>(changed) else { continue };
            for expand in [expand::request, expand::group, expand::structure, expand::value_set] {
                let (texts, _) = told(expand(&input));
                if texts.is_empty() { sound += 1 } else { faulty += 1 }
            }
        }
    }
    assert!(faulty > 1000, "{faulty} faulty, {sound} sound");
}

/// The tokens with one of those in brackets and parentheses left out or put there twice; and how many there are.
pub(super) fn mutated(tokens: TokenStream, index: &mut usize, twice: bool) -> (TokenStream, usize) {
    let (mut all, mut count) = (Vec::new(), 0);
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => {
                let is_inside = group.delimiter() != Delimiter::Brace;
                let stream = if is_inside { own(group.stream(), index, twice, &mut count) } else { group.stream() };
                let (stream, inner) = mutated(stream, index, twice);
                count += inner;
                all.push(TokenTree::Group(Group::new(group.delimiter(), stream)));
            }
            token => all.push(token),
        }
    }
    (all.into_iter().collect(), count)
}

fn own(stream: TokenStream, index: &mut usize, twice: bool, count: &mut usize) -> TokenStream {
    let mut kept = Vec::new();
    for token in stream {
        *count += 1;
        let is_meant = *index == 0;
        *index = index.wrapping_sub(1);
        match (is_meant, twice) {
            (true, false) => {}
            (true, true) => kept.extend([token.clone(), token]),
            (false, _) => kept.push(token),
        }
    }
    kept.into_iter().collect()
}
