//! What becomes of a spec folder, without a compiler.

use std::{
    fs,
    path::{Path, PathBuf},
};

use dts_codegen::render::{Layout, Paths};
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Item, LitStr};

const EXAMPLE: &str = "../examples/private-action";

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE)
}

fn included(package: PathBuf, input: TokenStream) -> TokenStream {
    super::include_spec(input, Some(package))
}

/// The texts of all `compile_error!`, each with the text of the token that it is at.
fn faults(input: &str) -> Vec<String> {
    let tokens = included(package(), input.parse().unwrap());
    let mut told = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if matches!(&token, TokenTree::Ident(ident) if ident == "compile_error") {
            tokens.next();
            let Some(TokenTree::Group(group)) = tokens.next() else { unreachable!("no text") };
            let text: LitStr = syn::parse2(group.stream()).unwrap();
            told.push(format!("{} at {}", text.value(), token.span().source_text().unwrap_or_default()));
        }
    }
    told
}

/// The example's text as `generate` makes it, in tokens.
fn generated(paths: &Paths<'_>) -> String {
    let made = dts_codegen::generate(&package().join("spec"), paths, Layout::Single { file: "bindings.rs" });
    let text: String = made.files.unwrap().files.into_values().collect();
    let items = syn::parse_str::<syn::File>(&text).unwrap().items;
    quote::quote!(#(#items)*).to_string()
}

/// What the macro makes, in tokens: the bindings, and the files that are watched.
fn made(input: TokenStream) -> (String, Vec<PathBuf>) {
    let file: syn::File = syn::parse2(included(package(), input)).unwrap();
    let (watched, bindings): (Vec<Item>, Vec<Item>) =
        file.items.into_iter().partition(|item| matches!(item, Item::Const(_)));
    let watched = watched.iter().map(|item| {
        let Item::Const(item) = item else { unreachable!("they were told apart") };
        let syn::Expr::Macro(call) = &*item.expr else { panic!("a constant that watches nothing") };
        let file: LitStr = call.mac.parse_body().unwrap();
        let path: PathBuf = file.value().into();
        assert!(call.mac.path.segments.last().unwrap().ident == "include_bytes");
        assert!(path.is_absolute() && path.is_file(), "{}", path.display());
        path.strip_prefix(package().join("spec")).unwrap().to_owned()
    });
    let watched = watched.collect();
    (quote::quote!(#(#bindings)*).to_string(), watched)
}

#[test]
fn the_bindings_are_those_of_the_generator() {
    let (bindings, watched) = made(quote::quote!("spec"));
    assert!(bindings == generated(&Paths::default()), "{bindings}");
    let files = [
        "vault/actions/secret/create_secret.yaml",
        "vault/actions/secret/list_secrets.yaml",
        "vault/documents/rotation_policy.yaml",
        "vault/fields.yaml",
        "vault/product.yaml",
    ];
    assert_eq!(watched, files.map(PathBuf::from));

    let paths = Paths { runtime: "::my::runtime", module: "api::bindings", ..Paths::default() };
    for module in ["api::bindings", "crate::api::bindings"] {
        let input = quote::quote!("spec", module = #module, runtime = "::my::runtime",);
        assert_eq!(made(input).0, generated(&paths));
    }
    assert_eq!(made(quote::quote!("spec", module = "crate")).0, generated(&Paths::default()));
}

#[test]
fn arguments_are_understood_or_told() {
    for (input, expected) in [
        (
            "",
            "expected the path of a spec folder in quotes: `include_spec!(\"spec\")`; it is relative to the folder of \
             Cargo.toml at ",
        ),
        (
            "spec",
            "expected the path of a spec folder in quotes: `include_spec!(\"spec\")`; it is relative to the folder of \
             Cargo.toml at spec",
        ),
        ("\" \"", "the path is empty; write that of a spec folder: `include_spec!(\"spec\")` at \" \""),
        ("\"spec\" module", "expected a comma at module"),
        ("\"spec\", 1", "expected `module = \"...\"` or `runtime = \"...\"` at 1"),
        ("\"spec\", module: 1", "expected `module = \"...\"` or `runtime = \"...\"` at :"),
        ("\"spec\", module = bindings", "expected a path in quotes: `module = \"bindings\"` at bindings"),
        ("\"spec\", modul = \"a\"", "unknown argument `modul`; did you mean `module`? at modul"),
        ("\"spec\", x = \"a\"", "unknown argument `x`; expected `module = \"...\"` or `runtime = \"...\"` at x"),
        ("\"spec\", module = \"a\", module = \"b\"", "`module` is given twice; keep one at module"),
        (
            "\"spec\", module = \"a b\"",
            "`a b` is not the path of a module below the root of the crate; write one such as `bindings` at \"a b\"",
        ),
        (
            "\"spec\", module = \"super::a\"",
            "`super::a` is not the path of a module below the root of the crate; write one such as `bindings` at \
             \"super::a\"",
        ),
        (
            "\"spec\", runtime = \"\"",
            "`` is not the path of a crate or module; write one such as `::dts_runtime` at \"\"",
        ),
    ] {
        assert_eq!(faults(input), [expected], "{input}");
    }
    // All at once.
    assert_eq!(faults("\"\", modul = \"a\", runtime = \"-\"").len(), 3);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let told = faults("\"nowhere\"");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("there is no spec folder `"), "{told:?}");
    assert!(told[0].ends_with(" at \"nowhere\""), "{told:?}");
    let told = super::include_spec(quote::quote!("spec"), None).to_string();
    assert!(told.contains("`CARGO_MANIFEST_DIR` is not set"), "{told}");
}

#[test]
fn what_is_sound_keeps_its_bindings() {
    let folder = std::env::temp_dir().join(format!("dts-macros-include-spec-{}", std::process::id()));
    let actions = folder.join("spec/vault/actions/secret");
    fs::create_dir_all(&actions).unwrap();
    fs::write(
        folder.join("spec/vault/product.yaml"),
        "product: Vault\nversion: \"2024-05-01\"\nsummary: Keeps keys.\nsource: none\n",
    )
    .unwrap();
    fs::write(actions.join("good.yaml"), "action: Good\nsummary: Does good.\nsource: none\n").unwrap();
    fs::write(actions.join("bad.yaml"), "action: Bad\nsumary: Does bad.\nsource: none\n").unwrap();
    let text = included(folder.clone(), quote::quote!("spec")).to_string();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(text.matches("compile_error").count(), 1, "{text}");
    assert!(text.contains("spec/vault/actions/secret/bad.yaml:2:1: unknown key `sumary`"), "{text}");
    assert!(text.contains("pub struct Good ") && !text.contains("pub struct Bad "), "{text}");
    assert_eq!(text.matches("include_bytes").count(), 3, "a mended file is seen: {text}");
}

#[test]
fn tokens_for_editors_are_the_same() {
    let tokens: TokenStream =
        "pub struct A { a: Vec<[u8; 4]>, } macro_rules! b { ($a:tt) => { $crate::c!('d', \"e\") }; }".parse().unwrap();
    assert_eq!(super::placed(tokens.clone(), Span::call_site()).to_string(), tokens.to_string());
}
